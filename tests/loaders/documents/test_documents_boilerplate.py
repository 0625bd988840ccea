"""What is boilerplate in a text, and what is not."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from sides.loaders.documents.boilerplate_phrases import is_known_line
from sides.loaders.documents.marking import mark

PROSE = """Fighters of the Northern Front took the crossing at Karu on Monday, two residents said by telephone.
The government denied that its troops had withdrawn, and said that the town was calm.
"""


def marked(text: str, kind: str = "boilerplate", **options: str) -> list[str]:
    """The parts of `text` marked as `kind`."""
    marks, _ = mark(text, **options)
    assert list(marks) == sorted(marks, key=lambda each: each.start)
    assert all(first.end <= second.start for first, second in pairwise(marks))
    return [text[each.start : each.end] for each in marks if each.kind == kind]


def test_the_bundled_article_s_tail() -> None:
    import sides.loaders

    path = Path(sides.loaders.__file__).parent / "examples" / "jufra-2017" / "jufra-2017.txt"
    text = path.read_text(encoding="utf-8")
    assert marked(text) == [text[text.index("Popular posts from this blog") :]]
    assert marked(text, "title") == [text.split("\n", 1)[0]]
    assert marked(text, "dateline") == []


@pytest.mark.parametrize(
    "tail",
    [
        "Related articles\n\nPort workers end their strike\nPresident dissolves cabinet before vote",
        "More from Africa\nPort workers end their strike\n3 hours ago\nPresident dissolves cabinet\n5 min read",
        "You may also like\n- Port workers end their strike\n- President dissolves cabinet before vote",
        "READ MORE:\n\nPort workers end their strike",
        "Share this:\nFacebook\nTwitter\n\nRelated\n\nPort workers end their strike\nOctober 2, 2019",
        "Tags\nKaru, Northern Front\n\nPost a Comment",
        "Top reads today\n\nPort workers end their strike\nPresident dissolves cabinet\nRebels seize bridge over river",
        "Filed under: Karu, Northern Front | 14 comments\nYou may also like\nHow Berlin besieged its own airport",
        "© 2020 The Karu Courier. All rights reserved.",
        "Reporting by Ana Obi in Karu and Peter Wolde; Writing by Sam Reed; Editing by Ada Lund",
        "(Additional reporting by Ana Obi; Editing by Ada Lund)",
        "Subscribe to our newsletter for the week's news\nWe use cookies to improve your experience.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Our Standards: The Trust Principles.",
        "Home | World | Africa | Contact us",
        "About us\nContact\nPrivacy policy\nTerms of use",
        "https://example.org/2020/karu\nhttps://example.org/2020/port",
        "Government troops near Karu on Sunday. REUTERS/Ana Obi",
        "A burnt truck outside Karu (Photo by Ana Obi/AFP)",
        "FILE PHOTO: Government troops parade in the capital, May 2018",
    ],
)
def test_a_tail_is_boilerplate_to_its_end(tail: str) -> None:
    text = f"Front takes crossing at Karu\n\n{PROSE}\n{tail}"
    parts = marked(text)
    assert "".join("".join(parts).split()) == "".join(tail.split())
    assert marked(text, "title") == ["Front takes crossing at Karu"]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Read more: Port workers end their strike", False),
        ("READ ALSO: Rebels seize bridge over river", False),
        ("Advertisement", False),
        ("Share on Facebook", False),
        ("Follow us on Twitter", False),
        ("Watch: Rebels seize bridge over river", False),
        ("Photo: Ana Obi", False),
        ("Last updated: 3 June 2017 10:15 GMT", False),
        ("Background", True),
        ("What happens next?", True),
        ("“We will not share power,” he said.", True),
        ("Share prices fell after the army took the port.", True),
        ("Follow the army’s advance and you see the pattern, he said.", True),
        ("Reporting by the United Nations indicates that Egypt armed the front.", True),
        ("Reporting by Reuters found that the army had left.", True),
        ("Published in 2014, the report accuses Egypt of arming the front.", True),
        ("Copyright law was changed by the government in the capital.", True),
        ("Related to the governor, he leads the front in Karu.", True),
        ("Support for the front has come from Egypt since spring.", True),
        ("Support the army gets from Egypt is growing.", True),
        ("Register of voters burnt by the front in Karu.", True),
        ("Reuters/AFP reported that the army took the bridge.", True),
        ("The army took the bridge, a spokesman said. (AFP/Reuters)", True),
        ("By continuing to arm the front, Egypt breaks the embargo, he said.", True),
        ("Sign of strength or weakness, the army left Karu.", True),
        ("More troops from Chad entered the town.", True),
        ("Watch towers were built by the army around Karu.", True),
        ("Get out of our country, the front told the mission in a statement.", True),
        ("The views expressed by Egypt were rejected by the front.", True),
    ],
)
def test_a_line_among_prose(line: str, kept: bool) -> None:
    text = f"{PROSE}{line}\n{PROSE}"
    assert marked(text) == ([] if kept else [line])


def test_a_list_among_prose_ends_where_prose_goes_on() -> None:
    text = f"{PROSE}\nRelated stories\nPort workers end their strike\nPresident dissolves cabinet\n\n{PROSE}"
    assert marked(text) == ["Related stories\nPort workers end their strike\nPresident dissolves cabinet"]


def test_the_menu_above_and_the_title_after_it() -> None:
    text = f"Home\nNews\nWorld\nSport\n\nFront takes crossing at Karu\n\nBy Ana Obi\n\n{PROSE}"
    assert marked(text) == ["Home\nNews\nWorld\nSport", "By Ana Obi"]
    assert marked(text, "title") == ["Front takes crossing at Karu"]


def test_headlines_before_the_article_leave_its_own_title() -> None:
    text = f"Trending\nPort workers end their strike\nFront takes crossing at Karu\n\n{PROSE}"
    assert marked(text) == ["Trending\nPort workers end their strike"]


@pytest.mark.parametrize(
    "text",
    [
        # Sentences a line, without their full stops: nothing says which of them is a headline of something else.
        "Egypt supports the front\nThe army attacked Karu\nChad denied the charge\nThe UN met both sides",
        # A digest is made of headlines.
        "Top stories\nEgypt supports the front\nThe army attacked Karu\nChad denied the charge",
        # What was agreed on, as a list that the last sentence announces.
        f"{PROSE}\nThey agreed to:\nWithdraw all forces from the town of Karu\nExchange all prisoners of war\n"
        "Open the road to the sea for trade",
        f"{PROSE}\n- Withdrawal of all forces from Karu\n- Exchange of all prisoners of war\n- Talks in Geneva in May",
        # Verse, a statement, figures.
        f"{PROSE}\nKilled\nKaru 12\nBanda 3\nTotal 15",
        PROSE,
    ],
)
def test_what_may_be_the_article_stays(text: str) -> None:
    assert marked(text) == []


def test_credits_that_close_the_last_paragraph() -> None:
    text = f"{PROSE}Talks go on, the envoy said. (Reporting by Ana Obi; Editing by Ada Lund)"
    assert marked(text) == ["(Reporting by Ana Obi; Editing by Ada Lund)"]


def test_what_is_in_a_title_belongs_to_it() -> None:
    text = f"Front takes crossing (Reporting by Ana Obi)\n\n{PROSE}"
    assert marked(text) == []
    assert marked(text, "title") == ["Front takes crossing (Reporting by Ana Obi)"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Front takes crossing at Karu\n{PROSE}", "Front takes crossing at Karu"),
        (f"\r\n\r\nFront takes crossing at Karu\r\n\r\n{PROSE}", "Front takes crossing at Karu"),
        (f"Has the front won?\n\n{PROSE}", "Has the front won?"),
        (f"The front took Karu.\n\n{PROSE}", None),
        (PROSE, None),
        ("Front takes crossing at Karu", None),
        (f"KARU, June 3 (Reuters) - Fighters took the crossing\n\n{PROSE}", None),
    ],
)
def test_the_title(text: str, title: str | None) -> None:
    assert marked(text, "title") == ([] if title is None else [title])
    assert mark(text)[1].title == title


def test_a_known_title_is_found_whatever_its_spaces() -> None:
    text = f"The Karu Courier\nFront takes  crossing at Karu.\n{PROSE}"
    assert marked(text, "title", title="Front takes crossing at Karu") == ["Front takes  crossing at Karu."]


def test_a_line_under_the_title_dates_the_article_only_in_full() -> None:
    assert mark(f"Front takes crossing\n\nBy Ana Obi\nJune 3, 2017 10:15 GMT\n\n{PROSE}")[1].date == "2017-06-03"
    assert marked(f"Front takes crossing\nBy our correspondent in Karu\n\n{PROSE}") == ["By our correspondent in Karu"]
    assert mark(f"Front takes crossing\n\nPublished: Sat 3 June 2017\n\n{PROSE}")[1].date == "2017-06-03"
    assert mark(f"Front takes crossing\n\nUpdated: 3 June 2017\n\n{PROSE}")[1].date is None
    assert mark(f"Front takes crossing\n\n3 June\n\n{PROSE}")[1].date is None
    assert mark(f"Front takes crossing\n\n{PROSE}\n3 June 2017")[1].date is None


@pytest.mark.parametrize(
    "line",
    [
        "share" + " , / · " * 60,
        "(photo " * 60,
        "Reporting by " + "Ana and " * 50,
        "updated " + "3 at " * 80,
        "1" * 200 + "x",
        "A-" * 2000,
        "A/" * 220,
    ],
)
def test_no_line_takes_long(line: str) -> None:
    begin = time.perf_counter()
    is_known_line(line)
    mark(f"{PROSE}{line}\n{PROSE}")
    assert time.perf_counter() - begin < 0.5
