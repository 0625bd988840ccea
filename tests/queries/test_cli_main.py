"""The command line as a whole: its help, its errors, its exit codes, and what it costs to start."""

import json
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from command_line import PROGRAMS, CommandLine, program, widest
from sides.queries.cli import EXIT_CODES, MODULES, sides
from sides.queries.commands.options import Command
from sides.queries.reference import commands, reference

COMMANDS = dict(commands())
RUNNABLE = {name: command for name, command in COMMANDS.items() if not isinstance(command, click.Group)}


def test_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    shown = program("sides", "--version")
    assert (shown.code, shown.out, shown.err) == (0, f"sides {version('sides')}\n", "")


def test_version_imports_no_command_and_no_library() -> None:
    code = (
        "import sys; from sides.queries.cli import status, sides; status(sides, 'sides', ['--version']);"
        "print([name for name in sys.modules if name.startswith(('sides.queries.commands.', 'sides.graph.store'))"
        " or name in ('rdflib', 'neo4j', 'arcadedb', 'yaml', 'networkx', 'pyshacl')])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1] == "[]"


def test_asking_imports_no_library_that_it_does_not_need(example_store: Path) -> None:
    code = (
        "import sys; from sides.queries.cli import status, sides;"
        f"status(sides, 'sides', ['who-supports', 'LNA', '--store', {str(example_store)!r}]);"
        "print([name for name in ('rdflib', 'neo4j', 'yaml', 'networkx', 'pyshacl') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1] == "[]"


def test_sides_alone_is_its_help(cli: CommandLine) -> None:
    assert cli() == cli("--help")
    shown = cli("--help")
    assert all(f"  {name} " in shown.out for name in MODULES)
    assert all(re.search(rf"^ +{code} ", shown.out, re.MULTILINE) for code in EXIT_CODES)
    assert widest(shown.out) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, cli: CommandLine) -> None:
    shown = cli(*name.split(), "--help")
    assert (shown.code, shown.err) == (0, "")
    assert widest(shown.out) <= 80
    assert shown.out.startswith("Usage: sides " + name)
    assert "Example" in shown.out
    assert cli(*name.split(), "-h").out == shown.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help_and_a_word_in_the_docs(name: str) -> None:
    command = COMMANDS[name]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


def test_the_reference_is_that_of_the_commands() -> None:
    page = Path(__file__).parents[2] / "docs" / "cli.md"
    assert page.read_text(encoding="utf-8") == reference(), "run: python -m sides.queries.reference > docs/cli.md"
    for name in COMMANDS:
        assert f"### sides {name}\n" in reference()


EXAMPLES = [example for command in RUNNABLE.values() if isinstance(command, Command) for example in command.examples]


def test_every_command_has_an_example() -> None:
    without = [name for name, command in RUNNABLE.items() if not getattr(command, "examples", ())]
    assert without == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_parses(example: str) -> None:
    """Runs each example up to its command's body: the names in them stand for the user's own."""
    words = shlex.split(example)
    if words[0] == "eval":
        words = shlex.split(words[1].removeprefix("$(").removesuffix(")"))
    assert words[0] == "sides"
    words = words[: words.index(">")] if ">" in words else words
    context = click.Context(sides, info_name="sides")
    command: click.Command = sides
    rest = words[1:]
    while isinstance(command, click.Group):
        found = command.get_command(context, rest[0])
        assert found is not None, example
        command, rest = found, rest[1:]
    if "--file" not in rest:  # a file of the user's
        command.make_context(words[1], list(rest), parent=context, resilient_parsing=False)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("who-suports", "LNA"), "sides: there is no command 'who-suports'. Did you mean who-supports or who-opposes?"),
        (("disputd",), "sides: there is no command 'disputd'. Did you mean disputed?"),
        (("xyzzy",), "sides: there is no command 'xyzzy'."),
        (("who-supports",), "sides: missing argument 'ACTOR'."),
        (("who-supports", "LNA", "--draft"), "sides: no such option '--draft'."),
        (("who-supports", "LNA", "--format", "xml"), "sides: invalid value for '--format'"),
        (("who-supports", "LNA", "--as-of", "June"), "sides: invalid value for '--as-of': 'June' is no ISO date"),
        (("who-supports", "LNA", "--min-confidence", "2"), "sides: invalid value for '--min-confidence'"),
        (("who-supports", "LNA", "--since", "2018", "--until", "2017"), "sides: until (2017-12-31) is before since"),
        (("path", "LNA", "GNA", "--hops", "9"), "sides: invalid value for '--hops'"),
        (("path", "LNA", "lna"), "sides: 'LNA' and 'lna' are one actor, lna; a path needs two"),
        (("export", "grafml", "x"), "sides: there is no export format 'grafml'. Did you mean graphml?"),
        (("query", "run"), "sides: missing argument 'NAME'."),
        (("cypher", "RETURN 1 AS one", "--file", __file__), "sides: give the Cypher as an argument or with --file"),
        (("load",), "sides: give the files to load, or --example"),
        (("decide", "x", "maybe"), "sides: 'maybe' is no status; the last argument is one of draft, accepted"),
    ],
)
def test_wrong_usage_is_2_and_one_message(arguments: tuple[str, ...], message: str, asking: CommandLine) -> None:
    shown = asking(*arguments)
    assert shown.code == 2
    assert shown.out == ""
    assert shown.err.startswith(message)
    assert "Traceback" not in shown.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("who-supports", "Hafter"), "sides: no actor is called 'Hafter'. Did you mean Haftar?"),
        (("who-opposes", "nobody at all"), "sides: no actor is called 'nobody at all'."),
        (("who-supports", "Misrata"), "sides: no actor is called 'Misrata'. Misrata is a place;"),
        (("path", "Egypt", "Hafter"), "sides: no actor is called 'Hafter'."),
        (("claims", "--about", "Msrata"), "sides: no actor or place is called 'Msrata'. Did you mean Misrata"),
        (("show", "zzzz"), "sides: no claim is called 'zzzz'."),
        (("query", "run", "who-support"), "sides: no saved query is called 'who-support'. Did you mean who-supports"),
        (("query", "show", "nothing"), "sides: no saved query is called 'nothing'."),
        (("timeline", "Lybia"), "sides: no actor or place is called 'Lybia'. Did you mean Libya"),
    ],
)
def test_an_unknown_name_is_3_with_a_guess(arguments: tuple[str, ...], message: str, asking: CommandLine) -> None:
    shown = asking(*arguments)
    assert (shown.code, shown.out) == (3, "")
    assert shown.err.startswith(message)


def test_names_are_found_without_case_accents_and_brackets(asking: CommandLine) -> None:
    wanted = asking("who-opposes", "lna-opponents@157f8f76").out
    assert asking("who-opposes", "[opponents of the LNA]").out == wanted
    assert asking("who-opposes", "OPPONENTS OF THE LNA").out == wanted
    assert asking("who-supports", "Libyan  national army").out == asking("who-supports", "lna").out


def test_the_store_option_stands_before_or_after_the_command(cli: CommandLine, example_store: Path) -> None:
    after = cli("who-supports", "LNA", "--store", example_store)
    assert after.code == 0
    assert cli("--store", example_store, "who-supports", "LNA") == after


def test_without_a_store_the_message_names_the_command_that_makes_one(
    cli: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = cli("who-supports", "LNA")
    assert (shown.code, shown.out) == (1, "")
    assert "sides.store" in shown.err
    assert "sides load" in shown.err
    assert list(tmp_path.iterdir()) == []


def test_who_supports_is_a_program_of_its_own(example_store: Path) -> None:
    env = {"SIDES_STORE": str(example_store)}
    shown = program("who-supports", "LNA", env=env)
    assert shown == program("sides", "who-supports", "LNA", env=env)
    assert shown.code == 0
    rows = program("who-supports", "LNA", "--format", "jsonl", "--structure", env=env)
    assert [json.loads(line)["supporter_id"] for line in rows.out.splitlines()] == ["egypt", "egypt"]
    assert program("who-supports", "--help").out.startswith("Usage: who-supports [OPTIONS] ACTOR")
    assert program("who-supports", "Hafter", env=env).code == 3


def test_a_closed_pipe_is_quiet(example_store: Path) -> None:
    command = f"{shlex.quote(str(PROGRAMS / 'sides'))} claims --about LNA --store {shlex.quote(str(example_store))}"
    shown = subprocess.run(f"{command} | true", shell=True, capture_output=True, text=True, check=False)
    assert shown.stderr == ""
    many = f"{command} --format jsonl"
    shown = subprocess.run(f"{many} | head -1", shell=True, capture_output=True, text=True, check=False)
    assert (shown.stderr, len(shown.stdout.splitlines())) == ("", 1)


def test_a_terminal_that_cannot_show_a_letter_gets_its_escape(example_store: Path) -> None:
    arguments = ("cypher", "RETURN 'Général \u202e \x1b[31m' AS name", "--store", example_store)
    shown = program("sides", *arguments, env={"PYTHONIOENCODING": "ascii"})
    assert shown.code == 0
    assert shown.out.splitlines()[-1] == "G\\xe9n\\xe9ral \\u202e \\x1b[31m"


def test_completion_scripts_are_printed_for_both_programs(cli: CommandLine) -> None:
    for shell in ("bash", "zsh", "fish"):
        shown = cli("completion", shell)
        assert shown.code == 0
        assert "_SIDES_COMPLETE" in shown.out
        assert "_WHO_SUPPORTS_COMPLETE" in shown.out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("sides who-", ["who-supports", "who-opposes"]),
        ("sides who-supports Haf", ["Haftar", "haftar-opponents@157f8f76"]),
        ("sides who-supports li", []),
        ("sides path Egypt gn", ["GNA", "gna-militias@157f8f76"]),
        ("sides query run who-s", ["who-supports"]),
        ("sides query run who-supports --form", ["--format"]),
        ("sides export grap", ["graphml"]),
    ],
)
def test_completion_knows_commands_queries_and_actors(words: str, expected: list[str], example_store: Path) -> None:
    env = {
        "_SIDES_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
        "SIDES_STORE": str(example_store),
    }
    shown = program("sides", env=env)
    assert [line.split(",", 1)[1] for line in shown.out.split()] == expected
    assert shown.err == ""


def test_completion_without_a_store_is_silent(tmp_path: Path) -> None:
    env = {"_SIDES_COMPLETE": "bash_complete", "COMP_WORDS": "sides who-supports L", "COMP_CWORD": "2"}
    shown = program("sides", env=env, cwd=tmp_path)
    assert (shown.out.strip(), shown.err) == ("", "")
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_ends_a_query_at_once(example_store: Path) -> None:
    runaway = "MATCH (a:Claim), (b:Claim), (c:Claim), (d:Claim), (e:Claim) "
    runaway += "WHERE a.id + b.id + c.id + d.id + e.id = 'x' RETURN count(*) AS number"
    command = [str(PROGRAMS / "sides"), "cypher", runaway, "--store", str(example_store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(timeout=4)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=10)
    assert running.returncode == -signal.SIGINT  # a shell shows this as 130
    assert (out, err) == (b"", b"")
    assert program("sides", "who-supports", "LNA", "--store", example_store).code == 0
