"""What is answered of a decision: how it was worked out, in sentences, and whether it holds."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec.structs import astuple
from sqlalchemy import Row

from jinbao.casework.answers import (
    AppealAnswer,
    DecisionAnswer,
    InputAnswer,
    StepAnswer,
    UsedParameter,
    Verification,
)
from jinbao.casework.names import names_of
from jinbao.casework.parameters import ever_set
from jinbao.casework.rule_set.register import kept
from jinbao.casework.verifying import Findings, verify
from jinbao.decision import Decision, read_decision
from jinbao.explanation import Language, explain, explain_finding, explain_law
from jinbao.rules import Value
from jinbao.service import Enquiry


def answers(enquiry: Enquiry, rows: Sequence[Row[Any]]) -> Mapping[str, DecisionAnswer]:
    """The decisions that these rows keep, by the rows' ids, told in the asker's language."""
    decisions = {row.id: read_decision(row.decision.encode()) for row in rows}
    spoken_of = {known for one in decisions.values() for known in (*one.within, one.decided_by.office)}
    names = names_of(enquiry.connection, spoken_of)
    return {
        row.id: answer(row, decisions[row.id], language_of(enquiry), names, enquiry.service.name)
        for row in rows
    }


def verifications(
    enquiry: Enquiry, decided: Mapping[str, tuple[Row[Any], str]]
) -> Mapping[str, Verification]:
    """Of each decision with its stream: the record, the kept rules, and the steps without any rules."""
    states = enquiry.service.ledger.store.states_of(sorted({stream for _, stream in decided.values()}))
    rule_sets, local, language = kept(enquiry.connection), ever_set(enquiry.connection), language_of(enquiry)
    return {
        key: in_words(
            verify(row.decision, row.decision_event, stream, states[stream], rule_sets, local), language
        )
        for key, (row, stream) in decided.items()
    }


def in_words(findings: Findings, language: Language) -> Verification:
    by_record, by_rules, by_steps = (
        tuple(explain_finding(finding, language) for finding in found) for found in astuple(findings)
    )
    return Verification(not (by_record or by_rules or by_steps), by_record, by_rules, by_steps)


def language_of(enquiry: Enquiry) -> Language:
    return "en" if enquiry.call.language == "en" else "zh"


def answer(
    row: Row[Any], decision: Decision, language: Language, names: Mapping[str, str], service: str
) -> DecisionAnswer:
    return DecisionAnswer(
        id=row.id,
        event=row.decision_event,
        case=row.stream,
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
        sentences=tuple(explain(decision, language, names)),
        law=tuple(dict.fromkeys(explain_law(source, language) for source in decision.law)),
        appeals=msgspec.convert(row.appeals, tuple[AppealAnswer, ...]),
        served_on=row.served_on,
        overtaken_on=row.overtaken_on,
        rule_set=decision.rule_set,
        stored=row.decision,
        service=service,
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


def text(value: Value) -> str | None:
    """A value as the stored decision spells it."""
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()
