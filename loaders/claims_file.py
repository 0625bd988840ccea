"""Claims files: `NAME.claims.yaml`, what an analyst edits, read into a `Reading`.

The file's keys are the fields of `sides.graph.claim.Claim`; every problem of a file is found and reported
with its line. A file that declares actors and places and no claims is a registry, which other files bring in
with `registry:`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Lookup
from dataclasses import dataclass, field, replace
from pathlib import Path, PureWindowsPath

from sides.graph.claim import Claim, claim_id
from sides.graph.errors import ArticleChanged, ForbiddenPath, InvalidInput, MissingFile
from sides.graph.reading import Article, Reading
from sides.graph.record import in_order
from sides.graph.soundness import visible_name, web_address
from sides.loaders.article import decode, read_article, read_bytes
from sides.loaders.claim_entry import ClaimEntries
from sides.loaders.claim_parts import ClaimParts
from sides.loaders.claim_values import parse_published
from sides.loaders.declarations import Known, check_together, read_actors, read_places
from sides.loaders.fields import Fields
from sides.loaders.ids import is_id, slug
from sides.loaders.problems import Problems
from sides.loaders.quotes import Quotable
from sides.loaders.yaml_lines import Mapping, Node, Scalar, Sequence, parse_yaml

FILE_FIELDS = (
    "article", "sha256", "reading", "by", "language", "title", "date", "date_source", "author", "publisher",
    "url", "registry", "actors", "places", "claims",
)  # fmt: skip
SUFFIXES = (".claims.yaml", ".claims.yml", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class ClaimsFile:
    """A claims file as read.

    reading: what it says. registries: the readings of the registries it brings in. lines: each claim's line,
    by its id.
    """

    path: Path
    reading: Reading
    registries: tuple[Reading, ...] = ()
    lines: Lookup[str, int] = field(default_factory=dict)


Registries = dict[Path, Reading]


def read_claims_file(path: str | Path, *, registries: Registries | None = None) -> ClaimsFile:
    """The claims file at `path`.

    registries: registries that were read already, by path; those read here are added (for many files that
    share one).

    Raises `InvalidInput`, or the class that all its problems share (`QuoteNotFound`, `ArticleChanged`,
    `ForbiddenPath`, `ConflictingDeclaration`, `MissingFile`), with every problem and its line; `NotYAML` and
    `NotText` for a file that cannot be read at all.
    """
    file, problems = examine_claims_file(path, registries=registries)
    problems.raise_if_any()
    assert file is not None
    return file


def examine_claims_file(
    path: str | Path, *, registries: Registries | None = None, raw: bytes | None = None
) -> tuple[ClaimsFile | None, Problems]:
    """The claims file at `path`, None where it has a problem, and all its problems.

    raw: what the file would hold, in place of what it does: to look before writing.
    Raises only for a file that cannot be read at all: `MissingFile`, `NotText`, `NotYAML`.
    """
    path = Path(path)
    problems = Problems(str(path))
    node = parse_yaml(decode(read_bytes(path) if raw is None else raw, source=str(path)), problems)
    if not isinstance(node, Mapping):
        problems.add(node.line, "a claims file has fields: `article:`, `actors:`, `claims:` …")
        return None, problems
    file = Fields(node, problems, label="", allowed=FILE_FIELDS)
    reading_id = _reading_id(file, path)
    known = Known()
    used = _registries(file, path, known, {} if registries is None else registries)
    article = _article(file, path)
    actors = read_actors(file, known, problems, article=None if article is None else article.id)
    places = read_places(file, known, problems, article=None if article is None else article.id)
    if article is not None:
        article = _described(article, file, known)
    elif not file.has("article"):
        _refuse_description(file)
    entries, claims = _claims(file, reading_id, article, known)
    if article is not None:
        _check_hash(file, article, entries)
    if article is None and not (claims or actors or places or used or len(problems)):
        problems.add(None, "the file says nothing: it has no article, no actors, no places and no claims")
    if len(problems):
        return None, problems
    reading = Reading(
        id=reading_id,
        by=file.text("by"),
        article=article,
        registries=tuple(sorted({registry.id for registry in used})),
        actors=actors,
        places=places,
        claims=in_order(claims),
    )
    return ClaimsFile(path, reading, used, entries.lines), problems


def stem(path: Path) -> str:
    """The file's name without what says that it is a claims file: by default the reading's id."""
    name = path.name
    for suffix in SUFFIXES:
        if name.lower().endswith(suffix) and len(name) > len(suffix):
            return name[: -len(suffix)]
    return path.stem


def _reading_id(file: Fields, path: Path) -> str:
    written = file.text("reading")
    if written is None:
        return slug(stem(path)) or "reading"
    if not is_id(written):
        message = f"reading: {written!r} is no id: lower-case words joined by hyphens, such as {slug(written)!r}"
        file.problem(message, line=file.line_of("reading"))
    return written


def _registries(file: Fields, path: Path, known: Known, read: Registries) -> tuple[Reading, ...]:
    used: list[Reading] = []
    for name, line in file.texts("registry"):
        if _is_absolute(name):
            file.problem(
                f"registry: write the path from this file's folder, not {name!r}",
                line=line,
                kind=ForbiddenPath,
            )
            continue
        location = (path.parent / name).resolve()
        if location == path.resolve():
            file.problem("registry: this file cannot be its own registry", line=line)
            continue
        try:
            registry = read.get(location) or _registry(path.parent / name)
        except InvalidInput as error:
            file.problem(f"registry: {error}", line=line, kind=type(error))
            continue
        read[location] = registry
        check_together((*registry.actors, *registry.places), known, file, name)
        used.append(registry)
    return tuple(used)


def _registry(path: Path) -> Reading:
    """The registry at `path`: a file of actors and places alone, which brings in no other."""
    problems = Problems(str(path))
    node = parse_yaml(decode(read_bytes(path), source=str(path)), problems)
    if isinstance(node, Mapping):
        for name in ("article", "claims", "registry"):
            if name in node.items:
                problems.add(node.key_lines[name], f"a registry declares actors and places; it has no {name!r}")
    problems.raise_if_any()
    return read_claims_file(path).reading


def _article(file: Fields, path: Path) -> Article | None:
    name = file.text("article")
    if name is None:
        return None
    line = file.line_of("article")
    if name and _leaves(name, path.parent):
        message = f"article: {name!r} leads out of this file's folder; put the article beside the claims file"
        file.problem(message, line=line, kind=ForbiddenPath)
        return None
    try:
        return read_article(path.parent / name)
    except InvalidInput as error:
        file.problem(f"article {name}: {error.reason}", line=line, kind=type(error))
        return None


def _is_absolute(name: str) -> bool:
    return name.startswith(("/", "\\", "~")) or PureWindowsPath(name).drive != ""


def _leaves(name: str, folder: Path) -> bool:
    """Whether the path `name`, its links followed, leads out of `folder`."""
    if _is_absolute(name) or ".." in re.split(r"[/\\]", name):
        return True
    return not (folder / name).resolve().is_relative_to(folder.resolve())


def _described(article: Article, file: Fields, known: Known) -> Article:
    """The article with what the file says of it."""
    publisher, publisher_name = _publisher(file, known)
    published = file.parsed("date", parse_published)
    source = file.text("date_source")
    if source is not None and file.text("date") is None:
        file.problem("date_source: there is no `date`", line=file.line_of("date_source"))
    return replace(
        article,
        url=file.parsed("url", web_address),
        title=file.text("title"),
        date=published,
        date_source=source,
        language=file.text("language"),
        author=file.parsed("author", visible_name),
        publisher=publisher,
        publisher_name=publisher_name,
    )


def _refuse_description(file: Fields) -> None:
    for name in ("sha256", "language", "title", "date", "date_source", "author", "publisher", "url"):
        if file.node(name) is not None:
            file.problem(f"{name!r} says something of an article; there is no `article`", line=file.line_of(name))


def _publisher(file: Fields, known: Known) -> tuple[str | None, str | None]:
    """The publisher's id, or its name where no actor has that id (`{name: …}` is a name whatever it looks like)."""
    node = file.node("publisher")
    if isinstance(node, Mapping):
        fields = Fields(node, file.problems, label="publisher", allowed=("name",))
        return None, fields.parsed("name", visible_name)
    written = file.parsed("publisher", visible_name)
    ident = None if written is None else known.id_of(written)
    return (ident, None) if ident is not None and ident in known.actors else (None, written)


def _claims(file: Fields, reading: str, article: Article | None, known: Known) -> tuple[ClaimEntries, list[Claim]]:
    node = file.node("claims")
    items: list[Node] = []
    if isinstance(node, Sequence):
        items = [item for item in node.items if not (isinstance(item, Scalar) and item.text is None)]
    elif node is not None:
        file.problem("'claims' takes a list: each claim begins with `- `", line=node.line)
    ids, repeated = _keys(items, reading, file.problems)
    entries = ClaimEntries(
        parts=ClaimParts(reading, known, ids),
        repeated=repeated,
        article=file.text("article"),
        text=None if article is None else Quotable(article.text),
        problems=file.problems,
    )
    if not file.node("article") and any(isinstance(item, Mapping) and "row" not in item.items for item in items):
        file.problem(
            "claims are read from an article: add `article: FILE`",
            line=file.line_of("claims"),
            kind=MissingFile,
        )
    found = [entries.claim(item, number) for number, item in enumerate(items, start=1)]
    return entries, [claim for claim in found if claim is not None]


def _keys(items: list[Node], reading: str, problems: Problems) -> tuple[dict[str, str], frozenset[str | None]]:
    """The id of each key, and the keys that are there twice: read before the claims, which point to each other."""
    repeated: set[str | None] = set()
    ids: dict[str, str] = {}
    lines: dict[str, int] = {}
    for item in items:
        key = item.items.get("key") if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not isinstance(key, Scalar) or not key.text:
            continue
        if not is_id(key.text):
            hint = slug(key.text)
            message = f"claim {key.text}: a key is lower-case words joined by hyphens, such as {hint!r}"
            problems.add(key.line, message)
        if key.text in ids:
            problems.add(key.line, f"claim {key.text}: the claim in line {lines[key.text]} has this key too")
            repeated.add(key.text)
            continue
        own = item.items.get("id")
        written = own.text if isinstance(own, Scalar) else None
        ids[key.text], lines[key.text] = written or claim_id(reading, key.text), key.line
    return ids, frozenset(repeated)


def _check_hash(file: Fields, article: Article, entries: ClaimEntries) -> None:
    """A problem, with the quotes that still stand and those that do not, where `sha256:` is another article's."""
    written = file.text("sha256")
    if written is None or written.lower() in (article.id, article.raw_hash):
        return
    first = f"{entries.article} is not the text that this file was made from"
    lines = [f"{first} (its SHA-256 is now {article.raw_hash})."]
    if entries.standing:
        lines.append(f"  quotes that still stand ({len(entries.standing)}): {', '.join(entries.standing)}")
    if entries.missing:
        lines.append(f"  quotes that do not ({len(entries.missing)}):")
        lines.extend(f"    {missing}" for missing in entries.missing)
    lines.append("  Mend those, look at the others, and write the new `sha256:`.")
    file.problem("\n".join(lines), line=file.line_of("sha256"), kind=ArticleChanged)
