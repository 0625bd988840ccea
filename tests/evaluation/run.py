"""`make eval`: how good the reader is, on the annotated articles. Ends with 1 where it emits what is forbidden.

    python tests/evaluation/run.py [--sets NAME …] [--held-out] [--plover PATH] [--speed] [--errors]
        [--lexicon FILE …] [--write FILE]

The development sets are measured without an option, `--sets` chooses among them; `--held-out` measures the articles
that nothing is tuned on too, and the sentences without claims. `--errors` lists what is wrong on development sets,
never on held-out ones. `--write` writes the page of docs/.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

import aims  # noqa: E402
import calibrate  # noqa: E402
import errors  # noqa: E402
import forbidden  # noqa: E402
import invented  # noqa: E402
import plover  # noqa: E402
import speed  # noqa: E402
import tables  # noqa: E402
from gold import GoldSet, development_sets, held_out_sets  # noqa: E402
from page import page  # noqa: E402
from scoring import Scored, score  # noqa: E402
from sides.loaders.reader.language import pipeline  # noqa: E402
from sides.loaders.reader.reader import Reader  # noqa: E402

SURE = 0.9


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for, print it, and tell whether anything forbidden came out."""
    chosen = _options().parse_args(arguments)
    if chosen.write and (chosen.sets or not (chosen.held_out and chosen.speed)):
        sys.exit("--write writes the whole page: it wants --held-out and --speed, and no --sets")
    reader = Reader(lexicons=chosen.lexicon)
    parts: dict[str, str] = {"versions": _versions()}

    sets = [one for one in development_sets() if not chosen.sets or one.name in chosen.sets]
    if unknown := set(chosen.sets) - {one.name for one in sets}:
        sys.exit(f"there is no development set {', '.join(sorted(unknown))}")
    development = _scored(sets, reader)
    parts |= _figures("development", development)
    broken = _forbidden(development, reader)
    parts |= {"forbidden_entries": str(_entries(sets)), "forbidden_broken": str(len(broken))}
    _print("Development sets", parts, "development")
    print("\n".join(broken) or "Nothing forbidden came out.")
    if chosen.errors:
        for one in development:
            print("\n".join(errors.errors(one)))
    count = len(broken)
    if chosen.held_out:
        held_out = _scored(held_out_sets(), reader)
        parts |= _figures("held_out", held_out)
        kept = len(_forbidden(held_out, reader))
        count += kept
        found = invented.measure(reader)
        parts |= {
            "held_entries": str(_entries([one.gold for one in held_out])),
            "held_broken": str(kept),
            "sentences": str(found.sentences),
            "claims": str(found.claims),
            "per_hundred": f"{found.per_hundred:.1f}",
        }
        _print("Held-out articles", parts, "held_out")
        print(f"Forbidden that came out: {kept}")
        print(f"Invented: {found.claims} claims in {found.sentences} sentences, {found.per_hundred:.1f} per hundred")
    parts["plover"] = _plover(chosen.plover, reader)
    if chosen.speed:
        measured = speed.measure([one.document for one in sets], reader)
        parts["speed"] = _speed(measured)
        print(f"\n# Speed\n\n{parts['speed']}")
    if chosen.write:
        (bundled,) = (one for one in development if one.gold.name == "jufra-2017")
        parts["aims"] = aims.table(bundled=bundled, unseen=held_out, invented=found.per_hundred, speed=measured.ratio)
        parts |= _calibration(reader, development)
        chosen.write.write_text(page(parts), encoding="utf-8")
        print(f"\nwritten to {chosen.write}")
    return 1 if count else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--plover", type=Path, metavar="PATH")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--lexicon", nargs="+", default=[], metavar="FILE")
    parser.add_argument("--write", type=Path, metavar="FILE")
    return parser


def _scored(sets: Sequence[GoldSet], reader: Reader) -> list[Scored]:
    reads = reader.read(one.document for one in sets)
    return [score(one, read, reader.gazetteer) for one, read in zip(sets, reads, strict=True)]


def _figures(name: str, scored: Sequence[Scored]) -> dict[str, str]:
    return {
        name: tables.by_set(scored),
        f"{name}_fields": tables.by_field(scored),
        f"{name}_needs": tables.by_need(scored),
        f"{name}_relations": tables.by_relation(scored),
        f"{name}_errors": tables.by_error(scored),
    }


def _print(title: str, parts: Mapping[str, str], name: str) -> None:
    print(f"\n# {title}\n")
    for part in (name, f"{name}_fields", f"{name}_needs", f"{name}_relations", f"{name}_errors"):
        print(parts[part])


def _entries(sets: Iterable[GoldSet]) -> int:
    return sum(len(one.forbidden) for one in sets)


def _forbidden(scored: Sequence[Scored], reader: Reader) -> list[str]:
    return [
        f"FORBIDDEN in {one.gold.name}: {draft.relation} {draft.modality} <{draft.rule}>: "
        f"{one.read.document.text[slice(*draft.quote)]}\n    {dict(entry)}"
        for one in scored
        for draft, entry in forbidden.violations(one.gold, one.read, reader.gazetteer)
    ]


def _plover(path: Path | None, reader: Reader) -> str:
    if path is None:
        print("\nSKIPPED: the PLOVER records, which are not part of this project: --plover PATH", file=sys.stderr)
        return "Not measured in this run (`--plover PATH`)."
    found = plover.measure(path, reader)
    rows = [[event, *counts] for event, counts in found.by_event.items()]
    text = (
        f"Of {found.sentences} sentences of the PLOVER gold standard with a source, a target and an event that a "
        f"relation is aligned to ({found.unaligned} more have another event), the reader finds the pair in "
        f"{found.pairs} ({tables.figure(found.pairs / found.sentences)}), and of these with the event's sign "
        f"{found.signed} ({tables.figure(found.signed / max(found.pairs, 1))}). "
        f"It makes {found.claims} claims of them.\n\n"
        + tables.table(["event", "sentences", "pair found", "with the sign"], rows)
    )
    print(f"\n# PLOVER records\n\n{text}")
    return text


def _speed(found: speed.Speed) -> str:
    return (
        f"On one core, the development sets {found.times} times over ({found.words:,} words), {found.rounds} rounds in "
        f"turn: the bare spaCy pipeline {found.bare:,.0f} words a second, `sides read` {found.reader:,.0f}, which is "
        f"{found.ratio:.2f} of it ({found.lowest:.2f} to {found.highest:.2f})."
    )


def _calibration(reader: Reader, development: Sequence[Scored]) -> dict[str, str]:
    fit = calibrate.calibrated(calibrate.measured(reader))
    if fit.most < SURE:
        words = f"Too few drafts earn .90 on articles left out, so no draft gets more than {tables.figure(fit.most)}."
    else:
        drafts = [draft for one in development for draft in one.read.drafts]
        sure = Counter(draft.relation for draft in drafts if (draft.confidence or 0) >= SURE)
        named = ", ".join(f"{number} {relation}" for relation, number in sure.most_common(4))
        words = (
            "Of those at .90 and above at least nine in ten were right. They are few, and mostly plain offices and "
            f"bonds: `--accept 0.9` takes {sure.total()} of the {len(drafts)} drafts on the development sets ({named})."
        )
    return {"confidence": calibrate.shown(fit), "confidence_words": words}


def _versions() -> str:
    nlp = pipeline()
    meta = nlp.meta
    model = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return f"Measured with spaCy {version('spacy')}, {model} and Python {platform.python_version()}."


if __name__ == "__main__":
    sys.exit(main())
