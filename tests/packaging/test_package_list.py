"""pyproject.toml lists every package: a forgotten one works in a checkout and is missing when installed."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PYPROJECT["tool"]["setuptools"]


def folders_with_python() -> set[str]:
    found = set()
    for top in SETUPTOOLS["package-dir"].values():
        for file in (ROOT / top).rglob("*.py"):
            found.add("sides." + ".".join(file.parent.relative_to(ROOT).parts))
    return found


def test_every_folder_with_python_is_a_listed_package() -> None:
    assert set(SETUPTOOLS["packages"]) == folders_with_python()


def test_every_package_has_an_init_and_each_top_one_a_typing_marker() -> None:
    for package in SETUPTOOLS["packages"]:
        assert (ROOT.joinpath(*package.split(".")[1:]) / "__init__.py").is_file(), package
    for top in SETUPTOOLS["package-dir"].values():
        assert (ROOT / top / "py.typed").is_file(), top


def test_the_package_folders_stand_at_the_top_under_their_own_names() -> None:
    assert SETUPTOOLS["package-dir"] == {f"sides.{name}": name for name in ("graph", "ontology", "loaders", "queries")}
    assert not (ROOT / "sides").exists(), "a folder of this name would hide the installed package"


def test_the_type_checker_sees_every_package_through_a_link() -> None:
    links = ROOT / "tests" / "typing" / "sides"
    tops = set(SETUPTOOLS["package-dir"].values())
    assert {link.name: link.resolve() for link in links.iterdir() if link.is_symlink()} == {
        name: ROOT / name for name in tops
    }
    assert PYPROJECT["tool"]["mypy"]["packages"] == [f"sides.{name}" for name in SETUPTOOLS["package-dir"].values()]
