"""Whoever changes a stored decision is found out, by doing its steps again or by running the pinned rules."""

import ast
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_law import FORMULA, NO_EXTRA, OCCASION, RULES, denied, facts, granted
from msgspec.structs import replace

from jinbao import verification
from jinbao.decision import Decision, Input
from jinbao.explanation import explain_finding
from jinbao.money import Rounding, rounded
from jinbao.replay import decide, verify_by_rules
from jinbao.verification import OPERATORS, Finding, verify_steps

Plain = dict[str, Any]

DECISIONS = [
    pytest.param(granted(), id="granted"),
    pytest.param(denied(), id="denied"),
    pytest.param(decide(RULES, OCCASION, facts(own=0, aid=0), [NO_EXTRA]), id="nothing in the account"),
    pytest.param(decide(RULES, OCCASION, facts(paid_on=[date(2010, 1, 4)]), [NO_EXTRA]), id="paid once"),
]

# The occasion stands in the envelope and a fact's source is another event: this the rules are told.
TOLD = re.compile(r"about|within\[\d\]|known_by|decided_by\.\w+|inputs\[\d+\]\.source")
EXACT: dict[str, Callable[..., Decimal]] = {
    "sum": lambda *values: Decimal(sum(values)),
    "multiply": lambda amount, factor: Decimal(amount) * Decimal(factor),
    "divide": lambda amount, divisor: Decimal(amount) / Decimal(divisor),
    "share": lambda amount, part, whole: Decimal(amount) * Decimal(part) / Decimal(whole),
}


def plain(decision: Decision) -> Plain:
    read: Plain = msgspec.json.decode(decision.encoded())
    return read


def other(value: Any) -> Any:
    """A value of the same kind that is not this one."""
    if isinstance(value, str):
        return other_text(value)
    if isinstance(value, bool):
        return not value
    return 1 if value is None else value + 1


def other_text(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return (date.fromisoformat(text) - timedelta(days=40)).isoformat()
    if re.fullmatch(r"\d{4}-\d\d", text):
        return f"{int(text[:4]) - 1}{text[4:]}"
    return f"{text}1"


def leaves(value: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    match value:
        case dict():
            for key in value:
                yield from leaves(value[key], (*where, key))
        case list():
            for index, each in enumerate(value):
                yield from leaves(each, (*where, index))
        case _:
            yield where


def changed(decision: Plain, where: tuple[str | int, ...], value: Any) -> Plain:
    forged = deepcopy(decision)
    part: Any = forged
    for key in where[:-1]:
        part = part[key]
    part[where[-1]] = value
    return forged


def by_rules(forged: Plain) -> list[Finding]:
    return verify_by_rules(msgspec.convert(forged, Decision), RULES, [NO_EXTRA])


def named(where: tuple[str | int, ...]) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in where).lstrip(".")


@pytest.mark.parametrize("decision", DECISIONS)
def test_an_honest_decision_verifies_both_ways(decision: Decision) -> None:
    assert verify_steps(decision.encoded()) == []
    assert verify_steps(plain(decision)) == []
    assert verify_by_rules(decision, RULES) == []
    assert verify_by_rules(decision, RULES, [NO_EXTRA]) == []


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_changed_operand_of_any_step_is_found_by_doing_the_steps_again(decision: Decision) -> None:
    stored = plain(decision)
    for index, step in enumerate(stored["steps"]):
        for place, operand in enumerate(step["operands"]):
            where = ("steps", index, "operands", place)
            for key in ("value", "reference"):
                forged = changed(stored, (*where, key), other(operand[key]))
                assert verify_steps(forged), (step["name"], place, key)


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_changed_result_of_any_step_is_found_by_doing_the_steps_again(decision: Decision) -> None:
    stored = plain(decision)
    for index, step in enumerate(stored["steps"]):
        forged = changed(stored, ("steps", index, "result"), other(step["result"]))
        assert f"step:{step['name']}" in {finding.where for finding in verify_steps(forged)}


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_changed_rounding_is_found_by_its_figure_or_else_by_the_rules(decision: Decision) -> None:
    stored = plain(decision)
    for index, step in enumerate(stored["steps"]):
        for rounding in {*Rounding, None} - {step["rounding"]}:
            forged = changed(stored, ("steps", index, "rounding"), rounding)
            assert by_rules(forged), (step["name"], rounding)
            if rounding and step["operator"] in EXACT:
                exact = EXACT[step["operator"]](*(operand["value"] for operand in step["operands"]))
                figure_changes = rounded(exact, Rounding(rounding)) != step["result"]
                assert bool(verify_steps(forged)) or not figure_changes, (step["name"], rounding)


@pytest.mark.parametrize("decision", DECISIONS)
def test_whatever_is_changed_is_found_except_what_the_rules_are_told(decision: Decision) -> None:
    stored = plain(decision)
    unfound = set()
    for where in leaves(stored):
        part: Any = stored
        for key in where:
            part = part[key]
        forged = changed(stored, where, other(part))
        try:
            msgspec.convert(forged, Decision)
        except msgspec.ValidationError:
            continue
        if not verify_steps(forged) and not by_rules(forged):
            unfound.add(named(where))
    assert [where for where in sorted(unfound) if not TOLD.fullmatch(where)] == []
    assert {"about", "decided_by.person", "inputs[0].source"} <= unfound


@pytest.mark.parametrize("decision", DECISIONS)
def test_a_step_left_out_or_put_last_is_found(decision: Decision) -> None:
    stored = plain(decision)
    for index in range(len(stored["steps"])):
        without = deepcopy(stored)
        step = without["steps"].pop(index)
        assert by_rules(without), step["name"]
        assert (
            by_rules(changed(without, ("steps",), [*without["steps"], step]))
            or index == len(stored["steps"]) - 1
        )


def test_a_later_step_cannot_be_an_operand() -> None:
    stored = plain(granted())
    stored["steps"].reverse()
    assert "NO_SUCH_REFERENCE" in {finding.code for finding in verify_steps(stored)}


def test_a_false_fact_that_is_told_throughout_is_found_by_neither() -> None:
    """A decision for somebody who paid more is a good one: only the event that it names tells the truth."""
    forged = decide(RULES, OCCASION, facts(own=9_999_900), [NO_EXTRA])
    assert verify_steps(forged.encoded()) == []
    assert verify_by_rules(forged, RULES) == []
    account = {"event-4": 150_000}
    assert [fact.value == account[fact.source] for fact in forged.inputs if fact.name == "own"] == [False]


def test_a_local_parameter_is_taken_at_its_word_until_the_register_comes_along() -> None:
    generous = replace(NO_EXTRA, value=500_00)
    forged = decide(RULES, OCCASION, facts(), [generous])
    assert verify_by_rules(forged, RULES) == []
    assert verify_by_rules(forged, RULES, [NO_EXTRA])


def test_a_forged_amount_that_agrees_with_itself_is_found_by_the_rules() -> None:
    """A consistent step with the wrong rule: the calculator is content, the pinned rules are not."""
    generous = FORMULA.replace("Rounding.HALF_UP", "Rounding.UP")
    forged = decide(type(RULES).load(RULES.parameters, generous.encode()), OCCASION, facts(), [NO_EXTRA])
    disguised = replace(forged, rule_set=RULES.id)
    assert verify_steps(disguised.encoded()) == []
    part = [step.name for step in disguised.steps].index("part")
    assert f"steps[{part}].rounding" in {finding.where for finding in verify_by_rules(disguised, RULES)}


@pytest.mark.parametrize(
    ("where", "value", "code"),
    [
        (("parameters", 1, "in_force_from"), "2010-09-21", "NOT_IN_FORCE"),
        (("parameters", 1, "until"), "2010-09-19", "NOT_IN_FORCE"),
        (("parameters", 1, "promulgated_on"), "2010-09-21", "NOT_YET_KNOWN"),
        (("parameters", 1, "day_asked", "value"), "2010-09-19", "DAY_DIFFERS"),
        (("parameters", 1, "day_asked", "reference"), "step:age", "DAY_DIFFERS"),
        (("parameters", 1, "place"), "Elsewhere", "OTHER_PLACE"),
        (("outcome",), "denied", "DOES_NOT_FOLLOW"),
        (("amount",), None, "DOES_NOT_FOLLOW"),
        (("amount", "rounding"), "UP", "DOES_NOT_FOLLOW"),
        (("payable_from",), "2010-06", "DOES_NOT_FOLLOW"),
        (("appeals", 0, "length"), 30, "DOES_NOT_FOLLOW"),
        (("steps", 0, "unit"), "fen", "UNIT_DIFFERS"),
        (("steps", 0, "operator"), "guess", "CANNOT_BE_REPEATED"),
        (("inputs", 0, "source"), "", "NO_SOURCE"),
        (("inputs", 0, "name"), "abroad", "TWICE"),
        (("steps",), "none", "UNREADABLE"),
        (("amount", "fen"), 68.8, "UNREADABLE"),
    ],
)
def test_each_kind_of_falsehood_has_its_finding_and_its_sentence(
    where: tuple[str | int, ...], value: Any, code: str
) -> None:
    findings = verify_steps(changed(plain(granted()), where, value))
    (finding, *_) = [each for each in findings if each.code == code]
    for language in ("zh", "en"):
        assert finding.where in explain_finding(finding, language)


def test_what_is_no_decision_at_all_is_a_finding() -> None:
    assert [finding.code for finding in verify_steps(b"\xff{")] == ["UNREADABLE"]
    assert [finding.code for finding in verify_steps({})] == ["UNREADABLE"]


def test_the_invented_law_leaves_no_operator_untried() -> None:
    assert {step.operator for step in granted().steps} == OPERATORS.keys()


def test_the_calculator_shares_no_code_with_what_it_checks() -> None:
    tree = ast.parse(Path(verification.__file__).read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert modules == {
        "calendar",
        "collections.abc",
        "datetime",
        "fractions",
        "math",
        "msgspec",
        "re",
        "typing",
    }


born = st.dates(date(1930, 1, 1), date(2020, 12, 31))
since_the_law = st.dates(date(2009, 9, 1), date(2030, 12, 31))
anybody = st.builds(
    facts,
    born=born,
    abroad=st.booleans(),
    paid_on=st.lists(since_the_law, min_size=1, max_size=6),
    own=st.integers(-(10**9), 10**12),
    aid=st.integers(0, 10**12),
)


@given(anybody, since_the_law)
def test_every_decision_verifies_whatever_goes_in(inputs: tuple[Input, ...], on: date) -> None:
    occasion = replace(OCCASION, on=on, known_by=on)
    decision = decide(RULES, occasion, inputs, [NO_EXTRA])
    assert verify_steps(decision.encoded()) == []
    assert verify_by_rules(decision, RULES) == []
