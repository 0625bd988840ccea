// Where the claims come from
// id: sources
// category: sources
// about: The distinct origins that answers count: the medium relayed, else who says it, else the publisher, else the document.
// param: statuses statuses = ['accepted']  of claims: accepted, draft, rejected
// param: min_confidence confidence = 0.0  leave out claims of a lower confidence; hand-made ones have none and pass
// param: as_of end-date = none       what had begun by that day and not ended before it
// param: since date = none               what began on that day or later
// param: until end-date = none       what began on that day or earlier
// param: undated bool = false            with a date: also what has none
// returns: source                        its name
// returns: source_id                     the actor's id, or what stands for the origin
// returns: kind                          actor, unnamed (a source without a name), publisher (by name alone), article, data set, or other
// returns: claims                        claims that come from it
// returns: contested                     those of them that are contested
// returns: readings                      readings they are in
// returns: reliability                   A to F of the Admiralty code
// returns: first                         the earliest day on which a claim begins
// returns: last                          the latest
// returns: first_written                 the earliest as it is written, of the claim or else of its article: a day, a month or a year
// returns: last_written                  the latest
// example: => source has Reuters
MATCH (c:Claim)
WHERE c.status IN $statuses
  AND coalesce(c.confidence, 1.0) >= $min_confidence
  AND (c.ends IS NULL OR $as_of IS NULL OR c.ends >= $as_of)
  AND CASE WHEN c.date_from IS NULL
        THEN $undated OR ($as_of IS NULL AND $since IS NULL AND $until IS NULL)
        ELSE ($as_of IS NULL OR c.date_from <= $as_of)
          AND ($since IS NULL OR c.date_from >= $since) AND ($until IS NULL OR c.date_from <= $until) END
WITH c, coalesce(c.date, COLLECT {
    MATCH (c)-[:IN]->(:Reading)-[dated:READS]->(:Article) RETURN dated.date AS day ORDER BY day
  }[0]) AS date, COLLECT {
    MATCH (c)-[:IN]->(:Reading)-[of:READS]->(:Article) RETURN of.publisher_name AS name ORDER BY name
  }[0] AS publisher
WITH c, publisher, CASE WHEN c.date_from IS NULL THEN null ELSE split(date, '/')[0] END AS begin ORDER BY c.date_from, begin
UNWIND c.origins AS source_id
WITH source_id, count(c) AS claims, sum(CASE WHEN c.contested THEN 1 ELSE 0 END) AS contested,
  count(DISTINCT c.reading) AS readings, min(c.date_from) AS first, max(c.date_from) AS last, collect(begin) AS begins,
  min(publisher) AS publisher, max(CASE WHEN c.dataset = source_id THEN 1 ELSE 0 END) AS by_dataset
OPTIONAL MATCH (actor:Actor {id: source_id})
OPTIONAL MATCH (voice:Source {id: source_id})
OPTIONAL MATCH (article:Article {id: source_id})
RETURN coalesce(actor.label, voice.mention,
    COLLECT { MATCH (article)<-[read:READS]-(:Reading) WHERE read.title IS NOT NULL RETURN read.title ORDER BY read.title }[0],
    CASE WHEN source_id STARTS WITH 'publisher: ' THEN publisher END, source_id) AS source, source_id,
  CASE WHEN actor IS NOT NULL THEN 'actor' WHEN voice IS NOT NULL THEN 'unnamed'
    WHEN article IS NOT NULL THEN 'article' WHEN source_id STARTS WITH 'publisher: ' THEN 'publisher'
    WHEN by_dataset = 1 THEN 'data set' ELSE 'other' END AS kind,
  claims, contested, readings, actor.reliability AS reliability, first, last,
  begins[0] AS first_written, begins[size(begins) - 1] AS last_written
ORDER BY claims DESC, source_id
