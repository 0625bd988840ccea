"""Data sets that others coded: rows of who did what to whom, by the hundred thousand, with where each comes from."""
