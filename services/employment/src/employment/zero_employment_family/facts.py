"""What has to be known around a zero-employment family."""

from employment.facts import PersonFacts
from jinbao.decision import Input

LAW = "就业促进法 五十六"


class FamilyFacts(PersonFacts, frozen=True, kw_only=True):
    """``confirmed`` is the day of it, ``refused`` what members refused without proper cause since then."""

    family: str
    household: str | None = None
    members: tuple[str, ...] = ()
    confirmed: tuple[Input, ...] = ()
    refused: tuple[Input, ...] = ()
    evidence: tuple[Input, ...] = ()
