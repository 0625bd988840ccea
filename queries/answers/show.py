"""One claim on a page: its quote in the text, and everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sides.queries.answers.claim_lines import ROW, ground, source_row
from sides.queries.answers.evidence import Evidence, evidence
from sides.queries.answers.layout import clean, pad, width, wrap
from sides.queries.answers.passage import passage
from sides.queries.answers.short_ids import ShortIds, short_ids
from sides.queries.answers.told_apart import ToldApart
from sides.queries.answers.words import day, listed, said_by
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sides.graph.store import Store

COLUMNS = (
    "id", "key", "reading", "subject", "subject_id", "relation", "polarity", "object", "object_id", "between",
    "modality", "speakers", "outlet", "date", "date_text", "date_from", "date_until", "date_source", "place", "means",
    "circumstance", "hedge", "quote", "start", "end", "line", *ROW, "status", "confidence", "credibility", "made_by",
    "article", "counted", "contested", "disputes", "decisions",
)  # fmt: skip

_OPPOSITE, _DENIED = "the same with the opposite polarity", "the same, denied"


def show_answer(store: Store, claims: Sequence[str]) -> Answer:
    """The claims with these full ids, each with its place in the text and all of its fields."""
    found = [evidence(store, claim) for claim in claims]
    others = [row["id"] for each in found for row in (*each.links, *each.opposite)]
    ids = short_ids(store, [*claims, *others])
    printed = _told_apart(found)

    def text(columns: int) -> Iterator[str]:
        for number, each in enumerate(printed):
            if number:
                yield ""
            yield from _page(each, ids, columns)

    return Answer(columns=COLUMNS, rows=[_row(each) for each in found], text=text)


def _told_apart(found: Sequence[Evidence]) -> list[Evidence]:
    """The claims with their names as they are printed."""
    apart = ToldApart([(each.now, each.speakers, each.between, each.links, each.opposite) for each in found])
    return [
        replace(
            each,
            now=apart(each.now),
            speakers=apart(each.speakers),
            between=apart(each.between),
            links=apart(each.links),
            opposite=apart(each.opposite),
        )
        for each in found
    ]


def _row(found: Evidence) -> dict[str, Any]:
    claim, now, article = found.claim, found.now, found.article
    row = {name: claim.get(name) for name in COLUMNS}
    row |= {name: now[name] for name in ("reading", "subject", "subject_id", "object", "object_id", *ROW, "decisions")}
    row |= {
        "between": [party["id"] for party in now["parties"]],
        "speakers": [{**speaker} for speaker in found.speakers],
        "outlet": None if found.outlet is None else found.outlet["id"],
        "place": [place["id"] for place in found.places],
        "line": _line(found),
        "article": None if article is None else {"id": article["id"], **article["about"]},
        "disputes": [{**link} for link in found.links],
    }
    return row


def _line(found: Evidence) -> int | None:
    start, text = found.claim.get("start"), found.now["text"]
    return None if start is None or text is None else int(text.count("\n", 0, start)) + 1


def _page(found: Evidence, ids: ShortIds, columns: int) -> Iterator[str]:
    claim = found.claim
    title, own = title_of(found), ids[claim["id"]]
    room = columns - width(own) - 2
    first, *more = wrap(title, room, hanging="  ") or [""]
    yield f"{pad(first, room)}  {own}"
    yield from more
    yield from _quote(found, columns)
    yield ""
    fields = [(name, value) for name, value in _fields(found) if value]
    longest = max(len(name) for name, _ in fields)
    for name, value in fields:
        lead = f"  {pad(name, longest)}  "
        yield from wrap(value, columns, indent=lead, hanging=" " * len(lead))
    yield from _links(found, ids, columns)
    yield from _decisions(found, columns)


def title_of(found: Evidence) -> str:
    """The claim as one sentence: subject, relation and object by name, as they count."""
    claim, now = found.claim, found.now
    named = now["subject_id"] is not None
    subject = clean(now["subject"]) if named else _in_quotes(claim.get("subject_literal")) or "someone (not stated)"
    words = [subject, clean(claim.get("label") or claim["relation"])]
    if now["object_id"] is not None:
        words.append(clean(now["object"]))
    elif claim.get("literal"):
        words.append(_in_quotes(claim["literal"]))
    if now["parties"]:
        words.append("between " + listed([clean(party["name"]) for party in now["parties"]]))
    return " ".join(words)


def _in_quotes(text: object) -> str:
    return f'"{clean(text)}"' if text else ""


def _quote(found: Evidence, columns: int) -> Iterator[str]:
    claim, text = found.claim, found.now["text"]
    if text is None or claim.get("start") is None:
        yield from ground(found.now, columns, most=0)
        return
    place = passage(text, claim["start"], claim["end"])
    before, quote, after = (" ".join(part.split()) for part in (place.before, place.quote, place.after))
    before += " " if place.before[-1:].isspace() else ""
    after = (" " if place.after[:1].isspace() else "") + after
    yield from wrap(f"{clean_kept(before)}[{clean(quote)}]{clean_kept(after)}", columns, indent="    ")


def clean_kept(text: str) -> str:
    """`clean`, with the space at either end kept."""
    head = " " if text[:1].isspace() else ""
    tail = " " if len(text) > 1 and text[-1:].isspace() else ""
    return head + clean(text) + tail


def _fields(found: Evidence) -> Iterator[tuple[str, str]]:
    claim, article, analyst = found.claim, found.article, found.recorded["analyst"]
    yield "subject", _end(found, "subject")
    sign = {1: ", +1", -1: ", -1"}.get(claim.get("sign") or 0, "")
    yield "relation", f"{clean(claim['relation'])} ({claim['polarity']}; {claim.get('kind') or 'no kind'}{sign})"
    yield "object", _end(found, "object")
    yield "between", listed([_called(party) for party in found.between])
    yield "modality", clean(claim["modality"])
    yield "hedge", _in_quotes(claim.get("hedge"))
    author = "the author of the article" if article is not None and found.outlet is None else ""
    yield "speakers", "; ".join([said_by(found.speakers) or author, *_merged(found.speakers)])
    if outlet := found.outlet:
        told = _counts_as(outlet["recorded"], outlet["recorded_id"], outlet["id"])
        yield "outlet", "; ".join([clean(outlet["name"]), *told])
    yield "date", _date(found)
    yield "place", listed([clean(place["name"]) for place in found.places])
    yield "means", ", ".join(claim.get("means") or ())
    yield "how", _in_quotes(claim.get("circumstance"))
    yield "reliability", _admiralty(found)
    yield "confidence", _confidence(claim)
    yield "status", _status(claim)
    if article is not None:
        yield "article", _article(found)
    if claim.get("quote"):  # without a quote all of this stands above
        yield "row", " ".join(part for part in (source_row(found.now), clean(claim.get("url"))) if part)
        yield "note", _in_quotes(claim.get("note"))
    yield "reading", clean(found.now["reading"]) + (f", by {clean(analyst)}" if analyst else "")
    yield "key", clean(claim.get("key"))
    yield "id", clean(claim["id"])


def _called(party: Mapping[str, Any]) -> str:
    return clean(party["name"]) + (f' (called "{clean(party["mention"])}")' if party.get("mention") else "")


def _merged(speakers: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """As whom each speaker, and the one it speaks for, was recorded, where that counts as another since a merge."""
    for one in speakers:
        if one["id"] is not None:
            yield from _counts_as(one["recorded"], one["recorded_id"], one["id"])
        yield from _counts_as(one["recorded_behalf"], one["recorded_behalf_id"], one["on_behalf_of_id"])


def _counts_as(name: str | None, id: str | None, now: str | None) -> Iterator[str]:
    if id != now:
        yield f"{clean(name)} ({clean(id)}) counts as {clean(now)} (merged)"


def _end(found: Evidence, end: str) -> str:
    """One end as it was recorded; what it counts as now, where actors were merged or split."""
    claim, recorded = found.claim, found.recorded
    mention = found.now[f"{end}_mention"]
    called = f'called "{clean(mention)}"' if mention and mention != recorded[end] else ""
    if recorded[end] is None:
        literal = _in_quotes(claim.get("literal" if end == "object" else "subject_literal"))
        return ", ".join(part for part in (literal or "unknown", called) if part)
    counts = found.now[f"{end}_id"]
    merged = f"counts as {clean(counts)} (merged or split)" if counts and counts != recorded[f"{end}_id"] else ""
    about = f"{clean(recorded[end])} ({clean(recorded[f'{end}_id'])})"
    return ", ".join(part for part in (about, called, merged) if part)


def _date(found: Evidence) -> str:
    """Its own date, else the article's, as exact as either was written; and the text's words for it."""
    claim = found.claim
    own = clean(claim.get("date"))
    if not own and claim.get("date_source") == "document" and found.article is not None:
        own = f"{clean(found.article['about'].get('date'))} (the article's date)"
    return ", ".join(part for part in (own, _in_quotes(claim.get("date_text"))) if part)


def _admiralty(found: Evidence) -> str:
    """Reliability of whoever says it, with the claim's credibility: the Admiralty code, never a confidence."""
    credibility = found.claim.get("credibility")
    sources = [*found.speakers, *([found.outlet] if found.outlet else [])]
    graded = [(source["name"], source["reliability"]) for source in sources if source["reliability"]]
    if graded:
        return ", ".join(f"{letter}{credibility or ''} ({clean(name)})" for name, letter in graded)
    return f"credibility {credibility}" if credibility else ""


def _confidence(claim: Mapping[str, Any]) -> str:
    if claim.get("confidence") is None:
        return ""
    maker = " ".join(clean(claim[name]) for name in ("made_by", "made_by_version") if claim.get(name))
    rule = f", rule {clean(claim['rule'])}" if claim.get("rule") else ""
    return f"{claim['confidence']:g}" + (f" ({maker}{rule})" if maker else "")


def _status(claim: Mapping[str, Any]) -> str:
    parts = [clean(claim["status"])]
    if claim.get("file_status") not in (None, claim["status"]):
        parts.append(f"the file says {clean(claim['file_status'])}")
    verdict = " ".join(
        f"{word} {clean(claim[name])}"
        for word, name in (("by", "verdict_by"), ("on", "verdict_at"), ("because", "verdict_why"))
        if claim.get(name)
    )
    parts += [verdict] if verdict else []
    if not claim.get("counted"):
        parts.append("does not count in answers")
    if claim.get("contested"):
        parts.append("contested")
    return ", ".join(parts)


def _article(found: Evidence) -> str:
    assert found.article is not None
    about = found.article["about"]
    parts = [_in_quotes(about.get("title")), clean(found.now["publisher"])]
    parts += [clean(about.get(name)) for name in ("author", "date", "url")]
    line = _line(found)
    return ", ".join(part for part in (*parts, f"line {line}" if line else "") if part)


def _links(found: Evidence, ids: ShortIds, columns: int) -> Iterator[str]:
    polarity = found.now["polarity"]
    how = {each["id"]: _DENIED if each["polarity"] == polarity else _OPPOSITE for each in found.opposite}
    for link in found.links:
        yield ""
        active = {"DISPUTES": "disputes", "CONFIRMS": "confirms"}[link["link"]]
        passive = {"DISPUTES": "disputed by", "CONFIRMS": "confirmed by"}[link["link"]]
        kinds = [clean(link["kind"]), how.get(link["id"], "")]
        kind = f" ({'; '.join(filter(None, kinds))})" if any(kinds) else ""
        yield f"  {active if link['direction'] == 'out' else passive} {ids[link['id']]}{kind}"
        yield from _other(link, columns)
    linked = {link["id"] for link in found.links}
    for other in (each for each in found.opposite if each["id"] not in linked):
        yield ""
        yield f"  contradicted by {ids[other['id']]} ({how[other['id']]})"
        yield from _other(other, columns)


def _other(row: Mapping[str, Any], columns: int) -> Iterator[str]:
    yield from ground(row, columns)
    if row.get("link") and row["relation"] is None:
        yield "    (its reading is not loaded)"
    yield from wrap(said_by(row["speakers"], row["outlets"]), columns, indent="    ", hanging="      ")
    yield from wrap(clean(row.get("why")), columns, indent="    why: ", hanging="      ")


def _decisions(found: Evidence, columns: int) -> Iterator[str]:
    decisions = found.now["decisions"]
    if decisions:
        yield ""
    for decision in decisions:
        why = f": {clean(decision['why'])}" if decision["why"] else ""
        words = f"{decision['status']} by {clean(decision['by'])} on {day(decision['at'])}{why}"
        # The latest sets the status, unless the claim said something else when it was made.
        if decision is decisions[-1] and decision["status"] != found.now["status"]:
            words += "; the claim said something else then, so this does not hold"
        yield from wrap(words, columns, indent="  decided ", hanging="    ")
