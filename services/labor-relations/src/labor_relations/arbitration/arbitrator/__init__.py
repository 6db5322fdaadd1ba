"""How arbitrators show in the graph."""
