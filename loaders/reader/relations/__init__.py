"""Relations: the lexicon's patterns laid on a parse, and whom each relates to whom."""
