"""The lexicon: which words state which relation, from `ontology/lexicon/*.yaml` and the user's own files.

A file maps relations of the ontology to what states them; every key is optional:

    captures:
      verbs:                                # patterns, see `frame`
        - S capture|seize O
        - {pattern: S be close to capture O, modality: possible}
      event_nouns: [capture|seizure of O by S]
      agent_nouns: [captor of O]
      adjectives: []
      prefixes: []                          # "pro" of "pro-Iranian militias": S is described, O stands after the prefix
      examples:                             # these and the counterexamples are tests
        - text: The town was captured by rebels.
          claims: [rebels -> The town]      # mentions; `?` where the sentence leaves it open
      counterexamples:                      # sentences that do not state this relation
        - The film captured the mood of the town.

A pattern may carry `negated: true` and a `modality`, which hold for what the pattern's own words say, and `unless:
to|into`, words that must not hang on its verb.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from sides.graph.errors import InvalidLexicon, MissingFile
from sides.loaders.reader.relations.frame import PARTS, Frame, compile_frame
from sides.loaders.yaml_lines import safe_loader
from sides.ontology import terms

_KEYS = (*PARTS, "prefixes", "examples", "counterexamples")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that states a relation: `claims` are pairs of mentions, subject and object, `?` where it is open."""

    relation: str
    text: str
    claims: tuple[tuple[str, str], ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A sentence that does not state a relation, though it may look so."""

    relation: str
    text: str
    origin: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All patterns, by what sets them off.

    verbs, event_nouns, agent_nouns, adjectives: the frames of each part by the lemma of their head.
    prefixes: the relation of each prefix, lower-case.
    """

    verbs: Mapping[str, tuple[Frame, ...]]
    event_nouns: Mapping[str, tuple[Frame, ...]]
    agent_nouns: Mapping[str, tuple[Frame, ...]]
    adjectives: Mapping[str, tuple[Frame, ...]]
    prefixes: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Counterexample, ...] = ()

    def frames(self) -> Iterator[Frame]:
        """Every frame once."""
        seen: set[int] = set()
        for part in PARTS:
            for frames in getattr(self, part).values():
                for frame in frames:
                    if id(frame) not in seen:
                        seen.add(id(frame))
                        yield frame


def shipped() -> list[Path]:
    """The lexicon's own files."""
    import sides.ontology

    (folder,) = sides.ontology.__path__
    return sorted(Path(folder, "lexicon").glob("*.yaml"))


def lexicon(extra: Iterable[str | Path] = ()) -> Lexicon:
    """The shipped lexicon and the files `extra` on top of it.

    Raises `InvalidLexicon` with the file, its line, the relation and the pattern where one cannot be read.
    """
    paths = tuple(str(path) for path in (*shipped(), *extra))
    return _lexicon(paths, tuple(map(_stamp, paths)))


def _stamp(path: str) -> object:
    """What tells a file from another of its name, and from itself before an edit."""
    if not os.path.isfile(path):
        return None
    status = os.stat(path)
    return os.path.abspath(path), status.st_mtime_ns, status.st_size


@cache
def _lexicon(paths: tuple[str, ...], stamps: tuple[object, ...]) -> Lexicon:
    found: dict[str, dict[str, list[Frame]]] = {part: defaultdict(list) for part in PARTS}
    prefixes: dict[str, str] = {}
    examples: list[Example] = []
    counterexamples: list[Counterexample] = []
    for path in paths:
        for relation, entry in _entries(path):
            for part in PARTS:
                for number, line in enumerate(_list(entry, part, path, relation)):
                    with _line_told(path, relation, part, number):
                        frame = _frame(line, relation, part, path)
                    for head in frame.heads:
                        found[part][head].append(frame)
            for prefix in _list(entry, "prefixes", path, relation):
                prefixes[str(prefix)] = relation
            for number, one in enumerate(_list(entry, "examples", path, relation)):
                with _line_told(path, relation, "examples", number):
                    examples.append(_example(relation, one, path))
            for text in _list(entry, "counterexamples", path, relation):
                counterexamples.append(Counterexample(relation, str(text), path))
    return Lexicon(
        **{part: {head: tuple(frames) for head, frames in index.items()} for part, index in found.items()},
        prefixes=prefixes,
        examples=tuple(examples),
        counterexamples=tuple(counterexamples),
    )


def _entries(path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise MissingFile("there is no such file", source=path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidLexicon(f"it cannot be read: {error}", source=path) from None
    try:
        content = yaml.load(text, Loader=safe_loader())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        raise InvalidLexicon(f"this is not YAML: {error.problem or error.context}", source=path, line=line) from None
    except yaml.YAMLError as error:
        raise InvalidLexicon(f"this is not YAML: {error}", source=path) from None
    if content is None:
        return
    if not isinstance(content, dict):
        raise InvalidLexicon("a lexicon maps relations to their patterns", source=path)
    for relation, entry in content.items():
        with _line_told(path, relation):
            if relation not in terms.RELATIONS:
                raise InvalidLexicon(f"{relation!r} is no relation of the ontology; see docs/ontology.md", source=path)
            if not isinstance(entry, dict) or set(entry) - set(_KEYS):
                raise InvalidLexicon(f"{relation} takes the keys {', '.join(_KEYS)}", source=path)
        yield str(relation), entry


@contextmanager
def _line_told(path: str, *keys: object) -> Iterator[None]:
    """Tell with an `InvalidLexicon` the line of what `keys` (relation, part, number in its list) lead to."""
    try:
        yield
    except InvalidLexicon as error:
        raise InvalidLexicon(error.reason, source=path, line=_line(path, keys)) from None


def _line(path: str, keys: Iterable[object]) -> int | None:
    """The line of what `keys` lead to; the file is read anew, since only what is wrong needs its line."""
    line, node = None, yaml.compose(Path(path).read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            found = [pair for pair in node.value if pair[0].value == str(key)]
            if not found:
                break
            (name, node) = found[-1]
            line = name.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            node = node.value[key]
            line = node.start_mark.line + 1
    return line


def _list(entry: Mapping[str, Any], key: str, path: str, relation: str) -> list[Any]:
    value = entry.get(key) or []
    if not isinstance(value, list):
        with _line_told(path, relation, key):
            raise InvalidLexicon(f"{key} is a list", source=path)
    return value


def _frame(line: Any, relation: str, part: str, path: str) -> Frame:
    extra: dict[str, Any] = {}
    if isinstance(line, dict):
        extra = {key: value for key, value in line.items() if key != "pattern"}
        unknown = set(extra) - {"negated", "modality", "unless"}
        if unknown or "pattern" not in line:
            raise InvalidLexicon(
                f"{relation}: a pattern takes pattern, negated, modality and unless, not {line!r}", source=path
            )
        if "unless" in extra:
            extra["unless"] = frozenset(str(extra["unless"]).split("|"))
        if extra.get("modality", "happened") not in terms.MODALITIES:
            raise InvalidLexicon(f"{relation}: {extra['modality']!r} is no modality", source=path)
        line = line["pattern"]
    if not isinstance(line, str) or not line.strip():
        raise InvalidLexicon(f"{relation}: a pattern is a line of text, not {line!r}", source=path)
    return compile_frame(line, relation=relation, part=part, origin=path, **extra)


def _example(relation: str, entry: Any, path: str) -> Example:
    try:
        claims = tuple(_pair(claim) for claim in entry["claims"])
        return Example(relation, str(entry["text"]), claims, path)
    except (KeyError, TypeError, ValueError):
        raise InvalidLexicon(
            f"{relation}: an example is {{text: …, claims: [subject -> object]}}, not {entry!r}", source=path
        ) from None


def _pair(text: str) -> tuple[str, str]:
    subject, object = str(text).split("->")
    return subject.strip(), object.strip()
