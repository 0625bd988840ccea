"""Whatever is loaded: which files, in which order, checked against the shapes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from sides.graph.actor import Actor
from sides.graph.errors import InvalidClaims, InvalidInput, MissingFile, NotYAML
from sides.graph.rdf_syntax import serialized
from sides.graph.rdf_writer import write_reading
from sides.loaders.claims_file import read_claims_file
from sides.loaders.problems import Problems
from sides.loaders.shape_check import check_shapes
from sides.loaders.source import format_of, read_sources, source_files, validate_source

EXAMPLE = Path(str(files("sides.loaders") / "examples" / "jufra-2017"))


def write(folder: Path, name: str, relation: str = "meets", key: str = "k", head: str = "") -> Path:
    (folder / "a.txt").write_text("Haftar met Serraj.", encoding="utf-8")
    path = folder / name
    path.write_text(
        f"article: a.txt\n{head}claims:\n  - key: {key}\n    quote: Haftar met Serraj\n"
        f"    subject: haftar\n    relation: {relation}\n    object: serraj\n",
        encoding="utf-8",
    )
    return path


DECLARED = "actors:\n  haftar: {name: Haftar, kind: person}\n  serraj: {name: Serraj, kind: person}\n"


def test_the_example(tmp_path: Path) -> None:
    (source,) = read_sources([EXAMPLE])
    (reading,) = source.readings
    assert (source.path, source.decisions, source.identities) == (EXAMPLE / "jufra-2017.claims.yaml", (), ())
    assert reading == read_claims_file(source.path).reading
    lines = source.path.read_text(encoding="utf-8").splitlines()
    for claim in reading.claims:
        line = source.line_of(claim.id)
        assert line is not None
        assert lines[line - 1] == f"  - key: {claim.key}"
    assert source.line_of("no such claim") is None
    assert validate_source(source.path) == []


def test_rdf_of_a_claims_file_is_the_same_record(tmp_path: Path) -> None:
    (source,) = read_sources([EXAMPLE])
    for name, syntax in (("x.trig", "trig"), ("x.nq", "nquads"), ("x.jsonld", "json-ld")):
        path = tmp_path / name
        path.write_bytes(serialized(write_reading(source.readings[0]), syntax))
        (again,) = read_sources([path])
        assert again.record == source.record
        assert validate_source(path) == []


def test_registries_come_first_and_once(tmp_path: Path) -> None:
    (tmp_path / "shared.yaml").write_text(DECLARED, encoding="utf-8")
    one = write(tmp_path, "one.claims.yaml", head="registry: shared.yaml\n")
    two = write(tmp_path, "two.claims.yaml", head="registry: shared.yaml\n")
    given = [(source.path.name, [reading.id for reading in source.readings]) for source in read_sources([tmp_path])]
    assert given == [("shared.yaml", ["shared"]), ("one.claims.yaml", ["one"]), ("two.claims.yaml", ["two"])]
    explicit = [source.path.name for source in read_sources([tmp_path / "shared.yaml", two, one])]
    assert explicit == ["shared.yaml", "two.claims.yaml", "one.claims.yaml"]


def test_a_folder_is_its_claims_files_and_rdf_sorted(tmp_path: Path) -> None:
    for name in ("b.claims.yaml", "a.trig", "notes.txt", "registry.yaml", "links.csv", "c.CLAIMS.yml"):
        (tmp_path / name).touch()
    (tmp_path / "below").mkdir()
    assert [path.name for path in source_files([tmp_path])] == ["a.trig", "b.claims.yaml", "c.CLAIMS.yml"]
    with pytest.raises(MissingFile, match="there is no claims file"):
        source_files([tmp_path / "below"])
    with pytest.raises(MissingFile, match="there is no such file"):
        source_files([tmp_path / "none.yaml"])


def test_a_file_that_several_paths_lead_to_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.claims.yaml", "b.trig"):
        (folder / name).touch()
    (tmp_path / "also").symlink_to(folder)
    (folder / "c.trig").symlink_to(folder / "b.trig")
    monkeypatch.chdir(tmp_path)
    paths = ["in/a.claims.yaml", "in", folder / "b.trig", "also", "in/../in/a.claims.yaml"]
    # A link of another name stays: its reading is named after it.
    assert [str(path) for path in source_files(paths)] == ["in/a.claims.yaml", "in/b.trig", "in/c.trig"]


@pytest.mark.parametrize(
    ("name", "beginning", "format"),
    [
        ("x.claims.yaml", "", "claims"),
        ("x.TTL", "", "turtle"),
        ("x.tsv", "", "table"),
        ("x.json", "", "jsonld"),
        ("x", '  {"@graph": []}', "jsonld"),
        ("x.rdf-data", "@prefix a: <b> .", "trig"),
    ],
)
def test_what_a_file_is(tmp_path: Path, name: str, beginning: str, format: str) -> None:
    (tmp_path / name).write_text(beginning, encoding="utf-8")
    assert format_of(tmp_path / name) == format


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.txt", "this looks like an article, not like claims; make a claims file for it with `sides new"),
        ("a.xyz", "its name does not tell what this is: it ends in none of .yaml"),
    ],
)
def test_a_file_that_is_none_of_these(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / name).write_text("Haftar met Serraj.", encoding="utf-8")
    with pytest.raises(InvalidInput, match=message):
        list(read_sources([tmp_path / name]))
    assert message in validate_source(tmp_path / name)[0]


def test_two_files_of_one_reading(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = write(tmp_path / "one", "x.claims.yaml", head=DECLARED)
    second = write(tmp_path / "two", "x.claims.yaml", head=DECLARED)
    with pytest.raises(InvalidInput) as raised:
        list(read_sources([first, second]))
    assert str(raised.value) == f"{second}: this is reading 'x', and so is {first}; give one of them another `reading:`"
    second.write_text("reading: y\n" + second.read_text(encoding="utf-8"), encoding="utf-8")
    assert [source.readings[0].id for source in read_sources([first, second])] == ["x", "y"]


def test_every_problem_of_a_file(tmp_path: Path) -> None:
    path = write(tmp_path, "x.claims.yaml", relation="meats", head=DECLARED.replace("person", "persn"))
    problems = validate_source(path)
    assert [problem.split(": ")[0] for problem in problems] == [f"{path}:3", f"{path}:4", f"{path}:9"]
    with pytest.raises(InvalidInput, match="3 problems, nothing of this file is loaded"):
        list(read_sources([path]))


def test_a_file_that_cannot_be_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: [\n", encoding="utf-8")
    assert len(validate_source(path)) == 1
    assert validate_source(path)[0].startswith(f"{path}:2:1: this is not YAML")
    with pytest.raises(NotYAML):
        list(read_sources([path]))


def test_what_breaks_the_shapes_is_told_with_key_and_line(tmp_path: Path) -> None:
    """The loader refuses all that the shapes refuse, so this takes a reading that was changed behind its back."""
    reading = read_claims_file(write(tmp_path, "x.claims.yaml", head=DECLARED)).reading
    (claim,) = reading.claims
    broken = replace(reading, claims=(replace(claim, confidence=7.0),))
    problems = Problems("x.claims.yaml")
    check_shapes(broken, problems, lines={claim.id: 6})
    error = problems.error()
    assert type(error) is InvalidClaims
    assert error.line == 6
    assert str(error).startswith("x.claims.yaml:6: claim k: sides:confidence: ")


def test_an_undeclared_actor_breaks_the_shapes_unless_a_registry_has_it(tmp_path: Path) -> None:
    reading = read_claims_file(write(tmp_path, "x.claims.yaml", head=DECLARED)).reading
    registry = replace(reading, id="shared", article=None, claims=())
    problems = Problems("x")
    check_shapes(replace(reading, actors=()), problems, registries=[registry])
    assert problems.lines() == []
    check_shapes(replace(reading, actors=()), problems)
    assert len(problems) == 2


def test_an_id_that_is_an_iri_of_ours(tmp_path: Path) -> None:
    """It would come back from the RDF as another id."""
    ours = "https://w3id.org/sides/id/actor/haftar"
    path = write(tmp_path, "x.claims.yaml", head=DECLARED.replace("haftar:", f'"{ours}":'))
    path.write_text(path.read_text(encoding="utf-8").replace("subject: haftar", f"subject: {ours}"), encoding="utf-8")
    with pytest.raises(InvalidClaims, match="it lies under the base"):
        list(read_sources([path], base="https://w3id.org/sides/id/"))
    ((source),) = read_sources([path], base="https://example.org/")
    assert source.readings[0].claims[0].subject.id == ours


def test_a_table_takes_names_from_outside(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text("source,relation,target\nDignity,supports,Egypt\n", encoding="utf-8")
    lna = Actor(id="lna", name="Libyan National Army", kind="armed-group")
    (source,) = read_sources([path], resolve=lambda name: [lna] if name == "Dignity" else [])
    (claim,) = source.readings[0].claims
    assert (claim.subject.id, claim.object.id, source.line_of(claim.id)) == ("lna", "egypt", 2)


def test_a_hundred_articles_are_read_one_at_a_time(tmp_path: Path) -> None:
    """A file with a problem stops the reading there; what came before it was given."""
    for number in range(3):
        shutil.copy(write(tmp_path, "x.yaml", head=DECLARED), tmp_path / f"{number}.claims.yaml")
    (tmp_path / "1.claims.yaml").write_text("nothing", encoding="utf-8")
    sources = read_sources([tmp_path])
    assert next(sources).readings[0].id == "0"
    with pytest.raises(InvalidInput, match=r"1\.claims\.yaml"):
        next(sources)
