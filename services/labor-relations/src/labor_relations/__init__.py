"""Labour contracts, mediation and arbitration (劳动关系)."""
