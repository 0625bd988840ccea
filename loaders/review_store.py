"""Deciding on the claims in a store.

What a reader found is never changed in there: a correction is a claim of the analyst's own, in a reading beside the one
that was reviewed (`NAME-review`), so that it outlives a new reading of the article, and the draft is rejected.
"""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sides.graph.actor import Actor, Place
from sides.graph.claim import Claim, claim_id
from sides.graph.decision import Decision
from sides.graph.errors import InvalidInput
from sides.graph.reading import Article, Reading, text_hash
from sides.graph.store import Store
from sides.graph.substance import content_hash
from sides.loaders.claims_edit import with_declaration
from sides.loaders.claims_file import examine_claims_file
from sides.loaders.claims_writer import write_claims_file, write_entry
from sides.loaders.review import Item, declaring, names_in
from sides.loaders.review_edits import told
from sides.loaders.review_names import named_ids, shipped, taken_apart
from sides.loaders.yaml_text import flow, scalar

SUFFIX = "-review"
TAKEN_BACK = "taken back"
_DRAFTS = """
MATCH (c:Claim) WHERE c.reading IS NOT NULL AND (c.status = 'draft' OR $every) AND (size($readings) = 0 OR c.reading IN $readings)
RETURN c.reading AS reading, collect({id: c.id, status: c.status}) AS claims ORDER BY reading
"""  # noqa: E501


@dataclass
class ReviewedStore:
    """A store under review, as `sides.loaders.review.Desk`.

    opened: opens the store for one call, with True for writing: nobody is kept out of it while the analyst thinks.
    by: who decides. readings: ids of those to review, all where there is none.
    """

    opened: Callable[[bool], AbstractContextManager[Store]]
    by: str
    readings: Sequence[str] = ()
    where: str = ""
    _undo: list[Callable[[Store], None]] = field(default_factory=list)

    def items(self, *, every: bool = False) -> list[Item]:
        """The drafts by reading, then in the order of the text; with `every` all claims."""
        found: list[Item] = []
        with self.opened(False) as store:
            self.where = store.location
            for row in store.rows(_DRAFTS, {"every": every, "readings": list(self.readings)}):
                statuses = {claim["id"]: claim["status"] for claim in row["claims"]}
                reading, names = self._reading(store, row["reading"])
                found += [
                    Item(claim=replace(claim, status=statuses[claim.id]), reading=reading, names=names)
                    for claim in reading.claims
                    if claim.id in statuses
                ]
        return found

    def decide(self, items: Sequence[Item], status: str, why: str | None = None) -> None:
        """Record one decision on each, in one transaction."""
        with self.opened(True) as store:
            self._decide(store, [(item.claim, status) for item in items], why)
        before = [(item.claim, item.claim.status) for item in items]
        self._undo.append(lambda store: self._decide(store, before, TAKEN_BACK))

    def entry(self, item: Item) -> str:
        """The claim as an entry that is read back as it."""
        return write_entry(replace(item.claim, key=None), item.reading, item.names.values())

    def change(self, item: Item, entry: str) -> Item:
        """Keep `entry` as a draft of the analyst's own in the claim's place, and reject the claim that it corrects."""
        with self.opened(True) as store:
            own = self._own(item.reading.id)
            claim, names = self._read(own, item, self._names(store, item, entry), entry)
            mine = item.reading.id == own
            key = item.claim.key if mine else f"for-{item.claim.id[:12]}"
            ident = item.claim.id if mine else claim_id(own, str(key))
            claim = replace(claim, id=ident, key=key, status="draft", verdict=None)
            before = self._put(store, item.reading, claim, names)
            if not mine:
                self._decide(store, [(item.claim, "rejected")], f"corrected: {claim.id}")
        back = [] if mine else [(item.claim, item.claim.status)]

        def undo(store: Store) -> None:
            self._decide(store, back, TAKEN_BACK)
            self._restore(store, own, before)

        self._undo.append(undo)
        return Item(claim=claim, reading=replace(item.reading, id=own), names=names)

    def add(self, beside: Item, entry: str) -> Item:
        """Keep `entry` as an accepted claim of the analyst's own."""
        with self.opened(True) as store:
            own = self._own(beside.reading.id)
            claim, names = self._read(own, beside, self._names(store, beside, entry), entry)
            claim = replace(claim, status="accepted")
            before = self._put(store, beside.reading, claim, names)
        self._undo.append(lambda store: self._restore(store, own, before))
        return Item(claim=claim, reading=replace(beside.reading, id=own), names=names)

    def undo(self) -> None:
        """Take back the last change; what was decided stays in the list of decisions."""
        if self._undo:
            with self.opened(True) as store:
                self._undo[-1](store)
            self._undo.pop()

    def _decide(self, store: Store, statuses: Sequence[tuple[Claim, str]], why: str | None) -> None:
        """Keep a decision on each of these claims as it was shown; one that says something else now has none."""
        at = datetime.now(UTC)
        known = {row["id"] for row in store.rows(_KNOWN, {"ids": [claim.id for claim, _ in statuses]})}
        if missing := [claim.id for claim, _ in statuses if claim.id not in known]:
            raise InvalidInput(f"{missing[0]} is not in the store any more: its reading was loaded anew or removed")
        made = [
            Decision(
                id=secrets.token_hex(8), claim=claim.id, status=status, by=self.by, at=at, why=why,
                content=content_hash(claim),
            )
            for claim, status in statuses
        ]  # fmt: skip
        store.load_overlay(made)
        now = {row["id"]: row["status"] for row in store.rows(_KNOWN, {"ids": [claim.id for claim, _ in statuses]})}
        if lapsed := [claim.id for claim, status in statuses if now[claim.id] != status]:
            raise InvalidInput(f"{lapsed[0]} says something else now: its reading was loaded anew; call review again")

    def _own(self, reading: str) -> str:
        return reading if reading.endswith(SUFFIX) else reading + SUFFIX

    def _reading(self, store: Store, ident: str) -> tuple[Reading, dict[str, Actor | Place]]:
        reading = store.reading(ident)
        return reading, names_in((*(store.reading(name) for name in reading.registries), reading))

    def _names(self, store: Store, item: Item, entry: str) -> dict[str, Actor | Place]:
        """What the claim's reading declares, and what the entry names besides of the store or the gazetteers."""
        names = dict(item.names)
        for ident in named_ids(entry):
            if ident not in names:
                names |= {thing.id: thing for thing in store.find(ident) if thing.id == ident}
        return names | {thing.id: thing for thing in shipped(entry, names)}

    def _read(
        self, own: str, item: Item, names: dict[str, Actor | Place], entry: str
    ) -> tuple[Claim, dict[str, Actor | Place]]:
        assert item.reading.article is not None
        claim, declared = read_entry(entry, own, item.reading.article, names.values())
        return claim, names | declared

    def _put(self, store: Store, reading: Reading, claim: Claim, names: dict[str, Actor | Place]) -> Reading | None:
        """Keep `claim` in the analyst's own reading; that reading as it was, None where there was none."""
        own = self._own(reading.id)
        before = store.reading(own) if any(one.id == own for one in store.readings()) else None
        kept = [] if before is None else [one for one in before.claims if one.id != claim.id]
        known = names if before is None else names_in([before]) | names
        base = replace(reading, id=own, by=self.by, registries=()) if before is None else before
        claims = tuple(sorted([*kept, claim], key=lambda one: (one.start or 0, one.id)))
        store.load(declaring(replace(base, claims=claims), known))
        return before

    def _restore(self, store: Store, own: str, before: Reading | None) -> None:
        if before is None:
            store.remove(own)
        else:
            store.load(before)


_KNOWN = "MATCH (c:Claim) WHERE c.id IN $ids AND c.reading IS NOT NULL RETURN c.id AS id, c.status AS status"


def read_entry(
    entry: str, reading: str, article: Article, known: Iterable[Actor | Place]
) -> tuple[Claim, dict[str, Actor | Place]]:
    """The claim that `entry` (the fields of an entry of a claims file) states of `article`, in a reading of this id,
    and all that it may name by id: those `known`, and what the entry declares under `actors:` and `places:`.

    Raises InvalidInput with everything that is wrong with it.
    """
    entry, declared = taken_apart(entry)
    things = list(known)
    bare = Reading(
        id=reading,
        article=Article(id=article.id, text=article.text, raw_hash=text_hash(article.text)),
        actors=tuple(thing for thing in things if isinstance(thing, Actor)),
        places=tuple(thing for thing in things if isinstance(thing, Place)),
    )
    head = write_claims_file(bare, "article.txt")
    for section, fields in declared.items():
        for ident, each in fields.items():
            if ident not in names_in([bare]):
                head = with_declaration(head, section, f"{scalar(ident)}: {flow(each)}")
    head += "claims:\n"
    body = "".join(f"    {line}\n" if line.strip() else "\n" for line in entry.rstrip().split("\n"))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "article.txt").write_bytes(article.text.encode())
        text = head + "  - " + body.removeprefix("    ")
        file, problems = examine_claims_file(Path(folder) / "entry.claims.yaml", raw=text.encode())
    if file is None:
        raise InvalidInput(told(problems, head.count("\n") + 1))
    if len(file.reading.claims) != 1:
        raise InvalidInput("an entry is one claim: its fields, without a `- ` before them")
    return file.reading.claims[0], names_in([file.reading])
