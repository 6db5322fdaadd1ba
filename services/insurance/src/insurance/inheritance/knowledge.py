"""What insurance must know to decide inheritances: the death, the kin, what was left, the shares paid."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from insurance.inheritance.estate import Left
from insurance.inheritance.pension_left import left_of_pensions
from insurance.inheritance.register import INHERITANCES, UNDER_WAY
from insurance.inheritance.standing import InheritanceFacts
from insurance.inheritance.terms import EstateKind
from insurance.inheritance.unemployment_left import left_of_benefits
from insurance.payment_run.register import LINES
from insurance.payment_run.terms import LineState
from insurance.rural_pension.claim_knowledge import rows_by
from insurance.rural_pension.knowledge import on_record, person_facts
from insurance.single_sum.register import SUMS
from jinbao.casework.people import known_people
from jinbao.service import Enquiry

Rows: TypeAlias = Mapping[str, Row[Any]]
LEFT_UNDER: Mapping[EstateKind, Callable[[Connection, Rows, Rows], dict[str, Left]]] = {
    EstateKind.RURAL_PENSION: left_of_pensions,
    EstateKind.UNEMPLOYMENT: left_of_benefits,
}


class Case(Struct, frozen=True):
    """An inheritance, who died, and of which insurance it is."""

    inheritance: str
    person: str
    kind: EstateKind


def inheritance_facts(enquiry: Enquiry, cases: Sequence[Case], on: date) -> dict[str, InheritanceFacts]:
    """What the decider knows around each case; as many statements for one as for a hundred."""
    found: dict[str, InheritanceFacts] = {}
    for kind in LEFT_UNDER:
        if theirs := [case for case in cases if case.kind is kind]:
            found |= facts_of_kind(enquiry, kind, theirs, on)
    return found


def facts_of_kind(
    enquiry: Enquiry, kind: EstateKind, cases: Sequence[Case], on: date
) -> dict[str, InheritanceFacts]:
    connection, persons = enquiry.connection, [case.person for case in cases]
    forms = rows_by(connection, INHERITANCES, INHERITANCES.c.person, persons, by=INHERITANCES.c.id)
    asked = {case.person: forms[case.inheritance] for case in cases if case.inheritance in forms}
    left = LEFT_UNDER[kind](connection, on_record(enquiry, persons), asked)
    kept = {person: one.region for person, one in left.items() if one.region}
    common = person_facts(enquiry, persons, on, kept)
    people = known_people(connection, {*persons, *(kin for facts in common.values() for kin in facts["kin"])})
    living = {row.person for row in people.values() if not row.death_is_proven}
    others, shares = open_cases(forms.values()), shares_by_state(connection, [*forms])
    return {
        case.inheritance: InheritanceFacts(
            **common[case.person],
            inheritance=case.inheritance,
            kind=kind,
            possible_heirs=common[case.person]["kin"] & living,
            other_inheritance=bool(others[case.person, kind] - {case.inheritance}),
            left=left[case.person],
            death_event=people[case.person].death_event,
            granted_by=forms[case.inheritance].granted_event if case.inheritance in forms else None,
            paid_by=forms[case.inheritance].paid_event if case.inheritance in forms else None,
            credited=shares[case.inheritance, LineState.PAID],
            at_the_bank=shares[case.inheritance, LineState.SENT],
        )
        for case in cases
    }


def shares_by_state(
    connection: Connection, inheritances: Sequence[str]
) -> Mapping[tuple[str, str], frozenset[str]]:
    """The heirs of each whose shares stand so in a run."""
    statement = (
        select(SUMS.c.of, LINES.c.state, SUMS.c.person)
        .join(LINES, LINES.c.entitlement == SUMS.c.id)
        .where(SUMS.c.of.in_(inheritances))
    )
    found: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for inheritance, state, heir in connection.execute(statement):
        found[inheritance, state] |= {heir}
    return found


def open_cases(cases: Iterable[Row[Any]]) -> Mapping[tuple[str, str], frozenset[str]]:
    """Those under way, by the person who died and the insurance."""
    found: dict[tuple[str, str], frozenset[str]] = defaultdict(frozenset)
    for one in cases:
        if one.stage in UNDER_WAY:
            found[one.person, one.kind] |= {one.id}
    return found
