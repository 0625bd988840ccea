// Who controls, took or left what
// id: territory
// category: territory
// about: One row per actor, relation and place, with its best claim; of one actor, or of one place and what lies within it, if asked.
// param: about thing = none              an actor or a place: name, alias or id
// param: statuses statuses = ['accepted']  of claims: accepted, draft, rejected
// param: modalities modalities = none  of claims; none: what counts, and whatever a draft or rejected one says; []: all
// param: min_confidence confidence = 0.0  leave out claims of a lower confidence; hand-made ones have none and pass
// param: as_of end-date = none       what had begun by that day and not ended before it
// param: since date = none               what began on that day or later
// param: until end-date = none       what began on that day or earlier
// param: undated bool = false            with a date: also what has none
// returns: actor                         who
// returns: actor_id                      its id; null where it is not known
// returns: relation                      in words
// returns: relation_id                   the relation's name
// returns: polarity                      affirmed or negated
// returns: place                         where
// returns: place_id                      its id
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
// returns: date                          as it is written, of the claim or else of its article: a day, a month, a year, an interval
// returns: date_from                     of the best claim
// returns: date_source                   claim: its own date; document: the article's
// returns: hedge                         of the best claim
// returns: circumstance                  of the best claim
// example: about=Waddan => actor has LNA
CALL () {
  WITH coalesce($about, '') AS about_key
  OPTIONAL MATCH (:Name {key: about_key})-[:NAMES]->(x)
  OPTIONAL MATCH (x)<-[:WITHIN*0..8]-(near)
  RETURN collect(DISTINCT near.id) AS nears
}
MATCH (c:Claim {kind: 'territory'})
WHERE ($about IS NULL OR coalesce(c.subject IN nears, false) OR coalesce(c.object IN nears, false))
  AND c.status IN $statuses
  AND CASE WHEN $modalities IS NULL THEN c.counted OR c.status <> 'accepted'
        ELSE size($modalities) = 0 OR c.modality IN $modalities END
  AND coalesce(c.confidence, 1.0) >= $min_confidence
  AND (c.ends IS NULL OR $as_of IS NULL OR c.ends >= $as_of)
  AND CASE WHEN c.date_from IS NULL
        THEN $undated OR ($as_of IS NULL AND $since IS NULL AND $until IS NULL)
        ELSE ($as_of IS NULL OR c.date_from <= $as_of)
          AND ($since IS NULL OR c.date_from >= $since) AND ($until IS NULL OR c.date_from <= $until) END
WITH c ORDER BY coalesce(c.confidence, 1.0) DESC, coalesce(c.start, c.position), c.id
UNWIND CASE WHEN size(c.origins) = 0 THEN [null] ELSE c.origins END AS origin
WITH c.subject AS actor_id, c.object AS place_id, c.relation AS relation_id, c.polarity AS polarity, c.label AS relation,
  CASE WHEN c.subject IS NULL THEN coalesce(c.subject_literal, c.subject_mention) ELSE null END AS actor_words,
  CASE WHEN c.object IS NULL THEN coalesce(c.literal, c.object_mention) ELSE null END AS place_words,
  collect(DISTINCT c) AS found, count(DISTINCT origin) AS sources
WITH *, found[0] AS best, coalesce(actor_id, '') AS actor_key, coalesce(place_id, '') AS place_key
OPTIONAL MATCH (subject:Actor {id: actor_key})
OPTIONAL MATCH (place:Place {id: place_key})
RETURN coalesce(subject.label, actor_words) AS actor, actor_id, relation, relation_id, polarity,
  coalesce(place.label, place_words) AS place, place_id,
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
  best.hedge AS hedge, best.circumstance AS circumstance
ORDER BY CASE WHEN place_id IS NULL THEN 1 ELSE 0 END, place_id, CASE WHEN actor_id IS NULL THEN 1 ELSE 0 END, actor_id,
  relation_id, polarity, claims[0]
