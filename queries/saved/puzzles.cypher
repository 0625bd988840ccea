// What does not fit together
// id: puzzles
// category: disputes
// about: Questions that the text asks, with the claims beside them that have to do with the same actors; tensions between claims;
// about: pairs of actors that both side with and against each other. (Unbalanced triads need more than one query: `sides puzzles`.)
// param: min_confidence confidence = 0.0  leave out claims of a lower confidence; hand-made ones have none and pass
// returns: kind                          question, tension or both-signs
// returns: why                           in the analyst's words
// returns: claims                        the claims it is made of, each: claim, subject, relation, object, modality, quote, dataset, version, row, note, url, hedge, circumstance, speakers, outlets, date_from, reading
// returns: near                          of a question: the nearest claims before and after it about one of its actors
// example: => kind has question
CALL () {
  MATCH (c:Claim {modality: 'questioned'})
  WHERE c.status = 'accepted' AND coalesce(c.confidence, 1.0) >= $min_confidence
  WITH c, c.reading AS reading_id, [id IN [c.subject, c.object] WHERE id IS NOT NULL] AS ends
  CALL (c, reading_id, ends) {
    MATCH (n:Claim {reading: reading_id})
    WHERE n.status = 'accepted' AND n.modality <> 'questioned' AND n.position < c.position
      AND (coalesce(n.subject IN ends, false) OR coalesce(n.object IN ends, false))
    WITH n ORDER BY n.position DESC LIMIT 1
    RETURN collect(n) AS before
  }
  CALL (c, reading_id, ends) {
    MATCH (n:Claim {reading: reading_id})
    WHERE n.status = 'accepted' AND n.modality <> 'questioned' AND n.position > c.position
      AND (coalesce(n.subject IN ends, false) OR coalesce(n.object IN ends, false))
    WITH n ORDER BY n.position LIMIT 1
    RETURN collect(n) AS after
  }
  RETURN 'question' AS kind, null AS why, [c] AS found, before + after AS beside
  UNION ALL
  MATCH (a:Claim {contested: true})-[link:DISPUTES]->(b:Claim)
  WHERE link.kind = 'tension' AND a.status = 'accepted' AND b.status = 'accepted'
    AND coalesce(a.confidence, 1.0) >= $min_confidence AND coalesce(b.confidence, 1.0) >= $min_confidence
  RETURN 'tension' AS kind, link.why AS why, [a, b] AS found, [] AS beside
  UNION ALL
  MATCH (low:Actor)-[with:SIDES_WITH]->(high:Actor)
  MATCH (low)-[:SIDES_AGAINST]->(high)
  WITH with.key AS pair
  CALL (pair) {
    MATCH (c:Claim {pair: pair})
    WHERE c.link = 'SIDES_WITH' AND c.counted AND coalesce(c.confidence, 1.0) >= $min_confidence
    WITH c ORDER BY coalesce(c.confidence, 1.0) DESC, coalesce(c.start, c.position), c.id
    RETURN collect(c) AS friendly
  }
  CALL (pair) {
    MATCH (c:Claim {pair: pair})
    WHERE c.link = 'SIDES_AGAINST' AND c.counted AND coalesce(c.confidence, 1.0) >= $min_confidence
    WITH c ORDER BY coalesce(c.confidence, 1.0) DESC, coalesce(c.start, c.position), c.id
    RETURN collect(c) AS hostile
  }
  WITH friendly, hostile
  WHERE size(friendly) > 0 AND size(hostile) > 0
  RETURN 'both-signs' AS kind, null AS why, friendly[0..3] + hostile[0..3] AS found, [] AS beside
}
WITH kind, why, found, beside, found[0].reading AS reading_id, found[0].position AS position, [c IN found | c.id] AS ids
CALL (found) {
  UNWIND range(0, size(found) - 1) AS nth
  WITH found[nth] AS c, nth
  CALL (c) {
    WITH c, coalesce(c.subject, '') AS subject_key, coalesce(c.object, '') AS object_key
    OPTIONAL MATCH (subject:Actor {id: subject_key})
    OPTIONAL MATCH (actor:Actor {id: object_key})
    OPTIONAL MATCH (place:Place {id: object_key})
    RETURN CASE WHEN c IS NULL THEN null ELSE {
      claim: c.id, subject: coalesce(subject.label, c.subject_literal, c.subject_mention), subject_id: c.subject,
      relation: c.label, relation_id: c.relation, polarity: c.polarity,
      object: coalesce(actor.label, place.label, c.literal, c.object_mention), object_id: c.object,
      modality: c.modality, quote: c.quote,
      dataset: c.dataset, version: c.dataset_version, row: c.row, note: c.note,
      url: coalesce(c.url, COLLECT {
        MATCH (c)-[:IN]->(:Reading)-[described:READS]->(:Article) RETURN described.url AS address ORDER BY address
      }[0]),
      hedge: c.hedge, circumstance: c.circumstance,
      date: coalesce(c.date, COLLECT {
        MATCH (c)-[:IN]->(:Reading)-[dated:READS]->(:Article) RETURN dated.date AS day ORDER BY day
      }[0]),
      date_from: c.date_from, date_source: c.date_source, reading: c.reading,
      speakers: COLLECT {
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
      },
      outlets: COLLECT {
        MATCH (c)-[:VIA]->(medium:Actor)
        WITH coalesce(medium.canonical, medium.id) AS medium_id
        MATCH (outlet:Actor {id: medium_id})
        RETURN outlet.label ORDER BY outlet.id
      }} END AS one
  }
  WITH one ORDER BY nth
  RETURN collect(one) AS claims
}
CALL (beside) {
  UNWIND range(0, size(beside) - 1) AS nth
  WITH beside[nth] AS c, nth
  CALL (c) {
    WITH c, coalesce(c.subject, '') AS subject_key, coalesce(c.object, '') AS object_key
    OPTIONAL MATCH (subject:Actor {id: subject_key})
    OPTIONAL MATCH (actor:Actor {id: object_key})
    OPTIONAL MATCH (place:Place {id: object_key})
    RETURN CASE WHEN c IS NULL THEN null ELSE {
      claim: c.id, subject: coalesce(subject.label, c.subject_literal, c.subject_mention), subject_id: c.subject,
      relation: c.label, relation_id: c.relation, polarity: c.polarity,
      object: coalesce(actor.label, place.label, c.literal, c.object_mention), object_id: c.object,
      modality: c.modality, quote: c.quote,
      dataset: c.dataset, version: c.dataset_version, row: c.row, note: c.note,
      url: coalesce(c.url, COLLECT {
        MATCH (c)-[:IN]->(:Reading)-[described:READS]->(:Article) RETURN described.url AS address ORDER BY address
      }[0]),
      hedge: c.hedge, circumstance: c.circumstance,
      date: coalesce(c.date, COLLECT {
        MATCH (c)-[:IN]->(:Reading)-[dated:READS]->(:Article) RETURN dated.date AS day ORDER BY day
      }[0]),
      date_from: c.date_from, date_source: c.date_source, reading: c.reading,
      speakers: COLLECT {
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
      },
      outlets: COLLECT {
        MATCH (c)-[:VIA]->(medium:Actor)
        WITH coalesce(medium.canonical, medium.id) AS medium_id
        MATCH (outlet:Actor {id: medium_id})
        RETURN outlet.label ORDER BY outlet.id
      }} END AS one
  }
  WITH one ORDER BY nth
  RETURN collect(one) AS near
}
RETURN kind, why, claims, near
ORDER BY CASE kind WHEN 'question' THEN 0 WHEN 'tension' THEN 1 ELSE 2 END, reading_id, position, ids
