"""Answers: rows of the saved queries turned into text that a person reads at 80 columns."""
