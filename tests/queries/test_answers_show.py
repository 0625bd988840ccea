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


DATED = """\
article: {article}.txt
title: "2020-02-17"
date: {published}
publisher: paper
actors:
  alpha: {{name: Alpha, kind: state}}
  delta: {{name: Delta, kind: party, aliases: [Dee]}}
  paper: {{name: Paper, kind: media}}
claims:
  - {{key: {key}-support, quote: {text}, subject: alpha, relation: supports, object: delta, polarity: {polarity}{more}}}
"""


def dated(
    folder: Path, article: str, *, published: str = "2020-05-01", polarity: str = "affirmed", more: str = ""
) -> Path:
    """A claims file with one claim, in a dated article."""
    (folder / f"{article}.txt").write_text(f"The paper on {article}.\nAlpha and Delta. Dee said so.\n")
    path = folder / f"{article}.claims.yaml"
    path.write_text(
        DATED.format(
            article=article, published=published, key=article, text="Alpha and Delta", polarity=polarity, more=more
        )
    )
    return path


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
@pytest.mark.parametrize(
    ("published", "more", "shown"),
    [
        ("2020-05-01", "", "2020-05-01"),
        ("2020-05", "", "2020-05"),
        ("2020", "", "2020"),
        ("2020-05-01", ", date: 2020-04-30", "2020-04-30"),
        ("2020-05-01", ", date: 2020-04", "2020-04"),
        ("2020-05-01", ", date: 2020-04-28/2020-04-30, date_text: '2020-04-28'", "2020-04-28/2020-04-30"),
        ("2020-05-01", ", decided: {by: '2020-02-17', at: 2020-05-02, why: '2020-02-17'}", "2020-05-01"),
        ("2020-05-01", ", hedge: '2020-02-17', circumstance: '2020-02-17'", "2020-05-01"),
    ],
)
def test_a_dated_claim_of_a_dated_article_is_shown(
    published: str, more: str, shown: str, form: str, cli: CommandLine, tmp_path: Path
) -> None:
    cli.use(tmp_path / "a.store")
    assert cli("load", dated(tmp_path, "one", published=published, more=more)).code == 0
    page = cli("show", "one-support", "--format", form)
    assert (page.code, page.err) == (0, "")
    assert shown in page.out
    assert published in page.out
    if form == "table":
        (line,) = [line.split(maxsplit=1)[1] for line in page.out.splitlines() if line.startswith("  date ")]
        # Never more exact than what was recorded.
        assert line.startswith(shown + (" (the article's date)" if not more.startswith(", date:") else ""))


def test_only_what_disputed_lists_is_shown_as_contradicted(cli: CommandLine, tmp_path: Path) -> None:
    cli.use(tmp_path / "a.store")
    never = ", date: {begin}/{end}"
    files = [
        dated(tmp_path, "one", more=never.format(begin="2019-01-01", end="2019-02-01")),
        dated(tmp_path, "two", polarity="negated", more=never.format(begin="2019-01-15", end="2019-03-01")),
        dated(tmp_path, "three", polarity="negated", more=never.format(begin="2020-01-01", end="2020-02-01")),
        dated(tmp_path, "four", polarity="negated", more=", modality: planned, date: 2019-01-15"),
    ]
    assert cli("load", *files).code == 0
    ids = {
        name: json.loads(cli("show", f"{name}-support", "--format", "json").out)[0]["id"]
        for name in ("one", "two", "three", "four")
    }
    listed = {
        frozenset((row["one"]["claim"], row["other"]["claim"]))
        for row in json.loads(cli("disputed", "--format", "json").out)
    }
    assert listed == {frozenset((ids["one"], ids["two"]))}
    assert cli("show", "one-support").out.count("contradicted by") == 1
    assert f"contradicted by #{ids['two'][:4]}" in cli("show", "one-support").out
    assert f"contradicted by #{ids['one'][:4]}" in cli("show", "two-support").out
    for name in ("three", "four"):
        assert "contradicted by" not in cli("show", f"{name}-support").out


def test_a_speaker_who_is_a_party_is_marked(asking: CommandLine) -> None:
    shown = " ".join(asking("show", "no-political-ambitions").out.split())
    assert "for LNA itself" in shown


def test_show_follows_merges_for_speakers_principals_and_outlets(cli: CommandLine, tmp_path: Path) -> None:
    cli.use(tmp_path / "a.store")
    path = dated(tmp_path, "one", more=", outlet: paper, speakers: [{id: gamma, on_behalf_of: epsilon}]")
    more = "  gamma: {name: Gamma, kind: person}\n  epsilon: {name: Epsilon, kind: party}\n"
    more += "  zeta: {name: Zeta, kind: person, reliability: B}\n  daily: {name: Daily, kind: media}\n"
    path.write_text(path.read_text().replace("actors:\n", "actors:\n" + more))
    assert cli("load", path).code == 0
    assert "said by Gamma, for Epsilon\n" in cli("show", "one-support").out
    for actor, into in (("gamma", "zeta"), ("epsilon", "delta"), ("paper", "daily"), ("alpha", "gamma")):
        assert cli("merge", actor, into).code == 0
    page = cli("show", "one-support").out
    assert page.startswith("Zeta supports Delta ")
    told = " ".join(page.split())
    assert "said by Zeta, for Delta itself; Gamma (gamma) counts as zeta (merged); Epsilon (epsilon) counts as" in told
    assert "Daily; Paper (paper) counts as daily (merged)" in told
    assert "B (Zeta)" in page
    assert "Daily" in page
    assert "Alpha (alpha), called" in page or "Alpha (alpha), counts as" in page
    assert "counts as zeta" in page


def test_what_a_claim_disputes_is_shown_with_its_speakers_as_they_count(cli: CommandLine, tmp_path: Path) -> None:
    cli.use(tmp_path / "a.store")
    one = dated(tmp_path, "one", more=", speakers: [{id: delta, stance: denied}]")
    two = dated(tmp_path, "two", more=", disputes: [{claim: one/one-support, kind: tension, why: '2020-02-17'}]")
    assert cli("load", two).code == 0
    assert "(its reading is not loaded)" in cli("show", "two-support").out
    assert cli("load", one).code == 0
    page = cli("show", "two-support").out
    assert "  disputes #" in page
    assert "DENIED by Delta itself" in page
    assert "why: 2020-02-17" in page
    assert "  disputed by #" in cli("show", "one-support").out


def test_clean_takes_any_value() -> None:
    from datetime import UTC, date, datetime

    from sides.queries.answers.layout import clean

    assert clean(date(2020, 2, 17)) == "2020-02-17"
    assert clean(datetime(2020, 2, 17, 1, 2, tzinfo=UTC)) == "2020-02-17T01:02:00Z"
    assert (clean(7), clean(True), clean(None)) == ("7", "True", "")
