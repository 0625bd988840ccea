"""Whom the phrases of a text stand for: owners, demonyms, titles, parts, groups without a name."""

from __future__ import annotations

import pytest
from marked import drafts, referents, stands_for

ACTORS = [
    # Names, with their article.
    ("The [LNA] took Waddan.", "lna"),
    # A state's organs and demonyms.
    ("[Egyptian] air strikes hit Derna.", "egypt"),
    ("Russian [troops] left Kherson.", "russia"),
    ("Iran's [government] refused.", "iran"),
    ("UN [peacekeepers] left Mali.", "un"),
    ("The Turkish [president] accused Greece.", "turkey"),
    # An organisation's members and what it holds.
    ("BDB [fighters] withdrew.", "bdb"),
    ("Coalition jets hit Houthi [positions] near Taiz.", "houthis"),
    ("Some of the [members] of Hamas fled.", "hamas"),
    ("A [unit] of the M23 crossed the border.", "m23"),
    ("Several [hundred] of the Houthis surrendered.", "houthis"),
    ("The [fighters] of the separatist Southern Transitional Council seized Aden.", "stc"),
    ("[Fighters] of the separatist Southern Transitional Council seized Aden.", "stc"),
    # A title before a name.
    ("Aid went to Russian [President] Vladimir Putin.", "vladimir-putin"),
    ("The eastern [commander] Khalifa Haftar spoke.", "haftar"),
    ("The militant [group] Hamas fired rockets.", "hamas"),
    # One who was described by name.
    ("Khalifa Haftar, the eastern commander, flew to Cairo. The eastern [commander] praised Egypt.", "haftar"),
    (
        "The Ukrainian president, Volodymyr Zelensky, thanked Poland. The [president] asked for more.",
        "volodymyr-zelensky",
    ),
    # Whose ruler the text says the person is.
    ("Russian President Vladimir Putin spoke. Putin's [troops] crossed the border.", "russia"),
    # Joined names.
    ("Talks between [Iran] and Turkey failed.", "iran turkey"),
    ("[Iran], Turkey and Russia agreed.", "iran turkey russia"),
]
GROUPS = [
    ("Protesters killed by the [police] were buried.", "police"),
    ("Some Tripoli [militias] fled.", "tripoli-militias"),
    ("The [militias] supporting the GNA fled.", "militias-supporting-gna"),
    ("Many [militia] fled.", "militias"),
    ("[Militias] fled.", "militias"),
    ("Dozens of [civilians] died.", "civilians"),
    ("Syrian [rebels] took the hill.", "syrian-rebels"),
    ("Two RSF [commanders] were sanctioned.", "rsf-commanders"),
    ("Six former FARC [combatants] were murdered.", "former-farc-combatants"),
    ("Pro-Russian [separatists] shot down the plane.", "pro-russian-separatists"),
    ("Haftar's strongest [opponents] fled.", "khalifa-haftar-s-strongest-opponents"),
    ("[Residents] of Hun fled.", "residents-of-hun"),
]
NOBODY = [
    "The [weather] in Cairo was fine.",
    "Wheat [futures] fell in Chicago.",
    "The [price] of bread rose.",
    "An [agreement] was signed.",
    "His [phone] died.",
]
PLACES = [
    ("They entered the [city] of Misrata.", "misrata"),
    ("They took the [Jufra] area.", "jufra"),
    ("The drones hit the [town] of Goma.", "goma"),
    ("They shelled the port [city] of Odesa.", "odesa"),
]


@pytest.mark.parametrize(("passage", "whom"), ACTORS + GROUPS)
def test_the_phrase_stands_for(passage: str, whom: str) -> None:
    assert stands_for(passage) == set(whom.split())


@pytest.mark.parametrize(("passage", "whom"), GROUPS)
def test_a_group_without_a_name_is_the_document_s(passage: str, whom: str) -> None:
    (one,) = referents(passage)
    assert (one.kind, one.sure, "@" in one.id) == ("unnamed", True, True)


@pytest.mark.parametrize("passage", NOBODY)
def test_the_phrase_is_nobody(passage: str) -> None:
    assert referents(passage) == ()


@pytest.mark.parametrize(("passage", "where"), PLACES)
def test_the_phrase_is_where(passage: str, where: str) -> None:
    assert stands_for(passage, "place") == set(where.split())


@pytest.mark.parametrize(
    ("passage", "mention"),
    [
        ("Egypt recognizes the [GNA].", "the GNA"),
        ("The [LNA] took Waddan.", "The LNA"),
        ("They drove out some of Haftar's strongest [opponents].", "Haftar's strongest opponents"),
        ("They drove out [some] of Haftar's strongest opponents.", "some of Haftar's strongest opponents"),
        ("The [army] for its part denied it.", "The army"),
    ],
)
def test_the_mention_is_the_phrase(passage: str, mention: str) -> None:
    assert [one.mention for one in referents(passage)] == [mention]


@pytest.mark.parametrize(
    ("passage", "whom"),
    [
        # What the parser joins is the subject of the next clause.
        ("Haftar met with [Serraj] of the GNA and the two agreed to calm tensions.", {"serraj"}),
        ("Haftar does not recognize the [GNA] and many militia who support it he regards as his enemies.", {"gna"}),
        ("Russia supports [Syria] and Iran.", {"syria", "iran"}),
        ("The attack on [Syria] and Iran killed ten people.", {"syria", "iran"}),
    ],
)
def test_only_what_is_joined(passage: str, whom: set[str]) -> None:
    assert stands_for(passage) == whom


COMMANDERS = [
    ("Khalifa Haftar praised his Libyan National Army. Haftar's forces took Sirte.", "lna captures sirte"),
    ("Mohamed Hamdan Dagalo leads the RSF. Troops loyal to Dagalo have captured Nyala.", "rsf captures nyala"),
    ("The RSF is led by Mohamed Hamdan Dagalo. Dagalo-loyal troops captured Nyala.", "rsf captures nyala"),
    ("Dostum's forces captured Kunduz.", "abdul-rashid-dostum-s-forces captures kunduz"),
    ("Ahmad Massoud, leader of the National Resistance Front, spoke. His fighters captured Bagram.", "captures bagram"),
]


@pytest.mark.parametrize(("text", "claim"), COMMANDERS)
def test_a_commander_s_forces(text: str, claim: str) -> None:
    assert any(one.endswith(claim) and not one.startswith(("?", "-")) for one in drafts(text))


def test_we_are_whom_the_speaker_speaks_for() -> None:
    found = drafts('"We captured Nyala," said Omar Hassan, a spokesman for the RSF.')
    assert "rsf captures nyala" in found


def test_a_name_s_two_scopes_do_not_meet() -> None:
    """Phrases that lead back to themselves end."""
    assert drafts("It attacked itself and its own, which attacked it.") == set()
