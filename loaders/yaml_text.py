"""Values as YAML text: what is written here is read back as it was, and is plain wherever it can be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

# Plain in every place of a file: no sign that means something to YAML. A comma does so only inside of brackets.
_PLAIN = re.compile(r"[^\W\d_][^\n:#,\[\]{}&*!|>\"%@`\\]*")
_PLAIN_IN_BLOCK = re.compile(r"[^\W\d_][^\n:#\[\]{}&*!|>\"%@`\\]*")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?|[0-9]{4}(-[0-9]{2}){1,2}(/[0-9-]+)?|[0-9]+[0-9a-f]*")


def scalar(text: str, *, in_block: bool = False) -> str:
    """`text` as one YAML value on one line; `in_block`: as all of a line after its key.

    >>> scalar("Khalifa Haftar"), scalar("18 raids: heavy"), scalar("no")
    ('Khalifa Haftar', '"18 raids: heavy"', '"no"')
    """
    if _NUMBER.fullmatch(text):
        return text
    plain = (_PLAIN_IN_BLOCK if in_block else _PLAIN).fullmatch(text)
    if plain and text.isprintable() and not text.endswith(" ") and text.lower() not in _WORDS_OF_YAML:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else _escape(letter) for letter in quoted)


def flow(value: object) -> str:
    """A value on one line: text, a list, or a mapping whose empty values (None, no entries) are left out.

    Text that is empty stands: it is how a mention that is not there is told from one that was not written.
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(each)}" for key, each in _filled(value.items())) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return scalar(str(value))


def block(fields: Iterable[tuple[str, object]]) -> str:
    """A mapping, a line for each field; empty values are left out."""
    lines = (
        f"{name}: {scalar(value, in_block=True) if isinstance(value, str) else flow(value)}\n"
        for name, value in _filled(fields)
    )
    return "".join(lines)


def _filled(fields: Iterable[tuple[str, object]]) -> list[tuple[str, object]]:
    return [(name, value) for name, value in fields if value is not None and value not in ([], {})]


def _escape(letter: str) -> str:
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
