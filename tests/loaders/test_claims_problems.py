"""What is wrong with a claims file is told with its line, all of it at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sides.graph.errors import (
    ArticleChanged,
    ConflictingDeclaration,
    ForbiddenPath,
    InvalidInput,
    MissingFile,
    NotText,
    NotYAML,
    QuoteNotFound,
)
from sides.loaders.claims_file import read_claims_file

TEXT = "Title\n\nHaftar met Serraj in Derna. Haftar, they say, left.\nEgypt denied it.\n"
HEAD = """\
article: a.txt
actors:
  egypt: {name: Egypt, kind: state}
  haftar: {name: Haftar, kind: person}
  serraj: {name: Serraj, kind: person}
places:
  derna: {name: Derna, kind: city}
claims:
"""
GOOD = {"quote": "Haftar met Serraj", "subject": "haftar", "relation": "meets", "object": "serraj"}


def error_of(folder: Path, text: str) -> InvalidInput:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    path = folder / "x.claims.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as raised:
        read_claims_file(path)
    return raised.value


def claim(**fields: str | None) -> str:
    """One claim, in line 9, its fields in the lines after that."""
    lines = [f"{name}: {value}" for name, value in (GOOD | fields).items() if value is not None]
    return "  - " + "\n    ".join(lines) + "\n"


@pytest.mark.parametrize(
    ("fields", "line", "message"),
    [
        ({"relation": "suports"}, 11, "claim 1: no relation is called 'suports'. Did you mean supports?"),
        (
            {"relation": "capturesFrom"},
            11,
            "claim 1: no relation is called 'capturesFrom'. Did you mean captures-from or captures?",
        ),
        ({"relation": None}, 9, "claim 1: it needs a `relation`"),
        ({"subject": "hafter"}, 10, "claim 1: subject: no actor 'hafter' is declared. Did you mean haftar?"),
        ({"subject": "Egypt"}, 10, "claim 1: subject: no actor 'Egypt' is declared. Did you mean egypt?"),
        ({"object": "sarraj"}, 12, "claim 1: object: no actor or place 'sarraj' is declared. Did you mean serraj?"),
        ({"subject": None}, 9, "claim 1: it needs a subject: an id, or `unknown` where the text leaves it open"),
        ({"object": None}, 9, "claim 1: it needs an object: an id, or `unknown` where the text leaves it open"),
        ({"subject": "derna"}, 10, "claim 1: subject: derna is a place, and what does something is an actor"),
        ({"subject": "{literal: he}"}, 10, "claim 1: subject: a claim is about an actor, never about words alone"),
        (
            {"relation": "captures"},
            12,
            "claim 1: object: captures takes a place, and serraj is an actor. Did you mean captures-from?",
        ),
        ({"object": "derna"}, 12, "claim 1: object: meets takes an actor, and derna is a place."),
        ({"object": "{literal: a deal}"}, 12, 'claim 1: object: meets takes an actor, and "a deal" is words.'),
        (
            {"object": "{id: serraj, literal: x}"},
            12,
            "claim 1: object: it takes one of `id`, `literal` and `unknown: true`",
        ),
        ({"object": "[serraj]"}, 12, "claim 1: object: write an id, `{id: …, mention: …}` or `{literal: …}`"),
        (
            {"object": "{di: serraj}"},
            12,
            "claim 1: object: there is no field 'di'. Known: id, literal, mention, unknown.",
        ),
        ({"polarity": "negative"}, 13, "claim 1: polarity 'negative' is not known. Did you mean negated?"),
        ({"modality": "hapened"}, 13, "claim 1: modality 'hapened' is not known. Did you mean happened?"),
        ({"status": "acepted"}, 13, "claim 1: status 'acepted' is not known. Did you mean accepted?"),
        ({"means": "[air, arm]"}, 13, "claim 1: means 'arm' is not known. Did you mean arms or air?"),
        ({"place": "[dernah]"}, 13, "claim 1: place: no place 'dernah' is declared. Did you mean derna?"),
        ({"place": "egypt"}, 13, "claim 1: place: no place 'egypt' is declared. Known: derna."),
        ({"outlet": "reuters"}, 13, "claim 1: outlet: no actor 'reuters' is declared. Known: egypt, haftar, serraj."),
        (
            {"speakers": "[{id: egypt, stance: denyed}]"},
            13,
            "claim 1: speakers: stance 'denyed' is not known. Did you mean denied?",
        ),
        (
            {"speakers": "[{stance: denied}]"},
            13,
            "claim 1: speakers: a speaker has an `id`, or a `mention` where the text gives no name",
        ),
        ({"speakers": "[derna]"}, 13, "claim 1: speakers: derna is a place"),
        (
            {"speakers": "[{id: egypt, on_behalf_of: haftr}]"},
            13,
            "claim 1: speakers: on_behalf_of: no actor 'haftr' is declared.",
        ),
        ({"speaker": "egypt"}, 13, "claim 1: there is no field 'speaker': it is `speakers`, a list"),
        ({"sujbect": "egypt"}, 13, "claim 1: there is no field 'sujbect'. Did you mean subject or object?"),
        ({"start": "7"}, 13, "claim 1: there is no field 'start': where the quote stands is found from its words"),
        ({"between": "[haftar]"}, 13, "claim 1: `between` names the parties of `mediates` only"),
        ({"date": "3 June"}, 13, "claim 1: date: '3 June' is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD, or"),
        (
            {"date": "03/06/2017"},
            13,
            "date: '03/06/2017' is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD, or two of these as BEGIN/END); "
            "03/06 is ambiguous: write 2017-06-03 or 2017-03-06",
        ),
        (
            {"object": "haftar"},
            12,
            "claim 1: object: haftar is the subject and the object, and a claim relates two; "
            "if the text means two of that name, give each an id",
        ),
        ({"object": "{id: haftar, mention: himself}"}, 12, "claim 1: object: haftar is the subject and the object"),
        (
            {"relation": "mediates", "object": None, "between": "[serraj, egypt, serraj]"},
            12,
            "claim 1: between: serraj is named twice",
        ),
        (
            {"relation": "mediates", "object": None, "between": "[serraj, haftar]"},
            12,
            "claim 1: between: haftar is the mediator, and no party",
        ),
        (
            {"row": "{dataset: d, row: 1, url: 'javascript:alert(1)'}"},
            13,
            "claim 1: row: url: 'javascript:alert(1)' is no web address: write the whole of it, http:// or https://, "
            "the host and what follows, without spaces, such as https://example.org/news/1",
        ),
        ({"key": '"a\\u202eb"'}, 13, "a key is lower-case words joined by hyphens, such as 'a-b'"),
        ({"date": "2017-06/2017-05"}, 13, "claim 1: date: 2017-06/2017-05 ends before it begins"),
        ({"confidence": "high"}, 13, "claim 1: confidence: 'high' is no number from 0 to 1"),
        ({"confidence": ".nan"}, 13, "claim 1: confidence: '.nan' is no number from 0 to 1"),
        ({"credibility": "7"}, 13, "claim 1: credibility: '7' is none of the Admiralty code's 1"),
        ({"decided": "{at: yesterday}"}, 13, "claim 1: decided: at: 'yesterday' is no ISO date or time"),
        (
            {"key": "Egypt helps"},
            13,
            "claim Egypt helps: a key is lower-case words joined by hyphens, such as 'egypt-helps'",
        ),
        (
            {"disputes": "[{claim: other, kind: tension}]"},
            13,
            "claim 1: disputes: no claim of this file has the key 'other'",
        ),
        (
            {"key": "k", "disputes": "[{claim: k, kind: tension}]"},
            14,
            "claim k: disputes: a claim cannot point to itself",
        ),
        ({"disputes": "[other]"}, 13, "claim 1: disputes: write `[{claim: KEY, kind: tension, why: …}]`"),
        ({"disputes": "[{claim: z/y}]"}, 13, "claim 1: disputes: it needs a `kind`: contradiction or tension"),
        ({"quote": None}, 9, "claim 1: no quote, no claim: it needs the exact words of the article as `quote`"),
        (
            {"quote": "Haftar"},
            9,
            "claim 1: its quote stands 2 times in a.txt (lines 3, 3); quote more words, or say which with "
            "`occurrence: 1`",
        ),
        ({"quote": "Haftar", "occurrence": "3"}, 13, "claim 1: occurrence 3: its quote stands 2 times in a.txt"),
        (
            {"occurrence": "first"},
            13,
            "claim 1: occurrence: 'first' is no place in the order of the text: 1 is the first",
        ),
    ],
)
def test_a_claim_that_cannot_be_taken(tmp_path: Path, fields: dict[str, str | None], line: int, message: str) -> None:
    error = error_of(tmp_path, HEAD + claim(**fields))
    assert (error.line, str(error)[: len(str(tmp_path)) + 14]) == (line, f"{tmp_path}/x.claims.yaml")
    assert message in error.reason
    assert error.exit_code == 1


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("articel: a.txt\n", 1, "there is no field 'articel'. Did you mean article?"),
        ("- a\n", 1, "a claims file has fields: `article:`, `actors:`, `claims:` …"),
        ("actors: [a]\n", 1, "'actors' takes entries of the form `id: {name: …}`"),
        ("actors:\n  a: A\n", 2, "actor a: write `a: {name: …}`"),
        ("actors:\n  a: {name: A}\n", 2, "actor a: it needs a kind, one of actor, person,"),
        ("actors:\n  a: {kind: state}\n", 2, "actor a: it needs a name: `name: a`"),
        ("actors:\n  a:\n    name: A\n    kind: stat\n", 4, "actor a: kind 'stat' is not known. Did you mean state?"),
        (
            "actors:\n  a: {name: A, kind: state, alias: B}\n",
            2,
            "actor a: there is no field 'alias'. Did you mean aliases?",
        ),
        ("actors:\n  a: {name: A, kind: unnamed}\n", 2, "actor a: an unnamed group belongs to an article"),
        (
            "actors:\n  a@12345678: {name: A, kind: state}\n",
            2,
            "actor a@12345678: @12345678 is not the beginning of this article's hash",
        ),
        (
            "actors:\n  The A: {name: A, kind: state}\n",
            2,
            "actor The A: 'The A' is no id: lower-case words joined by hyphens, such as 'the-a'",
        ),
        (
            "actors:\n  unknown: {name: A, kind: state}\n",
            2,
            "actor unknown: `unknown` says that the text leaves it open",
        ),
        ("actors:\n  a: {name: A, kind: state, reliability: G}\n", 2, "actor a: reliability 'G' is not known."),
        (
            "actors:\n  a: {name: A, kind: state}\n  a: {name: B, kind: state}\n",
            3,
            "'a' is here twice (first in line 2)",
        ),
        (
            "actors:\n  a: {name: A, kind: state}\nplaces:\n  a: {name: A}\n",
            4,
            "place a: an actor has this id; give one of the two another",
        ),
        ("places:\n  a: {name: A, within: b}\n", 2, "place a: within: no place 'b' is declared."),
        ("places:\n  a: {name: A, within: a}\n", 2, "place a: within: the places lie in each other in a circle"),
        ("places:\n  a: {name: A, kind: town}\n", 2, "place a: kind 'town' is not known. Known: base, city, country"),
        ("reading: My File\n", 1, "reading: 'My File' is no id: lower-case words joined by hyphens, such as 'my-file'"),
        ("title: T\n", 1, "'title' says something of an article; there is no `article`"),
        ("article: a.txt\ndate: June 2017\n", 2, "date: 'June 2017' is no ISO date"),
        ("article: a.txt\ndate: 2017/2018\n", 2, "date: an article is published on one day"),
        ("article: a.txt\ndate: 03/06/2017\n", 2, "date: '03/06/2017' is no ISO date (YYYY, "),
        ("article: a.txt\ndate: 3.13.17\n", 2, "which of these is the year is not known: write it first, in four"),
        ("article: a.txt\nurl: www.example.org\n", 2, "url: 'www.example.org' is no web address: write the whole"),
        (
            'article: a.txt\nauthor: "A\\x9f"\n',
            2,
            "author: 'A\\x9f' holds the control character U+009F; write the name",
        ),
        ('article: a.txt\npublisher: "A\\x01"\n', 2, "publisher: 'A\\x01' holds the control character U+0001"),
        ('article: a.txt\npublisher: {name: "A\\x01"}\n', 2, "publisher: name: 'A\\x01' holds the control"),
        (
            'actors:\n  a: {name: "A\\0", kind: state}\n',
            2,
            "actor a: name: 'A\\x00' holds the control character U+0000",
        ),
        ('actors:\n  a: {name: A, kind: state, short: "\\e[1m"}\n', 2, "actor a: short: '\\x1b[1m' holds the control"),
        (
            'actors:\n  a:\n    name: A\n    kind: state\n    aliases: [B,\n      "C\\x07"]\n',
            6,
            "actor a: aliases: 'C\\x07' holds the control character U+0007; write the name without it",
        ),
        ('places:\n  a: {name: "A\\x80"}\n', 2, "place a: name: 'A\\x80' holds the control character U+0080"),
        ('actors:\n  "a\\u2066": {name: A, kind: state}\n', 2, "'a\\u2066' is no id: lower-case words"),
        ('actors:\n  "a\\x9b": {name: A, kind: state}\n', 2, "'a\\x9b' is no id: lower-case words"),
        ("actors:\n  a b@12345678: {name: A, kind: state}\n", 2, "'a b' is no id: lower-case words"),
        ("article: a.txt\ndate_source: analyst\n", 2, "date_source: there is no `date`"),
        ("article: a.txt\nclaims: {a: b}\n", 2, "'claims' takes a list: each claim begins with `- `"),
        ("article: a.txt\nclaims:\n  - a\n", 3, "claim 1: an entry has fields: `quote:`, `subject:`, `relation:` …"),
        ("registry: /etc/passwd\n", 1, "registry: write the path from this file's folder, not '/etc/passwd'"),
        ("registry: x.claims.yaml\n", 1, "registry: this file cannot be its own registry"),
        ("registry: none.yaml\n", 1, "none.yaml: there is no such file"),
    ],
)
def test_a_file_that_cannot_be_taken(tmp_path: Path, text: str, line: int, message: str) -> None:
    error = error_of(tmp_path, text)
    assert error.line == line
    assert message in error.reason


def test_all_problems_at_once(tmp_path: Path) -> None:
    text = HEAD + claim(relation="suports", subject="hafter", quote="Haftar met Sarraj") + claim(modality="done")
    error = error_of(tmp_path, text.replace("kind: city", "kind: town"))
    where = f"{tmp_path}/x.claims.yaml"
    assert type(error) is InvalidInput
    assert str(error).splitlines() == [
        f"{where}: 5 problems, nothing of this file is loaded:",
        f"{where}:7: place derna: kind 'town' is not known. Known: base, city, country, region, site.",
        f'{where}:9: claim 1: its quote does not stand in a.txt: "Haftar met Sarraj"; '
        'the closest passage, in its line 3, is "Haftar met Serraj"',
        f"{where}:10: claim 1: subject: no actor 'hafter' is declared. Did you mean haftar?",
        f"{where}:11: claim 1: no relation is called 'suports'. Did you mean supports?",
        f"{where}:17: claim 2: modality 'done' is not known."
        " Known: attempted, happened, ongoing, planned, possible, predicted, questioned, state.",
    ]


def test_a_quote_that_does_not_stand_there(tmp_path: Path) -> None:
    error = error_of(tmp_path, HEAD + claim(quote="Haftar had met Faiez Serraj in Derna"))
    assert type(error) is QuoteNotFound
    assert str(error) == (
        f"{tmp_path}/x.claims.yaml:9: claim 1: its quote does not stand in a.txt: "
        '"Haftar had met Faiez Serraj in Derna"; the closest passage, in its line 3, is "Haftar met Serraj in Derna"'
    )


def test_a_quote_like_nothing_in_the_article(tmp_path: Path) -> None:
    error = error_of(tmp_path, HEAD + claim(quote="rain tomorrow"))
    assert error.reason.endswith('"rain tomorrow"; nothing in there is like it')


def test_two_claims_of_one_key_or_id(tmp_path: Path) -> None:
    error = error_of(tmp_path, HEAD + claim(key="k") + claim(key="k"))
    assert error.line == 18
    assert "claim k: the claim in line 13 has this key too" in str(error)
    error = error_of(tmp_path, HEAD + claim(id="0123456789abcdef0123") + claim(id="0123456789abcdef0123"))
    assert error.line == 18
    assert error.reason == "claim 2: its id is that of the claim in line 9"


def test_an_article_that_changed(tmp_path: Path) -> None:
    text = f"sha256: {'0' * 64}\n" + HEAD
    error = error_of(tmp_path, text + claim(key="stands") + claim(quote="Egypt has denied it") + claim(quote="gone"))
    assert type(error) is ArticleChanged
    assert error.line == 1
    lines = error.reason.splitlines()
    assert lines[0].startswith("a.txt is not the text that this file was made from (its SHA-256 is now ")
    assert lines[1:] == [
        "  quotes that still stand (1): stands",
        "  quotes that do not (2):",
        '    claim 2 (line 15): "Egypt has denied it"; the closest passage, in its line 4, is "Egypt denied it"',
        '    claim 3 (line 19): "gone"; nothing in there is like it',
        "  Mend those, look at the others, and write the new `sha256:`.",
    ]


def test_an_article_that_changed_in_what_no_quote_needs(tmp_path: Path) -> None:
    error = error_of(tmp_path, f"sha256: {'0' * 64}\n" + HEAD + claim())
    assert type(error) is ArticleChanged
    assert "quotes that still stand (1): 1" in error.reason


@pytest.mark.parametrize(
    "path",
    ["../a.txt", "/etc/passwd", "sub/../../a.txt", "..\\a.txt", "C:\\a.txt", "~/a.txt", "link.txt", "away/a.txt"],
)
def test_an_article_outside_of_the_folder(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    os.symlink(tmp_path / "a.txt", folder / "link.txt")
    os.symlink(tmp_path, folder / "away")
    error = error_of(folder, f"article: '{path}'\n")
    assert type(error) is ForbiddenPath
    assert error.line == 1
    assert error.reason.startswith(f"article: {path!r} leads out of this file's folder")
    assert TEXT not in str(error)


def test_an_article_in_a_folder_below(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "b.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "x.claims.yaml"
    path.write_text("article: texts/b.txt\n", encoding="utf-8")
    article = read_claims_file(path).reading.article
    assert article is not None
    assert article.text == TEXT


def test_an_article_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    error = error_of(tmp_path, "article: b.txt\n")
    assert type(error) is MissingFile
    assert str(error) == f"{tmp_path}/x.claims.yaml:1: article b.txt: there is no such file"
    (tmp_path / "b.txt").write_bytes(b"\xff\xfa")
    error = error_of(tmp_path, "article: b.txt\n")
    assert type(error) is NotText
    (tmp_path / "b.txt").write_bytes(b"")
    assert error_of(tmp_path, "article: b.txt\n").reason == "article b.txt: the article is empty"


def test_claims_without_an_article(tmp_path: Path) -> None:
    error = error_of(tmp_path, HEAD.replace("article: a.txt\n", "") + claim())
    assert type(error) is MissingFile
    assert error.reason == "claims are read from an article: add `article: FILE`"


def test_a_claims_file_that_is_no_text_or_not_there(tmp_path: Path) -> None:
    path = tmp_path / "x.claims.yaml"
    with pytest.raises(MissingFile, match="there is no such file"):
        read_claims_file(path)
    path.write_bytes(b"title: caf\xe9\n")
    with pytest.raises(NotText, match=r"x\.claims\.yaml:1: this is not UTF-8"):
        read_claims_file(path)


def test_broken_yaml(tmp_path: Path) -> None:
    error = error_of(tmp_path, HEAD + "  - quote: he said: go\n")
    assert type(error) is NotYAML
    assert (error.line, error.column) == (9, 19)
    assert str(error).startswith(f"{tmp_path}/x.claims.yaml:9:19: this is not YAML: ")


@pytest.mark.parametrize(
    ("registry", "own", "message"),
    [
        (
            "{name: Egypt, kind: state}",
            "{name: Misr, kind: state}",
            "actor egypt: a registry has the name 'Egypt', this has 'Misr'",
        ),
        (
            "{name: Egypt, kind: state}",
            "{name: Egypt, kind: government}",
            "actor egypt: a registry has the kind state, this has government",
        ),
    ],
)
def test_another_declaration_than_the_registry_has(tmp_path: Path, registry: str, own: str, message: str) -> None:
    (tmp_path / "r.yaml").write_text(f"actors:\n  egypt: {registry}\n", encoding="utf-8")
    error = error_of(tmp_path, f"registry: r.yaml\nactors:\n  egypt: {own}\n")
    assert type(error) is ConflictingDeclaration
    assert (error.line, error.reason) == (3, message)


def test_two_registries_that_differ(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("actors: {a: {name: A, kind: state}}\n", encoding="utf-8")
    (tmp_path / "s.yaml").write_text("places: {a: {name: A}}\n", encoding="utf-8")
    error = error_of(tmp_path, "registry: [r.yaml, s.yaml]\n")
    assert type(error) is ConflictingDeclaration
    assert error.reason == "a: registry s.yaml has an actor where this is a place"


def test_a_registry_with_problems_or_claims(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("actors: {a: {name: A}}\n", encoding="utf-8")
    error = error_of(tmp_path, "registry: r.yaml\n")
    assert error.line == 1
    assert f"registry: {tmp_path}/r.yaml:1: actor a: it needs a kind" in error.reason
    (tmp_path / "r.yaml").write_text("article: a.txt\nclaims: []\n", encoding="utf-8")
    error = error_of(tmp_path, "registry: r.yaml\n")
    assert "a registry declares actors and places; it has no 'article'" in error.reason


def test_many_problems_are_cut_short(tmp_path: Path) -> None:
    error = error_of(tmp_path, HEAD + "".join(claim(relation="suports") for _ in range(80)))
    lines = str(error).splitlines()
    assert lines[0].endswith("80 problems, nothing of this file is loaded:")
    assert len(lines) == 52
    assert lines[-1] == "and 30 more"
