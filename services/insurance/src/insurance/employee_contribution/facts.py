"""What is known around a bill or a relation: the employer, its place, its employees, and the month before."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from insurance.employee_contribution.events import BillLine
from insurance.employee_contribution.terms import EmployeeKind, EmployeeScheme
from insurance.items import EMPLOYEE_CONTRIBUTION, INTAKE
from insurance.serving import Unserved
from jinbao.actor import Grant
from jinbao.calendar import Month, first_day, last_day
from jinbao.casework import hands
from jinbao.casework.hands import CaseFacts, take
from jinbao.casework.known_employer import KnownEmployer
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.money import Fen
from jinbao.rules import LocalParameter


class Relation(Struct, frozen=True):
    """From when until when somebody is insured through an employer, both days with it."""

    person: str
    kind: EmployeeKind
    since: date
    until: date | None = None

    def covers(self, month: Month) -> bool:
        begun = self.since <= last_day(month)
        return begun and (self.until is None or self.until >= first_day(month))


class EmployerFacts(CaseFacts, frozen=True, kw_only=True):
    """An employer that is insured in ``place``: the case is its own, and its agents are as kin to it."""

    employer: KnownEmployer
    parameters: tuple[LocalParameter, ...] = ()


class RelationFacts(EmployerFacts, frozen=True, kw_only=True):
    """``heard`` is what the employment service says of them; ``months`` stand on bills of the employer."""

    is_known: bool = True
    died_on: date | None = None
    heard: tuple[Relation, ...] = ()
    months: tuple[Month, ...] = ()


class MonthBefore(Struct, frozen=True):
    """What the employer had to pay for the month before, and the event that says so."""

    amount: Fen
    lines: tuple[BillLine, ...]
    event: str


class BillFacts(EmployerFacts, frozen=True, kw_only=True):
    """``covered`` are insured in the month; ``declared`` and ``assessed`` are the events that say so.

    ``booked`` and ``charged`` are the events of payments and late fees by their numbers, ``measured`` that of
    what was last done about the bill. ``unserved`` are decisions of which the employer has not been told.
    """

    scheme: EmployeeScheme
    month: Month
    covered: Mapping[str, EmployeeKind] = {}
    month_before: MonthBefore | None = None
    declared: str = ""
    assessed: str = ""
    booked: Mapping[int, str] = {}
    charged: Mapping[int, str] = {}
    measured: str = ""
    unserved: tuple[Unserved, ...] = ()


def case_of(desk: Desk[BillFacts]) -> tuple[str, EmployeeScheme, Month, str, date]:
    """What every event of a bill begins with."""
    known = desk.known
    return known.employer.employer, known.scheme, known.month, known.place.region, desk.on


def must_speak_for_employer(desk: Desk[EmployerFacts]) -> None:
    """The agents of the employer do, and the officer who takes its papers in."""
    if desk.by.office is None and desk.by.person in desk.known.kin:
        return
    must_handle(desk, INTAKE)


def must_handle(desk: Desk[EmployerFacts], step: str, *others: str) -> Grant:
    """An officer takes a step who took no other, and who does not act for the employer (回避)."""
    grant = take(desk, step, EMPLOYEE_CONTRIBUTION)
    desk.must_not_be(*others)
    return grant


def out_of_order(desk: Desk[EmployerFacts], asked: object, stands: object) -> Refused:
    return hands.out_of_order(desk, EMPLOYEE_CONTRIBUTION, asked, stands, desk.known.kin)


def must_be_open(known: EmployerFacts, day: date, field: str) -> None:
    """An employer that is no more has nobody at work."""
    closed_on = known.employer.closed_on
    if closed_on and day >= closed_on:
        raise Refused("EMPLOYER_CLOSED", field=field, employer=known.employer.employer)
