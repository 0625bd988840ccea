"""When: which words belong to which clause, and what they say."""

from __future__ import annotations

import pytest
from clauses import when
from sides.loaders.reader.circumstances.dates import said_by

# Wednesday.
TODAY = "2023-05-17"
CLAUSES = [
    ("In March 2014 Russia [annexed] Crimea.", "In March 2014", "2014-03"),
    ("The two sides [fought] between 2014 and 2016.", "between 2014 and 2016", "2014/2016"),
    ("Iran has [backed] the group since 2015.", "since 2015", "2015"),
    ("The army [attacked] the town on Tuesday night.", "on Tuesday night", "2023-05-16"),
    ("The governor had been [shot] three days earlier.", "three days earlier", None),
    ("The rebels [captured] the town last month.", "last month", "2023-04"),
    ("The minister [visited] Cairo earlier this year.", "earlier this year", "2023"),
    ("The delegations [met] from 3 to 5 May.", "from 3 to 5 May", "2023-05-03/2023-05-05"),
    ("The army [captured] Homs on Wednesday.", "on Wednesday", "2023-05-17"),
    ("The army [captured] Homs on Thursday.", "on Thursday", "2023-05-11"),
    ("The rebels [captured] the town on 20 June.", "on 20 June", "2022-06-20"),
    ("Taliban fighters [seized] Kunduz in August 2021.", "in August 2021", "2021-08"),
    ("The two governments [signed] the deal on February 24, 2022.", "on February 24, 2022", "2022-02-24"),
    ("The militia [attacked] the base yesterday.", "yesterday", "2023-05-16"),
    ("The army must [withdraw] by 30 June.", "by 30 June", None),
    ("Rebels [shelled] the airport for three days.", None, None),
    ("The SDF [held] the town until 2019.", "until 2019", "../2019"),
    ("The group [attacked] Mocha on 12 January 2017, officials said on Friday.", "on 12 January 2017", "2017-01-12"),
    ("In the 1980s Washington [supported] the mujahideen.", "In the 1980s", "1980/1989"),
    ("The rebels [attacked] the town this morning.", "this morning", "2023-05-17"),
    ("The army [entered] the town on the night of 26 January.", "on the night of 26 January", "2023-01-26"),
    ("The army [shelled] the town in recent days.", "in recent days", None),
    # How long it took before is no part of when it was.
    ("Rebels [captured] the town on Monday after days of fighting.", "on Monday", "2023-05-15"),
    ("Rebels [captured] the town on 27 January after weeks of shelling.", "on 27 January", "2023-01-27"),
    # Nor is that on which somebody spoke.
    ("Hamas said on Monday that two men had died, but its fighters [held] the town.", None, None),
    # The date of what somebody did is not that of who he is.
    ("The army's [commander] arrived on Monday.", None, None),
]


@pytest.mark.parametrize(("passage", "words", "interval"), CLAUSES)
def test_clauses(passage: str, words: str | None, interval: str | None) -> None:
    found = when(passage, TODAY)
    assert found.text == words
    assert (None if found.interval is None else str(found.interval)) == interval


WORDS = [
    ("last Friday", "2023-05-12"),
    ("last Wednesday", "2023-05-10"),
    ("next Friday", None),
    ("this week", "2023-05-15/2023-05-21"),
    ("two days ago", "2023-05-15"),
    ("about a month ago", "2023-04"),
    ("more than a year ago", None),
    ("late last year", "2022"),
    ("last December", "2022-12"),
    ("last March", None),
    ("the next day", None),
    ("a week later", None),
    ("20-22 May", "2022-05-20/2022-05-22"),
    ("May 3-5", "2023-05-03/2023-05-05"),
    ("between 5 and 9 May 2021", "2021-05-05/2021-05-09"),
    ("2011-2014", "2011/2014"),
    ("early 1990s", None),
    ("on the 5th", None),
    ("two", None),
    ("12", None),
    ("2,000", None),
    ("31 April", None),
    ("every Friday", None),
    ("Sunday, 14 May", "2023-05-14"),
    ("2022-02-24", "2022-02-24"),
    ("last night", "2023-05-16"),
    ("summer", None),
    ("October 7", "2022-10-07"),
]


@pytest.mark.parametrize(("words", "interval"), WORDS)
def test_words(words: str, interval: str | None) -> None:
    found = said_by(words, TODAY)
    assert (None if found is None else str(found)) == interval


def test_what_is_still_to_come_lies_ahead() -> None:
    assert str(when("The troops will [withdraw] on Friday.", TODAY, ahead=True).interval) == "2023-05-19"
    assert str(when("The troops will [withdraw] on 20 June.", TODAY, ahead=True).interval) == "2023-06-20"


def test_a_past_verb_dates_its_purpose() -> None:
    """Who flew on Saturday for talks had flown when it was written."""
    found = when("The envoy flew to Sanaa on Saturday for [talks] with the rebels.", TODAY, ahead=True)
    assert found.interval is None or str(found.interval) == "2023-05-13"


@pytest.mark.parametrize("words", ["on Monday", "last month", "20 June", "yesterday", "two weeks ago"])
def test_without_a_document_date_words_stay_words(words: str) -> None:
    assert said_by(words, None) is None
    found = when(f"The army [captured] the town {words}.")
    assert found.interval is None
    assert found.text == words


def test_a_full_date_needs_no_document_date() -> None:
    assert str(when("Russia [invaded] Ukraine on 24 February 2022.").interval) == "2022-02-24"
