// Who supports an actor
// id: who-supports
// category: alliance
// about: Actors with an affirmed alliance to the one asked for; then, as a hypothesis, those with one to an actor that
// about: leads it, is part of it or is a member of it, or the other way round. One row per supporter, relation and via.
// param: actor actor required            name, alias or id
// param: min_confidence confidence = 0.0  leave out claims of a lower confidence; hand-made ones have none and pass
// param: as_of end-date = none       what had begun by that day and not ended before it
// param: since date = none               what began on that day or later
// param: until end-date = none       what began on that day or earlier
// param: undated bool = false            with a date: also what has none
// returns: supporter                     who it is
// returns: supporter_id                  its id
// returns: relation                      in words
// returns: relation_id                   the relation's name
// returns: polarity                      affirmed or negated
// returns: through                       direct, or structure: a hypothesis
// returns: via                           the actor that leads, is part of or is a member of the one asked for, or the other way round
// returns: via_id                        its id
// returns: via_relation                  what links the two, in words
// returns: via_relation_id               the name of that relation
// returns: via_direction                 ->: via leads, is part of … the actor asked for; <-: the other way round
// returns: via_claims                    ids of the claims that say so, best first
// returns: via_contested                 whether some of those are; false where nothing links the two
// returns: modality                      of the best claim
// returns: quote                         of the best claim: highest confidence, then earliest in the text
// returns: dataset                       the data set it comes from; null where it was read from a text
// returns: version                       the release of the data set
// returns: row                           the row of the data set
// returns: note                          what the data set says of the row, in its own words; no quote
// returns: url                           of the article, or of the row's source
// returns: speakers                      of the best claim: name, id, stance, on_behalf_of, on_behalf_of_id, party
// returns: outlets                       of the best claim: the media that the article relays
// returns: sources                       distinct origins: outlet, else speaker, else publisher, else document
// returns: contested                     whether some of the claims are
// returns: claims                        ids, best first
// returns: date                          as it is written, of the claim or else of its article: a day, a month, a year, an interval
// returns: date_from                     of the best claim
// returns: date_source                   claim: its own date; document: the article's
// returns: places                        of the best claim
// returns: hedge                         of the best claim
// returns: means                         of the best claim
// example: actor=LNA => supporter has Egypt
MATCH (:Name {key: $actor})-[:NAMES]->(x:Actor)
MATCH (x)-[hop:SAME_BODY*0..1]-(v:Actor)
WITH x, v, CASE WHEN size(hop) = 0 THEN '' ELSE hop[0].key END AS body
CALL (body) {
  MATCH (b:Claim {pair: body})
  WHERE b.link = 'SAME_BODY' AND b.counted
    AND coalesce(b.confidence, 1.0) >= $min_confidence
    AND (b.ends IS NULL OR $as_of IS NULL OR b.ends >= $as_of)
    AND CASE WHEN b.date_from IS NULL
          THEN $undated OR ($as_of IS NULL AND $since IS NULL AND $until IS NULL)
          ELSE ($as_of IS NULL OR b.date_from <= $as_of)
            AND ($since IS NULL OR b.date_from >= $since) AND ($until IS NULL OR b.date_from <= $until) END
  WITH b ORDER BY coalesce(b.confidence, 1.0) DESC, coalesce(b.start, b.position), b.id
  WITH collect(b) AS bodies
  RETURN [b IN bodies | b.id] AS via_claims, bodies[0].label AS via_relation,
    bodies[0].relation AS via_relation_id, bodies[0].subject AS leader, any(b IN bodies WHERE b.contested) AS via_contested
}
WITH x, v, body, via_claims, via_contested, via_relation, via_relation_id, leader
WHERE body = '' OR size(via_claims) > 0
MATCH (v)-[side:SIDES_WITH]-(s:Actor)
WHERE s <> x
WITH x, v, body, via_claims, via_contested, via_relation, via_relation_id, leader, s, side.key AS pair
MATCH (c:Claim {pair: pair})
WHERE c.link = 'SIDES_WITH' AND c.counted
  AND (c.object = v.id OR c.symmetric)
  AND coalesce(c.confidence, 1.0) >= $min_confidence
  AND (c.ends IS NULL OR $as_of IS NULL OR c.ends >= $as_of)
  AND CASE WHEN c.date_from IS NULL
        THEN $undated OR ($as_of IS NULL AND $since IS NULL AND $until IS NULL)
        ELSE ($as_of IS NULL OR c.date_from <= $as_of)
          AND ($since IS NULL OR c.date_from >= $since) AND ($until IS NULL OR c.date_from <= $until) END
WITH x, v, body, via_claims, via_contested, via_relation, via_relation_id, leader, s, c
ORDER BY coalesce(c.confidence, 1.0) DESC, coalesce(c.start, c.position), c.id
UNWIND CASE WHEN size(c.origins) = 0 THEN [null] ELSE c.origins END AS origin
WITH x, v, body, via_claims, via_contested, via_relation, via_relation_id, leader, s,
  c.relation AS relation_id, c.polarity AS polarity, c.label AS relation,
  collect(DISTINCT c) AS found, count(DISTINCT origin) AS sources
WITH *, found[0] AS best
RETURN s.label AS supporter, s.id AS supporter_id,
  relation, relation_id, polarity,
  CASE WHEN body = '' THEN 'direct' ELSE 'structure' END AS through,
  CASE WHEN body = '' THEN null ELSE v.label END AS via,
  CASE WHEN body = '' THEN null ELSE v.id END AS via_id,
  via_relation, via_relation_id,
  CASE WHEN body = '' THEN null WHEN leader = v.id THEN '->' ELSE '<-' END AS via_direction,
  via_claims, via_contested,
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
  sources, any(c IN found WHERE c.contested) AS contested, [c IN found | c.id] AS claims,
  coalesce(best.date, COLLECT {
    MATCH (best)-[:IN]->(:Reading)-[dated:READS]->(:Article) RETURN dated.date AS day ORDER BY day
  }[0]) AS date,
  best.date_from AS date_from, best.date_source AS date_source,
  COLLECT { MATCH (best)-[:AT]->(at:Place) RETURN at.label ORDER BY at.id } AS places,
  best.hedge AS hedge, best.means AS means
ORDER BY CASE WHEN body = '' THEN 0 ELSE 1 END, sources DESC, s.id, relation_id, polarity, v.id, x.id
