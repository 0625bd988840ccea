"""The rows that every saved query gives on the bundled example, written from a real Neo4j 5.26.

    python tests/queries/golden_rows.py

starts that server (or takes the one of SIDES_TEST_NEO4J), asks it everything in CASES and writes `golden/NAME.json`.
Read the difference before it is committed: these rows say what the queries mean.
"""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sides.graph import open_store
from sides.graph.store import Store
from sides.loaders import claims_file
from sides.queries.run import run

GOLDEN = Path(__file__).parent / "golden"
EXAMPLE = Path(claims_file.__file__).parent / "examples" / "jufra-2017" / "jufra-2017.claims.yaml"

#: What each saved query is asked.
CASES: dict[str, list[dict[str, Any]]] = {
    "actors": [{}, {"kind": "person"}],
    "alliance-paths": [
        {"start": "Egypt", "goal": "LNA"},
        {"start": "UN", "goal": "Serraj"},
        {"start": "Egypt", "goal": "GNA"},
    ],
    "claim": [{"claim": "egypt-helps"}, {"claim": "base-deserted"}, {"claim": "kobler-mediates"}],
    "claims-about": [
        {"about": "Misrata"},
        {"about": "GNA"},
        {"about": "Al Jufra"},
        {"about": "LNA", "modalities": ["planned", "questioned"]},
        {"about": "LNA", "statuses": ["draft"]},
    ],
    "disputed": [{}, {"about": "LNA"}, {"min_confidence": 0.9}],
    "evidence": [{"edge": "egypt supports haftar"}, {"edge": "haftar not-recognizes gna"}, {"edge": "kobler mediates"}],
    "mediators": [{}, {"as_of": "2017-06-03"}],
    "not-counted": [
        {"actor": "LNA"},
        {"actor": "LNA", "sign": -1},
        {"actor": "LNA", "as_of": "2017-06-03"},
    ],
    "opposition-paths": [{"start": "Egypt", "goal": "GNA"}, {"start": "LNA", "goal": "BDB"}],
    "own-people": [{"actor": "LNA"}, {"actor": "UN"}],
    "puzzles": [{}],
    "readings": [{}],
    "sources": [{}],
    "speakers": [{}, {"speaker": "Mismari"}, {"about": "Haftar"}],
    "territory": [{}, {"about": "Al Jufra"}, {"about": "LNA", "modalities": ["planned"]}],
    "timeline": [{"about": "Haftar"}, {"about": "Derna"}],
    "who-opposes": [{"actor": "LNA"}, {"actor": "GNA"}, {"actor": "Haftar", "as_of": "2017-06-03", "undated": True}],
    "who-supports": [{"actor": "LNA"}, {"actor": "GNA"}, {"actor": "Haftar"}, {"actor": "LNA", "since": "2017"}],
}


def answers(store: Store, query: str) -> list[dict[str, Any]]:
    """What `store` answers to each case of a query, as JSON holds it."""
    found = [{"asked": asked, "rows": run(store, query, **asked).rows} for asked in CASES[query]]
    return json.loads(json.dumps(found, default=_text))  # type: ignore[no-any-return]


def _text(value: object) -> str:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"{value!r} is nothing that a row may hold")


def load_example(store: Store) -> None:
    """Load the bundled article's claims."""
    store.load(claims_file.read_claims_file(EXAMPLE).reading)


def write(store: Store) -> None:
    """Write the golden rows from `store`, and remove those of queries that are gone."""
    GOLDEN.mkdir(exist_ok=True)
    for path in GOLDEN.glob("*.json"):
        if path.stem not in CASES:
            path.unlink()
    for query in CASES:
        text = json.dumps(answers(store, query), indent=1, ensure_ascii=False, sort_keys=True)
        (GOLDEN / f"{query}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Write them from a server of our own, or the given one."""
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from neo4j_server import V5, empty, given_server, running

    given = given_server()
    with nullcontext(given) if given is not None else running(V5) as server:
        empty(server)
        with open_store(server.uri, user=server.user, password=server.password, create=True) as store:
            load_example(store)
            write(store)
        empty(server)


if __name__ == "__main__":
    main()
