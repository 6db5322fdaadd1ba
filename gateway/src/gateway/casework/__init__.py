"""What every case has in the graph, whichever service keeps it."""
