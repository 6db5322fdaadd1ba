"""A service: one ledger, its registers, and the one way in which every command goes."""

from jinbao.service.reacting import INBOX
from jinbao.service.service import Service
from jinbao.service.slice import Enquiry, Handler, LookUp, Names, Part, Reaction, Slice, to
from jinbao.service.tables import Tables

__all__ = [
    "INBOX",
    "Enquiry",
    "Handler",
    "LookUp",
    "Names",
    "Part",
    "Reaction",
    "Service",
    "Slice",
    "Tables",
    "to",
]
