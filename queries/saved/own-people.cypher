// An actor's own people
// id: own-people
// category: structure
// about: Who leads the actor, is part or a member of it, or speaks for it, and what it leads, is part of or speaks for itself.
// param: actor actor required            name, alias or id
// param: min_confidence confidence = 0.0  leave out claims of a lower confidence; hand-made ones have none and pass
// param: as_of end-date = none       what had begun by that day and not ended before it
// param: since date = none               what began on that day or later
// param: until end-date = none       what began on that day or earlier
// param: undated bool = false            with a date: also what has none
// returns: person                        the other actor
// returns: person_id                     its id
// returns: direction                     ->: the other leads, speaks for … the actor asked for; <-: the other way round
// returns: relation                      in words
// returns: relation_id                   the relation's name
// returns: modality                      of the best claim
// returns: quote                         of the best claim
// returns: dataset                       the data set it comes from; null where it was read from a text
// returns: version                       the release of the data set
// returns: row                           the row of the data set
// returns: note                          what the data set says of the row, in its own words; no quote
// returns: url                           of the article, or of the row's source
// returns: speakers                      of the best claim
// returns: outlets                       of the best claim: the media that the article relays
// returns: sources                       distinct origins
// returns: contested                     whether some of the claims are
// returns: claims                        ids, best first
// example: actor=LNA => person has Haftar
MATCH (:Name {key: $actor})-[:NAMES]->(x:Actor)
MATCH (x)-[hop:SAME_BODY|SPEAKS_FOR]-(s:Actor)
WITH DISTINCT x, s, hop.key AS pair
MATCH (c:Claim {pair: pair})
WHERE c.link IN ['SAME_BODY', 'SPEAKS_FOR'] AND c.counted
  AND coalesce(c.confidence, 1.0) >= $min_confidence
  AND (c.ends IS NULL OR $as_of IS NULL OR c.ends >= $as_of)
  AND CASE WHEN c.date_from IS NULL
        THEN $undated OR ($as_of IS NULL AND $since IS NULL AND $until IS NULL)
        ELSE ($as_of IS NULL OR c.date_from <= $as_of)
          AND ($since IS NULL OR c.date_from >= $since) AND ($until IS NULL OR c.date_from <= $until) END
WITH x, s, c
ORDER BY coalesce(c.confidence, 1.0) DESC, coalesce(c.start, c.position), c.id
UNWIND CASE WHEN size(c.origins) = 0 THEN [null] ELSE c.origins END AS origin
WITH x, s, c.relation AS relation_id, c.label AS relation,
  CASE WHEN c.object = x.id THEN '->' ELSE '<-' END AS direction,
  collect(DISTINCT c) AS found, count(DISTINCT origin) AS sources
WITH *, found[0] AS best
RETURN s.label AS person, s.id AS person_id, direction, relation, relation_id,
  best.modality AS modality, best.quote AS quote,
  best.dataset AS dataset, best.dataset_version AS version, best.row AS row, best.note AS note,
  coalesce(best.url, COLLECT {
    MATCH (best)-[:IN]->(:Reading)-[described:READS]->(:Article) RETURN described.url AS address ORDER BY address
  }[0]) AS url,
  COLLECT {
    MATCH (best)-[said:SAID_BY]->(voice)
    WITH best, said, voice, coalesce(voice.canonical, voice.id) AS voice_id, coalesce(said.on_behalf_of, '') AS behalf
    OPTIONAL MATCH (speaker:Actor {id: voice_id})
    OPTIONAL MATCH (named:Actor {id: behalf})
    WITH best, said, voice, voice_id, speaker, coalesce(named.canonical, behalf) AS principal_id
    OPTIONAL MATCH (principal:Actor {id: principal_id})
    RETURN {name: coalesce(speaker.label, voice.mention), id: speaker.id, stance: said.stance,
            on_behalf_of: principal.label, on_behalf_of_id: principal.id,
            party: coalesce(voice_id IN [best.subject, best.object] + best.between, false)
                OR coalesce(principal_id IN [best.subject, best.object] + best.between, false)} AS one
    ORDER BY said.position
  } AS speakers,
  COLLECT {
    MATCH (best)-[:VIA]->(medium:Actor)
    WITH coalesce(medium.canonical, medium.id) AS medium_id
    MATCH (outlet:Actor {id: medium_id})
    RETURN outlet.label ORDER BY outlet.id
  } AS outlets,
  sources, any(c IN found WHERE c.contested) AS contested, [c IN found | c.id] AS claims
ORDER BY direction, sources DESC, s.id, relation_id, x.id
