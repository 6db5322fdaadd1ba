"""Deciding by a rule set, and doing it again: the same rules over the same inputs give the same bytes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from jinbao.decider import Refused
from jinbao.decision import Decision, Input, Occasion, ParameterUsed
from jinbao.rule_set import RuleSet, digest
from jinbao.rules import LocalParameter
from jinbao.verification import Finding
from jinbao.worksheet import Worksheet


def decide(
    rule_set: RuleSet, occasion: Occasion, inputs: Iterable[Input], local: Sequence[LocalParameter]
) -> Decision:
    """Answers the rule set's question on an occasion, as the law stood and was known."""
    sheet = Worksheet(occasion, inputs, rule_set.law.at(occasion.within, local))
    rule_set.calculate(sheet)
    return sheet.decision(rule_set.question, rule_set.id)


def verify_by_rules(
    decision: Decision, rule_set: RuleSet, local: Sequence[LocalParameter] | None = None
) -> list[Finding]:
    """Runs the pinned rules over the pinned inputs and compares the bytes.

    It finds whatever the rules would have said otherwise, down to a rounding that changed no figure.  It
    takes on trust what the rules are given: the inputs (compare their source events), the occasion (compare
    the event's envelope), and, unless the register's ``local`` parameters come along, the local parameters
    as the decision quotes them.
    """
    if digest(rule_set.parameters, rule_set.formula) != decision.rule_set:
        return [Finding("OTHER_RULES", "rule_set", stored=decision.rule_set, computed=rule_set.id)]
    try:
        quoted = _quoted(decision.parameters) if local is None else local
        again = decide(rule_set, decision, decision.inputs, quoted)
    except (Refused, ValueError, TypeError, LookupError, ArithmeticError) as refusal:
        return [Finding("RULES_REFUSE", "", stored=decision.outcome, computed=str(refusal))]
    if again.encoded() == decision.encoded():
        return []
    found = list(_differences("", msgspec.to_builtins(decision), msgspec.to_builtins(again)))
    return found or [Finding("DIFFERS_FROM_RULES", "", stored="order of fields", computed="order of fields")]


def _quoted(parameters: Iterable[ParameterUsed]) -> tuple[LocalParameter, ...]:
    return tuple(
        LocalParameter(
            name=used.name,
            region=used.place,
            value=used.value,
            in_force_from=used.in_force_from,
            promulgated_on=used.promulgated_on,
            document=used.source.document,
            approved_by=used.source.approved_by,
            official=used.official,
        )
        for used in parameters
        if used.place is not None
    )


def _differences(where: str, stored: Any, computed: Any) -> Iterator[Finding]:
    match stored, computed:
        case dict(), dict():
            for key in dict.fromkeys([*stored, *computed]):
                yield from _differences(f"{where}.{key}".lstrip("."), stored.get(key), computed.get(key))
        case (list() | tuple(), list() | tuple()) if len(stored) == len(computed):
            for index, (left, right) in enumerate(zip(stored, computed, strict=True)):
                yield from _differences(f"{where}[{index}]", left, right)
        case _ if type(stored) is not type(computed) or stored != computed:
            yield Finding("DIFFERS_FROM_RULES", where, stored=_text(stored), computed=_text(computed))


def _text(value: Any) -> str:
    return msgspec.json.encode(value).decode()
