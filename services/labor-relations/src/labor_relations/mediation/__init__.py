"""Mediation (调解): somebody neutral helps a worker and an employer to agree, within fifteen days."""
