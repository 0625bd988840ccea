// The actors, and how much is said of each
// id: actors
// category: actors
// about: Every actor under its own name, merged ones under that of the actor they were merged into.
// param: kind actor-kind = none              only actors of this kind, such as armed-group
// returns: actor                         the name that answers print
// returns: actor_id                      its id
// returns: name                          its full name
// returns: kind                          person, state, government, armed-group …
// returns: aliases                       other names
// returns: identifiers                   in other catalogues, such as wikidata:Q79
// returns: reliability                   A to F of the Admiralty code, as a source
// returns: claims                        accepted claims that have it on either end, or as a party of a mediation
// returns: allies                        actors it sides with
// returns: opponents                     actors it sides against
// returns: merged                        ids that were merged into it
// example: => actor has LNA
MATCH (a:Actor)
WHERE a.canonical = a.id AND ($kind IS NULL OR a.kind = $kind)
WITH a, a.id AS actor_id
RETURN a.label AS actor, actor_id, a.name AS name, a.kind AS kind, a.aliases AS aliases, a.identifiers AS identifiers,
  a.reliability AS reliability,
  COUNT { MATCH (c:Claim {subject: actor_id}) WHERE c.status = 'accepted' }
    + COUNT {
        MATCH (c:Claim {object: actor_id}) WHERE c.status = 'accepted' AND coalesce(c.subject <> actor_id, true)
      }
    + COUNT {
        MATCH (:Actor {canonical: actor_id})<-[:BETWEEN]-(c:Claim)
        WHERE c.status = 'accepted' AND actor_id IN c.between AND coalesce(c.subject <> actor_id, true)
          AND coalesce(c.object <> actor_id, true)
        RETURN DISTINCT c.id
      } AS claims,
  COUNT { MATCH (a)-[:SIDES_WITH]-(:Actor) } AS allies,
  COUNT { MATCH (a)-[:SIDES_AGAINST]-(:Actor) } AS opponents,
  COLLECT { MATCH (m:Actor {canonical: actor_id}) WHERE m.id <> actor_id RETURN m.id ORDER BY m.id } AS merged
ORDER BY claims DESC, actor_id
