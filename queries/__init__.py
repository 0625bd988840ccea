"""How the graph is asked: the saved queries, their answers, and the command line."""
