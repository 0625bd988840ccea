"""What is known: claims, their RDF, the stores that hold them, and the algorithms over them.

The usual way in is `open_store`:

    from sides.graph import open_store

    with open_store("sides.store") as store:
        for row in store.rows("MATCH (a:Actor) RETURN a.id AS id ORDER BY id"):
            print(row["id"])
"""

from typing import Any

__all__ = ["open_store", "to_networkx"]


def __getattr__(name: str) -> Any:
    if name == "open_store":
        from sides.graph.store import open_store

        return open_store
    if name == "to_networkx":
        from sides.graph.network import to_networkx

        return to_networkx
    raise AttributeError(name)
