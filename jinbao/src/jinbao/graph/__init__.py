"""What a service's ``graph.py`` is written with; ``references`` names the types of other services."""

from jinbao.bus import Call
from jinbao.graph.case import actions_of, clocks_of, history_of
from jinbao.graph.connection import Connection, Edge, PageInfo
from jinbao.graph.context import Context, Info
from jinbao.graph.errors import Errors
from jinbao.graph.find import by_id
from jinbao.graph.law import law, law_if_any, laws
from jinbao.graph.link import ITS_OWN, ask, ask_each, link
from jinbao.graph.mutation import mutation
from jinbao.graph.node import Entity, Node, contributes, entity, id_of, value, what_stands_in
from jinbao.graph.questions import words
from jinbao.graph.refusal import Refusal
from jinbao.graph.scalars import SCALARS, Money, Month
from jinbao.graph.trial import would
from jinbao.graph.watch import watch

__all__ = [
    "ITS_OWN",
    "SCALARS",
    "Call",
    "Connection",
    "Context",
    "Edge",
    "Entity",
    "Errors",
    "Info",
    "Money",
    "Month",
    "Node",
    "PageInfo",
    "Refusal",
    "actions_of",
    "ask",
    "ask_each",
    "by_id",
    "clocks_of",
    "contributes",
    "entity",
    "history_of",
    "id_of",
    "law",
    "law_if_any",
    "laws",
    "link",
    "mutation",
    "value",
    "watch",
    "what_stands_in",
    "words",
    "would",
]
