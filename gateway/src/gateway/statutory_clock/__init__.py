"""The statutory clocks of every service, in the graph."""
