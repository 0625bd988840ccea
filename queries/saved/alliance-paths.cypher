// How two actors are linked by alliance
// id: alliance-paths
// category: alliance
// about: The shortest chains of alliance and structure, up to 6 hops: one hop is a report, more are a hypothesis.
// about: Structure alone makes them one body, not allies. Asks no dates and no confidence; `sides path` does.
// param: start actor required            name, alias or id
// param: goal actor required             name, alias or id
// returns: sign                          allied, or same body
// returns: length                        number of hops
// returns: actors                        their names, from the first to the last
// returns: actor_ids                     their ids
// returns: links                         of each hop: SIDES_WITH, SIDES_AGAINST or SAME_BODY
// returns: sources                       distinct origins of all the hops together
// returns: hops                          of each hop the best claim: subject, relation, object in its real direction, quote, dataset, version, row, note, url, speakers, outlets, and claims: all ids
// example: start=Egypt goal=LNA => sign has allied
MATCH (:Name {key: $start})-[:NAMES]->(a:Actor)
MATCH (:Name {key: $goal})-[:NAMES]->(b:Actor)
WITH a, b
WHERE a <> b
MATCH way = allShortestPaths((a)-[:SIDES_WITH|SAME_BODY*..6]-(b))
WITH nodes(way) AS stops, relationships(way) AS links
WITH stops, links, reduce(total = 0, link IN links | total + link.sources) AS summed,
  [stop IN stops | stop.id] AS actor_ids, [link IN links | type(link)] AS kinds
ORDER BY summed DESC, actor_ids, kinds
LIMIT 25
CALL (links) {
  UNWIND links AS hop
  WITH hop.key AS pair, type(hop) AS link
  MATCH (c:Claim {pair: pair})
  WHERE c.link = link AND c.counted
  UNWIND c.origins AS origin
  RETURN count(DISTINCT origin) AS sources
}
CALL (links) {
  UNWIND range(0, size(links) - 1) AS nth
  WITH nth, links[nth].key AS pair, type(links[nth]) AS link
  MATCH (c:Claim {pair: pair})
  WHERE c.link = link AND c.counted
  WITH nth, link, c ORDER BY nth, coalesce(c.confidence, 1.0) DESC, coalesce(c.start, c.position), c.id
  WITH nth, link, collect(c) AS found
  WITH nth, link, found[0] AS best, [c IN found | c.id] AS ids
  WITH nth, link, best, ids, best.subject AS subject_id, best.object AS object_id
  MATCH (subject:Actor {id: subject_id})
  MATCH (object:Actor {id: object_id})
  WITH nth, {
    link: link, subject: subject.label, subject_id: subject_id, relation: best.label, relation_id: best.relation,
    polarity: best.polarity, object: object.label, object_id: object_id, quote: best.quote,
    dataset: best.dataset, version: best.dataset_version, row: best.row, note: best.note,
    url: coalesce(best.url, COLLECT {
      MATCH (best)-[:IN]->(:Reading)-[described:READS]->(:Article) RETURN described.url AS address ORDER BY address
    }[0]),
    claims: ids,
    speakers: COLLECT {
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
    },
    outlets: COLLECT {
      MATCH (best)-[:VIA]->(medium:Actor)
      WITH coalesce(medium.canonical, medium.id) AS medium_id
      MATCH (outlet:Actor {id: medium_id})
      RETURN outlet.label ORDER BY outlet.id
    }} AS one ORDER BY nth
  RETURN collect(one) AS hops
}
RETURN CASE WHEN 'SIDES_WITH' IN kinds THEN 'allied' ELSE 'same body' END AS sign, size(links) AS length,
  [stop IN stops | stop.label] AS actors, actor_ids, kinds AS links, sources, hops
ORDER BY sources DESC, actor_ids, links
