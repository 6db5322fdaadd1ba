"""How awards show in the graph."""
