"""One claim on a page: its quote in the text, and everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sides.queries.answers.evidence import Evidence, evidence
from sides.queries.answers.layout import clean, pad, quoted, width, wrap
from sides.queries.answers.passage import passage
from sides.queries.answers.short_ids import ShortIds, short_ids
from sides.queries.answers.words import day, listed, said_by
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sides.graph.store import Store

COLUMNS = (
    "id", "key", "reading", "subject", "subject_id", "relation", "polarity", "object", "object_id", "between",
    "modality", "speakers", "outlet", "date", "date_text", "date_from", "date_until", "date_source", "place", "means",
    "circumstance", "hedge", "quote", "start", "end", "line", "status", "confidence", "credibility", "made_by",
    "article", "counted", "contested", "disputes", "decisions",
)  # fmt: skip


def show_answer(store: Store, claims: Sequence[str]) -> Answer:
    """The claims with these full ids, each with its place in the text and all of its fields."""
    found = [evidence(store, claim) for claim in claims]
    others = [row["id"] for each in found for row in (*each.links, *each.opposite)]
    ids = short_ids(store, [*claims, *others])

    def text(columns: int) -> Iterator[str]:
        for number, each in enumerate(found):
            if number:
                yield ""
            yield from _page(each, ids, columns)

    return Answer(columns=COLUMNS, rows=[_row(each) for each in found], text=text)


def _row(found: Evidence) -> dict[str, Any]:
    claim, head, article = found.claim, found.head, found.article
    row = {name: claim.get(name) for name in COLUMNS}
    row |= {
        "reading": head["reading"],
        "subject": _name(head, claim, "subject"),
        "subject_id": head["subject_id"],
        "object": _name(head, claim, "object"),
        "object_id": head["object_id"],
        "between": [party["id"] for party in found.between],
        "speakers": [{**speaker} for speaker in found.speakers],
        "outlet": head["outlet_id"],
        "place": [place["id"] for place in found.places],
        "line": _line(found),
        "article": None if article is None else {"id": article["id"], **article["about"]},
        "disputes": [{**link} for link in found.links],
        "decisions": found.decisions,
    }
    return row


def _name(head: Mapping[str, Any], claim: Mapping[str, Any], end: str) -> str | None:
    literal = claim.get("literal" if end == "object" else "subject_literal")
    return head[end] or literal or head[f"{end}_mention"] or claim.get(f"{end}_mention")


def _line(found: Evidence) -> int | None:
    start, article = found.claim.get("start"), found.article
    if start is None or article is None:
        return None
    return int(article["text"].count("\n", 0, start)) + 1


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
    """The claim as one sentence: subject, relation and object by name."""
    claim, head = found.claim, found.head
    subject = head["subject"] or _in_quotes(claim.get("subject_literal")) or "someone (not stated)"
    words = [clean(subject), clean(claim.get("label") or claim["relation"])]
    if head["object"]:
        words.append(clean(head["object"]))
    elif claim.get("literal"):
        words.append(_in_quotes(claim["literal"]))
    if found.between:
        words.append("between " + listed([clean(party["name"]) for party in found.between]))
    return " ".join(words)


def _in_quotes(text: str | None) -> str:
    return f'"{clean(text)}"' if text else ""


def _quote(found: Evidence, columns: int) -> Iterator[str]:
    claim, article = found.claim, found.article
    if article is None or claim.get("start") is None:
        if claim.get("quote"):
            yield from quoted(claim["quote"], columns, most=0)
        return
    place = passage(article["text"], claim["start"], claim["end"])
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
    claim, head, article = found.claim, found.head, found.article
    yield "subject", _end(found, "subject")
    sign = {1: ", +1", -1: ", -1"}.get(claim.get("sign") or 0, "")
    yield "relation", f"{clean(claim['relation'])} ({claim['polarity']}; {claim.get('kind') or 'no kind'}{sign})"
    yield "object", _end(found, "object")
    yield "between", listed([_called(party) for party in found.between])
    yield "modality", clean(claim["modality"])
    yield "hedge", _in_quotes(claim.get("hedge"))
    yield "speakers", said_by(found.speakers) or ("the author of the article" if article else "")
    yield "outlet", clean(head["outlet"] or "")
    yield "date", _date(claim)
    yield "place", listed([clean(place["name"]) for place in found.places])
    yield "means", ", ".join(claim.get("means") or ())
    yield "how", _in_quotes(claim.get("circumstance"))
    yield "reliability", _admiralty(found)
    yield "confidence", _confidence(claim)
    yield "status", _status(claim)
    if article is not None:
        yield "article", _article(found)
    yield "row", " ".join(clean(str(claim[name])) for name in ("dataset", "row", "url") if claim.get(name))
    yield "reading", clean(head["reading"]) + (f", by {clean(head['analyst'])}" if head["analyst"] else "")
    yield "key", clean(claim.get("key") or "")
    yield "id", clean(claim["id"])


def _called(party: Mapping[str, Any]) -> str:
    return clean(party["name"]) + (f' (called "{clean(party["mention"])}")' if party.get("mention") else "")


def _end(found: Evidence, end: str) -> str:
    claim, head = found.claim, found.head
    mention = head[f"{end}_mention"] or claim.get(f"{end}_mention")
    called = f'called "{clean(mention)}"' if mention and mention != head[end] else ""
    if head[end] is None:
        literal = _in_quotes(claim.get("literal" if end == "object" else "subject_literal"))
        return literal + (f", {called}" if called and literal else "") or (
            f"unknown, {called}" if called else "unknown"
        )
    now = claim.get(end)
    merged = f"counts as {clean(now)} (merged or split)" if now and now != head[f"{end}_id"] else ""
    about = f"{clean(head[end])} ({clean(head[f'{end}_id'])})"
    return ", ".join(part for part in (about, called, merged) if part)


def _date(claim: Mapping[str, Any]) -> str:
    own = clean(claim.get("date") or "")
    if not own and claim.get("date_source") == "document":
        own = f"{day(claim.get('date_from'))} (the article's date)"
    words = _in_quotes(claim.get("date_text"))
    return ", ".join(part for part in (own, words) if part)


def _admiralty(found: Evidence) -> str:
    """Reliability of whoever says it, with the claim's credibility: the Admiralty code, never a confidence."""
    credibility = found.claim.get("credibility")
    sources = [(speaker["name"], speaker["reliability"]) for speaker in found.speakers]
    sources.append((found.head["outlet"], found.head["outlet_reliability"]))
    graded = [(name, letter) for name, letter in sources if letter]
    if graded:
        return ", ".join(f"{letter}{credibility or ''} ({clean(name)})" for name, letter in graded)
    return f"credibility {credibility}" if credibility else ""


def _confidence(claim: Mapping[str, Any]) -> str:
    if claim.get("confidence") is None:
        return ""
    maker = " ".join(clean(str(claim[name])) for name in ("made_by", "made_by_version") if claim.get(name))
    rule = f", rule {clean(claim['rule'])}" if claim.get("rule") else ""
    return f"{claim['confidence']:g}" + (f" ({maker}{rule})" if maker else "")


def _status(claim: Mapping[str, Any]) -> str:
    parts = [clean(claim["status"])]
    if claim.get("file_status") not in (None, claim["status"]):
        parts.append(f"the file says {clean(claim['file_status'])}")
    verdict = " ".join(
        f"{word} {clean(str(claim[name]))}"
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
    parts = [_in_quotes(about.get("title")), clean(found.article["publisher"] or about.get("publisher_name") or "")]
    parts += [clean(about.get(name) or "") for name in ("author", "date", "url")]
    line = _line(found)
    return ", ".join(part for part in (*parts, f"line {line}" if line else "") if part)


def _links(found: Evidence, ids: ShortIds, columns: int) -> Iterator[str]:
    for link in found.links:
        yield ""
        active = {"DISPUTES": "disputes", "CONFIRMS": "confirms"}[link["link"]]
        passive = {"DISPUTES": "disputed by", "CONFIRMS": "confirmed by"}[link["link"]]
        kind = f" ({clean(link['kind'])})" if link["kind"] else ""
        yield f"  {active if link['direction'] == 'out' else passive} {ids[link['id']]}{kind}"
        yield from _other(link, columns)
    for other in found.opposite:
        yield ""
        yield f"  contradicted by {ids[other['id']]} (the same with the opposite polarity)"
        yield from _other(other, columns)


def _other(row: Mapping[str, Any], columns: int) -> Iterator[str]:
    if row.get("quote"):
        yield from quoted(row["quote"], columns)
    elif row.get("link") and row["direction"] == "out":
        yield "    (its reading is not loaded)"
    yield from wrap(said_by(row["speakers"]), columns, indent="    ", hanging="      ")
    yield from wrap(clean(row.get("why") or ""), columns, indent="    why: ", hanging="      ")


def _decisions(found: Evidence, columns: int) -> Iterator[str]:
    if found.decisions:
        yield ""
    for decision in found.decisions:
        why = f": {clean(decision['why'])}" if decision["why"] else ""
        words = f"{decision['status']} by {clean(decision['by'])} on {day(decision['at'])}{why}"
        yield from wrap(words, columns, indent="  decided ", hanging="    ")
