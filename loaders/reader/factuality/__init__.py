"""Factuality: polarity and modality of what a sentence states."""
