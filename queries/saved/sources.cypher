// Where the claims come from
// id: sources
// category: sources
// about: The distinct origins that answers count: the medium relayed, else who says it, else the publisher, else the document.
// param: statuses statuses = ['accepted']  of claims: accepted, draft, rejected
// param: min_confidence float = 0.0      leave out claims of a lower confidence; hand-made ones have none and pass
// param: as_of end-date = none       what had begun by that day and not ended before it
// param: since date = none               what began on that day or later
// param: until end-date = none       what began on that day or earlier
// param: undated bool = false            with a date: also what has none
// returns: source                        its name
// returns: source_id                     the actor's id, or what stands for the origin
// returns: kind                          actor, unnamed (a source without a name), article, or other
// returns: claims                        claims that come from it
// returns: contested                     those of them that are contested
// returns: readings                      readings they are in
// returns: reliability                   A to F of the Admiralty code
// returns: first                         the earliest date of a claim
// returns: last                          the latest
// example: => source has Reuters
MATCH (c:Claim)
WHERE c.status IN $statuses
  AND coalesce(c.confidence, 1.0) >= $min_confidence
  AND (c.ends IS NULL OR $as_of IS NULL OR c.ends >= $as_of)
  AND CASE WHEN c.date_from IS NULL
        THEN $undated OR ($as_of IS NULL AND $since IS NULL AND $until IS NULL)
        ELSE ($as_of IS NULL OR c.date_from <= $as_of)
          AND ($since IS NULL OR c.date_from >= $since) AND ($until IS NULL OR c.date_from <= $until) END
UNWIND c.origins AS source_id
WITH source_id, count(c) AS claims, sum(CASE WHEN c.contested THEN 1 ELSE 0 END) AS contested,
  count(DISTINCT c.reading) AS readings, min(c.date_from) AS first, max(c.date_from) AS last
OPTIONAL MATCH (actor:Actor {id: source_id})
OPTIONAL MATCH (voice:Source {id: source_id})
OPTIONAL MATCH (article:Article {id: source_id})
RETURN coalesce(actor.label, voice.mention,
    COLLECT { MATCH (article)<-[read:READS]-(:Reading) WHERE read.title IS NOT NULL RETURN read.title ORDER BY read.title }[0],
    source_id) AS source, source_id,
  CASE WHEN actor IS NOT NULL THEN 'actor' WHEN voice IS NOT NULL THEN 'unnamed'
    WHEN article IS NOT NULL THEN 'article' ELSE 'other' END AS kind,
  claims, contested, readings, actor.reliability AS reliability, first, last
ORDER BY claims DESC, source_id
