"""Offices, memberships, commands and seats that no single word states."""

from __future__ import annotations

import pytest
from marked import document, drafts, reader

STATED = [
    ("Khalifa Haftar, eastern commander, captured Sirte.", "haftar holds-role 'eastern commander'"),
    ("Egyptian Foreign Minister Sameh Shoukry flew to Tunis.", "sameh-shoukry holds-role 'Egyptian Foreign Minister'"),
    ("Ahmed al-Mismari an official in the area said that they fled.", "mismari holds-role 'an official in the area'"),
    ("Hakan Fidan is the foreign minister.", "hakan-fidan holds-role 'the foreign minister'"),
    ("Faiez Serraj of the GNA met Haftar.", "serraj member-of gna"),
    ("Khalifa Haftar praised his Libyan National Army.", "haftar leads lna"),
    ("The Congo River Alliance of Corneille Nangaa took Goma.", "corneille-nangaa leads afc"),
    ("They left the headquarters of the Third Force the Tamenhint Air Base.", "third-force based-at tamenhint"),
    ("A spokesperson for the LNA Ahmed al-Mismari denied it.", "mismari spokesperson-of lna"),
    ("LNA spokesperson Ahmed al-Mismari denied it.", "mismari spokesperson-of lna"),
    ("Taliban spokesman Zabihullah Mujahid confirmed it.", "zabihullah-mujahid spokesperson-of taliban"),
    ("Martin Kobler the UN envoy to Libya, and others are still talking.", "kobler envoy-of un"),
    ("Martin Kobler the UN envoy to Libya, and others are still talking.", "kobler envoy-to libya"),
    ("Hezbollah chief Hassan Nasrallah threatened Israel.", "hassan-nasrallah leads hezbollah"),
    ("Hezbollah fired rockets. The group's leader, Hassan Nasrallah, spoke.", "hassan-nasrallah leads hezbollah"),
    (
        "Abdel Fattah al-Burhan, the army chief, refused. The Sudanese Armed Forces hold Port Sudan.",
        "abdel-fattah-al-burhan leads saf",
    ),
]
NOT_STATED = [
    # A rank alone is no post, nor are two persons joined of one office.
    ("General Valery Gerasimov spoke.", "holds-role"),
    ("He met Defence Minister Sergei Shoigu and General Valery Gerasimov.", "valery-gerasimov holds-role"),
    # A deputy does not lead; an envoy of the UN is none to it.
    ("Mike Pence, Trump's vice president, flew to Ankara.", "mike-pence leads"),
    ("UN envoy Martin Griffiths flew into Sanaa.", "envoy-to"),
    ("Hevrin Khalaf, secretary-general of the party, was killed.", "holds-role 'secretary'"),
    ("Ministers of the GNA met.", "holds-role"),
]


@pytest.mark.parametrize(("text", "claim"), STATED)
def test_the_role_is_read(text: str, claim: str) -> None:
    assert claim in drafts(text)


@pytest.mark.parametrize(("text", "claim"), NOT_STATED)
def test_the_role_is_not_read(text: str, claim: str) -> None:
    assert not [one for one in drafts(text) if claim in one]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ahmed Hassan, a former diplomat, flew to Cairo.", "state"),
        ("Ahmed Hassan, the former leader of Hamas, flew to Cairo.", "happened"),
    ],
)
def test_a_former_diplomat_is_one_still_and_a_former_leader_leads_no_more(text: str, modality: str) -> None:
    (draft,) = next(iter(reader().read([document(text)]))).drafts
    assert draft.modality == modality


def test_one_claim_for_one_role() -> None:
    text = "Khalifa Haftar, eastern commander, took Sirte. The eastern commander Khalifa Haftar flew to Cairo."
    assert sum("holds-role" in one for one in drafts(text)) == 1
