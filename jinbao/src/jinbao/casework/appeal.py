"""The ways to contest an answer of the office, and when they end."""

from msgspec import Struct

from jinbao.calendar import Deadline
from jinbao.decision import Appeal


class AppealEnds(Struct, frozen=True):
    """A way to appeal, and the last day on which it is open."""

    appeal: Appeal
    deadline: Deadline
