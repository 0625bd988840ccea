"""The reader: what articles claim, as drafts for an analyst to review."""
