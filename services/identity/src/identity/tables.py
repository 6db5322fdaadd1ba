"""The tables of the identity service; each slice adds its registers to them."""

from jinbao.service import Tables

TABLES = Tables()
