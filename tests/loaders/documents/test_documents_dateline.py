"""Datelines: what they are, what they say, and what only looks like one."""

from __future__ import annotations

import pytest
from sides.loaders.documents.dateline import dateline_at
from sides.loaders.documents.marking import mark

REST = "The army entered the town without a fight, residents told the agency."


@pytest.mark.parametrize(
    ("words", "place", "date", "agency"),
    [
        ("BENGHAZI, Libya (Reuters) - ", "BENGHAZI, Libya", None, "Reuters"),
        ("BENGHAZI, Libya, June 3 (Reuters) - ", "BENGHAZI, Libya", None, "Reuters"),
        ("TRIPOLI (AFP) — ", "TRIPOLI", None, "AFP"),
        ("Beirut (AFP) - ", "Beirut", None, "AFP"),
        ("GENEVA, 3 March 2021 — ", "GENEVA", "2021-03-03", None),
        ("GENEVA/NEW YORK, 3 March 2021 – ", "GENEVA/NEW YORK", "2021-03-03", None),
        ("New York, 12 June 2017 – ", "New York", "2017-06-12", None),
        ("WASHINGTON (June 5, 2017) — ", "WASHINGTON", "2017-06-05", None),
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", None, "AP"),
        ("KABUL, Afghanistan — ", "KABUL, Afghanistan", None, None),
        ("UNITED NATIONS — ", "UNITED NATIONS", None, None),
        ("SANA'A - ", "SANA'A", None, None),
        ("ADEN, Yemen, Feb. 3 (Xinhua) -- ", "ADEN, Yemen", None, "Xinhua"),
        ("MOSCOW, June 3. /TASS/. ", "MOSCOW", None, "TASS"),
        ("PARIS, June 3, 2017 /PRNewswire/ -- ", "PARIS", "2017-06-03", "PRNewswire"),
        ("(Reuters) - ", None, None, "Reuters"),
        ("June 3 (Reuters) - ", None, None, "Reuters"),
        ("(AFP) ", None, None, "AFP"),
        ("Reuters — ", None, None, "Reuters"),
        ("(Beirut) – ", "Beirut", None, None),
        ("(Beirut, March 3, 2021) – ", "Beirut", "2021-03-03", None),
        ("PORT-AU-PRINCE, Haiti (AP) - ", "PORT-AU-PRINCE, Haiti", None, "AP"),
        ("Bogotá (EFE) - ", "Bogotá", None, "EFE"),
        ("ADEN, June 16 (Gulf Wire) - ", "ADEN", None, "Gulf Wire"),
        ("KYIV, Ukraine (Update) - ", "KYIV, Ukraine", None, None),
        ("NEW DELHI: ", None, None, None),
        ("DAMASCUS (AFP/Reuters) - ", "DAMASCUS", None, "AFP/Reuters"),
    ],
)
def test_a_dateline(words: str, place: str | None, date: str | None, agency: str | None) -> None:
    text = f"Army enters Hun\n\n{words}{REST}"
    found = dateline_at(text, text.index(words))
    if (place, date, agency) == (None, None, None):
        assert found is None  # a colon alone says too little: "NATO: we are ready"
        return
    assert found is not None
    assert text[found.start : found.end] == words.rstrip()
    assert (found.place, found.date, found.agency) == (place, date, agency)
    marks, facts = mark(text)
    assert [text[each.start : each.end] for each in marks if each.kind == "dateline"] == [words.rstrip()]
    assert (facts.date, facts.publisher) == (date, agency)


@pytest.mark.parametrize(
    "text",
    [
        REST,
        "Libyan National Army (LNA) - backed by Egypt - entered the town.",
        "SDF (Syrian Democratic Forces) - Kurdish fighters - left the town.",
        "SDF, Kurdish fighters (YPG among them) - backed by the US - left the town.",
        "GNA (Government of National Accord) - led by Serraj - left the town.",
        "NATO — The alliance — said that it had not bombed the town.",
        "UNSMIL — It is the mission in Libya. UNSMIL said that talks go on.",
        "The army - Haftar leads it - entered the town.",
        "Egypt – the army's ally – denied the charge.",
        "Tripoli, the capital, was calm.",
        "Haftar (73) - said to be ill - met the envoy.",
        "In Geneva, 3 March 2021 was a day of talks.",
        "On June 3 (a Saturday) the army entered the town.",
        "IS — which lost Sirte — attacked a checkpoint.",
        "THE ARMY ENTERED THE TOWN",
        "Russia - Ukraine war enters its third year as talks fail",
        "Egypt – The ally of the army – denied that it had bombed the town.",
        "Derna - Now",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline_at(text) is None


def test_a_later_report_on_the_page_has_its_own_which_says_nothing_of_the_page() -> None:
    later = ["TRIPOLI (AFP) —", "Paris, 5 January 2025 –", "Addis Ababa, Ethiopia (AP) -", "GENEVA -"]
    text = f"{REST}\n\n" + "\n\n".join(f"{each} {REST}" for each in later)
    marks, facts = mark(text)
    assert [text[each.start : each.end] for each in marks] == later
    assert (facts.date, facts.publisher) == (None, None)


def test_a_name_before_a_dash_later_in_a_report_is_none() -> None:
    assert mark(f"{REST}\n\nHezbollah - {REST}")[0] == ()


@pytest.mark.parametrize("words", ["Kabul - ", "Port Sudan, Sudan — ", "N'Djamena – "])
def test_a_place_alone_before_a_report(words: str) -> None:
    found = dateline_at(words + REST)
    assert found is not None
    assert (found.end, found.place) == (len(words.rstrip()), words.rstrip(" -–—"))


def test_the_words_of_an_incomplete_date_are_kept() -> None:
    found = dateline_at(f"ADEN, Feb. 3 (Xinhua) -- {REST}")
    assert found is not None
    assert (found.date_text, found.date) == ("Feb. 3", None)
