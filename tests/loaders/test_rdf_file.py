"""RDF files, as `sides load` is given them."""

import json
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from sides.graph.actor import Actor
from sides.graph.claim import Argument, Claim
from sides.graph.errors import InvalidClaims, InvalidInput, MissingFile, NotRDF, NotText, QuoteNotFound, SidesError
from sides.graph.rdf_syntax import serialized
from sides.graph.rdf_writer import reading_triples, write_reading
from sides.graph.reading import Article, Reading, text_hash
from sides.graph.record import record
from sides.loaders.rdf_file import read_rdf, read_rdf_file

TEXT = "Egypt has been helping Haftar, sources said."
READING = Reading(
    id="some-reading",
    article=Article(id=text_hash(TEXT), text=TEXT, language="en"),
    actors=(Actor(id="egypt", name="Egypt", kind="state"), Actor(id="haftar", name="Haftar", kind="person")),
    claims=(
        Claim(
            id="c1",
            subject=Argument(id="egypt"),
            relation="supports",
            object=Argument(id="haftar"),
            modality="ongoing",
            quote="Egypt has been helping Haftar",
            start=0,
            end=29,
        ),
    ),
)


@pytest.mark.parametrize(("name", "syntax"), [("a.trig", "trig"), ("a.nq", "nquads"), ("a.jsonld", "json-ld")])
def test_each_syntax_of_named_graphs_is_read(tmp_path: Path, name: str, syntax: str) -> None:
    path = tmp_path / name
    path.write_bytes(serialized(write_reading(READING), syntax))
    assert read_rdf_file(path) == record([READING])


@pytest.mark.parametrize(("name", "syntax"), [("a.ttl", "turtle"), ("a.nt", "nt")])
def test_each_syntax_of_one_graph_is_read(tmp_path: Path, name: str, syntax: str) -> None:
    from rdflib import Graph

    graph = Graph()
    for triple in reading_triples(READING):
        graph.add(triple)
    path = tmp_path / name
    path.write_bytes(graph.serialize(format=syntax, encoding="utf-8"))
    assert read_rdf_file(path) == record([READING])


def _without_reading() -> bytes:
    """The reading as lines, with no word of the reading itself."""
    lines = serialized(write_reading(READING), "nquads").decode().splitlines()
    graph = " <https://w3id.org/sides/id/reading/some-reading> ."
    kept = [
        line.removesuffix(graph) + " ." for line in lines if not line.startswith("<https://w3id.org/sides/id/reading/")
    ]
    return ("\n".join(kept) + "\n").encode()


@pytest.mark.parametrize("name", ["Jufra 2017.nt", "Jufra 2017.ttl", "Jufra 2017.nq", "Jufra 2017.trig"])
def test_a_plain_file_is_one_reading_of_the_files_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(_without_reading())
    (reading,) = read_rdf_file(path).readings
    assert reading.id == "jufra-2017"
    assert (reading.claims, reading.actors, reading.article) == (READING.claims, READING.actors, READING.article)


def test_the_format_may_be_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(serialized(write_reading(READING), "nquads"))
    assert read_rdf_file(path, format="nquads") == record([READING])
    with pytest.raises(NotRDF, match=r"'rdfxml' is no syntax that is read"):
        read_rdf_file(path, format="rdfxml")


@pytest.mark.parametrize(
    ("name", "hint"),
    [("a.rdf", "RDF/XML is not read, convert it first"), ("a.txt", "the name's ending says no syntax")],
)
def test_another_ending_is_refused(tmp_path: Path, name: str, hint: str) -> None:
    (tmp_path / name).write_text("x")
    with pytest.raises(NotRDF, match=hint):
        read_rdf_file(tmp_path / name)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read_rdf_file(tmp_path / "none.trig")
    (tmp_path / "folder.trig").mkdir()
    with pytest.raises(MissingFile):
        read_rdf_file(tmp_path / "folder.trig")


def test_a_file_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_bytes("<http://a.org/é> <http://a.org/b> 1 .".encode("latin-1"))
    with pytest.raises(NotText):
        read_rdf_file(path)


def test_a_byte_order_mark_is_not_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.nq"
    path.write_bytes(b"\xef\xbb\xbf" + serialized(write_reading(READING), "nquads"))
    assert read_rdf_file(path) == record([READING])


# (syntax, text, line, what is said)
BROKEN = [
    ("trig", "@prefix a: <http://a.org/> .\n\n<http://g.org/> {\n  a:x a:y }", 4, "objectList expected"),
    ("turtle", "<http://a.org/> <http://b.org/> <http://c.org/>", 1, "ends in the middle of a statement"),
    ("turtle", "\n\nx:a x:b x:c .", 3, 'Prefix "x:" not bound'),
    ("turtle", '<http://a.org/>\n<http://b.org/>\n"""not closed .', 3, "a text in quotation marks does not end"),
    ("turtle", "@prefix a: <http://a.org/> .\na:b a:c\n", 2, "objectList expected"),
    ("turtle", "@prefix a: <http://a.org/> .\n\na:é a:é 'é'\n\n\na:e a:f a:g .\n", 3, "expected '.'"),
    ("trig", "@prefix a: <http://a.org/> .\na:g {\n a:b a:c a:d\n\n a:e a:f a:g .\n}\n", 3, "expected '.'"),
    ("nt", '<http://a.org/> <http://b.org/> "c" .\n\nfoo bar\n', 3, "this line is no statement"),
    (
        "nquads",
        "<http://a.org/> <http://b.org/> <http://c.org/> .\n<http://a.org/> .\n",
        2,
        "this line is no statement",
    ),
    ("json-ld", '{\n"a": \n}', 3, "this is no JSON"),
    ("json-ld", '{"@id": "http://a.org/"', 1, "this is no JSON"),
    ("json-ld", '"text"', None, "an object or a list of objects"),
    ("turtle", "<a> <http://b.org/> <http://c.org/> .", None, "<a> is a relative IRI"),
    ("json-ld", '{"@id": "a", "http://b.org/": 1}', None, "<a> is a relative IRI"),
    ("json-ld", "[" * 100_000, None, "nested too deeply"),
]


@pytest.mark.parametrize(("syntax", "text", "line", "said"), BROKEN)
def test_a_syntax_error_is_told_with_its_line(syntax: str, text: str, line: int | None, said: str) -> None:
    with pytest.raises(NotRDF) as refused:
        read_rdf(text.encode(), format=syntax, source="file")
    assert said in str(refused.value)
    assert refused.value.line == line
    assert str(refused.value).startswith("file:" if line is None else f"file:{line}:")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Any attempt to reach the network is noted, and fails."""
    tried: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        tried.append(arguments)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    return tried


@pytest.mark.parametrize(
    "document",
    [
        {"@context": "https://schema.org/", "name": "x"},
        {"@context": ["https://schema.org/", {"a": "http://a.org/"}], "a": 1},
        {"@context": {"@import": "https://schema.org/"}, "a": 1},
        {"@context": {"a": {"@id": "http://a.org/", "@context": "https://schema.org/"}}, "a": {"name": "x"}},
        {"@graph": [{"@context": "context.jsonld", "name": "x"}]},
    ],
)
def test_a_context_elsewhere_is_refused_and_never_fetched(no_network: list[object], document: object) -> None:
    with pytest.raises(NotRDF, match="would have to be fetched, and nothing is; write it into the file"):
        read_rdf(json.dumps(document).encode(), format="json-ld")
    assert no_network == []


def test_nothing_is_fetched_for_what_is_read(no_network: list[object]) -> None:
    for syntax in ("trig", "nquads", "json-ld"):
        read_rdf(serialized(write_reading(READING), syntax), format=syntax)
    assert no_network == []


def test_our_json_ld_has_its_context_inside() -> None:
    document = json.loads(serialized(write_reading(READING), "json-ld"))
    assert document["@context"]["sides"] == "https://w3id.org/sides/"


def test_a_wrong_value_is_told_with_the_claim() -> None:
    data = serialized(write_reading(READING), "nquads").replace(b"modality/ongoing", b"modality/going")
    with pytest.raises(InvalidClaims) as refused:
        read_rdf(data, format="nquads", source="a.nq")
    assert str(refused.value) == (
        "a.nq: 1 problem in the RDF; nothing of it was taken\n"
        "claim c1: sides:modality: a claim has exactly one modality: one of modality:happened, modality:ongoing, "
        "modality:state, modality:planned, modality:attempted, modality:possible, modality:predicted, "
        "modality:questioned (here: modality:going)"
    )


def test_a_quote_that_is_not_in_the_article_is_told() -> None:
    data = serialized(write_reading(READING), "nquads").replace(
        b'"Egypt has been helping Haftar"', b'"Egypt has not been helping Ha"'
    )
    with pytest.raises(QuoteNotFound, match="claim c1: oa:exact: the quote does not stand at 0 to 29"):
        read_rdf(data, format="nquads")


def test_every_quote_that_is_not_in_the_article_is_told() -> None:
    (claim,) = READING.claims
    other = Claim(
        id="c2",
        subject=claim.subject,
        relation="praises",
        object=claim.object,
        modality="happened",
        quote="sources wept",
    )
    data = serialized(write_reading(replace(READING, claims=(claim, other))), "nquads")
    data = data.replace(b'"Egypt has been helping Haftar"', b'"Egypt has not been helping Ha"')
    with pytest.raises(QuoteNotFound) as refused:
        read_rdf(data, format="nquads", source="a.nq")
    assert [(str(one).split(": ")[0], one.path) for one in refused.value.violations] == [
        ("claim c1", "oa:exact"),
        ("claim c2", "oa:exact"),
    ]
    assert "2 problems in the RDF" in str(refused.value)


@pytest.mark.parametrize(
    ("syntax", "text", "holds"),
    [
        ("turtle", "", "it holds no statement, and no sides:Reading, schema:Claim, "),
        ("trig", "# only a comment\n<http://g.org/> { }", "it holds no statement"),
        ("nquads", "\n", "(sides: is <https://w3id.org/sides/>)"),
        ("json-ld", "{}", "it holds no statement"),
        ("turtle", "<http://a.org/> a <http://xmlns.com/foaf/0.1/Person> .", "it holds 1 statement, and no sides:"),
        ("trig", "<http://g.org/> { <http://a.org/> a <http://schema.org/Claim> }", "write <https://schema.org/>, not"),
    ],
)
def test_rdf_with_nothing_of_ours_is_told(syntax: str, text: str, holds: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_rdf(text.encode(), format=syntax, source="file", default_reading="r")
    assert str(refused.value).startswith("file: nothing in here is of a record: ")
    assert holds in str(refused.value)


@pytest.mark.parametrize("sign", ["%C2%9F", "%E2%80%AE", "%00"])
def test_an_id_with_a_sign_that_cannot_be_seen_is_told(sign: str) -> None:
    data = serialized(write_reading(READING), "nquads").replace(b"actor/egypt", f"actor/egy{sign}pt".encode())
    with pytest.raises(InvalidClaims, match=r"holds (the control character|a sign that turns|no id)"):
        read_rdf(data, format="nquads")


def test_a_registry_that_is_known_may_be_left_out() -> None:
    registry = Reading(id="registry", actors=READING.actors)
    reading = Reading(id="r", registries=("registry",), article=READING.article, claims=READING.claims)
    data = serialized(write_reading(reading), "trig")
    with pytest.raises(InvalidClaims, match="the subject is one declared actor"):
        read_rdf(data, format="trig")
    assert read_rdf(data, format="trig", known=[registry]) == record([reading])


@pytest.mark.parametrize("data", [b"\x00", b"<", b"{", b"[", b'{"@graph": 7}', b"<http://a.org/> a", b"\\u12"])
@pytest.mark.parametrize("syntax", ["trig", "turtle", "nquads", "nt", "json-ld"])
def test_each_refusal_is_one_of_ours(syntax: str, data: bytes) -> None:
    with pytest.raises(SidesError):
        read_rdf(data, format=syntax)


def test_the_documented_example_is_read_as_it_stands() -> None:
    page = (Path(__file__).parents[2] / "docs" / "rdf.md").read_text("utf-8")
    example = page.partition("```turtle\n")[2].partition("```")[0]
    (reading,) = read_rdf(example.encode(), format="turtle", default_reading="example").readings
    (claim,) = reading.claims
    assert (claim.relation, claim.polarity, claim.speakers[0].stance) == ("recognizes", "negated", "claimed")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "actor/egypt",
            "actor/a/b",
            "is not written the one way its id is: write <https://w3id.org/sides/id/actor/a%2Fb",
        ),
        ("actor/egypt", "actor/Ägypten", "write <https://w3id.org/sides/id/actor/%C3%84gypten>"),
        ("actor/egypt", "actor/eg%20ypt", "holds no id: 'eg ypt' is empty, has white space"),
        ("actor/egypt", "actor/", "holds no id: ''"),
        ("actor/egypt", "agent/egypt", "names no actor: write <https://w3id.org/sides/id/actor/…>"),
        ("reading/some-reading", "reading/Ünï", "write <https://w3id.org/sides/id/reading/%C3%9Cn%C3%AF>"),
    ],
)
def test_an_iri_that_we_would_not_write_so_is_told(old: str, new: str, said: str) -> None:
    text = serialized(write_reading(READING), "nquads").decode().replace(old, new)
    with pytest.raises(InvalidInput) as refused:
        read_rdf(text.encode(), format="nquads", source="file")
    assert str(refused.value).startswith("file:")
    assert said in str(refused.value)
