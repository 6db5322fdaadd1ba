"""Offices (机构) on four levels, bodies of their own or plates, and which of them serves whom on each day."""
