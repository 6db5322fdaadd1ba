"""A ruling that can be contested: the award, or what was awarded before it, and what became of it."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from labor_relations.arbitration import events as happened


class Ruling(Struct, frozen=True):
    """``partial`` numbers the partial awards, 0 is the award; ``workers`` are those whose claims it is about.

    ``suits`` are the parties at court; whoever came back from there cannot go again.
    """

    partial: int
    on: date
    workers: tuple[str, ...]
    is_final: bool
    suits: frozenset[str] = frozenset()
    came_back: frozenset[str] = frozenset()
    set_aside_asked: frozenset[str] = frozenset()
    is_set_aside: bool = False
    effective: frozenset[str] = frozenset()
    execution: str | None = None
    executed: bool = False


def follow(ruling: Ruling, event: happened.OfAward) -> Ruling:
    match event:
        case happened.SuitFiled(party=party):
            return replace(ruling, suits=ruling.suits | {party})
        case happened.SuitEnded(party=party, outcome=outcome):
            if not outcome.leaves_award:
                return ruling
            return replace(ruling, suits=ruling.suits - {party}, came_back=ruling.came_back | {party})
        case happened.SetAsideAsked(party=party):
            return replace(ruling, set_aside_asked=ruling.set_aside_asked | {party})
        case happened.SetAsideRuled(is_set_aside=True):
            # It binds nobody any more, and everybody may go to court, also who has been there before.
            nobody = frozenset[str]()
            gone = {"set_aside_asked": nobody, "effective": nobody, "came_back": nobody}
            return replace(ruling, is_set_aside=True, **gone)
        case happened.SetAsideRuled():
            return replace(ruling, set_aside_asked=frozenset())
        case happened.AwardEffective(workers=workers):
            return replace(ruling, effective=ruling.effective | {*workers})
        case happened.ExecutionAsked(file=file):
            return replace(ruling, execution=file)
        case happened.ExecutionDone():
            return replace(ruling, executed=True)
        case _:
            raise ValueError(f"{event} cannot follow {ruling}")
