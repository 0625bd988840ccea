"""A draft claim as a person reviews it: in words, in its sentence, with what is doubtful about it."""

from __future__ import annotations

from collections.abc import Iterator

from sides.graph.claim import Argument
from sides.loaders.review import Item, doubts
from sides.ontology.terms import RELATIONS
from sides.queries.answers.layout import clean, pad, width, wrap
from sides.queries.answers.passage import passage
from sides.queries.answers.show import clean_kept
from sides.queries.answers.words import listed, said_by

#: Around the quote: takes no column, and tells where the highlighting begins and ends once the lines are made.
MARK = "\u2063"
_BEGIN, _END = "\x1b[1;7m", "\x1b[0m"


def draft_lines(item: Item, heading: str, columns: int, *, colour: bool) -> Iterator[str]:
    """The lines of one draft, none wider than `columns`; with `colour` its quote stands out by more than brackets."""
    claim = item.claim
    right = "" if claim.confidence is None else f"confidence {claim.confidence:.2f}"
    if right and width(heading) + width(right) + 2 <= columns:
        yield f"{pad(heading, columns - width(right))}{right}"
    else:
        yield heading
        yield from wrap(right, columns)
    yield from wrap(sentence(item), columns, indent="  ", hanging="    ")
    yield ""
    yield from _quote(item, columns, colour)
    yield ""
    fields = [(name, value) for name, value in _fields(item) if value]
    longest = max((len(name) for name, _ in fields), default=0)
    for name, value in fields:
        lead = f"  {pad(name, longest)}  "
        yield from wrap(value, columns, indent=lead, hanging=" " * len(lead))


def article_line(item: Item) -> str:
    """What the item's article is: its title, publisher, author, date and address, as far as they are known."""
    article = item.reading.article
    if article is None:
        return ""
    title = f'"{clean(article.title)}"' if article.title else ""
    publisher = item.label(article.publisher) or article.publisher_name
    return ", ".join(
        part for part in (title, *map(clean, (publisher, article.author, article.date, article.url))) if part
    )


def sentence(item: Item) -> str:
    """The claim as one sentence: subject, relation (negated in words) and object by name."""
    claim = item.claim
    relation = RELATIONS[claim.relation]
    words = [_end(item, claim.subject) or "someone (not stated)"]
    words.append(clean(relation.label_of(claim.polarity)))
    if target := _end(item, claim.object):
        words.append(target)
    if claim.between:
        words.append("between " + listed([_end(item, party) for party in claim.between]))
    return " ".join(words)


def _end(item: Item, argument: Argument) -> str:
    if argument.id is not None:
        return clean(item.label(argument.id))
    words = argument.literal or argument.mention
    return f'"{clean(words)}"' if words else ""


def _quote(item: Item, columns: int, colour: bool) -> Iterator[str]:
    claim, article = item.claim, item.reading.article
    if article is None or claim.start is None or claim.end is None:
        yield from wrap(f'"{clean(claim.quote)}"' if claim.quote else "", columns, indent="    ")
        return
    place = passage(article.text, claim.start, claim.end)
    before, quote, after = (
        " ".join(part.split()).replace(MARK, "") for part in (place.before, place.quote, place.after)
    )
    before += " " if place.before[-1:].isspace() else ""
    after = (" " if place.after[:1].isspace() else "") + after
    text = f"{clean_kept(before)}{MARK}[{clean(quote)}]{MARK}{clean_kept(after)}"
    inside = False
    for line in wrap(text, columns, indent="    "):
        bare = line.lstrip()
        parts = bare.split(MARK)
        if not colour:
            yield line.replace(MARK, "")
            continue
        shown = ""
        for number, part in enumerate(parts):
            if number:
                inside = not inside
            shown += f"{_BEGIN}{part}{_END}" if inside and part else part
        yield line[: len(line) - len(bare)] + shown


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    claim, article = item.claim, item.reading.article
    yield "relation", clean(claim.relation) + f" ({claim.polarity}, {claim.modality})"
    yield "hedge", f'"{clean(claim.hedge)}"' if claim.hedge else ""
    yield "subject", _called(item, claim.subject)
    yield "object", _called(item, claim.object)
    yield "between", listed([_called(item, party) for party in claim.between])
    speakers = [
        {
            "id": speaker.id,
            "name": item.label(speaker.id),
            "mention": speaker.mention,
            "stance": speaker.stance,
            "on_behalf_of": item.label(speaker.on_behalf_of),
        }
        for speaker in claim.speakers
    ]
    yield "speakers", said_by(speakers) or ("the author of the article" if article else "")
    yield "outlet", clean(item.label(claim.outlet))
    text = f'"{clean(claim.date_text)}"' if claim.date_text else ""
    yield "date", ", ".join(part for part in ("" if claim.date is None else str(claim.date), text) if part)
    yield "place", listed([clean(item.label(place)) for place in claim.place])
    yield "means", ", ".join(claim.means)
    yield "how", f'"{clean(claim.circumstance)}"' if claim.circumstance else ""
    yield "rule", clean(claim.made_by.rule) if claim.made_by and claim.made_by.rule else ""
    yield "status", "" if claim.status == "draft" else clean(claim.status)
    yield "doubts", "; ".join(clean(doubt) for doubt in doubts(item))


def _called(item: Item, argument: Argument) -> str:
    if argument.id is None:
        return f'"{clean(argument.literal)}"' if argument.literal else ""
    mention = f', called "{clean(argument.mention)}"' if argument.mention else ""
    return f"{clean(item.label(argument.id))} ({clean(argument.id)}){mention}"
