// The claims about an actor or a place
// id: claims-about
// category: claims
// about: Every claim whose subject, object, party or place it is, or lies within it; where an actor and a place share the
// about: name, those of both. What counts comes first.
// param: about thing required            an actor or a place: name, alias or id
// param: statuses statuses = ['accepted']  of claims: accepted, draft, rejected
// param: modalities modalities = []  of claims; none given: all
// param: min_confidence confidence = 0.0  leave out claims of a lower confidence; hand-made ones have none and pass
// param: as_of end-date = none       what had begun by that day and not ended before it
// param: since date = none               what began on that day or later
// param: until end-date = none       what began on that day or earlier
// param: undated bool = false            with a date: also what has none
// returns: about                         the actor or place asked for
// returns: about_id                      its id
// returns: about_kind                    actor or place
// returns: role                          subject, object, party, place, or within: a place that lies in it
// returns: claim                         its id
// returns: subject                       who, by name; as the text calls it where it is not known
// returns: subject_id                    the actor's id; null where it is not known
// returns: relation                      in words: supports, does not recognize
// returns: relation_id                   the relation's name: supports, recognizes
// returns: polarity                      affirmed or negated
// returns: object                        whom or what: an actor, a place, or words that stand for themselves
// returns: object_id                     the actor's or place's id
// returns: parties                       of a mediation: name and id of each party
// returns: modality                      happened, ongoing, state, planned, attempted, possible, predicted, questioned
// returns: status                        accepted, draft or rejected
// returns: counted                       whether it makes an edge: accepted, a fact, not only denied
// returns: contested                     whether another claim or a speaker stands against it
// returns: confidence                    0 to 1; null on a hand-made claim
// returns: quote                         the exact words
// returns: dataset                       the data set it comes from; null where it was read from a text
// returns: version                       the release of the data set
// returns: row                           the row of the data set
// returns: note                          what the data set says of the row, in its own words; no quote
// returns: url                           of the article, or of the row's source
// returns: speakers                      who says it, if not the author: name, id, stance, on whose behalf, whether a party
// returns: outlets                       the medium that the article relays
// returns: date                          as it is written, of the claim or else of its article: a day, a month, a year, an interval
// returns: date_from                     when it began
// returns: date_until                    when it ended, where the text says
// returns: date_text                     the text's words for the time
// returns: date_source                   claim: its own date; document: the article's
// returns: places                        where
// returns: means                         air, arms, funds, troops, training, political
// returns: circumstance                  words such as "without a fight"
// returns: hedge                         words such as "apparently"
// returns: reading                       the reading it is in
// returns: article                       the article's title
// example: about=Misrata => subject has BDB
MATCH (:Name {key: $about})-[:NAMES]->(x)
MATCH (x)<-[inside:WITHIN*0..8]-(near)
WITH x, near.id AS near, size(inside) AS depth
CALL (x, near, depth) {
  MATCH (c:Claim {subject: near})
  RETURN c, 'subject' AS role
  UNION
  MATCH (c:Claim {object: near})
  RETURN c, CASE WHEN depth = 0 THEN 'object' ELSE 'within' END AS role
  UNION
  MATCH (spot:Place {id: near})<-[:AT]-(c:Claim)
  RETURN c, CASE WHEN depth = 0 THEN 'place' ELSE 'within' END AS role
  UNION
  MATCH (party:Actor {canonical: near})<-[:BETWEEN]-(c:Claim)
  WHERE near IN c.between
  RETURN c, 'party' AS role
}
WITH x, c, role
ORDER BY CASE role WHEN 'subject' THEN 0 WHEN 'object' THEN 1 WHEN 'party' THEN 2 WHEN 'place' THEN 3 ELSE 4 END
WITH x, c, collect(role)[0] AS role
WHERE c.status IN $statuses AND (size($modalities) = 0 OR c.modality IN $modalities)
  AND coalesce(c.confidence, 1.0) >= $min_confidence
  AND (c.ends IS NULL OR $as_of IS NULL OR c.ends >= $as_of)
  AND CASE WHEN c.date_from IS NULL
        THEN $undated OR ($as_of IS NULL AND $since IS NULL AND $until IS NULL)
        ELSE ($as_of IS NULL OR c.date_from <= $as_of)
          AND ($since IS NULL OR c.date_from >= $since) AND ($until IS NULL OR c.date_from <= $until) END
WITH x, role, c, c.reading AS reading_id,
  coalesce(c.subject, '') AS subject_key, coalesce(c.object, '') AS object_key
OPTIONAL MATCH (subject:Actor {id: subject_key})
OPTIONAL MATCH (actor:Actor {id: object_key})
OPTIONAL MATCH (place:Place {id: object_key})
OPTIONAL MATCH (:Reading {id: reading_id})-[read:READS]->(:Article)
RETURN x.label AS about, x.id AS about_id, CASE WHEN x:Actor THEN 'actor' ELSE 'place' END AS about_kind, role,
  c.id AS claim,
  coalesce(subject.label, c.subject_literal, c.subject_mention) AS subject, c.subject AS subject_id,
  c.label AS relation, c.relation AS relation_id, c.polarity AS polarity,
  coalesce(actor.label, place.label, c.literal, c.object_mention) AS object, c.object AS object_id,
  COLLECT {
    UNWIND range(0, size(c.between) - 1) AS nth
    WITH c, nth, c.between[nth] AS party_id
    OPTIONAL MATCH (party:Actor {id: party_id})
    RETURN {name: party.label, id: party_id} AS one ORDER BY nth
  } AS parties,
  c.modality AS modality, c.status AS status, c.counted AS counted, c.contested AS contested,
  c.confidence AS confidence, c.quote AS quote,
  c.dataset AS dataset, c.dataset_version AS version, c.row AS row, c.note AS note, coalesce(c.url, read.url) AS url,
  COLLECT {
    MATCH (c)-[said:SAID_BY]->(voice)
    WITH c, said, voice, coalesce(voice.canonical, voice.id) AS voice_id, coalesce(said.on_behalf_of, '') AS behalf
    OPTIONAL MATCH (speaker:Actor {id: voice_id})
    OPTIONAL MATCH (named:Actor {id: behalf})
    WITH c, said, voice, voice_id, speaker, coalesce(named.canonical, behalf) AS principal_id
    OPTIONAL MATCH (principal:Actor {id: principal_id})
    RETURN {name: coalesce(speaker.label, voice.mention), id: speaker.id, stance: said.stance,
            on_behalf_of: principal.label, on_behalf_of_id: principal.id,
            party: coalesce(voice_id IN [c.subject, c.object] + c.between, false)
                OR coalesce(principal_id IN [c.subject, c.object] + c.between, false)} AS one
    ORDER BY said.position
  } AS speakers,
  COLLECT {
    MATCH (c)-[:VIA]->(medium:Actor)
    WITH coalesce(medium.canonical, medium.id) AS medium_id
    MATCH (outlet:Actor {id: medium_id})
    RETURN outlet.label ORDER BY outlet.id
  } AS outlets,
  coalesce(c.date, read.date) AS date, c.date_from AS date_from, c.date_until AS date_until,
  c.date_text AS date_text, c.date_source AS date_source,
  COLLECT { MATCH (c)-[:AT]->(at:Place) RETURN at.label ORDER BY at.id } AS places,
  c.means AS means, c.circumstance AS circumstance, c.hedge AS hedge,
  reading_id AS reading, coalesce(read.title, reading_id) AS article
ORDER BY about_kind, about_id, CASE WHEN c.counted THEN 0 ELSE 1 END, reading, c.position, claim
