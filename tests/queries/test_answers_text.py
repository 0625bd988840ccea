"""Every answer on the bundled example, as text at 80 columns: compared with files that a person has read.

`python tests/queries/test_answers_text.py` writes them again; read each against the design before keeping it.
"""

import json
from pathlib import Path

import pytest
from command_line import CommandLine, widest

GOLDEN = Path(__file__).parent / "golden_text"
ANSWERS = {
    "who-supports-lna": ("who-supports", "LNA"),
    "who-supports-lna-all": ("who-supports", "LNA", "--all-modalities", "--drafts", "--structure"),
    "who-supports-lna-dated": ("who-supports", "LNA", "--as-of", "2017-06-03"),
    "who-supports-gna": ("who-supports", "GNA"),
    "who-supports-reuters": ("who-supports", "Reuters"),
    "who-opposes-lna": ("who-opposes", "LNA"),
    "who-opposes-lna-all": ("who-opposes", "LNA", "--all-modalities"),
    "path-egypt-gna": ("path", "Egypt", "GNA"),
    "path-lna-gna-all": ("path", "LNA", "GNA", "--all-modalities"),
    "path-kobler-haftar": ("path", "Kobler", "Haftar", "--hops", "5", "--structure"),
    "path-none": ("path", "Reuters", "Egypt"),
    "mediators": ("mediators",),
    "disputed": ("disputed",),
    "disputed-none": ("disputed", "--about", "Egypt"),
    "puzzles": ("puzzles",),
    "claims-misrata": ("claims", "--about", "Misrata"),
    "claims-lna": ("claims", "--about", "LNA"),
    "show-egypt-coordinates": ("show", "egypt-coordinates"),
    "show-base-captured": ("show", "base-captured"),
    "show-kobler-mediates": ("show", "kobler-mediates"),
    "timeline-gna": ("timeline", "GNA"),
    "territory": ("territory",),
    "speakers": ("speakers",),
    "speakers-of-lna": ("speakers", "--speaker", "LNA"),
    "sources": ("sources",),
    "actors": ("actors",),
    "actors-haf": ("actors", "haf"),
    "query-list": ("query", "list"),
    "query-run-who-supports": ("query", "run", "who-supports", "actor=LNA"),
    "query-run-sources": ("query", "run", "sources"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_text_of_an_answer(name: str, asking: CommandLine) -> None:
    shown = asking(*ANSWERS[name])
    assert (shown.code, shown.err) == (0, "")
    assert widest(shown.out) <= 80
    assert shown.out == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


def test_no_golden_text_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_in_a_narrow_terminal(name: str, asking: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert asking(*ANSWERS[name]).code == 0


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_for_programs_has_the_same_rows_in_every_format(name: str, asking: CommandLine) -> None:
    import csv
    import io

    shown = {form: asking(*ANSWERS[name], "--format", form) for form in ("json", "jsonl", "csv")}
    assert {each.code for each in shown.values()} == {0}
    rows = json.loads(shown["json"].out)
    assert [json.loads(line) for line in shown["jsonl"].out.splitlines()] == rows
    table = list(csv.reader(io.StringIO(shown["csv"].out)))
    assert len(table) == len(rows) + 1
    assert all(list(row) == table[0] for row in rows)


#: What the design promises to be seen on the example, each as words of one line.
PROMISED = {
    "who-supports-lna": [
        "Libyan National Army (lna) 1 article, claims undated",
        "DIRECT",
        "Egypt cooperates with LNA happened 1 source",
        "confirmed by Ahmed al-Mismari, for LNA itself",
        "THROUGH ITS LEADER (hypothesis)",
        "Egypt supports Haftar, who leads LNA ongoing 1 source",
        "Not counted: 1 questioned (--all-modalities); 3 own people (--structure)",
    ],
    "who-opposes-lna": [
        "<-> BDB clashes with LNA",
        "<- [opponents of the LNA] opposes LNA",
        "-> Haftar does not recognize GNA",
        "-> Haftar captures from GNA",
        "-> Haftar opposes [militias supporting the",
        "<- [Haftar's strongest opponents] opposes",
        "<- [Islamist opponents] opposes Haftar",
        "Not counted: 1 possible (--all-modalities)",
    ],
    "path-egypt-gna": [
        "OPPOSED, 2 hops (hypothesis)",
        "Egypt --supports--> Haftar --captures from--> GNA",
        "--does not recognize--> GNA",
        "ALLIED: none",
        "CONTACT, 3 hops (hypothesis)",
        "Egypt --supports--> Haftar <--agrees with--> Serraj --member of--> GNA",
    ],
    "mediators": [
        'Martin Kobler (envoy of UN) on "a political solution" ongoing 1 source',
        "parties not stated",
        "speaks for: UN, which supports GNA",
    ],
    "disputed": [
        "CONTRADICTION",
        '"the army leadership had no politiical ambitions"',
        "claimed by Ahmed al-Mismari, for LNA itself",
        '"in effect gaining leverage for a political negotiation"',
        "TENSION",
        '"they found the Al Jufra base deserted when they entered"',
        '"Dignity Operation forces entered Jufra airbase without armed clashes"',
        '"The base was captured after heavy air strikes"',
        '"There was no common statement or any actual deals signed"',
        '"Haftar has continued to try to carry out a military solution"',
    ],
    "puzzles": ["QUESTION", '"Why would the GNA help the LNA"', "near: GNA withdraws from Tamenhint Air Base"],
    "claims-misrata": [
        "Misrata (place, misrata; no actor of this name)",
        "BDB withdraws toward Misrata happened, apparently",
        "Haftar targets Misrata possible, may",
    ],
}


@pytest.mark.parametrize("name", PROMISED)
def test_what_the_design_promises_is_seen(name: str) -> None:
    text = [" ".join(line.split()) for line in (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    missing = [promised for promised in PROMISED[name] if not any(promised in line for line in text)]
    assert missing == []


def _write() -> None:
    import tempfile

    from command_line import program

    with tempfile.TemporaryDirectory() as folder:
        env = {"SIDES_STORE": f"{folder}/sides.store"}
        program("sides", "load", "--example", env=env)
        GOLDEN.mkdir(exist_ok=True)
        for path in GOLDEN.glob("*.txt"):
            path.unlink()
        for name, arguments in ANSWERS.items():
            (GOLDEN / f"{name}.txt").write_text(program("sides", *arguments, env=env).out, encoding="utf-8")


if __name__ == "__main__":
    _write()
