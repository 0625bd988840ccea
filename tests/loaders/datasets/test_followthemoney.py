"""followthemoney entities: actors with their names and ids; all of them invented."""

from __future__ import annotations

import json
from pathlib import Path

from reading_files import DATA, bad_lines, read
from sides.graph.actor import Actor

ENTITIES = "zz_league.entities.ftm.json"


def test_people_and_organizations_become_actors() -> None:
    registry, claims, report = read(ENTITIES)
    assert claims == []
    book = "followthemoney"
    assert registry.actors == (
        Actor(
            id="ftm-nk-aabb1",
            name="Ana Marlow",
            kind="person",
            aliases=("A. Marlow", "Ana Reed", "Анна Марлоу"),
            identifiers=(
                (book, "NK-AaBb1"),
                (book, "zz-old-1"),
                (book, "zz-old-2"),
                ("wikidata", "Q900000001"),
            ),
        ),
        Actor(
            id="ftm-zz-body-1",
            name="Ministry of the Lake",
            kind="organization",
            identifiers=((book, "zz-body-1"),),
        ),
        Actor(
            id="ftm-zz-co-1",
            name="Lake Trading",
            kind="organization",
            identifiers=((book, "zz-co-1"), ("lei", "ZZ00LAKE")),
        ),
        Actor(id="ftm-zz-le-1", name="The House", kind="actor", identifiers=((book, "zz-le-1"),)),
        Actor(
            id="ftm-zz-nest-1",
            name="Bo Reed",
            kind="person",
            aliases=("B. Reed",),
            identifiers=((book, "zz-nest-1"),),
        ),
        Actor(
            id="ftm-zz-org-1",
            name="Coast League",
            kind="organization",
            aliases=("CL", "Береговая лига"),
            identifiers=((book, "zz-org-1"),),
        ),
    )
    assert (report.rows, report.actors, registry.id) == (14, 6, "followthemoney-zz-league")


def test_what_is_no_actor_is_counted_by_its_schema() -> None:
    _, _, report = read(ENTITIES)
    assert report.unmapped == {"Ownership": 1, "Vessel": 1, "Guild": 1}
    assert report.skipped == {"LegalEntity without a name": 1}
    bad = bad_lines(report)
    assert bad.pop(11).startswith("this line is no JSON: ")
    assert bad == {
        12: "id is no text",
        13: "properties of zz-bad-3 is no object",
        14: "schema of zz-bad-4 is no text",
    }


def test_a_list_of_entities_is_taken_too(tmp_path: Path) -> None:
    lines = (DATA / ENTITIES).read_text("utf-8").splitlines()[:3]
    path = tmp_path / "league.json"
    path.write_text(json.dumps([json.loads(line) for line in lines], indent=1))
    registry, _, report = read(path)
    assert [actor.name for actor in registry.actors] == ["Ana Marlow", "Ministry of the Lake", "Coast League"]
    assert report.bad_rows == 0
