// What has been loaded
// id: readings
// category: store
// about: One row per reading: an article read into one claims file or by one reader, a registry of actors, a table, or rows of a
// about: data set.
// returns: reading                       its id
// returns: by                            who read it
// returns: title                         of the article
// returns: date                          of the article, as it is written
// returns: publisher                     of the article
// returns: language                      of the article
// returns: url                           of the article
// returns: article                       the article's id; null for a registry or a table
// returns: dataset                       the data set it is of, or of a part of it; null for others
// returns: version                       the release of the data set
// returns: claims                        how many
// returns: accepted                      those of them that are accepted
// returns: drafts                        that are drafts
// returns: rejected                      that are rejected
// returns: counted                       that make edges
// returns: contested                     that are contested
// example: => reading has jufra-2017
MATCH (r:Reading)
OPTIONAL MATCH (r)-[read:READS]->(article:Article)
WITH r, read, article, r.id AS reading, coalesce(read.publisher, '') AS publisher_key
OPTIONAL MATCH (publisher:Actor {id: publisher_key})
CALL (reading) {
  MATCH (c:Claim {reading: reading})
  RETURN count(c) AS claims,
    sum(CASE c.status WHEN 'accepted' THEN 1 ELSE 0 END) AS accepted,
    sum(CASE c.status WHEN 'draft' THEN 1 ELSE 0 END) AS drafts,
    sum(CASE c.status WHEN 'rejected' THEN 1 ELSE 0 END) AS rejected,
    sum(CASE WHEN c.counted THEN 1 ELSE 0 END) AS counted,
    sum(CASE WHEN c.contested THEN 1 ELSE 0 END) AS contested
}
RETURN reading, r.by AS by, read.title AS title, read.date AS date,
  coalesce(publisher.label, read.publisher_name) AS publisher, read.language AS language, read.url AS url,
  article.id AS article, r.dataset AS dataset, r.dataset_version AS version,
  claims, accepted, drafts, rejected, counted, contested
ORDER BY reading
