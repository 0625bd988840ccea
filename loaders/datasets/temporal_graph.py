"""Events as the literature on temporal knowledge graphs passes them round: subject, relation, object and date between
tabs, a line each, without a header.

The names and the relations are those of ICEWS (García-Durán, Dumančić and Niepert, "Learning Sequence Encoders for
Temporal Knowledge Graph Completion", EMNLP 2018, whose ICEWS14 and ICEWS05-15 files have this form); some packagings
write underscores for blanks, or a fifth column, which is not read. Files of numbers instead of names are refused: they
say nothing without the lists that belong to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from sides.graph.errors import InvalidInput
from sides.loaders.datasets.cameo import code_of_text
from sides.loaders.datasets.cameo_event import cameo_event
from sides.loaders.datasets.coded import Coded, Faulty, Unmapped
from sides.loaders.datasets.compressed import Given
from sides.loaders.datasets.icews import actor_named
from sides.loaders.datasets.layout import Edition, Head, Notes
from sides.loaders.datasets.rows import Bad, tab_separated
from sides.loaders.ids import slug

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_COLUMNS = ("subject", "relation", "object", "date")


class TemporalGraph:
    """See `Layout`. Rows have no ids of their own: the line's number stands for one."""

    name, title = "temporal-graph", "temporal graph (actor, relation, actor, date)"

    def recognises(self, head: Head) -> bool:
        """See `Layout`: four or five cells between tabs, the fourth a day."""
        return len(head.tabs) in (4, 5) and _DAY.fullmatch(head.tabs[3].strip()) is not None

    def edition(self, given: Given) -> Edition:
        """See `Layout`."""
        return Edition(dataset=self.name, part=slug(given.stem))

    def rows(self, stream: BinaryIO, notes: Notes) -> Iterator[tuple[int, Mapping[str, Any]] | Bad]:
        """See `Layout`."""
        first = True
        for row in tab_separated(stream):
            if isinstance(row, Bad):
                yield row
                continue
            line, cells = row
            if first and all(cell.strip().isdecimal() for cell in cells):
                raise InvalidInput(
                    "the rows are numbers; names are needed: put those of entity2id.txt and relation2id.txt in their "
                    "place, or load the files with the names"
                )
            first = False
            if len(cells) not in (4, 5):
                yield Bad(line, f"{len(cells)} cells, where there are four: {', '.join(_COLUMNS)}")
            else:
                yield line, dict(zip(_COLUMNS, cells, strict=False)) | {"line": str(line)}

    def transform(self, row: Mapping[str, Any]) -> Coded:
        """See `Layout`."""
        subject, text, object, day = (" ".join(row[name].replace("_", " ").split()) for name in _COLUMNS)
        try:
            if _DAY.fullmatch(day) is None:
                raise ValueError
            when = date.fromisoformat(day)
        except ValueError:
            return Faulty(f"date {day!r} is no date (2014-03-02)")
        code = code_of_text(text)
        if code is None:
            return Unmapped(text)
        return cameo_event(
            code=code,
            label=f"{code} {text}",
            source=actor_named(subject),
            target=actor_named(object),
            row=row["line"],
            day=when,
            note=text,
        )
