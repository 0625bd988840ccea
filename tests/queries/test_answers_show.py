import json
from pathlib import Path

import pytest
from command_line import CommandLine
from sides.queries.answers.passage import passage
from sides.queries.answers.short_ids import ShortIds

TEXT = "Title\n\nOne came. He met her in Hun. Two said so. Three left.\nFour."


def found(quote: str) -> tuple[str, str, int]:
    start = TEXT.index(quote)
    place = passage(TEXT, start, start + len(quote))
    assert place.quote == quote
    return place.before, place.after, place.line


def test_a_passage_is_the_sentence_with_one_on_each_side() -> None:
    assert found("met her") == ("One came. He ", " in Hun. Two said so.", 3)
    assert found("Two said so.") == ("He met her in Hun. ", " Three left.", 3)
    assert found("Title") == ("", "", 1)
    assert found("Four") == ("", ".", 4)


def test_a_long_sentence_is_cut() -> None:
    text = "word " * 200 + "QUOTE " + "word " * 200
    start = text.index("QUOTE")
    place = passage(text, start, start + 5)
    assert place.before.startswith("…word")
    assert place.after.endswith("word …")
    assert len(place.before) + len(place.after) < 820


def test_short_ids_are_the_shortest_that_no_other_claim_begins_with() -> None:
    ids = ["3f2a" + "0" * 16, "3f2a" + "1" * 16, "3f2b" + "0" * 16, "3f2a1" + "2" * 15]
    short = ShortIds(ids)
    assert [short[claim] for claim in ids] == ["#3f2a0", "#3f2a11", "#3f2b", "#3f2a12"]
    assert short["https://example.org/claim/1"] == "https://example.org/claim/1"
    assert short.shown(ids, most=2) == "#3f2a0 #3f2a11 +2"


def test_show_takes_a_key_an_id_and_a_beginning(asking: CommandLine) -> None:
    (row,) = json.loads(asking("show", "egypt-coordinates", "--format", "json").out)
    for name in (row["id"], row["id"][:6], "#" + row["id"][:6]):
        assert json.loads(asking("show", name, "--format", "json").out) == [row]
    assert row["quote"] == "Egyptian air attacks on Derna had been coordinated with the army"
    assert (row["subject_id"], row["relation"], row["object_id"]) == ("egypt", "cooperates-with", "lna")
    assert [speaker["name"] for speaker in row["speakers"]] == ["Ahmed al-Mismari"]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
def test_every_claim_of_the_example_can_be_shown(asking: CommandLine, example_store: Path, form: str) -> None:
    from sides.graph import open_store

    with open_store(example_store, read_only=True) as store:
        claims = [row["id"] for row in store.rows("MATCH (c:Claim) RETURN c.id AS id ORDER BY id")]
    shown = asking("show", *claims, "--format", form)
    assert (shown.code, shown.err) == (0, "")
    assert all(claim in shown.out for claim in claims)


def test_short_ids_of_very_many_claims_are_as_those_of_few(example_store: Path) -> None:
    from sides.graph import open_store
    from sides.queries.answers.short_ids import short_ids

    with open_store(example_store, read_only=True) as store:
        own = [row["id"] for row in store.rows("MATCH (c:Claim) RETURN c.id AS id ORDER BY id")]
        many = [f"{number:020x}" for number in range(0, 16**20, 16**20 // 600)]
        few, all_of_them = short_ids(store, own), short_ids(store, [*own, *many])
    assert all(all_of_them[claim].startswith(few[claim]) for claim in own)
    assert len({few[claim] for claim in own}) == len(own)


def test_wide_and_right_to_left_names_keep_to_the_width(cli: CommandLine, tmp_path: Path) -> None:
    from command_line import widest

    (tmp_path / "a.txt").write_text("他支持قوات الجيش\n", encoding="utf-8")
    claims = tmp_path / "a.claims.yaml"
    claims.write_text(
        "article: a.txt\nactors:\n"
        '  a: {name: "利比亚国民军利比亚国民军利比亚国民军利比亚国民军", kind: person}\n'
        '  b: {name: "قوات الجيش الوطني الليبي", kind: party}\n'
        'claims:\n  - {key: one, quote: "他支持قوات", subject: a, relation: supports, object: b}\n',
        encoding="utf-8",
    )
    cli.use(tmp_path / "a.store")
    assert cli("load", claims).code == 0
    for arguments in (
        ("who-supports", "b"),
        ("actors",),
        ("claims", "--about", "a"),
        ("show", "one"),
        ("path", "a", "b"),
    ):
        shown = cli(*arguments)
        assert shown.code == 0
        assert widest(shown.out) <= 80
        assert "قوات" in shown.out
