"""Mending a parse: what the small pipelines take for something else in the news, put right once for all readers."""
