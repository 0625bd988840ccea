"""Names: those that gazetteers and the text itself give, and those that are proposed."""
