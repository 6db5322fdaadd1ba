"""The tables of the service; each slice adds its registers to them."""

from jinbao.casework.tables import tables_of_casework

TABLES = tables_of_casework()
