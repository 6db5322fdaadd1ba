"""What has to be known around a zero-employment family."""

from collections.abc import Mapping

from employment.facts import PersonFacts
from jinbao.decision import Input

LAW = "就业促进法 五十六"


class FamilyFacts(PersonFacts, frozen=True, kw_only=True):
    """``confirmed`` is the day of it, ``refused`` what members refused without proper cause since then.

    ``work`` is what members do, by the event from which it is known.
    """

    family: str
    household: str | None = None
    members: tuple[str, ...] = ()
    confirmed: tuple[Input, ...] = ()
    refused: tuple[Input, ...] = ()
    work: Mapping[str, str] = {}
    evidence: tuple[Input, ...] = ()
