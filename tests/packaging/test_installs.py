"""What is installed from a wheel, from an sdist and as editable is whole, and works from an empty folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PINS = ROOT / "tests" / "constraints.txt"
PACKAGES = ("graph", "ontology", "loaders", "queries")
DATA = {".ttl", ".cypher", ".yaml", ".txt", ".md", ".typed"}
NOT_SOURCE = shutil.ignore_patterns(
    ".git",
    ".venv*",
    "__pycache__",
    "*.egg-info",
    "build",
    "dist",
    "demo",
    "*.store",
    ".*_cache",
    ".hypothesis",
)

#: Run by the installed Python: every file of the installed packages, relative to `sides/`.
LIST_FILES = """
import json
from importlib.resources import files
from pathlib import Path
found = []
for package in ("graph", "ontology", "loaders", "queries"):
    top = Path(str(files(f"sides.{package}")))
    found += [f"{package}/{f.relative_to(top).as_posix()}" for f in top.rglob("*") if f.is_file()]
print(json.dumps(sorted(found)))
"""


@dataclass(frozen=True, kw_only=True)
class Built:
    """A copy of the source tree, and the wheel and sdist that were made from it."""

    tree: Path
    wheel: Path
    sdist: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    tree = folder / "tree"
    shutil.copytree(ROOT, tree, ignore=NOT_SOURCE, symlinks=True)
    run(sys.executable, "-m", "build", "--outdir", folder / "dist", tree, cwd=folder)
    (wheel,) = (folder / "dist").glob("*.whl")
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    return Built(tree=tree, wheel=wheel, sdist=sdist)


def expected_files(tree: Path) -> set[str]:
    """The Python and data files of the four folders, as they stand in the source tree."""
    return {
        file.relative_to(tree).as_posix()
        for package in PACKAGES
        for file in (tree / package).rglob("*")
        if file.is_file() and file.suffix in DATA | {".py"} and "__pycache__" not in file.parts
    } | {f"{package}/py.typed" for package in PACKAGES}


def run(*command: str | Path, cwd: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command as a stranger would: without this run's environment of Python and of `sides`."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "SIDES_", "VIRTUAL"))}
    clean["COLUMNS"] = "80"
    ran = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, timeout=600, check=False)
    if check:
        assert ran.returncode == 0, f"{command}\n{ran.stdout}\n{ran.stderr}"
    return ran


def test_the_wheel_holds_every_file_and_nothing_else(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
        licences = [name for name in wheel.namelist() if name.endswith("licenses/LICENSE")]
    assert names == {f"sides/{name}" for name in expected_files(built.tree)}
    assert licences, "the licence is not in the wheel"


def test_the_sdist_holds_every_file(built: Built) -> None:
    with tarfile.open(built.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert expected_files(built.tree) | {"LICENSE", "README.md", "pyproject.toml"} <= names


@pytest.mark.parametrize("way", ["wheel", "sdist", "editable"])
def test_an_install_answers_from_an_empty_folder(way: str, built: Built, tmp_path: Path) -> None:
    venv, empty = tmp_path / "venv", tmp_path / "empty"
    empty.mkdir()
    run(sys.executable, "-m", "venv", venv, cwd=tmp_path)
    what = {"wheel": [built.wheel], "sdist": [built.sdist], "editable": ["-e", built.tree]}[way]
    run(venv / "bin" / "python", "-m", "pip", "install", "-q", "-c", PINS, *what, cwd=empty)

    sides = venv / "bin" / "sides"
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert run(sides, "--version", cwd=empty).stdout == f"sides {version}\n"

    listed = set(json.loads(run(venv / "bin" / "python", "-c", LIST_FILES, cwd=empty).stdout))
    assert {name for name in listed if "__pycache__" not in name} >= expected_files(built.tree)

    run(sides, "load", "--example", cwd=empty)
    answer = json.loads(run(sides, "who-supports", "LNA", "--format", "json", cwd=empty).stdout)
    assert {"Egypt"} == {row["supporter"] for row in answer}
    assert (
        run(venv / "bin" / "who-supports", "LNA", cwd=empty).stdout
        == run(sides, "who-supports", "LNA", cwd=empty).stdout
    )
