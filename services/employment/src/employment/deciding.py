"""A question is put to the law: about whose case, on which day, by whom, and what was found."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct

from employment.facts import PersonFacts
from jinbao.actor import Grant
from jinbao.casework.paper import CasePaper
from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.replay import decide
from jinbao.rule_set import RuleSet

F = TypeVar("F", bound=PersonFacts)


class OnRecord(Struct, frozen=True):
    """A ground to end something, since when it is there, and the event from which it is known."""

    since: date
    event: str


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


def shown(
    ground: StrEnum, record: OnRecord | None, since: date, papers: Sequence[CasePaper], law: str
) -> Input:
    """By the event from which it is known, where the registers have one in time; otherwise by the papers."""
    if record is not None and (record.since <= since or not papers):
        return day(f"{ground.lower()}_since", record.since, record.event)
    if not papers:
        raise Refused("GROUND_NOT_PROVED", field="papers", law=law)
    return truth(ground.lower(), papers[0].id, holds=True)


def death_on_record(known: PersonFacts, law: str) -> OnRecord:
    """No paper stands in for the record of a death."""
    if known.died_on is None:
        raise Refused("DEATH_NOT_KNOWN", field="ground", law=law)
    return OnRecord(known.died_on, known.death_event)
