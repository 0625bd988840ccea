"""A hundred reviewed articles in one command, and an answer from them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from articles import write_articles
from measure import command, interleaved, table

ARTICLES = 100
RUNS = 1  # a minute and more each


def report(folder: Path) -> str:
    """Measure; return a section of the page."""
    articles = write_articles(folder / "articles", ARTICLES)
    sides = Path(sys.executable).with_name("sides")
    env = {key: value for key, value in os.environ.items() if not key.startswith("SIDES_")}
    load = command(sides, "load", articles, cwd=folder, env=env)

    def load_anew() -> None:
        shutil.rmtree(folder / "sides.store", ignore_errors=True)
        load()

    first = interleaved({"load": load_anew}, runs=RUNS, warm_up=0)["load"]
    after = interleaved({"again": load, "ask": command(sides, "who-supports", "LNA", cwd=folder, env=env)}, runs=RUNS)
    size = sum(file.stat().st_size for file in (folder / "sides.store").rglob("*") if file.is_file())
    rows = [
        (f"`sides load FOLDER` into a new store, {ARTICLES / first.median:.1f} articles a second", first),
        ("the same again, where nothing changed", after["again"]),
        ("`sides who-supports LNA` then", after["ask"]),
    ]
    shown = table(("", f"time, {RUNS} runs each"), rows)
    return (
        "## A hundred reviewed articles, embedded store\n\n"
        f"{ARTICLES} articles of the bundled example's size in one command; {size / 1e6:.0f} MB on disk.\n\n{shown}\n"
    )
