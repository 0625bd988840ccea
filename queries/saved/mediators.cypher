// Who mediates, between whom, about what
// id: mediators
// category: contact
// about: One row per mediator, parties and topic; with whom the mediator speaks for, and whom that one sides with or against.
// param: statuses statuses = ['accepted']  of claims: accepted, draft, rejected
// param: modalities modalities = none  of claims; none: what counts, and whatever a draft or rejected one says; []: all
// param: min_confidence confidence = 0.0  leave out claims of a lower confidence; hand-made ones have none and pass
// param: as_of end-date = none       what had begun by that day and not ended before it
// param: since date = none               what began on that day or later
// param: until end-date = none       what began on that day or earlier
// param: undated bool = false            with a date: also what has none
// returns: mediator                      who mediates
// returns: mediator_id                   its id
// returns: parties                       name and id of each party; empty where the text names none
// returns: topic                         about what
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
// returns: speaks_for                    whom it speaks for: name, id, relation, and `stands`: name, id, relation, sign of up to ten actors that one sides with or against
// example: => mediator has Martin Kobler
MATCH (c:Claim {relation: 'mediates'})
WHERE c.status IN $statuses
  AND CASE WHEN $modalities IS NULL THEN c.counted OR c.status <> 'accepted'
        ELSE size($modalities) = 0 OR c.modality IN $modalities END
  AND c.polarity = 'affirmed' AND c.subject IS NOT NULL
  AND coalesce(c.confidence, 1.0) >= $min_confidence
  AND (c.ends IS NULL OR $as_of IS NULL OR c.ends >= $as_of)
  AND CASE WHEN c.date_from IS NULL
        THEN $undated OR ($as_of IS NULL AND $since IS NULL AND $until IS NULL)
        ELSE ($as_of IS NULL OR c.date_from <= $as_of)
          AND ($since IS NULL OR c.date_from >= $since) AND ($until IS NULL OR c.date_from <= $until) END
WITH c ORDER BY coalesce(c.confidence, 1.0) DESC, coalesce(c.start, c.position), c.id
UNWIND CASE WHEN size(c.origins) = 0 THEN [null] ELSE c.origins END AS origin
WITH c.subject AS mediator_id, c.object AS object_id, toLower(coalesce(c.literal, '')) AS words, coalesce(c.spo, '') AS spo,
  collect(DISTINCT c) AS found, count(DISTINCT origin) AS sources
WITH *, found[0] AS best, coalesce(object_id, '') AS object_key
MATCH (mediator:Actor {id: mediator_id})
OPTIONAL MATCH (object:Actor {id: object_key})
CALL (mediator_id) {
  MATCH (k:Claim {subject: mediator_id})
  WHERE k.link = 'SPEAKS_FOR' AND k.counted
    AND coalesce(k.confidence, 1.0) >= $min_confidence
    AND (k.ends IS NULL OR $as_of IS NULL OR k.ends >= $as_of)
    AND CASE WHEN k.date_from IS NULL
          THEN $undated OR ($as_of IS NULL AND $since IS NULL AND $until IS NULL)
          ELSE ($as_of IS NULL OR k.date_from <= $as_of)
            AND ($since IS NULL OR k.date_from >= $since) AND ($until IS NULL OR k.date_from <= $until) END
  WITH DISTINCT k.object AS principal_id, k.relation AS relation_id, k.label AS relation
  MATCH (principal:Actor {id: principal_id})
  WITH principal, relation_id, relation ORDER BY principal.id, relation_id
  RETURN collect({
    name: principal.label, id: principal.id, relation: relation,
    stands: COLLECT {
      MATCH (principal)-[stand]->(whom:Actor)
      WHERE stand.sign <> 0
      WITH stand, whom, stand.key AS made
      WHERE EXISTS {
        MATCH (m:Claim {edge: made})
        WHERE m.counted
          AND coalesce(m.confidence, 1.0) >= $min_confidence
          AND (m.ends IS NULL OR $as_of IS NULL OR m.ends >= $as_of)
          AND CASE WHEN m.date_from IS NULL
                THEN $undated OR ($as_of IS NULL AND $since IS NULL AND $until IS NULL)
                ELSE ($as_of IS NULL OR m.date_from <= $as_of)
                  AND ($since IS NULL OR m.date_from >= $since) AND ($until IS NULL OR m.date_from <= $until) END
      }
      RETURN {name: whom.label, id: whom.id, relation: stand.label, sign: stand.sign} AS one
      ORDER BY stand.sources DESC, whom.id, stand.key LIMIT 10
    }
  }) AS speaks_for
}
RETURN mediator.label AS mediator, mediator_id,
  COLLECT {
    UNWIND range(0, size(best.between) - 1) AS nth
    WITH best, nth, best.between[nth] AS party_id
    OPTIONAL MATCH (party:Actor {id: party_id})
    RETURN {name: party.label, id: party_id} AS one ORDER BY nth
  } AS parties,
  coalesce(object.label, best.literal) AS topic,
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
  best.date_from AS date_from, best.date_source AS date_source, speaks_for
ORDER BY sources DESC, mediator_id, words, claims[0]
