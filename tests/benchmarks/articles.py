"""Many reviewed articles of the bundled example's size, made from it: the same claims, other text, name and date."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

FIRST_DAY = date(2017, 1, 1)


def write_articles(folder: Path, count: int) -> Path:
    """Write `count` articles with their claims files into `folder`, always the same ones; return the folder."""
    example = Path(str(files("sides.loaders"))) / "examples" / "jufra-2017"
    (claims_file,) = example.glob("*.claims.yaml")
    claims = claims_file.read_text(encoding="utf-8")
    (name,) = (line.split()[1] for line in claims.splitlines() if line.startswith("article:"))
    text = (example / name).read_bytes().decode("utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        stem = f"report-{number:04}"
        (folder / f"{stem}.txt").write_bytes(f"{text}\nReport {number}.\n".encode())
        (folder / f"{stem}.claims.yaml").write_text(_renamed(claims, stem, number), encoding="utf-8")
    return folder


def _renamed(claims: str, stem: str, number: int) -> str:
    """The claims file with the article, reading and date of report `number`."""
    head = {
        "article:": f"article: {stem}.txt",
        "date:": f"date: {FIRST_DAY + timedelta(days=number)}",
    }
    lines = []
    for line in claims.splitlines():
        if line.startswith(("sha256:", "reading:")):
            continue
        field = next((field for field in head if line.startswith(field)), None)
        lines.append(head.pop(field) if field else line)
    return "\n".join([*head.values(), *lines]) + "\n"
