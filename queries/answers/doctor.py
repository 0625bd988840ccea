"""Whether the installation and the store are well, part by part, and what to do where they are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from sides.graph.errors import SidesError, StoreMissing
from sides.queries.answers.layout import clean, pad, wrap
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.store import Store

#: What `sides` imports from others, and what for.
PARTS = {
    "arcadedb": "the embedded store",
    "neo4j": "stores in Neo4j",
    "rdflib": "RDF",
    "pyshacl": "checking claims",
    "PyYAML": "claims files",
    "networkx": "graphs in Python",
    "click": "the command line",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: what it is, how it stands, and whether that is wrong."""

    part: str
    state: str
    wrong: bool = False


def examine(opening: Callable[[], AbstractContextManager[Store]]) -> list[Finding]:
    """Look at the parts, then at the store that `opening` opens (read only)."""
    import platform

    findings = [
        Finding(part="sides", state=_version("sides")),
        Finding(part="Python", state=f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
        *(_part(name, purpose) for name, purpose in PARTS.items()),
    ]
    try:
        with opening() as store:
            info = store.info()
            state = f"{info.location}, {info.engine} {info.version}, {info.counts.get('Claim', 0):,} claims"
            findings.append(Finding(part="store", state=state))
            problems = store.check()
    except StoreMissing as error:
        return [*findings, Finding(part="store", state=f"none: {error}")]
    except SidesError as error:
        return [*findings, Finding(part="store", state=str(error), wrong=True)]
    if not problems:
        return [*findings, Finding(part="store's content", state="complete; derived edges agree with the claims")]
    return [*findings, *(Finding(part="store's content", state=str(problem), wrong=True) for problem in problems)]


def _part(name: str, purpose: str) -> Finding:
    try:
        import_module({"PyYAML": "yaml"}.get(name, name))  # the one whose package has another name
    except Exception as error:  # a broken native library raises what it likes
        return Finding(part=name, state=f"does not load, needed for {purpose}: {error}", wrong=True)
    return Finding(part=name, state=f"{_version(name)} ({purpose})")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "version not known"


def doctor_answer(findings: Sequence[Finding]) -> Answer:
    """The findings as a list, what is wrong marked."""
    rows = [{"part": each.part, "state": each.state, "ok": not each.wrong} for each in findings]
    wrong = sum(each.wrong for each in findings)

    def text(columns: int) -> Iterator[str]:
        longest = max(len(each.part) for each in findings)
        for each in findings:
            lead = f"{'WRONG' if each.wrong else 'ok':5}  {pad(each.part, longest)}  "
            yield from wrap(clean(each.state), columns, indent=lead, hanging=" " * len(lead))

    notes = ["All is well."] if not wrong else [f"{wrong} of {len(findings)} are wrong."]
    return Answer(columns=("part", "state", "ok"), rows=rows, text=text, notes=notes, exit_code=1 if wrong else 0)
