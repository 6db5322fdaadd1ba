"""What can be asked about the rural pension."""
