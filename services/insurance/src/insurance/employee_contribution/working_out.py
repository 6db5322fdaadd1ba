"""The decisions about a bill: what a month comes to, what an undeclared one, what is added when late."""

from collections.abc import Iterator, Mapping
from datetime import date

from insurance.employee_contribution.events import BillAssessed, BillLine, DeclaredLine
from insurance.employee_contribution.facts import BillFacts, MonthBefore
from insurance.employee_contribution.late_fees import Late
from insurance.employee_contribution.stages import Billed
from insurance.employee_contribution.terms import BillBasis, EmployeeKind, EmployeeScheme
from insurance.law import (
    LATE_FEE,
    PENSION_CONTRIBUTION,
    UNDECLARED_CONTRIBUTION,
    UNEMPLOYMENT_CONTRIBUTION,
)
from jinbao.actor import Grant
from jinbao.calendar import due_in_days
from jinbao.decider import Refused
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.money import Fen, in_proportion
from jinbao.replay import decide as work_out
from jinbao.rule_set import RuleSet
from jinbao.rules import Law

OF_SCHEME: Mapping[EmployeeScheme, RuleSet] = {
    EmployeeScheme.UNEMPLOYMENT: UNEMPLOYMENT_CONTRIBUTION,
    EmployeeScheme.PENSION: PENSION_CONTRIBUTION,
}


def law_of(known: BillFacts) -> Law:
    return LATE_FEE.law.at(known.place.within, known.parameters)


def due_day(desk: Desk[BillFacts]) -> date:
    """Until when it has to be paid; a day of rest rolls."""
    period = law_of(desk.known).parameter("payment_days", desk.on, known_by=desk.on)
    return due_in_days(period.number, desk.on, period.source.document).day


def assessed(
    desk: Desk[BillFacts],
    lines: tuple[DeclaredLine, ...],
    grant: Grant,
    standing: Billed | None = None,
) -> BillAssessed:
    """By the rates of the month, for each employee; a correction gives nobody more time."""
    known = desk.known
    inputs = [Input("month", known.month, "month", known.declared)]
    for line in lines:
        inputs.append(Input(f"base:{line.person}", line.base, "fen", known.declared))
        if known.scheme is EmployeeScheme.UNEMPLOYMENT:
            rural = line.kind is EmployeeKind.RURAL_CONTRACT_WORKER
            inputs.append(Input(f"rural_contract_worker:{line.person}", rural, "truth", known.declared))
    decision = decided(desk, OF_SCHEME[known.scheme], inputs, grant)
    parts = tuple(parted(decision, lines))
    return bill_of(desk, BillBasis.DECLARED, parts, decision, standing)


def parted(decision: Decision, lines: tuple[DeclaredLine, ...]) -> Iterator[BillLine]:
    """What falls to employer and employee, by the steps of the decision."""
    steps = {step.name: step.result for step in decision.steps}
    for line in lines:
        employer, person = (steps[f"{whose}_part:{line.person}"] for whose in ("employer", "person"))
        if isinstance(employer, int) and isinstance(person, int):
            yield BillLine(line.person, line.kind, line.base, employer, person)


def undeclared(desk: Desk[BillFacts], grant: Grant) -> BillAssessed:
    """More than the month before, for those of that month who are still insured there."""
    before = desk.known.month_before
    if not desk.known.covered:
        raise Refused("NOBODY_INSURED_THEN", field="month", month=desk.known.month)
    if before is None:
        raise Refused("NO_MONTH_BEFORE", field="month", month=desk.known.month)
    inputs = [Input("month_before", before.amount, "fen", before.event)]
    decision = decided(desk, UNDECLARED_CONTRIBUTION, inputs, grant)
    lines = spread(before, amount_in(decision), desk.known)
    return bill_of(desk, BillBasis.UNDECLARED, lines, decision)


def spread(before: MonthBefore, amount: Fen, known: BillFacts) -> tuple[BillLine, ...]:
    """Each line of the month before in proportion, until the employer says who was there (own)."""
    lines = [line for line in before.lines if line.person in known.covered]
    weights = [part for line in lines for part in (line.employer_part, line.person_part)]
    parts = iter(in_proportion(amount, weights)) if lines else iter(())
    return tuple(BillLine(line.person, line.kind, line.base, next(parts), next(parts)) for line in lines)


def bill_of(
    desk: Desk[BillFacts],
    basis: BillBasis,
    lines: tuple[BillLine, ...],
    decision: Decision,
    standing: Billed | None = None,
) -> BillAssessed:
    known, amount = desk.known, amount_in(decision)
    return BillAssessed(
        employer=known.employer.employer,
        scheme=known.scheme,
        month=known.month,
        region=known.place.region,
        on=desk.on,
        basis=basis,
        lines=lines,
        amount=amount,
        first_on=standing.first_on if standing else desk.on,
        due_on=standing.due_on if standing else due_day(desk),
        outstanding=max(0, amount - standing.received) if standing else amount,
        overtakes=known.assessed if standing else None,
        decision=decision,
        officer=desk.by.person,
    )


def late_fee(desk: Desk[BillFacts], one: Late, grant: Grant) -> Decision:
    return decided(desk, LATE_FEE, facts_of(one, desk.known), grant)


def would_be_charged(one: Late, known: BillFacts, on: date) -> Fen:
    """The same without anybody who decides it."""
    return amount_in(worked_out(known, LATE_FEE, facts_of(one, known), on, DecidedBy("", "", "")))


def facts_of(one: Late, known: BillFacts) -> list[Input]:
    return [
        Input("late_after", one.after.isoformat(), "day", known.assessed),
        Input("late_through", one.through.isoformat(), "day", known.assessed),
        Input("owed", one.principal, "fen", known.assessed),
    ]


def amount_in(decision: Decision) -> Fen:
    return decision.amount.fen if decision.amount else 0


def decided(desk: Desk[BillFacts], rules: RuleSet, inputs: list[Input], grant: Grant) -> Decision:
    """Under the grant of whoever takes the step."""
    by = DecidedBy(desk.by.person, grant.office, grant.id)
    return worked_out(desk.known, rules, inputs, desk.on, by)


def worked_out(known: BillFacts, rules: RuleSet, inputs: list[Input], on: date, by: DecidedBy) -> Decision:
    occasion = Occasion(
        about=known.employer.employer, within=known.place.within, on=on, known_by=on, decided_by=by
    )
    return work_out(rules, occasion, inputs, known.parameters)
