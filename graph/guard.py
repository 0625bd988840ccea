"""What may be asked: refuses Cypher that writes, or that reaches files, the network or another database.

The stores open read-only transactions as well, and that is what protects the data. This check stands before
them because a read-only transaction of either engine still runs `LOAD CSV FROM 'file:///…'` and procedures
that reach outside.

It reads tokens, not text: comments, strings and backticked names cannot hide a clause, and a property called
`set` or a string with CREATE in it is not one. Neo4j decodes `\\u0043` anywhere in a statement before it
reads it, other engines only inside strings; so every reading of the text has to pass.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sides.graph.errors import ForbiddenCypher

#: Clauses that write, wherever they stand.
WRITING = frozenset({"CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "DROP", "FOREACH", "INSERT"})
#: Clauses that read files or another database.
REACHING = frozenset({"LOAD", "USE"})
#: Commands that administer the server; they can only begin a statement.
ADMINISTERING = frozenset({"ALTER", "GRANT", "REVOKE", "DENY", "START", "STOP", "TERMINATE", "RENAME", "ENABLE"}) | {
    "DEALLOCATE",
    "REALLOCATE",
    "DRYRUN",
    "BEGIN",
    "COMMIT",
    "ROLLBACK",
}
#: What SHOW may show: the schema, no settings, users or running queries.
SHOWN = frozenset({"INDEX", "INDEXES", "CONSTRAINT", "CONSTRAINTS"})
#: Procedures that read the schema of the store itself.
PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshiptypes",
        "db.propertykeys",
        "db.schema.visualization",
        "db.schema.nodetypeproperties",
        "db.schema.reltypeproperties",
        "db.ping",
        "dbms.components",
    }
)
#: The namespaces of Cypher's own functions (`date.truncate`); every other dotted function is an extension.
NAMESPACES = frozenset({"date", "datetime", "localdatetime", "time", "localtime", "duration", "point", "vector"})
#: Plain functions that name files, or that run text as code.
FUNCTIONS = frozenset({"file", "linenumber", "eval"})

_ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
_ESCAPE_OR_PAIR = re.compile(r"\\\\|\\u+([0-9a-fA-F]{4})")
_NUMBER = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?")
_WORD = re.compile(r"[^\W\d]\w*")
# Line ends that one engine may take as the end of a comment and another may not.
_RARE_LINE_END = re.compile("\r(?!\n)|[\v\f\x1c\x1d\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # word, quoted (a backticked name), string, number, sign
    text: str
    offset: int

    @property
    def name(self) -> str:
        """As a keyword or a part of a name, upper case; also what only looks like ASCII letters."""
        return unicodedata.normalize("NFKC", self.text).upper()


def check_read_only(cypher: str) -> None:
    """Return where `cypher` is one statement that only reads this store; raise ForbiddenCypher where it is
    not.

    The message names what was found and where. A clause word used as a variable needs backticks.

    >>> check_read_only("MATCH (n) WHERE n.set = 'CREATE' RETURN n.name AS name")
    >>> check_read_only("MATCH (n) SET n.name = 'x'")
    Traceback (most recent call last):
    ...
    sides.graph.errors.ForbiddenCypher: SET (line 1, column 11) writes; only reading is allowed here
    """
    _check_every_reading(cypher, writing=False)


def check_within_store(cypher: str) -> None:
    """Return where `cypher` is one statement that reads or writes this store alone; raise ForbiddenCypher where it
    reaches files, the network, another database or the server.

    >>> check_within_store("MATCH (n) SET n.name = 'x'")
    >>> check_within_store("LOAD CSV FROM 'file:///x' AS row RETURN row")
    Traceback (most recent call last):
    ...
    sides.graph.errors.ForbiddenCypher: LOAD CSV (line 1, column 1) reads files and the network; it is never allowed
    """
    _check_every_reading(cypher, writing=True)


def _check_every_reading(cypher: str, *, writing: bool) -> None:
    for text in dict.fromkeys((cypher, _decoded(cypher, _ESCAPE), _decoded(cypher, _ESCAPE_OR_PAIR))):
        _check(text, list(_tokens(text)), writing=writing)


def _decoded(text: str, pattern: re.Pattern[str]) -> str:
    """`text` with its unicode escapes replaced as an engine might, before reading anything else."""
    return pattern.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[0], text)


def _tokens(text: str) -> Iterator[_Token]:
    offset, end = 0, len(text)
    while offset < end:
        letter = text[offset]
        if letter.isspace():
            offset += 1
        elif text.startswith("//", offset):
            stop = text.find("\n", offset)
            stop = end if stop < 0 else stop
            if rare := _RARE_LINE_END.search(text, offset, stop):
                raise _forbidden(text, rare.start(), "a rare line end inside a comment", "is read in different ways")
            offset = stop
        elif text.startswith("/*", offset):
            stop = text.find("*/", offset + 2)
            if stop < 0:
                raise _forbidden(text, offset, "a comment", "has no end")
            offset = stop + 2
        elif letter in "'\"`":
            stop = _closing(text, offset)
            yield _Token("quoted" if letter == "`" else "string", text[offset + 1 : stop], offset)
            offset = stop + 1
        else:
            found = _NUMBER.match(text, offset) or _WORD.match(text, offset)
            if found is None:
                yield _Token("sign", letter, offset)
                offset += 1
            else:
                kind = "word" if found.re is _WORD else "number"
                yield _Token(kind, found[0], offset)
                offset = found.end()


def _closing(text: str, offset: int) -> int:
    """Where the string or backticked name that begins at `offset` ends."""
    mark, place = text[offset], offset + 1
    while place < len(text):
        escaped = text[place] == "\\" if mark != "`" else text.startswith("``", place)
        if escaped:
            place += 2
        elif text[place] == mark:
            return place
        else:
            place += 1
    raise _forbidden(text, offset, "a name in backticks" if mark == "`" else "a string", "has no end")


def _check(text: str, tokens: Sequence[_Token], *, writing: bool) -> None:
    while tokens and tokens[-1].text == ";" and tokens[-1].kind == "sign":
        tokens = tokens[:-1]
    first = _first_word(tokens)
    for index, token in enumerate(tokens):
        if token.kind == "sign" and token.text == ";":
            raise _forbidden(text, token.offset, "a second statement", "is one too many")
        if token.kind not in ("word", "quoted"):
            continue
        _check_function(text, tokens, index)
        if token.kind == "quoted" or _is_name(tokens, index):
            continue
        _check_clause(text, tokens, index, begins=index == first, writing=writing)


def _check_clause(text: str, tokens: Sequence[_Token], index: int, *, begins: bool, writing: bool) -> None:
    token = tokens[index]
    word = token.name
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if word in WRITING and not writing:
        raise _forbidden(text, token.offset, word, "writes")
    if word in REACHING and following is not None and following.kind in ("word", "quoted"):
        reach = "reads files and the network" if word == "LOAD" else "names another database"
        raise _forbidden(text, token.offset, f"LOAD {following.name}" if word == "LOAD" else word, reach)
    if begins and word in ADMINISTERING:
        raise _forbidden(text, token.offset, word, "administers the server")
    if begins and word == "SHOW" and not any(each.name in SHOWN for each in tokens[index + 1 : index + 3]):
        raise _forbidden(text, token.offset, "SHOW", "shows more than the schema")
    if word == "CALL":
        if following is not None and following.kind == "sign" and following.text in "{(":
            return
        called = _dotted(tokens, index + 1)
        if called and called.lower() not in PROCEDURES:
            raise _forbidden(text, token.offset, f"the procedure {called}", "is not among those that only read")


def _check_function(text: str, tokens: Sequence[_Token], index: int) -> None:
    """Refuse `token(`, or the last part of `a.b.token(`, where the function is not one of Cypher's own."""
    if not _sign(tokens, index + 1, "("):
        return
    parts, place = [tokens[index].text], index
    while _sign(tokens, place - 1, ".") and place >= 2 and tokens[place - 2].kind in ("word", "quoted"):
        place -= 2
        parts.insert(0, tokens[place].text)
    if place and tokens[place - 1].kind == "word" and tokens[place - 1].name == "CALL":
        return  # a procedure, checked as one
    called = ".".join(parts)
    root = unicodedata.normalize("NFKC", parts[0]).lower()
    if len(parts) > 1 and root not in NAMESPACES:
        raise _forbidden(text, tokens[place].offset, f"the function {called}", "is not one of Cypher's own")
    if len(parts) == 1 and root in FUNCTIONS and not _sign(tokens, index - 1, "."):
        raise _forbidden(text, tokens[place].offset, f"the function {called}", "reaches outside the store")


def _is_name(tokens: Sequence[_Token], index: int) -> bool:
    """Whether the word at `index` can only be a property, label, parameter or map key, never a clause."""
    before = tokens[index - 1] if index else None
    if before is not None and before.kind == "sign":
        if before.text == "$" and before.offset + 1 == tokens[index].offset:
            return True
        if before.text == ":":
            return True
        if before.text == "." and index >= 2:
            # Not the second dot of a range, nor the dot of a number: `[1..set]`, `1. SET`.
            return tokens[index - 2].kind != "number" and not _sign(tokens, index - 2, ".")
        if before.text in "{,(" and _sign(tokens, index + 1, ":"):
            return True
    return False


def _first_word(tokens: Sequence[_Token]) -> int:
    """The index of the word that says what the statement is, after `CYPHER 5 runtime=…`, EXPLAIN and PROFILE."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        prefix = token.kind == "word" and token.name in ("EXPLAIN", "PROFILE", "CYPHER")
        if prefix or token.kind in ("number", "sign"):
            index += 1
        elif _sign(tokens, index + 1, "="):
            index += 3  # an option of CYPHER: name = value
        else:
            break
    return index


def _dotted(tokens: Sequence[_Token], index: int) -> str:
    """The dotted name that begins at `index`."""
    parts: list[str] = []
    while index < len(tokens) and tokens[index].kind in ("word", "quoted"):
        parts.append(tokens[index].text)
        if not _sign(tokens, index + 1, "."):
            break
        index += 2
    return ".".join(parts)


def _sign(tokens: Sequence[_Token], index: int, text: str) -> bool:
    return 0 <= index < len(tokens) and tokens[index].kind == "sign" and tokens[index].text == text


def _forbidden(text: str, offset: int, what: str, why: str) -> ForbiddenCypher:
    before = text[:offset]
    line, column = before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
    rule = "only reading is allowed here" if why == "writes" else "it is never allowed"
    return ForbiddenCypher(f"{what} (line {line}, column {column}) {why}; {rule}")
