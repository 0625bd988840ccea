"""Circumstances: when, where, by what means and how."""
