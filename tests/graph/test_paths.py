"""How two actors stand to each other: each sentence of what `path A B` means, on a graph made for it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sides.graph.actor import Actor
from sides.graph.errors import InvalidParameter, UnknownActor
from sides.graph.filters import Filters
from sides.graph.paths import find_paths
from sides.graph.store import Store
from small_graphs import claim, key, reading


def paths(store: Store, a: str, b: str, **options: object) -> list[tuple[str, str]]:
    """Each path's sign and its actors."""
    return [(path.sign, " ".join(path.actors)) for path in find_paths(store, a, b, **options).paths]  # type: ignore[arg-type]


def test_one_hop_is_a_report_and_longer_is_a_hypothesis(any_store: Store) -> None:
    any_store.load(reading(claim("a supports b"), claim("c attacks b")))
    (direct,) = find_paths(any_store, "a", "b").paths
    (indirect,) = find_paths(any_store, "a", "c").paths
    assert (direct.sign, direct.hypothesis) == ("allied", False)
    assert (indirect.sign, indirect.hypothesis) == ("opposed", True)


def test_the_sign_is_the_product_of_the_signs(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a attacks b"),
            claim("b attacks c"),
            claim("d attacks c"),
            claim("c supports e"),
        )
    )
    assert paths(any_store, "a", "c") == [("allied", "a b c")]
    assert paths(any_store, "a", "d") == [("opposed", "a b c d")]
    assert paths(any_store, "a", "e") == [("allied", "a b c e")]
    assert paths(any_store, "b", "e") == [("opposed", "b c e")]


def test_no_chain_leads_through_a_crowd_of_a_data_set(any_store: Store) -> None:
    """That two attacked the civilians of a country makes them no allies; whom a text describes is one group."""
    any_store.load(
        reading(
            claim("a attacks crowd"),
            claim("b attacks crowd"),
            claim("b attacks x"),
            claim("x attacks group@1a2b3c4d"),
            claim("c attacks group@1a2b3c4d"),
            actors=[
                Actor(id="crowd", name="Civilians", kind="unnamed"),
                Actor(id="group@1a2b3c4d", name="opponents", kind="unnamed"),
            ],
        )
    )
    assert paths(any_store, "a", "b") == []
    assert paths(any_store, "a", "c", hops=5) == []
    assert paths(any_store, "a", "crowd") == [("opposed", "a crowd")]
    assert paths(any_store, "crowd", "x") == [("allied", "crowd b x")]
    assert paths(any_store, "c", "x") == [("allied", "c group@1a2b3c4d x")]


def test_structure_has_no_sign_and_alone_is_one_body(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("boss leads a"),
            claim("a part-of league"),
            claim("member member-of league"),
            claim("enemy attacks member"),
            claim("friend praises boss"),
        )
    )
    assert paths(any_store, "boss", "league") == [("same body", "boss a league")]
    assert paths(any_store, "boss", "member") == [("same body", "boss a league member")]
    assert paths(any_store, "league", "enemy") == [("opposed", "league member enemy")]
    assert paths(any_store, "friend", "league") == [("allied", "friend boss a league")]


def test_edges_are_walked_either_way_and_keep_their_real_direction(any_store: Store) -> None:
    any_store.load(reading(claim("egypt supports haftar"), claim("gna attacks haftar")))
    for a, b in permutations(("egypt", "gna")):
        (path,) = find_paths(any_store, a, b).paths
        assert path.actors == (a, "haftar", b)
        edges = [(edge.subject, edge.label, edge.object) for hop in path.hops for edge in hop.edges]
        assert sorted(edges) == [("egypt", "supports", "haftar"), ("gna", "attacks", "haftar")]


def test_parallel_edges_of_a_hop_are_merged(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a captures-from b", "1"),
            claim("a not recognizes b", "2"),
            claim("b attacks a", "3"),
            claim("b attacks a", "4", quote="again"),
        )
    )
    (path,) = find_paths(any_store, "a", "b").paths
    ((hop,), (one, two, three)) = path.hops, path.hops[0].edges
    assert hop.links == ("SIDES_AGAINST",)
    assert (one.subject, one.label, one.object, one.count) == ("b", "attacks", "a", 2)
    assert [each.id for each in one.claims] == [key("3"), key("4")]
    assert (two.subject, two.label, two.object) == ("a", "captures from", "b")
    assert (three.subject, three.label, three.object) == ("a", "does not recognize", "b")


def test_alliance_and_structure_of_one_hop_are_merged_and_structure_alone_is_told_too(any_store: Store) -> None:
    any_store.load(reading(claim("a leads b"), claim("b loyal-to a"), claim("a attacks b")))
    answer = find_paths(any_store, "a", "b")
    found = [(path.sign, path.hops[0].links) for path in answer.paths]
    assert found == [
        ("opposed", ("SIDES_AGAINST",)),
        ("allied", ("SAME_BODY", "SIDES_WITH")),
        ("same body", ("SAME_BODY",)),
    ]
    assert [path.sign for path in answer.of("allied")] == ["allied"]


def test_speakers_and_envoys_link_only_with_structure(any_store: Store) -> None:
    any_store.load(reading(claim("kobler envoy-of un"), claim("un supports gna"), claim("voice spokesperson-of gna")))
    assert paths(any_store, "kobler", "gna") == []
    assert paths(any_store, "voice", "un") == []
    assert paths(any_store, "kobler", "gna", structure=True) == [("allied", "kobler un gna")]
    assert paths(any_store, "voice", "gna", structure=True) == [("same body", "voice gna")]


def test_contact_is_one_hop_among_alliance_and_structure(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("egypt supports haftar"),
            claim("haftar meets serraj"),
            claim("serraj member-of gna"),
            claim("gna agrees-with un"),
            claim("enemy attacks haftar"),
        )
    )
    assert paths(any_store, "egypt", "gna") == [("contact", "egypt haftar serraj gna")]
    assert paths(any_store, "haftar", "serraj") == [("contact", "haftar serraj")]
    assert paths(any_store, "serraj", "un") == [("contact", "serraj gna un")]
    assert paths(any_store, "haftar", "un") == []  # two contacts
    assert paths(any_store, "enemy", "serraj") == []  # opposition and contact do not mix


def test_what_was_not_agreed_is_no_contact(any_store: Store) -> None:
    any_store.load(reading(claim("a not agrees-with b"), claim("a not leads c"), claim("a not supports d")))
    assert paths(any_store, "a", "b") == paths(any_store, "a", "c") == paths(any_store, "a", "d") == []


def test_a_mediator_is_in_contact_with_the_parties(any_store: Store) -> None:
    any_store.load(
        reading(claim("kobler mediates =talks", "1", between="gna lna"), claim("kobler meets gna", "2", outlet="afp"))
    )
    (path,) = find_paths(any_store, "gna", "kobler").paths
    edges = [(edge.subject, edge.relation, edge.object, edge.claims[0].id) for edge in path.hops[0].edges]
    assert (path.sign, path.sources) == ("contact", 2)
    assert edges == [("kobler", "mediates", "gna", key("1")), ("gna", "meets", "kobler", key("2"))]
    assert paths(any_store, "lna", "kobler", filters=Filters(min_confidence=0.5)) == [("contact", "lna kobler")]


def test_of_each_sign_only_the_shortest(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports b"),
            claim("a supports m"),
            claim("m supports b"),
            claim("a attacks n"),
            claim("n attacks b"),
            claim("a supports o"),
            claim("o attacks b"),
        )
    )
    assert paths(any_store, "a", "b") == [("opposed", "a o b"), ("allied", "a b")]


def test_up_to_five_of_equal_length_by_sources_then_ids(any_store: Store) -> None:
    claims = [claim(said) for middle in "cdefgh" for said in (f"a supports {middle}", f"{middle} supports b")]
    claims += [claim("h supports b", "again", outlet="afp"), claim("g supports b", "more", outlet="afp")]
    any_store.load(reading(*claims))
    answer = find_paths(any_store, "a", "b")
    assert [("".join(path.actors), path.sources) for path in answer.paths] == [
        ("agb", 2),
        ("ahb", 2),
        ("acb", 1),
        ("adb", 1),
        ("aeb", 1),
    ]


@pytest.mark.parametrize(("hops", "found"), [(1, []), (2, []), (3, []), (4, [("allied", "a b c d e")])])
def test_hops_bound_the_length(any_store: Store, hops: int, found: list[tuple[str, str]]) -> None:
    any_store.load(reading(*(claim(f"{one} supports {other}") for one, other in ("ab", "bc", "cd", "de"))))
    assert paths(any_store, "a", "e", hops=hops) == found


def test_a_path_is_simple(any_store: Store) -> None:
    any_store.load(reading(claim("a supports b"), claim("b attacks c"), claim("b supports c")))
    # a-b-c-b would turn the sign around
    assert paths(any_store, "a", "b") == [("allied", "a b")]


def test_a_hop_has_claims_quotes_speakers_and_disputes(any_store: Store) -> None:
    any_store.load(
        reading(
            claim(
                "a supports b", "1", quote="A helps B", speakers=["voice claimed for a"], place="hun", hedge="perhaps"
            ),
            claim("a not supports b", "2", disputes=[("1", "contradiction")]),
            date="2017-06-03",
        )
    )
    (path,) = find_paths(any_store, "a", "b").paths
    (edge,) = path.hops[0].edges
    (one,) = edge.claims
    assert path.hops[0].contested
    assert edge.contested
    assert (one.quote, one.modality, one.hedge, one.places) == ("A helps B", "state", "perhaps", ("hun",))
    assert (one.date_from, one.date_source, one.disputes) == (date(2017, 6, 3), "document", (key("2"),))
    assert [(each["name"], each["stance"], each["on_behalf_of"], each["party"]) for each in one.speakers] == [
        ("voice", "claimed", "a", True)
    ]


def test_a_filtered_hop_needs_one_claim_that_passes(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports b", "1", date="2015-01-01/2015-12-31"),
            claim("a supports b", "2", quote="later", date="2017-01-01", confidence=0.4),
            claim("b supports c", "3", date="2014-01-01"),
            claim("a supports d", "4", date="2014-01-01"),
            claim("d supports c", "5"),
        )
    )
    assert paths(any_store, "a", "c") == [("allied", "a b c"), ("allied", "a d c")]
    assert paths(any_store, "a", "c", filters=Filters(as_of=date(2015, 6, 1))) == [("allied", "a b c")]
    assert paths(any_store, "a", "c", filters=Filters(as_of=date(2016, 6, 1))) == []
    undated = Filters(as_of=date(2016, 6, 1), undated=True)
    assert paths(any_store, "a", "c", filters=undated) == [("allied", "a d c")]
    late = Filters(as_of=date(2018, 1, 1))
    (path,) = find_paths(any_store, "a", "c", filters=late).paths
    assert [each.id for each in path.hops[0].edges[0].claims] == [key("2")]
    sure = Filters(as_of=date(2018, 1, 1), min_confidence=0.5)
    assert paths(any_store, "a", "c", filters=sure) == []


def test_what_is_known_to_have_ended_is_not_walked_also_without_a_begin(any_store: Store) -> None:
    any_store.load(reading(claim("a supports b", date="../2015")))
    assert paths(any_store, "a", "b", filters=Filters(as_of=date(2016, 6, 1), undated=True)) == []
    assert paths(any_store, "a", "b", filters=Filters(as_of=date(2015, 6, 1), undated=True)) == [("allied", "a b")]


def test_what_does_not_count_is_never_walked(any_store: Store) -> None:
    any_store.load(
        reading(
            claim("a supports b", status="draft"),
            claim("a attacks b", modality="possible"),
            claim("a meets b", speakers=["b denied"]),
        )
    )
    assert paths(any_store, "a", "b") == []


def test_a_limit_on_what_is_looked_at_is_told_when_met(any_store: Store) -> None:
    claims = [claim(said) for middle in "cdef" for said in (f"a supports {middle}", f"{middle} supports b")]
    any_store.load(
        reading(*claims, claim("f supports b", "again", outlet="afp"), claim("a supports f", "too", outlet="afp"))
    )
    answer = find_paths(any_store, "a", "b", most_edges=1)
    assert answer.cut
    assert ["".join(path.actors) for path in answer.paths] == ["afb"]  # the best sourced is looked at first
    assert not find_paths(any_store, "a", "b").cut


def test_names_are_looked_up_and_one_actor_is_no_pair(any_store: Store) -> None:
    actors = [Actor(id="lna", name="Libyan National Army", short="LNA", kind="armed-group")]
    any_store.load(reading(claim("egypt supports lna"), claim("x attacks lna"), actors=actors))
    answer = find_paths(any_store, "Egypt", "libyan national army")
    assert answer.rows() == [
        {
            "sign": "allied",
            "length": 1,
            "hypothesis": False,
            "actors": ["egypt", "LNA"],
            "actor_ids": ["egypt", "lna"],
            "sources": 1,
            "hops": [answer.paths[0].hops[0].as_dict()],
        }
    ]
    with pytest.raises(InvalidParameter, match="one actor, lna"):
        find_paths(any_store, "LNA", "lna")
    with pytest.raises(UnknownActor, match="Did you mean egypt"):
        find_paths(any_store, "egipt", "lna")
    with pytest.raises(InvalidParameter, match="1 to 5"):
        find_paths(any_store, "egypt", "lna", hops=6)


RELATIONS = ("supports", "attacks", "leads", "meets", "envoy-of")
TRIPLES = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(RELATIONS), st.sampled_from("abcdef")).filter(
        lambda triple: triple[0] != triple[2]
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(triples=TRIPLES, hops=st.integers(1, 4), structure=st.booleans())
def test_the_search_finds_what_trying_every_chain_finds(
    path_store: Store, triples: list[tuple[str, str, str]], hops: int, structure: bool
) -> None:
    claims = [claim(" ".join(triple), f"{number}") for number, triple in enumerate(triples)]
    claims.append(claim("a pursues =peace", "ends"))
    claims.append(claim("b pursues =peace", "other end"))
    path_store.load(reading(*claims))
    found: dict[str, set[str]] = {}
    for sign, actors in paths(path_store, "a", "b", hops=hops, structure=structure):
        found.setdefault(sign, set()).add(actors)
    wanted = _by_trying(triples, hops, structure)
    assert found.keys() == wanted.keys()
    for sign, chains in wanted.items():
        assert found[sign] == chains if len(chains) <= 5 else found[sign] <= chains


@pytest.fixture(scope="module")
def path_store(tmp_path_factory: pytest.TempPathFactory) -> object:
    from sides.graph import open_store

    with open_store(tmp_path_factory.mktemp("paths") / "sides.store") as store:
        yield store


def _by_trying(triples: list[tuple[str, str, str]], hops: int, structure: bool) -> dict[str, set[str]]:
    """The shortest chains of each sign, by the definition: every order of actors, every edge of each hop."""
    kind = {"supports": "+", "attacks": "-", "leads": "0", "meets": "c"} | ({"envoy-of": "0"} if structure else {})
    edges: dict[frozenset[str], set[str]] = {}
    for one, relation, other in triples:
        if relation in kind:
            edges.setdefault(frozenset((one, other)), set()).add(kind[relation])
    shortest: dict[str, set[str]] = {}
    for length in range(1, hops + 1):
        found: dict[str, set[str]] = {}
        for between in permutations("cdef", length - 1):
            chain = ("a", *between, "b")
            choices = [""]
            for one, other in pairwise(chain):
                choices = [choice + edge for choice in choices for edge in edges.get(frozenset((one, other)), ())]
            for choice in choices:
                sign = _sign(choice)
                if sign and sign not in shortest:
                    found.setdefault(sign, set()).add(" ".join(chain))
        shortest.update(found)
    return shortest


def _sign(choice: str) -> str | None:
    if "c" in choice:
        return "contact" if choice.count("c") == 1 and "-" not in choice else None
    if set(choice) == {"0"}:
        return "same body"
    return "opposed" if choice.count("-") % 2 else "allied"
