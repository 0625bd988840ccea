"""The catalogue: what a header declares, what is wrong with one, a user's own folder, and the bundled queries."""

from __future__ import annotations

from pathlib import Path

import pytest
from sides.graph import open_store
from sides.graph.errors import InvalidInput, MissingFile, UnknownQuery
from sides.graph.guard import check_read_only
from sides.graph.store import Store
from sides.queries.catalogue import SAVED, Column, Example, SavedQuery, catalogue, parse_query, saved_query
from sides.queries.parameters import Parameter
from sides.queries.run import run, run_query

HEADER = """\
// Who is called so
// id: named
// category: actors
// about: One row per actor
// about: of that name.
// param: name string required            what it is called
// param: kinds list = ['state', 'igo']   only of these kinds
// param: most int = 10
// returns: actor                         its id
// returns: kind, label
// example: name="United Nations" most=1 => actor has un
MATCH (a:Actor {name: $name})
WHERE a.kind IN $kinds
RETURN a.id AS actor, a.kind AS kind, a.label AS label ORDER BY actor LIMIT $most
"""

WANTED = {
    "who-supports", "who-opposes", "alliance-paths", "opposition-paths", "mediators", "claims-about", "evidence",
    "disputed", "puzzles", "timeline", "territory", "speakers", "actors", "sources", "not-counted", "own-people",
    "claim", "readings",
}  # fmt: skip


def written(folder: Path, text: str, name: str = "named.cypher") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_header_declares_everything(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER)
    assert parse_query(path) == SavedQuery(
        id="named",
        title="Who is called so",
        category="actors",
        about="One row per actor of that name.",
        parameters=(
            Parameter(name="name", type="string", required=True, default=None, help="what it is called"),
            Parameter(name="kinds", type="list", required=False, default=["state", "igo"], help="only of these kinds"),
            Parameter(name="most", type="int", required=False, default=10),
        ),
        columns=(Column(name="actor", help="its id"), Column(name="kind"), Column(name="label")),
        examples=(Example(arguments=(("name", "United Nations"), ("most", "1")), column="actor", value="un"),),
        cypher=HEADER,
        path=path,
    )
    assert str(parse_query(path).examples[0]) == "'name=United Nations' most=1 => actor has un"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("// id: named", "// ids: named", 2, "'ids: named' is no line of a header"),
        ("// id: named", "// just words", 2, "'just words' is no line of a header"),
        ("// id: named\n", "", None, "the header has no id"),
        ("// id: named", "// id: other", None, "the id 'other' has to be the name of the file"),
        ("// id: named", "// id:", 2, "id has no value"),
        ("// category: actors", "// category: a\n// category: b", 4, "a second category"),
        ("// Who is called so\n", "", 1, "the first line has to be a title"),
        ("name string required", "name text required", 6, "'text' is no type of a parameter; there are string"),
        ("name string required", "name string", 6, "is not `NAME TYPE required` or `NAME TYPE = DEFAULT`"),
        ("name string required", "Name string required", 6, "'Name' is no name of a parameter"),
        ("// param: most int = 10", "// param: name int = 10", 8, "a second parameter name"),
        ("most int = 10", "most int = ten", 8, "the default of most: 'ten' is not a whole number"),
        ("most int = 10", "most actor = lna", 8, "a parameter of type actor has no default but none"),
        ("kinds list = ['state', 'igo']", "kinds list = ['state", 7, "the default of kinds"),
        ("// returns: kind, label", "// returns: kind, actor", 10, "a second column actor"),
        ("// returns: kind, label", "// returns: kind, Label", 10, "'Label' is no name of a column"),
        ("// returns: kind, label", "// returns: kind, label   both", 10, "a help text stands beside one column"),
        ("=> actor has un", "=> actor is un", 11, "is not `NAME=VALUE … => COLUMN has VALUE`"),
        ("=> actor has un", "=> nobody has un", None, "names what the header does not"),
        ("most=1 =>", "least=1 =>", None, "names what the header does not"),
    ],
)
def test_what_is_wrong_with_a_header_names_file_and_line(
    tmp_path: Path, old: str, new: str, line: int | None, message: str
) -> None:
    assert old in HEADER
    path = written(tmp_path, HEADER.replace(old, new, 1))
    with pytest.raises(InvalidInput) as wrong:
        parse_query(path)
    assert (wrong.value.source, wrong.value.line) == (str(path), line)
    assert message in str(wrong.value)
    assert str(wrong.value).startswith(f"{path}:")


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        parse_query(tmp_path / "none.cypher")
    (tmp_path / "latin.cypher").write_bytes("// Größe".encode("latin-1"))
    with pytest.raises(InvalidInput, match="not UTF-8"):
        parse_query(tmp_path / "latin.cypher")


def test_own_queries_come_from_a_folder_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, HEADER)
    assert "named" not in catalogue()
    assert catalogue(tmp_path)["named"].title == "Who is called so"
    monkeypatch.setenv("SIDES_QUERIES", str(tmp_path))
    assert set(catalogue()) == WANTED | {"named"}
    assert saved_query("named").path == tmp_path / "named.cypher"
    with pytest.raises(MissingFile, match="nowhere"):
        catalogue(tmp_path / "nowhere")


def test_an_own_query_does_not_replace_a_bundled_one(tmp_path: Path) -> None:
    written(tmp_path, (SAVED / "actors.cypher").read_text(encoding="utf-8"), "actors.cypher")
    with pytest.raises(InvalidInput, match="a query of the same id, 'actors'"):
        catalogue(tmp_path)
    assert saved_query("actors", tmp_path).path == SAVED / "actors.cypher"


def test_an_unknown_query_is_an_error_with_a_guess() -> None:
    with pytest.raises(UnknownQuery, match="Did you mean who-supports") as unknown:
        saved_query("who-suports")
    assert unknown.value.exit_code == 3
    assert saved_query("Who_Supports").id == "who-supports"


def test_the_bundled_queries_are_these() -> None:
    assert set(catalogue()) == WANTED


@pytest.mark.parametrize("query", catalogue().values(), ids=lambda query: query.id)
def test_a_bundled_query_only_reads_and_every_part_of_it_is_explained(query: SavedQuery) -> None:
    check_read_only(query.cypher)
    assert query.about
    assert query.examples or query.id == "claim"
    assert [column.name for column in query.columns if not column.help] == []
    assert [parameter.name for parameter in query.parameters if not parameter.help] == []


@pytest.mark.parametrize(
    ("query", "example"),
    [(query, example) for query in catalogue().values() for example in query.examples],
    ids=lambda value: value.id if isinstance(value, SavedQuery) else "",
)
def test_the_example_of_a_header_holds_on_the_bundled_article(
    example_store: Path, query: SavedQuery, example: Example
) -> None:
    with open_store(example_store, read_only=True) as store:
        rows = run_query(store, query, dict(example.arguments)).rows
    values = [row[example.column] for row in rows]
    assert any(example.value in value if isinstance(value, (str, list)) else example.value == value for value in values)


def test_the_columns_are_those_of_the_header(any_store: Store) -> None:
    from small_graphs import claim, reading

    any_store.load(reading(claim("a supports x"), claim("kobler mediates =peace"), claim("a enters hun")))
    asked = {
        "actor": "x", "about": "x", "start": "a", "goal": "x", "claim": "a supports x", "edge": "a supports x",
    }  # fmt: skip
    for query in catalogue().values():
        given = {each.name: asked[each.name] for each in query.parameters if each.required}
        for row in any_store.rows(query.cypher, run(any_store, query.id, **given).parameters):
            assert tuple(row) == query.column_names, query.id
