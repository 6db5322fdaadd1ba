"""What can be looked up of decisions: how each was worked out, in sentences, and whether it holds."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import Row, select

from insurance.parameter.register import set_in
from insurance.rule_set.register import kept
from insurance.rural_pension.answers import (
    AppealAnswer,
    DecisionAnswer,
    InputAnswer,
    StepAnswer,
    UsedParameter,
    Verification,
)
from insurance.rural_pension.claim_register import CLAIMS, seen_by
from insurance.rural_pension.events import AppealEnds
from jinbao.decision import Appeal, Decision, read_decision
from jinbao.explanation import explain, explain_finding
from jinbao.replay import verify_by_rules
from jinbao.rules import Source, Value
from jinbao.service import Enquiry
from jinbao.verification import verify_steps


def decision_by_claim(enquiry: Enquiry, keys: Sequence[str]) -> list[DecisionAnswer | None]:
    language = language_of(enquiry)
    found = {row.id: answer(row, language) for row in decided(enquiry, keys)}
    return [found.get(key) for key in keys]


def verification_by_claim(enquiry: Enquiry, keys: Sequence[str]) -> list[Verification | None]:
    """The kept rules over the kept inputs, and the steps by an evaluator that knows no rules."""
    rows = {row.id: row for row in decided(enquiry, keys)}
    decisions = {claim: read_decision(row.decision.encode()) for claim, row in rows.items()}
    rule_sets = kept(enquiry.connection, [decision.rule_set for decision in decisions.values()])
    local = set_in(enquiry.connection, {region for one in decisions.values() for region in one.within})
    found = {
        claim: verification(
            verify_by_rules(
                decision,
                rule_sets[decision.rule_set],
                [
                    one
                    for one in local
                    if one.region in decision.within and one.promulgated_on <= decision.known_by
                ],
            ),
            verify_steps(rows[claim].decision.encode()),
            language_of(enquiry),
        )
        for claim, decision in decisions.items()
    }
    return [found.get(key) for key in keys]


def verification(
    by_rules: Sequence[Any], by_steps: Sequence[Any], language: Literal["zh", "en"]
) -> Verification:
    return Verification(
        holds=not by_rules and not by_steps,
        by_rules=tuple(explain_finding(finding, language) for finding in by_rules),
        by_steps=tuple(explain_finding(finding, language) for finding in by_steps),
    )


def decided(enquiry: Enquiry, claims: Sequence[str]) -> Sequence[Row[Any]]:
    """The decided ones among these claims that the caller may see."""
    statement = select(CLAIMS).where(
        CLAIMS.c.id.in_(claims), CLAIMS.c.decision.is_not(None), seen_by(enquiry)
    )
    return enquiry.connection.execute(statement).all()


def language_of(enquiry: Enquiry) -> Literal["zh", "en"]:
    return "en" if enquiry.call.language == "en" else "zh"


def answer(row: Row[Any], language: Literal["zh", "en"]) -> DecisionAnswer:
    decision = read_decision(row.decision.encode())
    ends = msgspec.json.decode(row.appeals, type=tuple[AppealEnds, ...]) if row.appeals else ()
    return DecisionAnswer(
        id=row.id,
        event=row.decision_event,
        question=decision.question,
        outcome=decision.outcome,
        amount=decision.amount.fen if decision.amount else None,
        rounding=decision.amount.rounding if decision.amount else None,
        payable_from=decision.payable_from,
        on=decision.on,
        known_by=decision.known_by,
        person=decision.decided_by.person,
        office=decision.decided_by.office,
        grant=decision.decided_by.grant,
        reasons=tuple(reason.code for reason in decision.reasons),
        inputs=tuple(InputAnswer(one.name, text(one.value), one.unit, one.source) for one in decision.inputs),
        parameters=parameters_of(decision),
        steps=steps_of(decision),
        sentences=tuple(explain(decision, language)),
        law=tuple(cited(source) for source in decision.law),
        appeals=tuple(appeal_answer(appeal, ends) for appeal in decision.appeals),
        rule_set=decision.rule_set,
        stored=row.decision,
    )


def parameters_of(decision: Decision) -> tuple[UsedParameter, ...]:
    return tuple(
        UsedParameter(
            name=one.name,
            value=text(one.value),
            unit=one.unit,
            in_force_from=one.in_force_from,
            promulgated_on=one.promulgated_on,
            document=one.source.document,
            article=one.source.article,
            confidence=one.source.confidence,
            place=one.place,
            official=one.official,
        )
        for one in decision.parameters
    )


def steps_of(decision: Decision) -> tuple[StepAnswer, ...]:
    return tuple(
        StepAnswer(
            name=step.name,
            operator=step.operator,
            operands=tuple(f"{one.reference}={text(one.value)}" for one in step.operands),
            rounding=step.rounding,
            result=text(step.result),
            unit=step.unit,
        )
        for step in decision.steps
    )


def appeal_answer(appeal: Appeal, ends: Sequence[AppealEnds]) -> AppealAnswer:
    end = next((one.deadline for one in ends if one.appeal == appeal), None)
    return AppealAnswer(
        route=appeal.route,
        length=appeal.length,
        unit=appeal.unit,
        last_day=end.day if end else None,
        provisional=end.provisional if end else False,
    )


def cited(source: Source) -> str:
    return f"{source.document} {source.article}".rstrip()


def text(value: Value) -> str | None:
    """A value as the stored decision spells it."""
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()
