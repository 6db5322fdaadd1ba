"""Trying a fact out (试算): it is recorded, whoever listens hears of it, and all is undone."""
