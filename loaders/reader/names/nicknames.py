"""Names that are more or less than the known one: 'Jimmy "Barbecue" Cherizier', "the Tigers" of the Tamil Tigers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sides.loaders.reader.names.forms import Entry, Form, Hit
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.names.longer_names import Proposal
from sides.loaders.reader.names.name_cues import governs
from sides.loaders.reader.names.name_words import NO_SHORT, TITLES
from sides.loaders.reader.names.text_view import TextView

_LONGEST = 3  # words of a nickname


def nicknamed(view: TextView, gazetteer: Gazetteer) -> Iterator[Hit | Proposal]:
    """The names with a nickname inside: one whom the gazetteers know by the name without it, else a new person."""
    keys, end = view.words.keys, 0
    for word, key in enumerate(keys):
        if key != '"' or word <= end or not _may_be(view, word - 1):
            continue
        closing = next((at for at in range(word + 2, min(word + 2 + _LONGEST, len(keys))) if keys[at] == '"'), -1)
        surname = closing + 1
        if closing < 0 or not all(view.capital(at) for at in range(word + 1, closing)) or not _may_be(view, surname):
            continue
        first, end = word - 1, surname + 1
        while first > 0 and word - first < 3 and _may_be(view, first - 1) and governs(view, surname, first - 1):
            first -= 1
        plain = f"{view.text(first, word)} {view.text(surname, end)}"
        known = [entry for entry in gazetteer.called(plain) if entry.kind == "person"]
        if len(known) == 1:
            yield Hit(first, end, (Form((), False, "name", known[0]),))
        else:
            yield Proposal(first, end, "person")


def short_names(view: TextView, hits: dict[int, Hit]) -> Iterator[tuple[str, Entry]]:
    """The last words of armed groups' names that lead to them, being plurals: "Tamil Tigers", "the Tigers"."""
    keys, texts = view.words.keys, view.words.texts
    short: dict[str, dict[str, tuple[str, Entry]]] = defaultdict(dict)
    for hit in hits.values():
        last = hit.last - 1
        if last > hit.first and keys[last].endswith("s") and texts[last].istitle() and keys[last] not in NO_SHORT:
            entries = {form.entry for form in hit.forms}
            if len(entries) == 1 and (entry := entries.pop()).kind == "armed-group":
                short[keys[last]][entry.id] = texts[last], entry
    for same in short.values():
        if len(same) == 1:
            yield from same.values()


def full_names(
    view: TextView, hits: dict[int, Hit], entries: dict[Proposal, Entry]
) -> dict[str, dict[str, tuple[str, Entry]]]:
    """The persons whom the text names in full, by the last word of their names and their ids."""
    keys, texts = view.words.keys, view.words.texts
    full: dict[str, dict[str, tuple[str, Entry]]] = defaultdict(dict)
    for hit in hits.values():
        people = {form.entry for form in hit.forms}
        if hit.last - hit.first > 1 and len(people) == 1 and (entry := people.pop()).kind == "person":
            full[keys[hit.last - 1]][entry.id] = texts[hit.last - 1], entry
    for proposal, entry in entries.items():
        if proposal.last - proposal.first > 1 and entry.kind == "person":
            full[keys[proposal.last - 1]][entry.id] = texts[proposal.last - 1], entry
    return full


def _may_be(view: TextView, word: int) -> bool:
    """Whether the word may be a given name or a surname."""
    return view.proper(word) and view.words.keys[word].isalpha() and view.words.keys[word] not in TITLES
