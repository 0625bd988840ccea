from __future__ import annotations

import dataclasses

import pytest
from sides.graph.actor import Actor, Place
from sides.graph.claim import UNKNOWN, Argument, Speaker, claim_id, keyless_claim_id
from sides.graph.reading import document_scoped, text_hash


def test_the_id_of_a_claim_with_a_key_never_changes() -> None:
    """Decisions and disputes hold on to it. From `printf '3:key10:jufra-201711:egypt-helps' | sha256sum`."""
    assert claim_id("jufra-2017", "egypt-helps") == "59409f1b3849e1cfcfa7"


def test_the_id_of_a_claim_without_a_key_never_changes() -> None:
    """From `printf '4:span1:r3:0-58:supports5:Egypt6:Haftar1:0' | sha256sum`."""
    id = keyless_claim_id("r", span="0-5", relation="supports", subject="Egypt", object="Haftar")
    assert id == "77d887b0a6ceecf8b040"


def test_ids_tell_their_parts_apart() -> None:
    ids = [claim_id("a", "bc"), claim_id("ab", "c"), claim_id("a:b", "c"), claim_id("a", "b:c")]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    "change",
    [
        {"span": "0-6"},
        {"relation": "opposes"},
        {"subject": "they"},
        {"subject": None},
        {"object": None},
        {"ordinal": 1},
    ],
    ids=str,
)
def test_each_part_of_a_claim_without_a_key_is_in_its_id(change: dict[str, object]) -> None:
    parts: dict[str, object] = {"span": "0-5", "relation": "supports", "subject": "Egypt", "object": "Haftar"}
    assert keyless_claim_id("r", **parts) != keyless_claim_id("r", **parts | change)  # type: ignore[arg-type]


def test_an_argument_is_an_actor_or_a_literal_or_unknown() -> None:
    assert UNKNOWN.unknown
    assert Argument(mention="somebody").unknown
    assert not Argument(id="lna").unknown
    assert not Argument(literal="commander").unknown
    with pytest.raises(ValueError, match="not both"):
        Argument(id="lna", literal="commander")


@pytest.mark.parametrize("mention", [None, ""])
def test_a_speaker_is_somebody(mention: str | None) -> None:
    with pytest.raises(ValueError, match="needs an id or a mention"):
        Speaker(mention=mention)
    assert Speaker(id="mismari").stance == "said"


def test_what_is_recorded_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        UNKNOWN.id = "lna"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("actor", "label", "names"),
    [
        (Actor(id="a", name="National Army", kind="armed-group", short="LNA"), "LNA", ("National Army", "LNA")),
        (Actor(id="a", name="LNA", kind="armed-group", aliases=("LNA", "army")), "LNA", ("LNA", "army")),
        (Actor(id="a", name="some militias", kind="unnamed"), "[some militias]", ("some militias",)),
        (Actor(id="a", name="some Tripoli militias", short="militias", kind="unnamed"), "[militias]",
         ("some Tripoli militias", "militias")),
        (Place(id="p", name="Hun", aliases=("Houn", "Hun")), "Hun", ("Hun", "Houn")),
    ],
)  # fmt: skip
def test_what_answers_call_an_actor_or_place(actor: Actor | Place, label: str, names: tuple[str, ...]) -> None:
    assert (actor.label, actor.names) == (label, names)


def test_an_article_is_known_by_its_text() -> None:
    """From `printf 'Zuwāra' | sha256sum`."""
    assert text_hash("Zuwāra") == "8443b9bb8d3a08117707451fd773d52371cbdb713dde78ed80d18a510c684cd0"
    assert document_scoped("opponents", text_hash("Zuwāra")) == "opponents@" + text_hash("Zuwāra")[:8]
