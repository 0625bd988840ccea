"""Getting in and keeping, through the command line: what is loaded, replaced, refused, removed, merged and decided."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command_line import PROGRAMS, CommandLine, program
from sides.graph.changing import Outcome
from sides.graph.exporters import EXPORTERS
from sides.graph.reading import Reading
from sides.graph.store import Store
from sides.queries.commands.loading import example_file

ARTICLE = "Egypt backs the LNA.\nThe GNA attacks the LNA, says Reuters.\n"
CLAIMS = """\
article: report.txt
actors:
  egypt: {name: Egypt, kind: state}
  lna: {name: Libyan National Army, short: LNA, kind: armed-group, aliases: [LNA]}
  gna: {name: Government of National Accord, short: GNA, kind: government, aliases: [GNA]}
claims:
  - key: backs
    quote: Egypt backs the LNA
    subject: egypt
    relation: supports
    object: lna
  - key: attacks
    quote: The GNA attacks the LNA
    subject: gna
    relation: attacks
    object: lna
"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cli: CommandLine) -> Path:
    """A claims file beside its article, in the current folder, and a store there that does not exist yet."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text(ARTICLE, encoding="utf-8")
    path = tmp_path / "report.claims.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    return path


def supporters(cli: CommandLine, actor: str = "LNA") -> list[str]:
    return [row["supporter_id"] for row in json.loads(cli("who-supports", actor, "--format", "json").out)]


def test_load_again_changes_nothing_and_an_edit_replaces(cli: CommandLine, report: Path) -> None:
    assert cli("load", report).out == "added  report                2 claims  in sides.store\n"
    assert cli("load", report).out == "unchanged  report                2 claims  in sides.store\n"
    report.write_text(CLAIMS.replace("relation: supports", "relation: opposes"), encoding="utf-8")
    assert cli("load", report).out.startswith("replaced  report ")
    assert supporters(cli) == []
    assert cli("doctor").code == 0


def test_the_example_is_loaded_without_a_file(cli: CommandLine, report: Path) -> None:
    shown = cli("load", "--example", "--format", "json")
    (row,) = json.loads(shown.out)
    assert (row["reading"], row["action"]) == ("jufra-2017", "added")
    assert supporters(cli) == ["egypt", "egypt"]


def test_a_folder_and_several_files(cli: CommandLine, report: Path) -> None:
    shutil.copytree(example_file().parent, report.parent / "more")
    shown = cli("load", report, report.parent / "more", "--format", "jsonl")
    assert [json.loads(line)["reading"] for line in shown.out.splitlines()] == ["report", "jufra-2017"]


def test_a_bad_file_is_reported_and_the_others_are_loaded(cli: CommandLine, report: Path) -> None:
    bad = report.with_name("bad.claims.yaml")
    bad.write_text(CLAIMS.replace("relation: supports", "relation: suports"), encoding="utf-8")
    shown = cli("load", bad, report, report.with_name("none.claims.yaml"))
    assert shown.code == 1
    assert shown.out.startswith("added  report ")
    line = CLAIMS[: CLAIMS.index("relation: supports")].count("\n") + 1
    assert f"bad.claims.yaml:{line}: " in shown.err
    assert "Did you mean supports?" in shown.err
    assert "none.claims.yaml: there is no such file" in shown.err
    assert "2 of 3 files could not be loaded; nothing of them was" in shown.err
    assert [row["reading"] for row in json.loads(cli("query", "run", "readings", "--format", "json").out)] == ["report"]


def test_a_file_that_cannot_be_loaded_makes_no_store(cli: CommandLine, report: Path) -> None:
    report.write_text("article: [", encoding="utf-8")
    assert cli("load", report).code == 1
    assert not (report.parent / "sides.store").exists()


def test_two_files_of_one_reading_do_not_replace_each_other(cli: CommandLine, report: Path) -> None:
    other = report.with_name("other.claims.yaml")
    other.write_text("reading: report\n" + CLAIMS, encoding="utf-8")
    shown = cli("load", report, other)
    assert shown.code == 1
    assert "give one of them another `reading:`" in shown.err


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda path: path.unlink(), "report.claims.yaml: there is no such file"),
        (lambda path: path.write_bytes(b"article: caf\xe9\n"), "report.claims.yaml:1: this is not UTF-8"),
        (lambda path: path.write_text("claims:\n  - key: [\n"), "report.claims.yaml:3"),
        (lambda path: path.write_text(CLAIMS.replace("supports", "suports")), "Did you mean supports?"),
        (lambda path: path.write_text(CLAIMS.replace("kind: state", "kind: stat")), "Did you mean state?"),
        (lambda path: path.write_text(CLAIMS.replace("subject: egypt", "subject: egipt")), "Did you mean egypt?"),
        (lambda path: path.write_text(CLAIMS.replace("backs the", "supports the")), "Egypt backs the LNA"),
        (lambda path: path.write_text(CLAIMS.replace("key: attacks", "key: backs")), "has this key too"),
        (lambda path: path.write_text("sha256: " + "0" * 64 + "\n" + CLAIMS), "still stand (2): backs, attacks"),
        (lambda path: path.write_text(CLAIMS.replace("article: report", "article: ../report")), "leads out of this"),
        (lambda path: path.write_text(CLAIMS.replace("kind: state", "kind: government")), "is declared twice"),
        (lambda path: path.write_text(CLAIMS.replace("object: lna", "object: {literal: it}", 1)), "supports"),
        (lambda path: path.write_text(CLAIMS.replace("object: lna", "object: egypt", 1)), "egypt is the subject"),
        (lambda path: path.write_text("url: ftp://a.org\n" + CLAIMS), "report.claims.yaml:1: url: 'ftp://a.org'"),
        (lambda path: path.write_text(CLAIMS.replace("name: Egypt", 'name: "E\\0"')), "report.claims.yaml:3: actor"),
        (lambda path: path.write_text("# nothing yet\n"), "the file says nothing"),
        (lambda path: path.write_text(CLAIMS.replace("name: Egypt", 'name: "\\ud800"')), "report.claims.yaml:3"),
    ],
    ids=[
        "missing", "not UTF-8", "YAML", "relation", "kind", "actor", "quote", "duplicate", "article changed", "path",
        "conflict", "shape", "oneself", "URL", "control character", "empty", "surrogate",
    ],
)  # fmt: skip
def test_bad_input_is_told_and_the_store_stays_as_it_was(
    change: Callable[[Path], object], message: str, cli: CommandLine, report: Path
) -> None:
    shutil.copy(report, report.with_name("kept.claims.yaml"))
    assert cli("load", report.with_name("kept.claims.yaml")).code == 0
    before = record(cli)
    change(report)
    shown = cli("load", report)
    assert (shown.code, shown.out) == (1, "")
    assert shown.err.startswith("sides: ")
    assert message in shown.err
    assert "Traceback" not in shown.err
    assert record(cli) == before
    if "conflict" not in os.environ["PYTEST_CURRENT_TEST"]:  # what other readings declare, only a store knows
        checked = cli("validate", report)
        assert checked.code == 1
        assert message in checked.out


def record(cli: CommandLine) -> str:
    """All that a store holds, as text."""
    return cli("export", "nquads", "-").out


def test_a_file_that_is_named_twice_is_loaded_once(cli: CommandLine, report: Path) -> None:
    (report.parent / "also").symlink_to(report.parent)
    again = report.parent / ".." / report.parent.name / report.name
    shown = cli("load", report, ".", report.name, again, "also", "--format", "jsonl")
    assert [json.loads(line)["action"] for line in shown.out.splitlines()] == ["added"]
    assert cli("validate", report, ".", again).out.count("no problems") == 1
    assert cli("load", "none.trig", "none.trig").err.count("there is no such file") == 1


def test_validate_is_0_for_a_good_file_and_loads_nothing(cli: CommandLine, report: Path) -> None:
    shown = cli("validate", report)
    assert (shown.code, shown.out) == (0, f"{report}: no problems\n")
    assert not (report.parent / "sides.store").exists()
    assert json.loads(cli("validate", report, "--format", "json").out) == []


def test_a_table_of_links_finds_actors_by_name(cli: CommandLine, report: Path) -> None:
    assert cli("load", report).code == 0
    table = report.with_name("links.csv")
    table.write_text("source,relation,target,quote\nQatar,opposes,libyan national army,words\n", encoding="utf-8")
    assert cli("load", table).out.startswith("added ")
    assert cli("load", table).out.startswith("unchanged ")
    rows = json.loads(cli("who-opposes", "lna", "--format", "json").out)
    assert {row["opponent_id"] for row in rows} == {"gna", "qatar"}


def test_new_makes_a_file_that_is_never_written_over(cli: CommandLine, report: Path) -> None:
    report.unlink()
    shown = cli("new", report.with_name("report.txt"))
    assert (shown.code, shown.out) == (0, f"wrote {report}\n")
    assert cli("validate", report).code == 0
    again = cli("new", report.with_name("report.txt"))
    assert (again.code, again.out) == (1, "")
    assert "it is not written over" in again.err
    assert cli("new", report.with_name("none.txt")).code == 1


def test_decisions_hold_over_a_new_load(cli: CommandLine, report: Path) -> None:
    assert cli("load", report).code == 0
    assert cli("decide", "backs", "rejected", "--why", "a rumour").code == 0
    assert supporters(cli) == []
    report.write_text(CLAIMS.replace("key: attacks", "key: attacks-it"), encoding="utf-8")
    assert cli("load", report).out.startswith("replaced")
    assert supporters(cli) == []
    page = cli("show", "backs").out
    assert "rejected, the file says accepted" in page
    assert "decided rejected by tester on " in page
    assert ": a rumour" in page
    assert cli("decide", "backs", "accepted").code == 0
    assert supporters(cli) == ["egypt"]


def test_drafts_are_counted_and_listed_but_never_mixed_in(cli: CommandLine, report: Path) -> None:
    report.write_text(CLAIMS.replace("    relation: supports", "    relation: supports\n    status: draft"))
    assert cli("load", report).code == 0
    shown = cli("who-supports", "LNA").out
    assert "0 accepted claims say who supports LNA; 1 draft matches: --drafts, or `sides" in shown
    shown = cli("who-supports", "LNA", "--drafts").out
    assert "DRAFTS (not counted)\n  Egypt supports LNA " in shown
    assert supporters(cli) == []
    assert "1 draft (--drafts)" in cli("claims", "--about", "LNA").out
    assert "draft: state" in cli("claims", "--about", "LNA", "--drafts").out


def test_merge_split_and_undo(cli: CommandLine, report: Path) -> None:
    assert cli("load", report).code == 0
    merged = cli("merge", "Egypt", "GNA", "--why", "only a test")
    assert merged.out.splitlines()[0] == "egypt now counts as gna."
    identity = merged.out.split()[-1]
    assert supporters(cli) == ["gna"]
    listed = cli("actors", "--merges").out
    assert "merge  egypt counts as gna" in listed
    assert "only a test" in listed
    assert "merged into it: egypt" in cli("actors", "gna").out
    assert cli("undo", identity[:8]).out == "taken back: the merge of egypt into gna\n"
    assert supporters(cli) == ["egypt"]
    assert "taken back by tester" in cli("actors", "--merges").out
    assert cli("undo", identity[:8]).code == 1
    assert cli("undo", "zzz").code == 3
    assert cli("split", "LNA", "gna", "--mention", "the LNA").code in (0, 1)
    assert cli("merge", "Egypt", "nobody").code == 3


def test_remove_takes_a_reading_out(cli: CommandLine, report: Path) -> None:
    assert cli("load", report).code == 0
    unknown = cli("remove", "reprot")
    assert (unknown.code, unknown.out) == (3, "")
    assert "Did you mean report?" in unknown.err
    assert cli("remove", "report").out == "removed report with 2 claims from sides.store\n"
    assert "The store is empty" in cli("info").out
    assert cli("who-supports", "LNA").code == 3
    assert cli("--store", report.parent / "none", "remove", "report").code == 1


def test_a_name_that_two_actors_share_is_3_with_the_ids(cli: CommandLine, report: Path) -> None:
    text = CLAIMS.replace("  gna:", "  other: {name: LNA, kind: party}\n  gna:")
    report.write_text(text, encoding="utf-8")
    assert cli("load", report).code == 0
    for arguments in (("who-supports", "LNA"), ("path", "Egypt", "LNA"), ("query", "run", "who-supports", "actor=LNA")):
        shown = cli(*arguments)
        assert (shown.code, shown.out) == (3, "")
        assert "lna" in shown.err
        assert "other" in shown.err
    assert supporters(cli, "lna") == ["egypt"] or cli("who-supports", "lna").code == 3


def test_text_from_files_cannot_steer_the_terminal(cli: CommandLine, report: Path) -> None:
    text = CLAIMS.replace("name: Egypt, kind", 'name: "Egypt \\u202Etpyge", kind')
    evil = 'subject: {id: egypt, mention: "Egypt \\e]0;owned\\a"}\n    hedge: "\\e[1m\\u202E"'
    report.write_text(text.replace("subject: egypt", evil), encoding="utf-8")
    assert cli("load", report).code == 0
    for arguments in (
        ("actors",), ("who-supports", "lna"), ("claims", "--about", "lna"), ("show", "backs"), ("info",),
    ):  # fmt: skip
        for form in ("table", "json", "csv"):
            shown = cli(*arguments, "--format", form)
            assert not set(shown.out + shown.err) & {"\x1b", "\x07", "\u202e"}


def test_exports_replace_a_file_and_refuse_a_folder(cli: CommandLine, report: Path) -> None:
    assert cli("load", report).code == 0
    out = report.with_name("out.graphml")
    for _ in range(2):
        assert cli("export", "graphml", out).out == f"wrote {out}: 3 nodes, 2 edges\n"
    assert out.read_text(encoding="utf-8").startswith("<?xml")
    assert cli("export", "graphml", report.parent).code == 2
    assert cli("export", "graphml", report.parent / "none" / "out.graphml").code == 1
    to_stdout = cli("export", "trig", "-")
    assert to_stdout.code == 0
    assert "egypt" in to_stdout.out
    assert to_stdout.err == "wrote standard output: 1 reading, 2 claims\n"


DATED = """\
  - {key: old, quote: The GNA attacks, subject: gna, relation: attacks, object: lna, date: 2015}
  - {key: new, quote: Egypt backs, subject: egypt, relation: supports, object: gna, date: 2018}
  - {key: plan, quote: backs the LNA, subject: egypt, relation: supports, object: lna, modality: planned}
  - {key: draft, quote: attacks the LNA, subject: gna, relation: attacks, object: lna, status: draft}
"""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("graphml",), ""),
        (("csv", "--undated"), ""),
        (("csv", "--until", "2019", "--undated"), ""),
        (("graphml", "--until", "2019"), "2 undated claims (--undated)"),
        (("csv", "--until", "2019"), "4 undated claims (--undated)"),
        (("nanopub", "--until", "2019"), "3 undated claims (--undated)"),
        (("trig", "--since", "2017"), "4 undated claims (--undated) and 1 other claim by the filters"),
        (("nquads", "--since", "2017", "--undated"), "1 claim by the filters (since=2017-01-01 undated=true)"),
    ],
)
def test_an_export_tells_what_the_filters_left_out(
    options: tuple[str, ...], told: str, cli: CommandLine, report: Path
) -> None:
    report.write_text(CLAIMS + DATED, encoding="utf-8")
    assert cli("load", report).code == 0
    form, *more = options
    shown = cli("export", form, "out" + EXPORTERS[form].suffixes[0], *more)
    assert (shown.code, shown.out[:10]) == (0, "wrote out.")
    assert shown.err.startswith(f"sides: left out: {told}" if told else "")
    assert bool(shown.err) is bool(told)


def test_what_cannot_be_made_is_named_as_it_was_asked_for(cli: CommandLine, report: Path) -> None:
    assert cli("load", report).code == 0
    (report.parent / "link.graphml").symlink_to(report.parent / "none" / "there.graphml")
    (report.parent / "file").touch()
    for command, told in (
        (("export", "graphml", "none/out.graphml"), "none/out.graphml cannot be written: No such file"),
        (("export", "graphml", "link.graphml"), "link.graphml cannot be written: No such file"),
        (("export", "graphml", "file/out.graphml"), "file/out.graphml cannot be written: Not a directory"),
        (("export", "graphml", "/dev/full"), "/dev/full cannot be written: No space left"),
        (("new", "report.txt", "--output", "x" * 300), f"{'x' * 300}: it cannot be written: File name too long"),
        (("load", report, "--store", "file/a.store"), "no store can be made at file/a.store: file is no folder"),
        (("load", report, "--store", "/proc/a.store"), "no store can be made at /proc/a.store: No such file"),
    ):
        shown = cli(*command)
        assert (shown.code, shown.out) == (1, "")
        assert shown.err.startswith(f"sides: {told}")
    assert cli("export", "graphml", f"{'ü' * 120}.graphml").code == 0


def test_what_was_exported_can_be_loaded_into_another_store(cli: CommandLine, report: Path) -> None:
    assert cli("load", report).code == 0
    assert cli("decide", "backs", "rejected").code == 0
    for form, suffix in (("trig", "trig"), ("nquads", "nq"), ("jsonld", "jsonld")):
        out = report.with_name(f"out.{suffix}")
        assert cli("export", form, out).code == 0
        store = report.parent / f"{form}.store"
        assert cli("load", out, "--store", store).code == 0
        assert cli("export", "nquads", "-", "--store", store).out == record(cli)


def test_a_store_that_another_process_holds_is_told(cli: CommandLine, report: Path) -> None:
    import sys

    assert cli("load", report).code == 0
    code = "import sys; from sides.graph import open_store\n"
    code += "with open_store('sides.store') as s: print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        holder.stdout.readline()
        shown = cli("load", report)
        holder.stdin.close()
    assert (shown.code, shown.out) == (1, "")
    assert str(holder.pid) in shown.err
    assert supporters(cli) == ["egypt"]


@pytest.mark.parametrize(
    ("cypher", "code", "message"),
    [
        ("CREATE (:Actor {id: 'x'})", 2, "write"),
        ("MATCH (n) DETACH DELETE n", 2, "write"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", 2, "LOAD"),
        ("MATCH (n) RETURN nosuchfunction(n)", 1, ""),
        ("MATCH (n RETURN n", 1, ""),
    ],
)
def test_cypher_reads_only(cypher: str, code: int, message: str, cli: CommandLine, report: Path) -> None:
    assert cli("load", report).code == 0
    before = record(cli)
    shown = cli("cypher", cypher)
    assert (shown.code, shown.out) == (code, "")
    assert shown.err.startswith("sides: ")
    assert message in shown.err
    assert record(cli) == before


def test_cypher_takes_parameters_files_and_standard_input(report: Path) -> None:
    env = {"SIDES_STORE": str(report.parent / "sides.store")}
    assert program("sides", "load", report, env=env).code == 0
    question = "MATCH (a:Actor) WHERE a.id IN $ids RETURN a.id AS id ORDER BY id"
    given = ("-p", 'ids=["lna", "gna"]', "--format", "jsonl")
    expected = '{"id": "gna"}\n{"id": "lna"}\n'
    assert program("sides", "cypher", question, *given, env=env).out == expected
    assert program("sides", "cypher", *given, env=env, stdin=question).out == expected
    (report.parent / "question.cypher").write_text(question, encoding="utf-8")
    assert program("sides", "cypher", "--file", report.parent / "question.cypher", *given, env=env).out == expected
    empty = program("sides", "cypher", question, "-p", "ids=[]", env=env)
    assert (empty.code, empty.out) == (0, "No rows.\n")
    assert program("sides", "cypher", "CREATE (:Note {id: 'x'})", "--write", env=env).code == 0


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ((), "actor"),
        (("actor",), "NAME=VALUE"),
        (("actor=LNA", "actor=GNA"), "given twice"),
        (("actor=LNA", "min_confidence=much"), "min_confidence"),
        (("actor=LNA", "minconfidence=1"), "min_confidence"),
        (("actor=LNA", "since=June"), "since"),
    ],
)
def test_a_wrong_query_parameter_is_2(parameters: tuple[str, ...], message: str, asking: CommandLine) -> None:
    shown = asking("query", "run", "who-supports", *parameters)
    assert (shown.code, shown.out) == (2, "")
    assert message in shown.err


def test_query_show_pastes_into_a_browser(asking: CommandLine) -> None:
    plain = asking("query", "show", "who-supports").out
    assert plain.startswith("// Who supports an actor\n")
    filled = asking("query", "show", "who-supports", "actor=LNA").out
    assert filled.startswith(":param actor => 'id:lna';\n")
    assert filled.endswith(plain)


def _kept(err: str) -> list[Any]:
    """How many readings were kept and the last of them, as a load that was stopped tells it."""
    found = re.search(r"; (?:(\d+) readings are, the last of them (\S+)|(\S+) is) loaded; the rest was", err)
    if found is None:
        assert "no reading was loaded before it" in err
        return [0, ""]
    return [int(found[1] or 1), found[2] or found[3]]


def test_ctrl_c_between_a_commit_and_its_row_tells_what_was_kept(cli: CommandLine, report: Path) -> None:
    def load_all(store: Store, readings: Iterable[Reading]) -> Iterator[Outcome]:
        outcomes = whole(store, readings)
        next(outcomes)  # which keeps both readings
        signal.raise_signal(signal.SIGINT)
        yield from outcomes

    whole = Store.load_all
    shutil.copy(report, report.with_name("second.claims.yaml"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "load_all", load_all)
        shown = cli("load", report, report.with_name("second.claims.yaml"))
    assert shown.code == 130
    assert shown.out.splitlines() == [
        "kept  report                2 claims  in sides.store",
        "kept  second                2 claims  in sides.store",
    ]
    assert _kept(shown.err) == [2, "second"]
    listed = json.loads(cli("query", "run", "readings", "--format", "json").out)
    assert [row["reading"] for row in listed] == ["report", "second"]


def test_ctrl_c_in_a_load_keeps_what_was_loaded_and_nothing_half(cli: CommandLine, report: Path) -> None:
    for number in range(80):
        folder = report.parent / "many" / f"{number:02}"
        shutil.copytree(example_file().parent, folder)
        (folder / "jufra-2017.claims.yaml").rename(folder.parent / f"r{number:02}.claims.yaml")
        path = folder.parent / f"r{number:02}.claims.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("article: jufra", f"article: {number:02}/jufra"), encoding="utf-8")
    command = [str(PROGRAMS / "sides"), "load", "many"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        while not (report.parent / "sides.store").is_dir() and running.poll() is None:
            time.sleep(0.05)
        time.sleep(1)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "stopped at many/r" in err
    assert "Traceback" not in err
    loaded = json.loads(cli("query", "run", "readings", "--format", "json").out)
    assert len(loaded) < 80
    assert _kept(err) == [len(loaded), loaded[-1]["reading"] if loaded else ""]
    told = [line.split()[1] for line in out.splitlines()]
    assert told == ([row["reading"] for row in loaded] if len(loaded) <= 20 else ["readings"])
    assert all(reading["claims"] == 63 for reading in loaded)
    assert cli("doctor").code == 0


def test_a_file_of_the_same_name_about_another_article_replaces_nothing(cli: CommandLine, tmp_path: Path) -> None:
    cli.use(tmp_path / "sides.store")
    for year in ("2017", "2018"):
        folder = tmp_path / year
        folder.mkdir()
        (folder / "a.txt").write_text(f"In {year} Egypt helped the LNA.", encoding="utf-8")
        (folder / "a.claims.yaml").write_text(
            "article: a.txt\nactors: {egypt: {name: Egypt, kind: state}, lna: {name: LNA, kind: armed-group}}\n"
            f"claims: [{{quote: In {year} Egypt helped the LNA, subject: egypt, relation: supports, object: lna}}]\n",
            encoding="utf-8",
        )
    assert cli("load", tmp_path / "2017").code == 0
    before = record(cli)
    shown = cli("load", tmp_path / "2018")
    assert (shown.code, shown.out) == (1, "")
    assert "Give this one a name of its own (`reading: NAME` in a claims file" in shown.err
    assert record(cli) == before


def test_of_a_file_with_several_readings_all_or_nothing_is_loaded(cli: CommandLine, tmp_path: Path) -> None:
    for number, name in enumerate(("aa", "bb", "cc"), start=1):
        (tmp_path / f"{name}.txt").write_text(f"{name}: Theta backs the LNA.", encoding="utf-8")
        (tmp_path / f"{name}.claims.yaml").write_text(
            f"article: {name}.txt\nactors: {{{'theta' if number > 1 else 'iota'}: {{name: {'Theta' * number}, "
            "kind: state}, lna: {name: LNA, kind: armed-group}}\nclaims: [{quote: Theta backs the LNA, "
            f"subject: {'theta' if number > 1 else 'iota'}, relation: supports, object: lna}}]\n",
            encoding="utf-8",
        )
    cli.use(tmp_path / "other.store")
    assert cli("load", tmp_path / "aa.claims.yaml", tmp_path / "bb.claims.yaml").code == 0
    assert cli("export", "trig", tmp_path / "two.trig").code == 0
    cli.use(tmp_path / "sides.store")
    assert cli("load", tmp_path / "cc.claims.yaml").code == 0
    before = record(cli)
    shutil.copy(tmp_path / "aa.claims.yaml", tmp_path / "dd.claims.yaml")
    shown = cli("load", tmp_path / "two.trig", tmp_path / "dd.claims.yaml")
    assert (shown.code, "'theta' is declared twice" in shown.err) == (1, True)
    assert "1 of 2 files could not be loaded; nothing of it was" in shown.err
    assert shown.out.split()[:4] == ["added", "dd", "1", "claim"]
    assert "aa" not in [row["reading"] for row in json.loads(cli("query", "run", "readings", "--format", "json").out)]
    assert cli("remove", "dd").code == 0
    assert record(cli) == before


def test_a_table_loads_twice_where_a_name_is_an_actor_and_a_place(cli: CommandLine, tmp_path: Path) -> None:
    cli.use(tmp_path / "sides.store")
    table = tmp_path / "links.csv"
    table.write_text("source,relation,target\nEgypt,controls,LNA\nLNA,supports,Egypt\n", encoding="utf-8")
    assert cli("load", table).code == 0
    assert "unchanged" in cli("load", table).out
    table.with_name("more.csv").write_text("source,relation,target\nEgypt,supports,LNA\n", encoding="utf-8")
    assert cli("load", table.with_name("more.csv")).code == 0


@pytest.mark.parametrize("command", [("decide", "#", "rejected"), ("merge", "egypt", "lna")])
def test_a_decision_of_nobody_is_refused(command: tuple[str, ...], cli: CommandLine, report: Path) -> None:
    assert cli("load", report).code == 0
    name = json.loads(cli("claims", "--about", "Egypt", "--format", "json").out)[0]["claim"]
    before = record(cli)
    shown = cli(*(name if word == "#" else word for word in command), "--by", " ")
    assert shown.code == 1
    assert "it is not said who decided" in shown.err
    assert record(cli) == before
