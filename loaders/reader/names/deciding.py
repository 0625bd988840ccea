"""Which of several a name stands for: what the document tells of it, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from sides.loaders.reader.names.forms import Entry
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.names.name import Name


def decided(names: Sequence[Name], gazetteer: Gazetteer) -> Sequence[Name]:
    """The names, those that several go by decided where the document tells: it names one of them elsewhere, or is
    clearly more of its theatre than of the others'. Descriptions are left out where they are of another theatre.
    """
    if not any(name.ambiguous or _describes(name) for name in names):
        return names
    named: set[str] = set()
    votes: Counter[str] = Counter()
    for name in names:
        if not name.ambiguous and not _describes(name):
            named.update(entry.id for entry in name.candidates)
            votes.update({one for entry in name.candidates for one in gazetteer.theatres_of(entry)})
    most = max(votes.values(), default=0)
    found = []
    for name in names:
        if _describes(name):
            theatres = [one for entry in name.candidates for one in gazetteer.theatres_of(entry)]
            if not any(votes[one] == most for one in theatres):
                continue
        found.append(_decide(name, named, votes, gazetteer) if name.ambiguous else name)
    return found


def _decide(name: Name, named: set[str], votes: Counter[str], gazetteer: Gazetteer) -> Name:
    kept: list[Entry] = []
    for group in (name.actors, name.places):
        scores = {
            entry: (entry.id in named, max((votes[one] for one in gazetteer.theatres_of(entry)), default=0))
            for entry in group
        }
        kept += _winners(scores) or group
    return replace(name, candidates=tuple(kept))


def _winners(scores: dict[Entry, tuple[bool, int]]) -> list[Entry]:
    """The one that the text names, or of whose theatre it is clearly more than of the others'; else none.

    scores: for each entry whether the text names it elsewhere, and how many names of its theatre the text has.
    """
    named = [entry for entry, (is_named, _) in scores.items() if is_named]
    ranked = sorted(named or scores, key=lambda entry: scores[entry][1], reverse=True)
    if len(ranked) < 2:
        return ranked
    votes, others = (scores[entry][1] for entry in ranked[:2])
    return ranked[:1] if votes > 2 * others else []


def _describes(name: Name) -> bool:
    """Whether the name is a description ("unity government"), which only a text of its theatre means so."""
    return name.how == "name" and name.text.islower() and all(one.scope == "gazetteer" for one in name.candidates)
