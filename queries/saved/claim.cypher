// Everything about one claim
// id: claim
// category: claims
// about: The claim with its quote's place in the text, its speakers, who decided on it, and the claims that stand with or against it.
// param: claim claim required            its id, a beginning of it, its key, or READING/KEY
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
// returns: key                           the name the file gives it
// returns: edge                          the key of the edge it makes
// returns: subject_mention               what the text calls the subject
// returns: object_mention                what the text calls the object
// returns: start                         where the quote begins in the text, in code points
// returns: end                           where it ends, exclusive
// returns: text                          the article's whole text
// returns: url                           of the article, or of the row's source
// returns: author                        of the article
// returns: publisher                     of the article
// returns: published                     the article's date, as it is written
// returns: denied                        whether nobody says it and somebody denies it
// returns: credibility                   1 to 6 of the Admiralty code
// returns: made_by                       the reader that made it
// returns: made_by_version               the reader's version
// returns: rule                          the rule that fired
// returns: dataset                       the data set it comes from; null where it was read from a text
// returns: version                       the release of the data set
// returns: row                           the row of the data set
// returns: note                          what the data set says of the row, in its own words; no quote
// returns: file_status                   the status in the file
// returns: decisions                     later decisions: status, by, at, why
// returns: disputes                      claims it disputes, or that dispute it: claim, kind, why, direction, subject, relation, object, quote, dataset, version, row, note, url
// returns: confirms                      claims it confirms, or that confirm it, likewise
MATCH (c:Claim {id: $claim})
WHERE c.relation IS NOT NULL
WITH c, c.reading AS reading_id,
  coalesce(c.subject, '') AS subject_key, coalesce(c.object, '') AS object_key
OPTIONAL MATCH (subject:Actor {id: subject_key})
OPTIONAL MATCH (actor:Actor {id: object_key})
OPTIONAL MATCH (place:Place {id: object_key})
OPTIONAL MATCH (:Reading {id: reading_id})-[read:READS]->(:Article)
WITH c, reading_id, subject, actor, place, read, coalesce(read.publisher, '') AS publisher_key
OPTIONAL MATCH (publisher:Actor {id: publisher_key})
OPTIONAL MATCH (c)-[:QUOTED_FROM]->(source:Article)
OPTIONAL MATCH (c)-[as_subject:SUBJECT]->(:Actor)
OPTIONAL MATCH (c)-[as_object:OBJECT]->()
RETURN c.id AS claim,
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
  reading_id AS reading, coalesce(read.title, reading_id) AS article,
  c.key AS key, c.edge AS edge,
  coalesce(as_subject.mention, c.subject_mention) AS subject_mention,
  coalesce(as_object.mention, c.object_mention) AS object_mention,
  c.start AS start, c.`end` AS `end`, source.text AS text, coalesce(c.url, read.url) AS url,
  read.author AS author, coalesce(publisher.label, read.publisher_name) AS publisher, read.date AS published,
  c.denied AS denied, c.credibility AS credibility,
  c.made_by AS made_by, c.made_by_version AS made_by_version, c.rule AS rule,
  c.dataset AS dataset, c.dataset_version AS version, c.row AS row, c.note AS note,
  c.file_status AS file_status,
  COLLECT {
    MATCH (decision:Decision {claim: $claim})
    RETURN {status: decision.status, by: decision.by, at: decision.at, why: decision.why} AS one
    ORDER BY decision.at, decision.id
  } AS decisions,
  COLLECT {
    MATCH (c)-[link:DISPUTES]-(other:Claim)
    WHERE other.relation IS NOT NULL
    WITH c, link, other, coalesce(other.subject, '') AS from_id, coalesce(other.object, '') AS to_id
    OPTIONAL MATCH (from:Actor {id: from_id})
    OPTIONAL MATCH (to_actor:Actor {id: to_id})
    OPTIONAL MATCH (to_place:Place {id: to_id})
    RETURN {claim: other.id, kind: link.kind, why: link.why,
            direction: CASE WHEN startNode(link) = c THEN '->' ELSE '<-' END,
            subject: coalesce(from.label, other.subject_mention), relation: other.label,
            object: coalesce(to_actor.label, to_place.label, other.literal, other.object_mention), quote: other.quote,
            dataset: other.dataset, version: other.dataset_version, row: other.row, note: other.note,
            url: coalesce(other.url, COLLECT {
              MATCH (other)-[:IN]->(:Reading)-[described:READS]->(:Article) RETURN described.url AS address ORDER BY address
            }[0])} AS one
    ORDER BY one.direction, other.id, link.position
  } AS disputes,
  COLLECT {
    MATCH (c)-[link:CONFIRMS]-(other:Claim)
    WHERE other.relation IS NOT NULL
    WITH c, link, other, coalesce(other.subject, '') AS from_id, coalesce(other.object, '') AS to_id
    OPTIONAL MATCH (from:Actor {id: from_id})
    OPTIONAL MATCH (to_actor:Actor {id: to_id})
    OPTIONAL MATCH (to_place:Place {id: to_id})
    RETURN {claim: other.id, why: link.why,
            direction: CASE WHEN startNode(link) = c THEN '->' ELSE '<-' END,
            subject: coalesce(from.label, other.subject_mention), relation: other.label,
            object: coalesce(to_actor.label, to_place.label, other.literal, other.object_mention), quote: other.quote,
            dataset: other.dataset, version: other.dataset_version, row: other.row, note: other.note,
            url: coalesce(other.url, COLLECT {
              MATCH (other)-[:IN]->(:Reading)-[described:READS]->(:Article) RETURN described.url AS address ORDER BY address
            }[0])} AS one
    ORDER BY one.direction, other.id, link.position
  } AS confirms
ORDER BY claim
