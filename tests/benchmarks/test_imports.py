"""A command imports what it needs and no more: that is where the time of a small command goes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from articles import write_articles
from sides.loaders.claims_file import read_claims_file

HEAVY = {"arcadedb", "lxml", "neo4j", "networkx", "pyshacl", "rdflib", "spacy", "trafilatura", "yaml"}

#: Runs a command line inside Python and prints, last, which of the heavy modules it imported.
PROBE = """
import json, sys
from sides.queries.cli import sides, status
code = status(sides, "sides", json.loads(sys.argv[1]))
print()
print(json.dumps(sorted(set(json.loads(sys.argv[2])) & set(sys.modules))))
sys.exit(code)
"""


def imported_by(*arguments: str, cwd: Path) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(arguments), json.dumps(sorted(HEAVY))],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def with_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    imported_by("load", "--example", cwd=folder)
    return folder


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["who-supports", "--help"]])
def test_asking_for_help_imports_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    assert imported_by(*arguments, cwd=tmp_path) == set()


@pytest.mark.parametrize(
    "arguments",
    [["who-supports", "LNA"], ["path", "Egypt", "GNA"], ["disputed"], ["query", "run", "who-supports", "actor=LNA"]],
)
def test_asking_the_embedded_store_imports_its_engine_alone(arguments: list[str], with_example: Path) -> None:
    assert imported_by(*arguments, cwd=with_example) <= {"arcadedb"}


def test_the_articles_of_the_benchmarks_are_whole_and_different(tmp_path: Path) -> None:
    files = sorted(write_articles(tmp_path, 2).glob("*.claims.yaml"))
    first, second = (read_claims_file(file).reading for file in files)
    assert (first.id, second.id) == ("report-0001", "report-0002")
    assert first.article is not None
    assert second.article is not None
    assert (first.article.date, second.article.date) == ("2017-01-02", "2017-01-03")
    assert first.article.id != second.article.id
    assert len(first.claims) == len(second.claims) > 50
    assert not {claim.id for claim in first.claims} & {claim.id for claim in second.claims}
