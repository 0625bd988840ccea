"""Attribution: who says it, in what way, and for whom."""
