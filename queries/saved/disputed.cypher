// What is disputed
// id: disputed
// category: disputes
// about: Accepted claims that a dispute links; that say the opposite of each other of the same subject, relation and object in
// about: overlapping time (without a date it overlaps all); or that a speaker denies, there or in a claim of its own. A speaker
// about: who is a party is marked.
// about: What is disputed in several of these ways is one row, with all of them as its grounds.
// param: about thing = none              only what has this actor or place on either end of one of the claims
// param: min_confidence confidence = 0.0  leave out claims of a lower confidence; hand-made ones have none and pass
// returns: kind                          contradiction, tension, opposite or denied: the first of the grounds
// returns: grounds                       every one that holds of the two
// returns: why                           in the analyst's words
// returns: one                           the claim: claim, subject, relation, object, modality, quote, dataset, version, row, note, url, hedge, circumstance, speakers, outlets, date_from, reading
// returns: other                         the claim against it, likewise; null where a speaker denies the first and nobody says it elsewhere
// example: => kind has tension
CALL () {
  WITH coalesce($about, '') AS about_key
  OPTIONAL MATCH (:Name {key: about_key})-[:NAMES]->(x)
  RETURN collect(x.id) AS nears
}
CALL () {
  MATCH (a:Claim {contested: true})-[link:DISPUTES]->(b:Claim)
  WHERE a.status = 'accepted' AND b.status = 'accepted'
  RETURN a, b, link.kind AS kind, link.why AS why, link.position AS position
  UNION ALL
  MATCH (b:Claim {contested: true})
  WHERE b.polarity = 'negated' AND b.counted
  WITH b, b.spo AS spo
  MATCH (a:Claim {spo: spo})
  WHERE a.polarity = 'affirmed' AND a.counted AND COUNT { (a)-[:DISPUTES]-(b) } = 0
    AND (a.date_from IS NULL OR a.date_source = 'document' OR b.lasts IS NULL OR a.date_from <= b.lasts)
    AND (b.date_from IS NULL OR b.date_source = 'document' OR a.lasts IS NULL OR b.date_from <= a.lasts)
  RETURN a, b, 'opposite' AS kind, null AS why, 0 AS position
  UNION ALL
  MATCH (a:Claim {contested: true})
  WHERE a.denial
  WITH a, coalesce(a.spo, '') AS spo
  MATCH (b:Claim {spo: spo})
  WHERE b.polarity = a.polarity AND b.counted AND COUNT { (a)-[:DISPUTES]-(b) } = 0
    AND (a.date_from IS NULL OR a.date_source = 'document' OR b.lasts IS NULL OR a.date_from <= b.lasts)
    AND (b.date_from IS NULL OR b.date_source = 'document' OR a.lasts IS NULL OR b.date_from <= a.lasts)
  RETURN a, b, 'denied' AS kind, null AS why, 0 AS position
  UNION ALL
  MATCH (a:Claim {contested: true})-[said:SAID_BY]->()
  WHERE a.status = 'accepted' AND said.stance = 'denied'
  WITH DISTINCT a, coalesce(a.spo, '') AS spo
  WHERE COUNT {
      MATCH (a)-[:DISPUTES]-(other:Claim)
      WHERE other.status = 'accepted' AND coalesce(other.confidence, 1.0) >= $min_confidence
    } = 0
    AND COUNT {
      MATCH (b:Claim {spo: spo})
      WHERE b.counted AND (a.counted AND b.polarity <> a.polarity OR a.denial AND b.polarity = a.polarity)
        AND coalesce(b.confidence, 1.0) >= $min_confidence
        AND (a.date_from IS NULL OR a.date_source = 'document' OR b.lasts IS NULL OR a.date_from <= b.lasts)
        AND (b.date_from IS NULL OR b.date_source = 'document' OR a.lasts IS NULL OR b.date_from <= a.lasts)
    } = 0
  RETURN a, null AS b, 'denied' AS kind, null AS why, 0 AS position
}
WITH nears, a, b, kind, why, position
WHERE ($about IS NULL OR coalesce(a.subject IN nears, false) OR coalesce(a.object IN nears, false)
    OR coalesce(b.subject IN nears, false) OR coalesce(b.object IN nears, false))
  AND coalesce(a.confidence, 1.0) >= $min_confidence AND (b IS NULL OR coalesce(b.confidence, 1.0) >= $min_confidence)
CALL (a) {
  WITH a, coalesce(a.subject, '') AS subject_key, coalesce(a.object, '') AS object_key
  OPTIONAL MATCH (subject:Actor {id: subject_key})
  OPTIONAL MATCH (actor:Actor {id: object_key})
  OPTIONAL MATCH (place:Place {id: object_key})
  RETURN CASE WHEN a IS NULL THEN null ELSE {
    claim: a.id, subject: coalesce(subject.label, a.subject_literal, a.subject_mention), subject_id: a.subject,
    relation: a.label, relation_id: a.relation, polarity: a.polarity,
    object: coalesce(actor.label, place.label, a.literal, a.object_mention), object_id: a.object,
    modality: a.modality, quote: a.quote,
    dataset: a.dataset, version: a.dataset_version, row: a.row, note: a.note,
    url: coalesce(a.url, COLLECT {
      MATCH (a)-[:IN]->(:Reading)-[described:READS]->(:Article) RETURN described.url AS address ORDER BY address
    }[0]),
    hedge: a.hedge, circumstance: a.circumstance,
    date: coalesce(a.date, COLLECT {
      MATCH (a)-[:IN]->(:Reading)-[dated:READS]->(:Article) RETURN dated.date AS day ORDER BY day
    }[0]),
    date_from: a.date_from, date_source: a.date_source, reading: a.reading,
    speakers: COLLECT {
      MATCH (a)-[said:SAID_BY]->(voice)
      WITH a, said, voice, coalesce(voice.canonical, voice.id) AS voice_id, coalesce(said.on_behalf_of, '') AS behalf
      OPTIONAL MATCH (speaker:Actor {id: voice_id})
      OPTIONAL MATCH (named:Actor {id: behalf})
      WITH a, said, voice, voice_id, speaker, coalesce(named.canonical, behalf) AS principal_id
      OPTIONAL MATCH (principal:Actor {id: principal_id})
      RETURN {name: coalesce(speaker.label, voice.mention), id: speaker.id, stance: said.stance,
              on_behalf_of: principal.label, on_behalf_of_id: principal.id,
              party: coalesce(voice_id IN [a.subject, a.object] + a.between, false)
                  OR coalesce(principal_id IN [a.subject, a.object] + a.between, false)} AS one
      ORDER BY said.position
    },
    outlets: COLLECT {
      MATCH (a)-[:VIA]->(medium:Actor)
      WITH coalesce(medium.canonical, medium.id) AS medium_id
      MATCH (outlet:Actor {id: medium_id})
      RETURN outlet.label ORDER BY outlet.id
    }} END AS one
}
CALL (b) {
  WITH b, coalesce(b.subject, '') AS subject_key, coalesce(b.object, '') AS object_key
  OPTIONAL MATCH (subject:Actor {id: subject_key})
  OPTIONAL MATCH (actor:Actor {id: object_key})
  OPTIONAL MATCH (place:Place {id: object_key})
  RETURN CASE WHEN b IS NULL THEN null ELSE {
    claim: b.id, subject: coalesce(subject.label, b.subject_literal, b.subject_mention), subject_id: b.subject,
    relation: b.label, relation_id: b.relation, polarity: b.polarity,
    object: coalesce(actor.label, place.label, b.literal, b.object_mention), object_id: b.object,
    modality: b.modality, quote: b.quote,
    dataset: b.dataset, version: b.dataset_version, row: b.row, note: b.note,
    url: coalesce(b.url, COLLECT {
      MATCH (b)-[:IN]->(:Reading)-[described:READS]->(:Article) RETURN described.url AS address ORDER BY address
    }[0]),
    hedge: b.hedge, circumstance: b.circumstance,
    date: coalesce(b.date, COLLECT {
      MATCH (b)-[:IN]->(:Reading)-[dated:READS]->(:Article) RETURN dated.date AS day ORDER BY day
    }[0]),
    date_from: b.date_from, date_source: b.date_source, reading: b.reading,
    speakers: COLLECT {
      MATCH (b)-[said:SAID_BY]->(voice)
      WITH b, said, voice, coalesce(voice.canonical, voice.id) AS voice_id, coalesce(said.on_behalf_of, '') AS behalf
      OPTIONAL MATCH (speaker:Actor {id: voice_id})
      OPTIONAL MATCH (named:Actor {id: behalf})
      WITH b, said, voice, voice_id, speaker, coalesce(named.canonical, behalf) AS principal_id
      OPTIONAL MATCH (principal:Actor {id: principal_id})
      RETURN {name: coalesce(speaker.label, voice.mention), id: speaker.id, stance: said.stance,
              on_behalf_of: principal.label, on_behalf_of_id: principal.id,
              party: coalesce(voice_id IN [b.subject, b.object] + b.between, false)
                  OR coalesce(principal_id IN [b.subject, b.object] + b.between, false)} AS one
      ORDER BY said.position
    },
    outlets: COLLECT {
      MATCH (b)-[:VIA]->(medium:Actor)
      WITH coalesce(medium.canonical, medium.id) AS medium_id
      MATCH (outlet:Actor {id: medium_id})
      RETURN outlet.label ORDER BY outlet.id
    }} END AS other
}
RETURN kind,
  [kind]
    + CASE WHEN kind <> 'opposite' AND a.spo = b.spo AND a.polarity <> b.polarity AND a.counted AND b.counted
        AND (a.date_from IS NULL OR a.date_source = 'document' OR b.lasts IS NULL OR a.date_from <= b.lasts)
        AND (b.date_from IS NULL OR b.date_source = 'document' OR a.lasts IS NULL OR b.date_from <= a.lasts)
      THEN ['opposite'] ELSE [] END
    + CASE WHEN kind <> 'denied' AND size([s IN one.speakers + other.speakers WHERE s.stance = 'denied']) > 0
      THEN ['denied'] ELSE [] END AS grounds,
  why, one, other
ORDER BY CASE kind WHEN 'contradiction' THEN 0 WHEN 'tension' THEN 1 WHEN 'opposite' THEN 2 ELSE 3 END,
  a.reading, a.position, a.id, coalesce(b.reading, ''), coalesce(b.position, 0), coalesce(b.id, ''), position
