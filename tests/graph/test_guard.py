"""Cypher that only reads passes; whatever writes, or reaches files, the network or another database, is refused."""

from __future__ import annotations

import pytest
from sides.graph.errors import ForbiddenCypher
from sides.graph.guard import check_read_only

READING = [
    "MATCH (n) RETURN n",
    "MATCH (n) RETURN n;",
    "MATCH (n) RETURN n ; // done; really",
    "// CREATE (n)\nMATCH (n) RETURN n.name /* DELETE n */ AS name",
    "MATCH (n) WHERE n.name = 'CREATE (x); DELETE x' RETURN n",
    'MATCH (n) WHERE n.name = "it\'s \\" SET" RETURN n',
    "MATCH (n) RETURN n.set, n.create, n.`delete`",
    "MATCH (n:Set)-[r:MERGE]->(m:`Create` {drop: 1}) RETURN {set: 1, delete: n.remove} AS m",
    "MATCH (n) RETURN n {.set, .delete, remove: n.x} AS m",
    "MATCH (n {load: $load, set: $`set`}) RETURN $create AS `set`",
    "MATCH (c:Claim) RETURN c.start AS start, c.`end` AS `end` ORDER BY start",
    "MATCH (load) RETURN load",
    "CALL () { MATCH (n) RETURN n } RETURN n",
    "MATCH (n) CALL (n) { RETURN n.x AS x } RETURN x",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db . relationshipTypes ( )",
    "CALL `db`.`propertyKeys`()",
    "MATCH (n) RETURN date.truncate('month', n.date), datetime(), duration.between(n.a, n.b), point.distance(n.p, n.q)",
    "MATCH (n) WHERE EXISTS { MATCH (n)--() } RETURN COUNT { MATCH (n)-->() } AS c",
    "MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN m.id } AS k",
    "MATCH p = shortestPath((a)-[:X*..6]-(b)) RETURN [r IN relationships(p) | r.set] AS s",
    "UNWIND [1, 2][0..1] AS x RETURN x, 1.5e3 AS y, 0xFF AS z",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "CYPHER 5 runtime=slotted MATCH (n) RETURN n",
    "SHOW INDEXES",
    "SHOW ALL CONSTRAINTS",
    "RETURN 'a\\u00e9' AS x, 'reset offset created' AS y",
    "RETURN 'path\\\\users' AS x",
    "MATCH (n) RETURN n.url = 'https://example.org//x' AS same",
    "MATCH (عمر:Actor) RETURN عمر.name AS name",
    "MATCH (n) RETURN reset(n) AS x, creates AS y, setter AS z",
]

WRITING = [
    "CREATE (n)",
    "create (n)",
    "CrEaTe (n)",
    "MATCH (n) SET n.x = 1",
    "MATCH (n) set n.x = 1 RETURN n",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) DETACH/**/DELETE n",
    "MATCH (n) REMOVE n.x",
    "MERGE (n:X)",
    "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
    "MATCH (n) CALL (n) { SET n.x = 1 }",
    "MATCH (n) CALL { WITH n CREATE (m) } RETURN n",
    "INSERT (:Actor {id: 1})",
    "DROP INDEX x",
    "CREATE INDEX FOR (n:X) ON (n.y)",
    "MATCH (n)\tSET\nn.x = 1",
    "MATCH (n)\u00a0SET\u00a0n.x = 1",
    "MATCH (n)/* comment */SET/* comment */n.x = 1",
    "MATCH (n) // comment\nSET n.x = 1",
    "/* a */ /* 'b */ CREATE (n) /* ' */",
    "// 'a\nCREATE (n) // '",
    "MATCH (n) WHERE n.a = 'x\\\\' SET n.b = ''",
    "MATCH (n) WHERE n.a = `b``` SET n.b = 1",
    "MATCH (n) RETURN '`' SET n.x = '`'",
    "\\u0043REATE (n)",
    "MATCH (n) \\u0053\\u0045\\u0054 n.x = 1",
    "MATCH (n) \\uu0053ET n.x = 1",
    "MATCH (n) WHERE n.x = '\\u0027 SET n.y = 1 //'",
    'MATCH (n) WHERE n.x = "\\u0022 DELETE n //"',
    "MATCH (n) WHERE n.x = '\\\\\\u0027 SET n.y = 1 //'",
    "MATCH (n) /* \\u002a/ SET n.x = 1 /* */ RETURN n",
    "MATCH (n) // \\u000a SET n.x = 1",
    "MATCH (n) ſET n.x = 1",
    "MATCH (n) WITH n, 1 AS as WITH n, as SET n.x = 1",
    "MATCH (n) WITH n, 1. SET n.x = 1",
    "MATCH (n) WITH n, 1SET n.x = 1",
    "MATCH (n) WHERE n.x = 0xFSET n.x = 1",
    "MATCH (n) RETURN [1, 2][0..SET]",
    "EXPLAIN CREATE (n)",
    "PROFILE MATCH (n) DELETE n",
    "CYPHER 25 MATCH (n) SET n.x = 1",
    "MATCH (n) RETURN n; CREATE (m)",
    "MATCH (n) RETURN n; MATCH (m) RETURN m",
    "MATCH (n) RETURN n;;MATCH (m) RETURN m",
    "MATCH (n:A|SET) SET n.x = 1",
    "MATCH (n {a: 1}) SET n :B",
    "MATCH (n) SET n:B",
    "MATCH (n) CREATE (set:X)",
]

REACHING = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "load csv with headers from $url as line return line",
    "LOAD/**/CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD\nCSV FROM 'http://127.0.0.1/' AS line RETURN line",
    "MATCH (n) CALL (n) { LOAD CSV FROM n.url AS line RETURN line } RETURN line",
    "\\u004cOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "LOAD PARQUET FROM 'file:///x' AS line RETURN line",
    "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value",
    "CALL apoc.cypher.run('CREATE (n)', {})",
    "CALL `apoc`.`load`.`json`('x')",
    "CALL apoc . load . json ('x')",
    "OPTIONAL CALL apoc.help('x') YIELD name RETURN name",
    "CALL dbms.listConfig()",
    "CALL dbms.security.listUsers()",
    "CALL db.createLabel('X')",
    "CALL db.index.fulltext.queryNodes('x', 'y')",
    "CALL sql('select 1')",
    "CALL apoc.help",
    "RETURN apoc.version() AS x",
    "RETURN apoc/**/./**/version() AS x",
    "RETURN `apoc`.`version` () AS x",
    "RETURN load.json('http://127.0.0.1') AS x",
    "RETURN system.env() AS x",
    "MATCH (n) WHERE genai.vector.encode(n.x, 'OpenAI') IS NULL RETURN n",
    "RETURN eval('1') AS x",
    "RETURN file() AS x",
    "USE system SHOW USERS",
    "USE other MATCH (n) RETURN n",
    "CALL { USE other MATCH (n) RETURN n } RETURN n",
    "SHOW USERS",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "SHOW PROCEDURES",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "STOP DATABASE neo4j",
    "START DATABASE neo4j",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "GRANT ROLE admin TO x",
    "DENY READ {*} ON GRAPH x TO y",
    "REVOKE ROLE admin FROM x",
]

BROKEN = [
    "MATCH (n) WHERE n.x = 'open RETURN n",
    'MATCH (n) WHERE n.x = "open RETURN n',
    "MATCH (n) WHERE n.`x RETURN n",
    "MATCH (n) /* open RETURN n",
    "MATCH (n) // one\rSET n.x = 1",
    "MATCH (n) // one\u2028' SET n.x = 1 //'",
]


@pytest.mark.parametrize("cypher", READING)
def test_what_only_reads_passes(cypher: str) -> None:
    check_read_only(cypher)


@pytest.mark.parametrize("cypher", WRITING + REACHING + BROKEN)
def test_what_writes_or_reaches_out_is_refused(cypher: str) -> None:
    with pytest.raises(ForbiddenCypher):
        check_read_only(cypher)


@pytest.mark.parametrize(
    ("cypher", "message"),
    [
        ("MATCH (n)\n  SET n.x = 1", "SET (line 2, column 3) writes; only reading is allowed here"),
        (
            "LOAD CSV FROM 'x' AS y RETURN y",
            "LOAD CSV (line 1, column 1) reads files and the network; it is never allowed",
        ),
        ("CALL apoc.help('x')", "the procedure apoc.help (line 1, column 1) is not among those that only read"),
        ("RETURN apoc.version()", "the function apoc.version (line 1, column 8) is not one of Cypher's own"),
        ("USE other MATCH (n) RETURN n", "USE (line 1, column 1) names another database"),
        ("RETURN 1; RETURN 2", "a second statement (line 1, column 9) is one too many"),
        ("RETURN 'a", "a string (line 1, column 8) has no end"),
    ],
)
def test_the_message_names_what_was_found_and_where(cypher: str, message: str) -> None:
    with pytest.raises(ForbiddenCypher) as refused:
        check_read_only(cypher)
    assert message in str(refused.value)
    assert refused.value.exit_code == 2
