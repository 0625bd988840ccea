"""The commands of `sides`, one file a group; `sides.queries.cli` imports each only when it is called."""
