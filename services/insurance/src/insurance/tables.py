"""The tables of the insurance service; each slice adds its registers to them."""

from jinbao.service import Tables

TABLES = Tables()
