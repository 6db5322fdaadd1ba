"""Local parameters: what a county, city or province sets for itself, as facts."""
