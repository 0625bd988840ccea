"""How claims are put into words: speakers, numbers, dates, ids, arguments. Everything returned is clean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sides.queries.answers.layout import clean

#: What a speaker did, before its name; "according-to" and "said" read as prepositions of their own.
_STANCES = {
    "said": "said by",
    "claimed": "claimed by",
    "confirmed": "confirmed by",
    "denied": "DENIED by",
    "promised": "promised by",
    "suggested": "suggested by",
    "according-to": "according to",
}


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "source"), counted(2, "person", "people")
    ('1 source', '2 people')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """Parts as one phrase.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def said_by(speakers: Sequence[Mapping[str, Any]], outlets: Sequence[str] = ()) -> str:
    """Who says it, for whom, and by which outlet the article has it; empty where its author says it.

    >>> said_by([{"name": "Mismari", "id": "mismari", "stance": "claimed"}], ["Reuters"]), said_by([], ["Reuters"])
    ('claimed by Mismari; via Reuters', 'via Reuters')

    Each speaker has `name`, `id`, `stance`, and may have `on_behalf_of` (a name) and `party`: whether it, or the one it
    speaks for, is itself an end of the claim. Those with the same stance are named together.
    """
    groups: dict[str, list[str]] = {}
    for speaker in speakers:
        groups.setdefault(_STANCES.get(speaker["stance"], clean(speaker["stance"])), []).append(_speaker(speaker))
    parts = [f"{stance} {listed(names)}" for stance, names in groups.items()]
    if media := [clean(outlet) for outlet in outlets if outlet not in [one["name"] for one in speakers]]:
        parts.append(f"via {listed(media)}")
    return "; ".join(parts)


def only_denied(speakers: Sequence[Mapping[str, Any]]) -> bool:
    """Whether nobody says it and somebody denies it."""
    return bool(speakers) and all(speaker["stance"] == "denied" for speaker in speakers)


def _speaker(speaker: Mapping[str, Any]) -> str:
    name = clean(speaker.get("name") or speaker.get("mention") or "")
    if speaker.get("id") is None:  # a source without a name: the text's own words for it
        name = f'"{name}"'
    if principal := speaker.get("on_behalf_of"):
        return f"{name}, for {clean(principal)}{' itself' if speaker.get('party') else ''}"
    return f"{name} itself" if speaker.get("party") else name


def day(value: object) -> str:
    """A date or point in time as its ISO day; empty for None."""
    return "" if value is None else str(value)[:10]


def days_of(row: Mapping[str, Any]) -> str:
    """The days of a row's claim, as precise as they are written; empty where unknown, and for a role that is over and
    has no date of its own: its article's is none of it.

    >>> days_of({"date": "2017-05"}), days_of({"date": "2017/2018-02"}), days_of({"date": "../2018"})
    ('2017-05', '2017 to 2018-02', 'until 2018')
    """
    if row.get("date_source", "claim") is None:
        return ""
    begin, _, end = clean(str(row.get("date") or "")).partition("/")
    if begin in ("", ".."):
        return f"until {end}" if end else ""
    return f"{begin} to {end}" if end not in ("", "..", begin) else begin


def when(row: Mapping[str, Any]) -> str:
    """When a row's claim happened: its own days, or the article's, or the text's words for it; empty where unknown.

    The text's words are left out where the quote shows them.
    """
    days = days_of(row)
    if days and row.get("date_source") == "document":
        days += " (the article's date)"
    text = clean(row.get("date_text") or "")
    if not text or row.get("date_source") == "claim" or text in clean(row.get("quote") or ""):
        return days
    return f'"{text}"' + (f", {days}" if days else "")


def modality(row: Mapping[str, Any], *, contested: bool = True) -> str:
    """How the claim stands, with the text's hedge and whether it is contested: `happened, "apparently"`."""
    parts = [clean(row.get("modality") or "")]
    if row.get("hedge"):
        parts.append(clean(row["hedge"]))
    if contested and row.get("contested"):
        parts.append("contested")
    return ", ".join(part for part in parts if part)
