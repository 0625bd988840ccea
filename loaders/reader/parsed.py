"""A document as the reader sees it: its text, parsed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sides.loaders.documents.document import Document, Mark
from sides.loaders.reader.mending.mending import mend
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

# One to one, so that every offset in the parsed text is one in the article's: what printers and word processors put in
# the place of plain characters, which the parser knows better.
_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2013": "-",
        "\u2015": "-",
        "\r": "\n",
        "\t": " ",
    }
)
# Rules, rows of dots: no words, and spaCy's tokenizer takes them off sign by sign, in quadratic time.
_RUN = re.compile(r"(?:'[sS]|[^\w\s]|_){41,}")


@Language.component("sides_line_ends")
def line_ends(doc: Doc) -> Doc:
    """Start a sentence after every line's end, before the parser looks; else a title runs into the first sentence."""
    after_line_end = False
    for token in doc:
        if after_line_end:
            token.is_sent_start = True
        after_line_end = token.is_space and "\n" in token.text
    return doc


@dataclass(frozen=True, slots=True, eq=False)
class ParsedDocument:
    """A document and its parse.

    document: as it came. plain: a copy of its text normalised one to one, in which what is not read is blank, and so
    are runs of more than 40 signs. doc: spaCy's, of that, so that `token.idx` is an offset in `document.text`. prose:
    for each token whether it is read (not boilerplate, nor a dateline).
    """

    document: Document
    plain: str  # `doc.text` would be put together anew each time
    doc: Doc
    prose: tuple[bool, ...]

    def words(self, start: int, end: int) -> str:
        """The article's own words from offset `start` to `end`."""
        return self.document.text[start:end]

    def reads(self, token: Token) -> bool:
        """Whether `token` is part of what is read."""
        return self.prose[token.i]


def parse(documents: Iterable[Document], nlp: Language) -> Iterator[ParsedDocument]:
    """Parse `documents`, one after the other, in batches."""
    pairs = ((plain, (plain, document)) for document in documents for plain in (_plain(document),))
    for doc, (plain, document) in nlp.pipe(pairs, as_tuples=True, batch_size=32):
        mend(doc)
        _know_sentences(doc)
        yield ParsedDocument(document, plain, doc, _prose(doc, document))


def _know_sentences(doc: Doc) -> None:
    """Let each token find its sentence in a table; spaCy looks for the sentence's ends anew each time."""
    starts = [i for i, mark in enumerate(doc.to_array("SENT_START").tolist()) if mark == 1 or i == 0]
    table = [ends for ends in pairwise((*starts, len(doc))) for _ in range(*ends)]

    # Neither holds `doc`, which would then wait for the garbage collector.
    def of_token(token: Token) -> Span:
        return Span(token.doc, *table[token.i])

    def of_span(span: Span) -> Span:
        return Span(span.doc, *table[span.start])

    doc.user_token_hooks["sent"] = of_token
    doc.user_span_hooks["sent"] = of_span


def _plain(document: Document) -> str:
    """The text as the parser gets it, of the same length: what is not read is blank, but for the ends of its lines."""
    plain = _RUN.sub(lambda run: " " * len(run[0]), document.text.translate(_PLAIN))
    plain = plain.replace(" retook ", " seized ")  # which the tagger takes for a noun
    parts, end = [], 0
    for mark in _skipped(document):
        parts.append(plain[end : mark.start])
        parts.append("".join("\n" if letter == "\n" else " " for letter in plain[mark.start : mark.end]))
        end = mark.end
    return "".join((*parts, plain[end:])) if parts else plain


def _prose(doc: Doc, document: Document) -> tuple[bool, ...]:
    prose = [True] * len(doc)
    marks = _skipped(document)
    mark = next(marks, None)
    if mark is not None:
        for token in doc:
            while mark is not None and mark.end <= token.idx:
                mark = next(marks, None)
            if mark is None:
                break
            prose[token.i] = token.idx < mark.start
    return tuple(prose)


def _skipped(document: Document) -> Iterator[Mark]:
    return (mark for mark in document.marks if mark.kind != "title")
