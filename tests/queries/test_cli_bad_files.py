"""RDF and tables with something wrong, through the command line: what is told, the exit code, the store as before."""

import json
from pathlib import Path

import pytest
from command_line import CommandLine
from sides.queries.commands.loading import example_file

RDF = """\
@prefix : <https://example.org/libya#> .
@prefix sides: <https://w3id.org/sides/> .
@prefix modality: <https://w3id.org/sides/modality/> .
@prefix status: <https://w3id.org/sides/status/> .
@prefix actor-kind: <https://w3id.org/sides/actor-kind/> .
@prefix graspf: <http://groundedannotationframework.org/grasp/factuality#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .

:article a schema:NewsArticle ; schema:articleBody "Egypt backs the council." .
:egypt a sides:Actor ; schema:name "Egypt" ; sides:kind actor-kind:state .
:council a sides:Actor ; schema:name "The council" ; sides:kind actor-kind:government .

:c1 a schema:Claim ;
    rdf:subject :egypt ; rdf:predicate sides:supports ; rdf:object :council ;
    sides:polarity graspf:POSITIVE ; sides:modality modality:state ; sides:status status:accepted ;
    prov:wasQuotedFrom :article ;
    oa:hasTarget [ a oa:SpecificResource ; oa:hasSource :article ;
        oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact "Egypt backs the council" ] ] .
"""
TABLE = "source,relation,target,quote,url,date\nQatar,opposes,Libyan National Army,words,,2019-01-02\n"

#: The name of each file, what is changed in a good one, and what is told.
BAD = {
    "syntax": ("bad.ttl", ("rdf:subject :egypt ;", "rdf:subject :egypt"), ["bad.ttl:17"]),
    "prefix": ("bad.ttl", ("rdf:object :council", "rdf:object other:council"), ["bad.ttl:17", "other:"]),
    "JSON-LD": ("bad.jsonld", None, ["bad.jsonld:"]),
    "shape: relation": ("bad.ttl", ("sides:supports", "sides:suports"), ["c1", "suports"]),
    "shape: missing": ("bad.ttl", ("sides:polarity graspf:POSITIVE ; ", ""), ["c1", "polarity"]),
    "shape: value": ("bad.ttl", ("modality:state", "modality:stat"), ["c1", "modality"]),
    "shape: subject": ("bad.ttl", ("rdf:subject :egypt", 'rdf:subject "Egypt", "Libya"'), ["c1", "subject"]),
    "quote": ("bad.ttl", ('oa:exact "Egypt backs', 'oa:exact "Egypt loves'), ["c1", "does not stand in the article"]),
    "RDF: empty": (
        "bad.ttl",
        (RDF, ""),
        ["nothing in here is of a record", "sides:Reading", "https://w3id.org/sides/"],
    ),
    "RDF: not ours": ("bad.ttl", (RDF, "<http://a.org/> a <http://b.org/> ."), ["it holds 1 statement, and no sides:"]),
    "RDF: URL": ("bad.ttl", ("Article ;", 'Article ; schema:url "javascript:x" ;'), ["web address", "javascript:x"]),
    "RDF: name": ("bad.ttl", ('name "Egypt"', 'name "Egy\\u0007pt"'), ["egypt>: schema:name", "control characters"]),
    "RDF: oneself": ("bad.ttl", ("object :council", "object :egypt"), ["c1: rdf:object: ", "are the same"]),
    "table: oneself": (
        "bad.csv",
        ("Libyan National Army", "qatar"),
        ["bad.csv:2: qatar is the subject and the object"],
    ),
    "table: URL": ("bad.csv", ("words,,", "words,file:///x,"), ["bad.csv:2: url: 'file:///x' is no web address"]),
    "table: name": ("bad.csv", ("Qatar", "Qa\x1btar"), ["bad.csv:2: source: ", "the control character U+001B"]),
    "table: day or month": (
        "bad.csv",
        ("2019-01-02", "03/06/2017"),
        ["bad.csv:2: date: '03/06/2017' is no ISO date", "03/06 is ambiguous: write 2017-06-03 or 2017-03-06"],
    ),
    "table: relation": ("bad.csv", ("opposes", "oposes"), ["bad.csv:2: ", "Did you mean opposes"]),
    "table: column": ("bad.csv", ("target", "tarket"), ["bad.csv:1: ", "source, relation, target"]),
    "table: cells": ("bad.csv", ("words", "words, more"), ["bad.csv:2: ", "7 cells for 6 columns"]),
    "table: date": ("bad.csv", ("2019-01-02", "2 January"), ["bad.csv:2: ", "date: "]),
    "table: empty": ("bad.csv", ("Qatar", ""), ["bad.csv:2: "]),
    "table: no rows": ("bad.csv", (TABLE.splitlines()[1], ""), ["bad.csv: ", "no rows"]),
}


def written(folder: Path, name: str, change: tuple[str, str] | None) -> Path:
    """A file that is good but for `change`: some words of it, and what stands there instead."""
    path = folder / name
    good = {".ttl": RDF, ".csv": TABLE, ".jsonld": '{"@context": {,}'}[path.suffix]
    if change is not None:
        assert change[0] in good
        good = good.replace(*change, 1)
    path.write_text(good, encoding="utf-8")
    return path


@pytest.fixture
def loaded(cli: CommandLine, tmp_path: Path) -> CommandLine:
    """The command line with a store of its own that holds the example."""
    cli.use(tmp_path / "a.store")
    assert cli("load", example_file()).code == 0
    return cli


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_told_and_the_store_stays_as_it_was(case: str, loaded: CommandLine, tmp_path: Path) -> None:
    name, change, told = BAD[case]
    before = loaded("export", "nquads", "-").out
    path = written(tmp_path, name, change)
    shown = loaded("load", path)
    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith(f"sides: {path}")
    for words in told:
        assert words in shown.err
    assert "Traceback" not in shown.err
    assert loaded("export", "nquads", "-").out == before
    checked = loaded("validate", path)
    assert checked.code == 1
    for words in told:
        assert words in checked.out


def test_a_bad_file_does_not_keep_the_next_one_out(loaded: CommandLine, tmp_path: Path) -> None:
    good = [written(tmp_path, name, None) for name in ("good.ttl", "good.csv")]
    bad = [written(tmp_path, *BAD[case][:2]) for case in ("shape: relation", "table: date")]
    shown = loaded("load", *bad, *good, "--format", "json")
    assert shown.code == 1
    done = [row for row in json.loads(shown.out) if row["action"] != "failed"]
    assert [(row["action"], row["reading"]) for row in done] == [("added", "good")]
    assert "3 of 4 files could not be loaded" in shown.err  # two of one reading: the table would replace the RDF
    assert loaded("doctor").code == 0


def test_a_bad_file_makes_no_store(cli: CommandLine, tmp_path: Path) -> None:
    for case in ("syntax", "shape: relation", "table: relation"):
        assert cli("load", written(tmp_path, *BAD[case][:2]), "--store", tmp_path / "none.store").code == 1
        assert not (tmp_path / "none.store").exists()


def test_every_quote_of_rdf_that_does_not_stand_is_told(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    bad = RDF.replace('oa:exact "Egypt backs', 'oa:exact "Egypt loves')
    again = bad[bad.index(":c1 a schema:Claim") :].replace(":c1", ":c2").replace("Egypt loves", "Egypt fears")
    path.write_text(bad + again, encoding="utf-8")
    shown = cli("validate", path, "--format", "json")
    assert shown.code == 1
    assert "2 problems in 1 of 1 file." in shown.err
    assert [row["problem"].split(": ")[1] for row in json.loads(shown.out)] == [
        "claim https://example.org/libya#c1",
        "claim https://example.org/libya#c2",
    ]
    told = cli("load", path, "--store", tmp_path / "none.store").err
    assert "2 problems in the RDF" in told
    assert "Egypt loves the council" in told
    assert "Egypt fears the council" in told


def test_every_problem_of_rdf_is_counted(cli: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    claims = [
        f":n{number} a schema:Claim ; rdf:subject :egypt ; rdf:predicate sides:supports ; rdf:object :council ;\n"
        f"    sides:polarity graspf:POSITIVE ; sides:modality modality:state ; sides:status status:accepted ;\n"
        f"    sides:means {number} .\n"
        for number in range(30)
    ]
    path.write_text(RDF + "".join(claims), encoding="utf-8")
    shown = cli("validate", path)
    assert shown.code == 1
    *problems, last = shown.out.splitlines()
    assert all(line.startswith(f"{path}: claim https://example.org/libya#n") for line in problems)
    assert len(problems) >= 30
    assert last == f"{len(problems)} problems in 1 of 1 file."
