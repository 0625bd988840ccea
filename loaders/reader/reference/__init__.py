"""Reference: which actor or place a name, a pronoun or "the group" stands for."""
