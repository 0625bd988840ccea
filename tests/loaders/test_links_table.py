"""Links tables: a claim a row."""

from __future__ import annotations

from pathlib import Path

import pytest
from sides.graph.actor import Actor, Place
from sides.graph.claim import UNKNOWN, Argument, Claim, Row, Speaker
from sides.graph.errors import InvalidInput, NotText
from sides.graph.interval import Interval
from sides.loaders.links_table import LinksTable, read_links_table

HEADER = "source,relation,target,quote,url,date\n"


def read(folder: Path, text: str, **options: object) -> LinksTable:
    path = folder / "links.csv"
    path.write_bytes(text.encode())
    return read_links_table(path, **options)  # type: ignore[arg-type]


def by_line(table: LinksTable) -> list[Claim]:
    return sorted(table.reading.claims, key=lambda claim: table.lines[claim.id])


def test_a_claim_a_row(tmp_path: Path) -> None:
    text = HEADER + (
        'Egypt,supports,LNA,"has been helping\nHaftar, it is said",https://example.org/1,2017-06\n'
        "\n"
        "LNA,CAPTURES,Al Jufra,,,2017-06-03/2017-06-04\n"
        "unknown,attacks,Al Jufra,,,\n"
        "LNA,attacks,unknown,,,\n"
    )
    table = read(tmp_path, text)
    reading = table.reading
    assert (reading.id, reading.article) == ("links", None)
    assert reading.actors == (
        Actor(id="egypt", name="Egypt", kind="actor"),
        Actor(id="lna", name="LNA", kind="actor"),
    )
    assert reading.places == (Place(id="al-jufra", name="Al Jufra"),)
    first, second, third, fourth = by_line(table)
    assert (first.subject, first.relation, first.object) == (
        Argument(id="egypt", mention="Egypt"),
        "supports",
        Argument(id="lna", mention="LNA"),
    )
    assert (first.quote, first.start, first.end) == ("has been helping\nHaftar, it is said", None, None)
    assert first.row == Row(dataset="links", row="2", url="https://example.org/1")
    assert (first.date, first.modality, first.status, first.key) == (
        Interval("2017-06", None),
        "state",
        "accepted",
        None,
    )
    assert (second.relation, second.modality, second.quote) == ("captures", "happened", None)
    assert second.row == Row(dataset="links", row="5")
    assert second.date == Interval("2017-06-03", "2017-06-04")
    assert (third.subject, third.object.id, fourth.object) == (UNKNOWN, "al-jufra", UNKNOWN)
    assert [table.lines[claim.id] for claim in by_line(table)] == [2, 5, 6, 7]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("semicolons.csv", "source;relation;target\nEgypt;supports;LNA\n"),
        ("tabs.tsv", "source\trelation\ttarget\nEgypt\tsupports\tLNA\n"),
        ("excel.csv", "\ufeffSource,Relation,Target\r\nEgypt,supports,LNA\r\n"),
        ("hint.csv", "sep=;\nsource;relation;target\nEgypt;supports;LNA\n"),
        ("order.csv", "target,source,relation\nLNA,Egypt,supports\n"),
        ("quoted.csv", '"source","relation","target"\n"Egypt","supports","LNA"\n'),
    ],
)
def test_as_programs_write_them(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode())
    (claim,) = read_links_table(path).reading.claims
    assert (claim.subject.id, claim.relation, claim.object.id) == ("egypt", "supports", "lna")


def test_the_columns_that_may_be_there(tmp_path: Path) -> None:
    text = (
        "source,relation,target,status,confidence,speaker,source_kind,target_kind,polarity,modality\n"
        "Egypt,supports,LNA,draft,0.5,Mismari,state,armed-group,negated,planned\n"
        "Egypt,attacks,Derna,,,LNA,,city,,\n"
        "Egypt,pursues,a deal,,,,,literal,,\n"
    )
    table = read(tmp_path, text)
    first, second, third = by_line(table)
    assert (first.status, first.confidence, first.polarity, first.modality) == ("draft", 0.5, "negated", "planned")
    assert first.speakers == (Speaker(mention="Mismari"),)
    assert second.speakers == (Speaker(id="lna", mention="LNA"),)
    assert third.object == Argument(literal="a deal")
    assert table.reading.actors == (
        Actor(id="egypt", name="Egypt", kind="state"),
        Actor(id="lna", name="LNA", kind="armed-group"),
    )
    assert table.reading.places == (Place(id="derna", name="Derna", kind="city"),)


def test_spellings_of_one_name_and_letters_of_every_script(tmp_path: Path) -> None:
    rows = "Egypt,supports,LNA\nEGYPT,supports,الجيش الوطني\nFaïez Sarrāj,opposes,हफ़्तार\n"
    table = read(tmp_path, "source,relation,target\n" + rows)
    assert {(actor.id, actor.name, actor.aliases) for actor in table.reading.actors} == {
        ("egypt", "Egypt", ("EGYPT",)),
        ("lna", "LNA", ()),
        ("الجيش-الوطني", "الجيش الوطني", ()),
        ("faïez-sarrāj", "Faïez Sarrāj", ()),
        ("हफ़्तार", "हफ़्तार", ()),
    }


def test_a_name_that_is_an_actor_here_and_a_place_there(tmp_path: Path) -> None:
    rows = "LNA,captures,Misrata,\nMisrata,opposes,LNA,\nLNA,attacks,Misrata,\nLNA,attacks,Misrata,city\n"
    table = read(tmp_path, "source,relation,target,target_kind\n" + rows)
    assert [actor.id for actor in table.reading.actors] == ["lna", "misrata"]
    assert table.reading.places == (Place(id="misrata-place", name="Misrata", kind="city"),)
    first, second, third, fourth = by_line(table)
    assert (first.object.id, second.subject.id) == ("misrata-place", "misrata")
    assert (third.object.id, fourth.object.id) == ("misrata", "misrata-place")


@pytest.mark.parametrize("row", ["LNA,supports,Misrata,", "LNA,attacks,Misrata,armed-group"])
def test_an_actor_is_found_wherever_it_stands(tmp_path: Path, row: str) -> None:
    table = read(tmp_path, f"source,relation,target,target_kind\nLNA,captures,Misrata,\n{row}\n")
    first, second = by_line(table)
    assert (first.object.id, second.object.id) == ("misrata-place", "misrata")


def test_names_are_looked_up(tmp_path: Path) -> None:
    lna = Actor(id="lna", name="Libyan National Army", short="LNA", kind="armed-group", aliases=("Dignity",))
    jufra = Place(id="jufra", name="Al Jufra", kind="region", within="libya")

    def resolve(name: str) -> list[Actor | Place]:
        known: dict[str, Actor | Place] = {"Dignity": lna, "Jufra": jufra}
        return [known[name]] if name in known else []

    rows = "Dignity,captures,Jufra,Egypt\nDignity,attacks,Jufra,Dignity\nEgypt,attacks,Dignity,\n"
    table = read(tmp_path, "source,relation,target,speaker\n" + rows, resolve=resolve)
    assert table.reading.actors == (
        Actor(id="egypt", name="Egypt", kind="actor"),
        Actor(id="lna", name="Libyan National Army", kind="armed-group"),
    )
    assert table.reading.places == (Place(id="jufra", name="Al Jufra", kind="region"),)
    first, second, third = by_line(table)
    assert first.subject == Argument(id="lna", mention="Dignity")
    assert first.object == second.object == Argument(id="jufra", mention="Jufra")
    assert second.speakers == (Speaker(id="lna", mention="Dignity"),)
    assert third.object.id == "lna"


def test_a_name_that_two_actors_share(tmp_path: Path) -> None:
    def resolve(name: str) -> list[Actor]:
        return [Actor(id=id, name=name, kind="actor") for id in ("a", "b")]

    with pytest.raises(InvalidInput, match=r"links\.csv:2: 2 actors are called 'LNA'; give the id of one"):
        read(tmp_path, "source,relation,target\nLNA,opposes,unknown\n", resolve=resolve)


def test_a_name_that_an_actor_and_a_place_share(tmp_path: Path) -> None:
    town, force = Place(id="misrata-place", name="Misrata"), Actor(id="misrata", name="Misrata", kind="armed-group")
    rows = "Misrata,controls,Misrata\nLNA,supports,Misrata\nLNA,attacks,Misrata\n"
    table = read(
        tmp_path, "source,relation,target\n" + rows, resolve=lambda name: [force, town][: 2 * (name == "Misrata")]
    )
    objects = [claim.object.id for claim in by_line(table)]
    assert objects == ["misrata-place", "misrata", "misrata"]
    assert by_line(table)[0].subject.id == "misrata"


def test_loading_again_gives_the_same_ids(tmp_path: Path) -> None:
    text = HEADER + "Egypt,supports,LNA,,,\nEgypt,supports,LNA,,,\n"
    first, second = read(tmp_path, text), read(tmp_path, text)
    assert first.reading == second.reading
    assert len({claim.id for claim in first.reading.claims}) == 2


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("from,to\na,b\n", 1, "the first line has to name the columns source, relation, target, …; it is 'from,to'"),
        ("", 1, "the first line has to name the columns source, relation, target, …; it is ''"),
        (HEADER, None, "the table has no rows"),
        ("source,relation,target,conf\n", 1, "there is no column 'conf'. Known: confidence, date, modality,"),
        ("source,relation,target,url,url\n", 1, "the column 'url' is there twice"),
        (HEADER + "a,suports,b,,,\n", 2, "no relation is called 'suports'. Did you mean supports?"),
        (HEADER + ",supports,b,,,\n", 2, "the source is empty; write unknown where it is not known"),
        (HEADER + "a,supports,,,,\n", 2, "the target is empty; write unknown where it is not known"),
        (HEADER + "a,supports\n", 2, "the target is empty; write unknown where it is not known"),
        (HEADER + "a,supports,b,,,3 June\n", 2, "date: '3 June' is no ISO date"),
        (
            HEADER + "a,supports,b,,,03/06/2017\n",
            2,
            "date: '03/06/2017' is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD, or two of these as BEGIN/END); "
            "03/06 is ambiguous: write 2017-06-03 or 2017-03-06",
        ),
        (HEADER + "a,supports,b,,,13/06/2017\n", 2, "as BEGIN/END); write 2017-06-13"),
        (HEADER + "a,supports,b,,,2017/6/3\n", 2, "as BEGIN/END); write 2017-06-03"),
        (HEADER + "a,supports,b,,,03.03.2017\n", 2, "as BEGIN/END); write 2017-03-03"),
        (HEADER + "a,supports,b,,,03-06-17\n", 2, "which of these is the year is not known: write it first, in four"),
        (HEADER + "a,supports,b,,,30/02/2017\n", 2, "'30/02/2017' is no ISO date (YYYY, YYYY-MM or YYYY-MM-DD, or"),
        (HEADER + "a,supports,b,,,2017-06-10/2017-06-03\n", 2, "date: 2017-06-10/2017-06-03 ends before it begins"),
        (HEADER + "a,supports,b,,javascript:alert(1),\n", 2, "url: 'javascript:alert(1)' is no web address: write the"),
        (HEADER + "a,supports,b,,https://,\n", 2, "url: 'https://' is no web address"),
        (HEADER + "a,supports,b,,www.example.org/1,\n", 2, "such as https://example.org/news/1"),
        (HEADER + "a,supports,A,,,\n", 2, "a is the subject and the object, and a claim relates two"),
        (HEADER + "a,supports,b,,,\nc\0d,supports,b,,,\n", 3, "source: 'c\\x00d' holds the control character U+0000"),
        (HEADER + "a,supports,b\x1b[1m,,,\n", 2, "target: 'b\\x1b[1m' holds the control character U+001B"),
        ("source,relation,target,speaker\na,supports,b,c\x9f\n", 2, "speaker: 'c\\x9f' holds the control character"),
        (HEADER + "a,supports,b,x,y,2017,z\n", 2, "7 cells for 6 columns; put a cell with ',' in quotes"),
        (HEADER + '\na,supports,b,"x\ny,,\n', 3, "this is no well-formed row: unexpected end of data"),
        (HEADER + "!,supports,b,,,\n", 2, "'!' has no letters to make an id of"),
        ("source,relation,target,status\na,supports,b,done\n", 2, "status 'done' is not known."),
        ("source,relation,target,confidence\na,supports,b,2\n", 2, "confidence: '2' is no number from 0 to 1"),
        ("source,relation,target,source_kind\na,supports,b,stat\n", 2, "source_kind 'stat' is not known. Did you mean"),
        ("source,relation,target,target_kind\na,supports,b,twon\n", 2, "target_kind 'twon' is not known."),
        (
            "source,relation,target,target_kind\na,supports,b,city\n",
            2,
            "supports takes actor, and target_kind 'city' says place",
        ),
        (
            "source,relation,target,source_kind\na,supports,b,state\na,opposes,b,igo\n",
            3,
            "a is of kind igo here, and state in line 2",
        ),
    ],
)
def test_what_cannot_be_taken(tmp_path: Path, text: str, line: int | None, message: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        read(tmp_path, text)
    assert raised.value.line == line
    assert message in raised.value.reason


@pytest.mark.parametrize("url", ["http://example.org", "HTTPS://example.org:8443/a|b?c=(d)#e", "http://[::1]/", ""])
def test_addresses_and_what_quotes_and_names_may_hold(tmp_path: Path, url: str) -> None:
    (row,) = by_line(read(tmp_path, HEADER + f'a\u202eb,supports,"c\nd",q\x01\u202e,{url},\n'))
    assert (row.row and row.row.url, row.quote) == (url or None, "q\x01\u202e")
    assert (row.subject.id, row.subject.mention, row.object.mention) == ("a-b", "a\u202eb", "c\nd")


def test_all_rows_with_a_problem_are_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as raised:
        read(tmp_path, HEADER + "a,suports,b,,,\na,supports,b,,,\na,supports,b,,,soon\n")
    assert [line.split(": ")[0] for line in str(raised.value).splitlines()] == [
        f"{tmp_path}/links.csv",
        f"{tmp_path}/links.csv:2",
        f"{tmp_path}/links.csv:4",
    ]


def test_a_table_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_bytes((HEADER + "Égypte,supports,LNA,,,\n").encode("cp1252"))
    with pytest.raises(NotText, match=r"links\.csv:2: this is not UTF-8"):
        read_links_table(path)
