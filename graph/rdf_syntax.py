"""RDF in the syntaxes that files have: a dataset as TriG, N-Quads or JSON-LD, and back, never fetching anything.

What is written is the same for the same dataset, whatever order its triples came in.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rdflib import Dataset
from rdflib.term import URIRef
from sides.graph import vocabulary as v
from sides.graph.errors import NotRDF


def serialized(dataset: Dataset, syntax: str = "trig") -> bytes:
    """`dataset` in `syntax` (`trig`, `nquads` or `json-ld`), UTF-8. TriG is for reading; it slows as graphs grow."""
    if syntax == "nquads":
        # Each statement is one line; line breaks in texts are escaped.
        with _quiet():
            lines = dataset.serialize(format="nquads", encoding="utf-8").split(b"\n")
        return b"".join(line + b"\n" for line in sorted(lines) if line)
    if syntax == "json-ld":
        with _quiet():
            text = dataset.serialize(format="json-ld", context=v.PREFIXES, encoding="utf-8", auto_compact=False)
        return json.dumps(_in_order(json.loads(text)), ensure_ascii=False, indent=1).encode() + b"\n"
    if syntax != "trig":
        raise ValueError(f"{syntax!r} is none of trig, nquads, json-ld")
    with _quiet():
        return dataset.serialize(format="trig", encoding="utf-8")


def parsed(data: bytes, syntax: str, *, source: str = "", base: str | None = None) -> Dataset:
    """The dataset that `data` writes in `syntax` (also `turtle`, `nt`); triples without a graph are in its default.

    source: the file's name, for messages. base: what relative IRIs are relative to; without it they are refused.

    Raises `NotRDF` with the line where there is one, also for a JSON-LD context that would have to be fetched.
    """
    dataset = Dataset()
    if syntax == "json-ld":
        _refuse_fetching(data, source)
    try:
        with _quiet():
            dataset.parse(data=data, format=syntax, publicID=base or _NO_BASE)
    except RecursionError:
        raise NotRDF("this is nested too deeply to be read", source=source) from None
    except Exception as error:  # rdflib's parsers raise whatever they stumble over
        raise _syntax_error(error, data, syntax, source) from error
    if base is None:
        _refuse_relative(dataset, source)
    for _, _, value, _ in dataset.quads():
        if any("\ud800" <= letter <= "\udfff" for letter in str(value)):
            raise NotRDF(f"{str(value)!r} holds half a character (a lone surrogate), which no text can", source=source)
    return dataset


# What relative IRIs become where no base is given: a host that cannot exist (RFC 2606).
_NO_BASE = "http://relative.invalid/"


def _refuse_relative(dataset: Dataset, source: str) -> None:
    for quad in dataset.quads():
        for term in quad:
            if isinstance(term, URIRef) and term.startswith(_NO_BASE):
                relative = term.removeprefix(_NO_BASE)
                raise NotRDF(f"<{relative}> is a relative IRI: write the whole, or declare a base", source=source)


def _syntax_error(error: Exception, data: bytes, syntax: str, source: str) -> NotRDF:
    reason, line = " ".join(str(error).split()) or type(error).__name__, None
    if syntax in ("nquads", "nt"):
        # Each statement is a line of its own, and the parser does not say which it was.
        line = next((number for number, one in enumerate(data.split(b"\n"), 1) if not _parses(one, syntax)), None)
        reason = "this line is no statement"
    elif isinstance(place := getattr(error, "_i", None), int):  # rdflib's BadSyntax
        reason = str(getattr(error, "_why", reason))
        before = data.decode("utf-8", "replace")[:place]
        if reason.startswith("expected '.'"):  # which is looked for on the lines after that where it is missing
            before = before.rstrip()
        line = before.count("\n") + 1  # its own number of lines counts some of them twice
    elif isinstance(error, IndexError):
        reason, line = "the file ends in the middle of a statement", data.rstrip().count(b"\n") + 1
    elif isinstance(error, AssertionError):
        reason, line = "a text in quotation marks does not end", _unclosed(data)
    return NotRDF(f"this is no well-formed RDF: {reason}", source=source, line=line)


def _parses(line: bytes, syntax: str) -> bool:
    try:
        with _quiet():
            Dataset().parse(data=line + b"\n", format=syntax)
    except Exception:  # as above: whatever the parser stumbles over
        return False
    return True


def _unclosed(data: bytes) -> int | None:
    """The line of the last quotation mark that could begin the text that does not end."""
    position = max(data.rfind(b'"'), data.rfind(b"'"))
    return None if position < 0 else data.count(b"\n", 0, position) + 1


def _line_of(text: str, data: bytes) -> int | None:
    position = data.find(text.encode())
    return None if position < 0 else data.count(b"\n", 0, position) + 1


def _refuse_fetching(data: bytes, source: str) -> None:
    """NotRDF where JSON-LD names a context elsewhere: nothing is ever fetched."""
    try:
        document = json.loads(data)
    except RecursionError:
        raise NotRDF("this is nested too deeply to be read", source=source) from None
    except json.JSONDecodeError as error:
        message = f"this is no JSON: {error.msg}"
        raise NotRDF(message, source=source, line=error.lineno, column=error.colno) from error
    if not isinstance(document, dict | list):
        raise NotRDF("this is no JSON-LD: it must be an object or a list of objects", source=source)
    for context in _contexts(document):
        for one in context if isinstance(context, list) else [context]:
            address = one if isinstance(one, str) else one.get("@import") if isinstance(one, dict) else None
            if address is not None:
                message = f"the @context {address!r} would have to be fetched, and nothing is; write it into the file"
                raise NotRDF(message, source=source, line=_line_of(json.dumps(address), data))


def _contexts(value: Any) -> Iterator[Any]:
    ahead = [value]
    while ahead:
        one = ahead.pop()
        if isinstance(one, dict):
            if "@context" in one:
                yield one["@context"]
            ahead += one.values()
        elif isinstance(one, list):
            ahead += one


def _in_order(value: Any) -> Any:
    """JSON-LD with its keys and its sets in one order; no list of ours has an order of its own."""
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        parts = [_in_order(part) for part in value]
        return sorted(parts, key=lambda part: json.dumps(part, ensure_ascii=False, sort_keys=True))
    return value


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the deprecation warnings of rdflib's own code, and its log of terms that it finds odd."""
    import logging

    logger = logging.getLogger("rdflib.term")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)
