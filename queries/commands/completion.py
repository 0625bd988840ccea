"""Shell completion: the script to source, and the names that are completed from a store."""

from __future__ import annotations

import os

import click
from sides.queries.commands.options import Command

SHELLS = {
    "bash": 'add to ~/.bashrc:  eval "$(sides completion bash)"',
    "zsh": 'add to ~/.zshrc:  eval "$(sides completion zsh)"',
    "fish": "sides completion fish > ~/.config/fish/completions/sides.fish",
}


@click.command(
    "completion",
    cls=Command,
    short_help="Print the completion script of a shell.",
    examples=("sides completion bash", 'eval "$(sides completion zsh)"'),
)
@click.argument("shell", type=click.Choice(list(SHELLS)))
def completion_command(shell: str) -> None:
    """Print what makes SHELL complete the commands, options, saved queries and actors of `sides` and `who-supports`.

    \b
    bash  add to ~/.bashrc:  eval "$(sides completion bash)"
    zsh   add to ~/.zshrc:   eval "$(sides completion zsh)"
    fish  sides completion fish > ~/.config/fish/completions/sides.fish
    """
    from click.shell_completion import get_completion_class
    from sides.queries.cli import sides

    script = get_completion_class(shell)
    assert script is not None
    for program in ("sides", "who-supports"):
        variable = f"_{program.upper().replace('-', '_')}_COMPLETE"
        click.echo(script(sides, {}, program, variable).source())


def actor_names(location: str | None, typed: str) -> list[str]:
    """Ids, names and aliases of actors that begin with `typed` and have no space, from an embedded store.

    Nothing where there is no store, or it is a server (which may ask for a password), or it is busy: completion never
    complains.
    """
    target = location or os.environ.get("SIDES_STORE") or "sides.store"
    if not os.path.isdir(target):
        return []
    from sides.graph.errors import SidesError
    from sides.graph.names import fold
    from sides.graph.store import open_store

    # Comparing the names as typed keeps them findable by the shell, which knows nothing of folding.
    text = (
        "MATCH (n:Name)-[:NAMES]->(a:Actor) WHERE n.key STARTS WITH $key RETURN DISTINCT a.id AS id, a.name AS name, "
    )
    text += "a.short AS short, a.aliases AS aliases ORDER BY id LIMIT 50"
    found: list[str] = []
    try:
        with open_store(target, read_only=True, wait=0.2) as store:
            for key in (fold(typed), f"id:{fold(typed)}"):
                for row in store.rows(text, {"key": key}):
                    found += [row["short"] or "", row["name"], *row["aliases"], row["id"]]
    except SidesError:
        return []
    wanted = typed.casefold()
    fitting = [name for name in found if name.casefold().startswith(wanted) and " " not in name]
    return list({name.casefold(): name for name in reversed(fitting)}.values())[::-1]


def query_names(typed: str) -> list[str]:
    """Names of saved queries that begin with `typed`."""
    from sides.graph.errors import SidesError
    from sides.queries.catalogue import catalogue

    try:
        return [name for name in catalogue() if name.startswith(typed)]
    except SidesError:
        return []
