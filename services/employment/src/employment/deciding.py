"""A question is put to the law: about whose case, on which day, by whom, and what was found."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from employment.facts import PersonFacts
from jinbao.actor import Grant
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.replay import decide
from jinbao.rule_set import RuleSet

F = TypeVar("F", bound=PersonFacts)


def decision_of(desk: Desk[F], rules: RuleSet, grant: Grant, found: Iterable[Input]) -> Decision:
    """What the law says of what was found."""
    known, on = desk.known, desk.on
    by = DecidedBy(desk.by.person, grant.office, grant.id)
    occasion = Occasion(about=known.person, within=known.place.within, on=on, known_by=on, decided_by=by)
    return decide(rules, occasion, found, known.parameters)


def day(name: str, value: date, source: str) -> Input:
    """A day that a register or a paper tells."""
    return Input(name, value.isoformat(), "day", source)


def truth(name: str, source: str, *, holds: bool) -> Input:
    return Input(name, holds, "truth", source)
