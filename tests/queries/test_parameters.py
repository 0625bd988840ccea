"""Typed parameters of saved queries: what is taken, what is refused, and how it is written for Neo4j Browser."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sides.graph import open_store
from sides.graph.errors import AmbiguousActor, InvalidParameter, UnknownActor, UnknownClaim, UnknownName
from sides.queries.catalogue import SavedQuery, catalogue, saved_query
from sides.queries.parameter_types import TYPES
from sides.queries.parameters import Parameter, bind, param_lines
from sides.queries.run import run


def query_of(*parameters: Parameter) -> SavedQuery:
    return SavedQuery(
        id="q",
        title="Q",
        category="c",
        about="",
        parameters=parameters,
        columns=(),
        examples=(),
        cypher="",
        path=Path(),
    )


def one(kind: str, default: Any = None, *, required: bool = False) -> SavedQuery:
    return query_of(Parameter(name="value", type=kind, required=required, default=default, help="what for"))


@pytest.mark.parametrize(
    ("kind", "given", "bound"),
    [
        ("string", "lna", "lna"),
        ("int", "12", 12),
        ("int", -3, -3),
        ("float", "0.5", 0.5),
        ("float", 1, 1.0),
        ("confidence", "0.5", 0.5),
        ("confidence", 1, 1.0),
        ("confidence", 0, 0.0),
        ("bool", "yes", True),
        ("bool", "False", False),
        ("bool", True, True),
        ("date", "2017-06-03", date(2017, 6, 3)),
        ("date", "2017-06", date(2017, 6, 1)),
        ("date", "2017", date(2017, 1, 1)),
        ("date", date(2017, 6, 3), date(2017, 6, 3)),
        ("date", datetime(2017, 6, 3, 12), date(2017, 6, 3)),
        ("end-date", "2017-02", date(2017, 2, 28)),
        ("end-date", "2016", date(2016, 12, 31)),
        ("list", "a, b,,c ", ["a", "b", "c"]),
        ("list", ("a", "b, c"), ["a", "b, c"]),
        ("list", "", []),
        ("statuses", "draft,accepted", ["draft", "accepted"]),
        ("modalities", ["planned"], ["planned"]),
        ("relation", "Captures from", "captures-from"),
        ("sign", "-1", -1),
        ("actor-kind", "Armed group", "armed-group"),
        ("actor", "Khalifa  HÄFTAR", "khalifa haftar"),
        ("actor", "id:Lna", "id:Lna"),
        ("thing", "Al Jufra", "al jufra"),
        ("claim", " #3f2 ", "#3f2"),
    ],
)
def test_a_value_is_taken_as_its_type(kind: str, given: object, bound: object) -> None:
    found = bind(one(kind, required=True), {"value": given})["value"]
    assert (found, type(found)) == (bound, type(bound))


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        ("string", 3, "q: value: 3 is no text"),
        ("int", "twelve", "q: value: 'twelve' is not a whole number"),
        ("int", "1.5", "'1.5' is not a whole number"),
        ("int", True, "True is not a whole number"),
        ("sign", "5", "q: value: '5' is not -1, 0 or 1"),
        ("sign", "plus", "'plus' is not a whole number"),
        ("float", "half", "'half' is not a number"),
        ("float", "nan", "'nan' is not a number"),
        ("float", "inf", "'inf' is not a number"),
        ("float", False, "False is not a number"),
        ("confidence", "2", "'2' is not between 0 and 1"),
        ("confidence", -0.1, "-0.1 is not between 0 and 1"),
        ("confidence", "nan", "'nan' is not a number"),
        ("string", list(range(100)), "is no text"),
        ("bool", "maybe", "'maybe' is not true or false"),
        ("bool", 1, "1 is not true or false"),
        ("date", "3 June 2017", "'3 June 2017' is no ISO date"),
        ("date", "2017-02-30", "'2017-02-30' is no date"),
        ("date", 2017, "2017 is not an ISO date"),
        ("list", 3, "3 is not a list"),
        ("list", [1], "1 is no text"),
        ("statuses", "acepted", "'acepted' is no status; did you mean accepted?"),
        ("modalities", "zzz", "'zzz' is no modality; there are happened"),
        ("actor-kind", "goverment", "'goverment' is no kind of actor; did you mean government?"),
        ("relation", "suports", "'suports' is no relation; did you mean supports?"),
        ("actor", "  ", "'  ' is no name"),
        ("actor", 3, "3 is no name"),
    ],
)
def test_a_value_of_another_type_is_refused(kind: str, given: object, message: str) -> None:
    with pytest.raises(InvalidParameter) as wrong:
        bind(one(kind), {"value": given})
    assert message in str(wrong.value)
    assert wrong.value.exit_code == 2


def test_every_type_is_tested_here() -> None:
    assert set(TYPES) == {
        "string", "int", "float", "confidence", "bool", "date", "end-date", "list", "statuses", "modalities",
        "relation", "actor", "place", "thing", "claim", "actor-kind", "sign",
    }  # fmt: skip


def test_every_saved_query_declares_a_confidence_as_one() -> None:
    types = {each.type for query in catalogue().values() for each in query.parameters if "confidence" in each.name}
    assert types == {"confidence"}


@pytest.mark.parametrize("kind", ["int", "confidence", "date", "actor-kind", "relation"])
def test_a_very_long_value_is_shortened_in_the_message(kind: str) -> None:
    with pytest.raises(InvalidParameter) as wrong:
        bind(one(kind), {"value": "begin" + "x" * 5000 + "end"})
    assert len(str(wrong.value)) < 1000
    assert "begin" in str(wrong.value)
    assert "xend" in str(wrong.value)


def test_defaults_are_filled_in_and_none_stands_for_them() -> None:
    query = query_of(
        Parameter(name="a", type="float", required=False, default=0.5),
        Parameter(name="b", type="date", required=False, default=None),
    )
    assert bind(query, {}) == bind(query, {"a": None, "b": None}) == {"a": 0.5, "b": None}
    assert bind(query, {"b": "2017-01-01"}) == {"a": 0.5, "b": date(2017, 1, 1)}


def test_a_missing_or_unknown_parameter_is_named() -> None:
    with pytest.raises(InvalidParameter, match="who-supports needs actor \\(actor: name, alias or id\\); give actor=…"):
        bind(saved_query("who-supports"), {})
    with pytest.raises(InvalidParameter, match=r"has no parameter 'min_confidnce'.*Did you mean min_confidence"):
        bind(saved_query("who-supports"), {"actor": "x", "min_confidnce": 1})
    with pytest.raises(InvalidParameter, match="readings has no parameter 'actor'; it takes none"):
        bind(saved_query("readings"), {"actor": "x"})


def test_names_are_looked_up_in_the_store(example_store: Path) -> None:
    with open_store(example_store, read_only=True) as store:
        assert bind(one("actor"), {"value": "khalifa HAFTAR"}, store) == {"value": "id:haftar"}
        assert bind(one("actor"), {"value": "id:haftar"}, store) == {"value": "id:haftar"}
        assert bind(one("actor"), {"value": store.actor("lna")}, store) == {"value": "id:lna"}
        assert bind(one("place"), {"value": "al jufra"}, store) == {"value": "id:jufra"}
        assert bind(one("thing"), {"value": "GNA"}, store) == {"value": "id:gna"}
        with pytest.raises(UnknownActor, match="Did you mean"):
            bind(one("actor"), {"value": "Haftr"}, store)
        with pytest.raises(UnknownActor, match="is a place"):
            bind(one("actor"), {"value": "Misrata"}, store)
        with pytest.raises(UnknownName, match="no place is called 'LNA'"):
            bind(one("place"), {"value": "LNA"}, store)
        with pytest.raises(UnknownClaim):
            bind(one("claim"), {"value": "no such claim"}, store)


def test_a_name_that_two_actors_share_is_asked_back(own_store: Path) -> None:
    from sides.graph.actor import Actor
    from sides.graph.reading import Reading

    other = Actor(id="other-lna", name="Lebanese National Army", short="LNA", kind="armed-group")
    with open_store(own_store) as store:
        store.load(Reading(id="more", actors=(other,)))
        with pytest.raises(AmbiguousActor, match="other-lna"):
            run(store, "who-supports", actor="LNA")
        assert bind(one("thing"), {"value": "LNA"}, store) == {"value": "lna"}  # the claims about both
        assert run(store, "who-supports", actor="other-lna").rows == []


def test_param_lines_set_the_parameters_in_neo4j_browser() -> None:
    query = query_of(
        Parameter(name="actor", type="actor", required=True, default=None),
        Parameter(name="words", type="string", required=False, default=None),
        Parameter(name="least", type="float", required=False, default=0.0),
        Parameter(name="day", type="date", required=False, default=None),
        Parameter(name="undated", type="bool", required=False, default=False),
        Parameter(name="statuses", type="statuses", required=False, default=["accepted"]),
    )
    values = {"actor": "LNA", "words": "it's a \\ \n", "day": "2017-06-03"}
    assert param_lines(query, values) == (
        ":param actor => 'lna';\n"
        ":param words => 'it\\'s a \\\\ \\n';\n"
        ":param least => 0.0;\n"
        ":param day => date('2017-06-03');\n"
        ":param undated => false;\n"
        ":param statuses => ['accepted'];\n"
    )
    assert ":param words => null;\n" in param_lines(query, {"actor": "x"})


def test_a_result_says_what_was_asked(example_store: Path) -> None:
    with open_store(example_store, read_only=True) as store:
        result = run(store, "who-supports", actor="LNA", as_of="2017")
    assert result.query.id == "who-supports"
    assert result.columns == result.query.column_names
    assert result.rows == []
    assert result.parameters == {
        "actor": "id:lna", "min_confidence": 0.0, "as_of": date(2017, 12, 31), "since": None, "until": None,
        "undated": False,
    }  # fmt: skip
