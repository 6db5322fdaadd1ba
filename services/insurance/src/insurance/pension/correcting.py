"""The facts of grants to be decided again: as they were, with the right day of birth and all interest."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, Row, select

from insurance.pension.recalculating import Corrected
from insurance.rural_pension.account_register import ENTRIES
from insurance.rural_pension.claim_knowledge import Case, Rows, formula_facts, people_of, read
from insurance.rural_pension.claim_register import CLAIMS, case_of
from insurance.rural_pension.claim_states import AtApproval, Dossier
from insurance.rural_pension.events.claim import ClaimCompleted, ClaimFiled
from insurance.rural_pension.uncredited import INTEREST
from jinbao.decision import Decision, Input, read_decision
from jinbao.service import Enquiry

ALIKE = ("contribution_", "made_up_", "child")
"""Facts of which there are several: a decision that asked for one of them asked for all."""


def corrected_by_person(enquiry: Enquiry, claims: Mapping[str, str]) -> dict[str, Corrected]:
    """What the granted claims of these persons rest on now; as many statements for one as for a hundred."""
    rows = enquiry.connection.execute(select(CLAIMS).where(CLAIMS.c.id.in_(claims.values()))).all()
    cases = cases_with_their_forms(enquiry, rows)
    known = read(enquiry, [*cases.values()], people_of(enquiry, [*cases.values()]))
    interest = interest_of(enquiry.connection, [row.person for row in rows])
    return {row.person: corrected(row, cases[row.id], known, interest[row.person]) for row in rows}


def cases_with_their_forms(enquiry: Enquiry, rows: Sequence[Row[Any]]) -> dict[str, Case]:
    """The claims as they lay before the approver."""
    ledger, persons = enquiry.service.ledger, {case_of(row.id): row for row in rows}
    cases = {}
    for stream, states in ledger.store.states_of(list(persons)).items():
        form = Dossier(employee_pension=False, children=(), hands=())
        for happened in (ledger.decode(state).event for state in states):
            if isinstance(happened, ClaimFiled | ClaimCompleted):
                form = Dossier(happened.employee_pension, happened.children, ())
        row = persons[stream]
        cases[row.id] = Case(row.id, row.person, AtApproval(form))
    return cases


def interest_of(connection: Connection, persons: Sequence[str]) -> Mapping[str, list[Row[Any]]]:
    """The entries of interest that stand in each account, in order."""
    entry = ENTRIES.c
    standing = (entry.person.in_(persons), entry.kind == INTEREST, entry.reversed_by.is_(None))
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(select(ENTRIES).where(*standing).order_by(entry.person, entry.number)):
        found[row.person].append(row)
    return found


def corrected(row: Row[Any], case: Case, rows: Rows, interest: Sequence[Row[Any]]) -> Corrected:
    decision = read_decision(row.decision.encode())
    decided_on = Input("decided_on", decision.on.isoformat(), "day", row.decision_event)
    facts = dict(_facts_of_that_day(decision, case, rows))
    facts = {one.name: one for one in with_late_interest(facts.values(), interest)}
    return Corrected(row.id, rows.people[row.person].born, decided_on, tuple(facts.values()))


def with_late_interest(facts: Iterable[Input], interest: Sequence[Row[Any]]) -> Iterator[Input]:
    """In the place of a year that lacked its interest stands what has been credited for it since."""
    for fact in facts:
        lacks = fact.name.startswith("year_without_interest:")
        since = [row for row in interest if lacks and row.year == fact.value]
        for row in since:
            yield Input(f"interest_{row.sub_ledger.lower()}:{row.year}", row.amount, "fen", row.event)
        if not since:
            yield fact


def _facts_of_that_day(decision: Decision, case: Case, rows: Rows) -> Iterator[tuple[str, Input]]:
    """What the decision asked, as it was told; what it had no need to ask, as the registers have it."""
    told = {fact.name: fact for fact in decision.inputs if fact.name != "born"}
    asked_alike = tuple(kind for kind in ALIKE if any(name.startswith(kind) for name in told))
    dossier = case.dossier or Dossier(employee_pension=False, children=(), hands=())
    for fact in formula_facts(case, dossier, paid_until(decision, case, dossier, rows)).inputs():
        if not fact.name.startswith(asked_alike):
            yield fact.name, fact
    yield from told.items()


def paid_until(decision: Decision, case: Case, dossier: Dossier, rows: Rows) -> Rows:
    """The contributions that had been paid when it was decided."""
    near = (case.person, *(child.person for child in dossier.children))
    paid = {
        person: tuple(one for one in rows.contributions.get(person, ()) if one.paid_on <= decision.on)
        for person in near
    }
    return replace(rows, contributions=paid)
