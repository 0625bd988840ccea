"""The lexicon: what its patterns make of a sentence, and which there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click
from sides.queries.answers.layout import clean, wrap
from sides.queries.commands.options import Command
from sides.queries.formats import Answer, listing, tell

if TYPE_CHECKING:
    from sides.loaders.reader.draft import Draft
    from sides.loaders.reader.reader import Explanation
    from sides.loaders.reader.relations.lexicon import Counterexample, Example
    from sides.loaders.reader.relations.lexicon_check import Checked
    from sides.loaders.reader.relations.lexicon_words import Unmatched

FILE = click.Path(path_type=str)
_MOST = 12


@click.group("lexicon", short_help="Try the patterns that `sides read` reads with.")
def lexicon_command() -> None:
    """The words and patterns by which `sides read` finds relations; docs/lexicon.md says how to write your own.

    \b
    Example:  sides lexicon try "Forces loyal to Haftar seized Waddan."
    """


@lexicon_command.command(
    "try",
    cls=Command,
    short_help="Show how a sentence is read, and why.",
    examples=(
        'sides lexicon try "Forces loyal to Haftar seized Waddan."',
        'sides lexicon try --lexicon mine.yaml "Rebels torched an outpost."',
    ),
)
@click.argument("sentence")
@click.option(
    "--lexicon", "lexicons", multiple=True, type=FILE, metavar="FILE", help="A lexicon of your own; repeatable."
)
@click.option("--actors", multiple=True, type=FILE, metavar="FILE", help="Actors of your own; repeatable.")
@click.option("--model", metavar="NAME", help="The spaCy pipeline.  [default: en_core_web_sm, or the one there is]")
def try_command(sentence: str, lexicons: tuple[str, ...], actors: tuple[str, ...], model: str | None) -> None:
    """Show the parse of SENTENCE, the names in it, what is read with which pattern, and why other patterns of its words
    do not fit.
    """
    from sides.loaders.documents.document import document_of
    from sides.loaders.reader.reader import Reader

    explanation = Reader(actors=actors, lexicons=lexicons, model=model).explain(document_of(sentence, name="sentence"))
    tell(*_lines(explanation))


@lexicon_command.command(
    "check",
    cls=Command,
    short_help="Read a lexicon's examples, and find what in it can never match.",
    examples=("sides lexicon check mine.yaml",),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=FILE)
@click.option("--actors", multiple=True, type=FILE, metavar="FILE", help="Actors of your own; repeatable.")
@click.option("--model", metavar="NAME", help="The spaCy pipeline.  [default: en_core_web_sm, or the one there is]")
@listing
def check_command(files: tuple[str, ...], actors: tuple[str, ...], model: str | None) -> Answer:
    """Read the examples and counterexamples of your lexicons, together with the shipped patterns.

    An example fails where a claim that it lists is not found, a counterexample where its relation is. Patterns that
    nothing can match are named with their lines: those with a word that is no base form, and the like. Exit code 1
    where one fails or there is such a pattern.
    """
    from sides.loaders.reader.language import pipeline
    from sides.loaders.reader.reader import Reader
    from sides.loaders.reader.relations.lexicon_check import check
    from sides.loaders.reader.relations.lexicon_words import unmatched

    reader = Reader(actors=actors, lexicons=files, model=model)
    sentences: list[Example | Counterexample] = [*reader.lexicon.examples, *reader.lexicon.counterexamples]
    idle = [one for file in dict.fromkeys(files) for one in unmatched(file, pipeline(model))]
    return _checks(list(check(reader, [one for one in sentences if one.origin in files])), idle)


def _checks(all_checked: Sequence[Checked], idle: Sequence[Unmatched]) -> Answer:
    from sides.loaders.reader.relations.lexicon import Example
    from sides.queries.answers.words import counted

    rows: list[dict[str, Any]] = [
        {
            "file": one.file,
            "line": one.line,
            "relation": one.relation,
            "kind": "pattern",
            "text": one.pattern,
            "missing": [],
            "found": [],
            "rules": [],
            "why": one.why,
        }
        for one in idle
    ]
    rows += [
        {
            "file": one.sentence.origin,
            "line": None,
            "relation": one.sentence.relation,
            "kind": "example" if isinstance(one.sentence, Example) else "counterexample",
            "text": one.sentence.text,
            "missing": [" -> ".join(pair) for pair in one.missing],
            "found": [" -> ".join(pair) for pair in one.found],
            "rules": list(one.rules),
            "why": None,
        }
        for one in all_checked
        if not one.holds
    ]

    def text(columns: int) -> Iterator[str]:
        for row in rows:
            where = row["file"] if row["line"] is None else f"{row['file']}:{row['line']}"
            yield from wrap(clean(f"{row['relation']}: {row['kind']} of {where}"), columns, hanging="  ")
            yield from wrap(f'"{clean(row["text"])}"', columns, indent="    ")
            if row["why"]:
                yield from wrap(f"why: {clean(row['why'])}", columns, indent="    ", hanging="      ")
            for name in ("missing", "found", "rules"):
                for told in row[name]:
                    yield from wrap(
                        f"{name.removesuffix('s')}: {clean(told)}", columns, indent="    ", hanging="      "
                    )

    failed, number = len(rows) - len(idle), len(all_checked)
    told = counted(number, "example or counterexample", "examples and counterexamples")
    note = f"{failed} of {told} fail" if failed else f"{told}: all hold"
    notes = [f"{note}."]
    if idle:
        notes.append(f"{counted(len(idle), 'pattern')} can match nothing.")
    return Answer(
        columns=("file", "line", "relation", "kind", "text", "missing", "found", "rules", "why"),
        rows=rows,
        text=text,
        notes=notes,
        exit_code=1 if rows else 0,
    )


def _lines(explanation: Explanation) -> list[str]:
    parsed = explanation.parsed
    tokens = [token for token in parsed.doc if not token.is_space]
    longest = max((len(token.text) for token in tokens), default=0)
    lines = ["PARSE"]
    for token in tokens:
        lines.append(f"  {clean(token.text):<{longest}}  {token.pos_:<6}{token.dep_:<10} of {clean(token.head.text)}")
    lines += ["", "NAMES"]
    for name in explanation.names:
        who = ", ".join(f"{entry.id} ({entry.kind})" for entry in name.candidates)
        lines.append(f"  {clean(name.text)}  {name.how}: {clean(who)}")
    if not explanation.names:
        lines.append("  none")
    lines += ["", "READ"]
    for draft in explanation.drafts:
        lines += _draft(draft)
    if not explanation.drafts:
        lines.append("  nothing")
    lines += ["", "NOT FITTING"]
    misfits = list(dict.fromkeys((m.head.text, m.frame.relation, m.frame.text, m.why) for m in explanation.misfits))
    for word, relation, text, why in misfits[:_MOST]:
        lines.append(f"  {clean(word)}: {relation}: {clean(text)}")
        lines.append(f"    {clean(why)}")
    if len(misfits) > _MOST:
        lines.append(f"  and {len(misfits) - _MOST} more")
    if not misfits:
        lines.append("  none: no other pattern has one of these words at its head")
    return lines


def _draft(draft: Draft) -> list[str]:
    subject = "somebody" if draft.subject is None else f"{draft.subject.mention} ({draft.subject.id or 'not resolved'})"
    object = draft.literal or ""
    if draft.object is not None:
        object = f"{draft.object.mention} ({draft.object.id or 'not resolved'})"
    if draft.between:
        between = " and ".join(f"{one.mention} ({one.id or 'not resolved'})" for one in draft.between)
        object = f"{object} between {between}".lstrip()
    lines = [f"  {clean(subject)} {draft.relation} {clean(object)}"]
    lines.append(f"    {draft.polarity}, {draft.modality}" + (f", {clean(draft.hedge)}" if draft.hedge else ""))
    for voice in draft.speakers:
        lines.append(f"    {voice.stance} by {clean(voice.mention)}")
    if draft.date_text:
        lines.append(f"    when: {clean(draft.date_text)}" + (f" ({draft.date})" if draft.date is not None else ""))
    lines.append(f"    by {clean(draft.rule)}")
    return lines
