"""What the published layouts are called; apart from the layouts, which take long to import."""

from __future__ import annotations

LAYOUTS = ("acled", "ucdp-ged", "ucdp-esd", "icews", "temporal-graph", "gdelt", "followthemoney")
"""Their names, which are also those of their data sets, in the order of `published.layouts`."""
