"""A worksheet: the only place where a formula can compute, because it hands out terms instead of values.

Whatever a formula works out stands in the steps, since nothing else can be worked out.  The operators are
few and closed: ``jinbao.verification`` knows each of them a second time and shares no code with this module.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_05UP, Context, Decimal
from typing import Any, Literal, NoReturn, TypeAlias

from msgspec import Struct, structs

from jinbao.calendar import after_months, age_on, first_day, month_after, month_of, months_between
from jinbao.decision import (
    Amount,
    Appeal,
    Decision,
    Input,
    Occasion,
    Operand,
    Otherwise,
    ParameterUsed,
    Reason,
    Step,
)
from jinbao.money import Rounding, rounded
from jinbao.rules import Law, Parameter, Value

# Rounding an inexact quotient towards the digits 0 and 5 only where they are not the last one keeps a
# second rounding, to fen, from seeing a half where there is none.
EXACT_ENOUGH = Context(prec=60, rounding=ROUND_05UP)


TIMES = ("day", "month")
PAYABLE_FROM = "payable_from"


class Term(Struct, frozen=True, eq=False):
    """The name of a value on the sheet, which alone knows it: so only recorded steps can use it."""

    reference: str
    unit: str

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{self.reference} is a term: ask the sheet whether it holds")

    def __eq__(self, other: object) -> NoReturn:
        raise TypeError(f"{self.reference} is a term: let the sheet compare it")

    __hash__ = None  # type: ignore[assignment]  # a term that cannot be compared cannot be looked up


# Why it is denied if a condition does not hold: the reason's code, and the parameter whose source is its law.
Because: TypeAlias = tuple[str, Term]


class Worksheet:
    """Computes and records at once; ``jinbao.replay`` sets it up and takes the decision from it."""

    def __init__(self, occasion: Occasion, inputs: Iterable[Input], law: Law) -> None:
        self.on = Term("on", "day")
        self._occasion = occasion
        self._facts = _by_name(inputs)
        self._law = law
        self._values: dict[str, Value] = {"on": occasion.on.isoformat()}
        self._inputs: dict[str, Input] = {}
        self._parameters: dict[str, ParameterUsed] = {}
        self._steps: dict[str, Step] = {}
        self._appeals: list[Appeal] = []
        self._concluded: tuple[Term | None, Term | None] | None = None

    # What goes in

    def input(self, name: str) -> Term:
        fact = self._facts[name]
        self._inputs[name] = fact
        return self._known(f"input:{name}", fact.value, fact.unit)

    def knows(self, name: str) -> bool:
        """Whether there is such a fact: what nobody has recorded, such as a death, is not asked."""
        return name in self._facts

    def marks(self, name: str) -> tuple[str, ...]:
        """What tells inputs of one name apart: the ``2010`` of ``contribution_year:2010``."""
        return tuple(each.partition(":")[2] for each in self._facts if each.startswith(f"{name}:"))

    def inputs(self, name: str) -> tuple[Term, ...]:
        return tuple(self.input(f"{name}:{mark}") for mark in self.marks(name))

    def parameter(self, name: str, on: Term | None = None) -> Term:
        """A parameter of the place, on the business day or on another day that the sheet knows."""
        day = self._operand(self.on if on is None else on)
        if name not in self._parameters:
            found = self._law.parameter(name, _as_day(day.value), self._occasion.known_by)
            self._parameters[name] = _used(found, day)
        used = self._parameters[name]
        if used.day_asked != day:
            raise ValueError(f"{name} has already been asked for another day")
        return self._known(f"parameter:{name}", used.value, used.unit)

    def as_of(self, day: Term) -> None:
        """From here on the law is asked, and ages are counted, as of that day instead of the business day."""
        self._operand(day)
        self.on = day

    # Money and counts

    def sum(self, *terms: Term, name: str, rounding: Rounding | None = None) -> Term:
        total = sum(self._number(each) for each in terms)
        if rounding is None:
            return self._step("sum", terms, name, total, _unit(*terms))
        return self._rounded("sum", terms, name, Decimal(total), rounding)

    def subtract(self, minuend: Term, subtrahend: Term, *, name: str) -> Term:
        difference = self._number(minuend) - self._number(subtrahend)
        return self._step("subtract", (minuend, subtrahend), name, difference, _unit(minuend, subtrahend))

    def multiply(self, amount: Term, factor: Term, *, rounding: Rounding, name: str) -> Term:
        product = EXACT_ENOUGH.multiply(self._decimal(amount), self._decimal(factor))
        return self._rounded("multiply", (amount, factor), name, product, rounding)

    def divide(self, amount: Term, divisor: Term, *, rounding: Rounding, name: str) -> Term:
        quotient = EXACT_ENOUGH.divide(self._decimal(amount), self._decimal(divisor))
        return self._rounded("divide", (amount, divisor), name, quotient, rounding)

    def share(self, amount: Term, part: Term, whole: Term, *, rounding: Rounding, name: str) -> Term:
        """What of an amount falls to a part of a whole: one division, so that it is rounded once."""
        product = EXACT_ENOUGH.multiply(self._decimal(amount), self._decimal(part))
        quotient = EXACT_ENOUGH.divide(product, self._decimal(whole))
        _unit(part, whole)
        return self._rounded("share", (amount, part, whole), name, quotient, rounding)

    def count_distinct(self, *terms: Term, name: str, unit: str = "count") -> Term:
        return self._step("count_distinct", terms, name, len({self._value(each) for each in terms}), unit)

    def least(self, *terms: Term, name: str) -> Term:
        return self._step("least", terms, name, min(self._ordered(*terms)), _unit(*terms))

    def greatest(self, *terms: Term, name: str) -> Term:
        return self._step("greatest", terms, name, max(self._ordered(*terms)), _unit(*terms))

    # Days

    def age(self, born: Term, on: Term, *, name: str) -> Term:
        return self._step("age", (born, on), name, age_on(self._day(on), self._day(born)), "years")

    def birthday(self, born: Term, age: Term, *, name: str) -> Term:
        """The day on which an age is reached; 1 March for somebody born on 29 February, in a common year."""
        day = _birthday(self._day(born), self._number(age)).isoformat()
        return self._step("birthday", (born, age), name, day, "day")

    def after_months(self, day: Term, months: Term, *, name: str) -> Term:
        """The corresponding day so many months later; the month's last where it has no such day."""
        later = after_months(self._day(day), self._number(months)).isoformat()
        return self._step("after_months", (day, months), name, later, "day")

    def days_until(self, day: Term, end: Term, *, name: str) -> Term:
        """How many days there are from one day on and before another."""
        return self._step("days_until", (day, end), name, (self._day(end) - self._day(day)).days, "days")

    def months_until(self, month: Term, end: Term, *, name: str) -> Term:
        """How many months there are from one on and before another."""
        count = months_between(str(self._value(month)), str(self._value(end)))
        return self._step("months_until", (month, end), name, count, "months")

    def month_of(self, day: Term, *, name: str) -> Term:
        return self._step("month_of", (day,), name, month_of(self._day(day)), "month")

    def month_after(self, day: Term, *, name: str) -> Term:
        return self._step("month_after", (day,), name, month_after(self._day(day)), "month")

    def year_of(self, day: Term, *, name: str) -> Term:
        return self._step("year_of", (day,), name, self._day(day).year, "year")

    def nth_earliest(self, n: Term, *days: Term, name: str) -> Term:
        """The day on which something had happened for the nth time."""
        day = sorted(self._ordered(*days))[self._number(n) - 1]
        return self._step("nth_earliest", (n, *days), name, day, "day")

    # Conditions; the grant depends on those that say what otherwise

    def at_least(self, value: Term, bound: Term, *, name: str, otherwise: Because | None = None) -> Term:
        left, right = self._ordered(value, bound)
        return self._condition("at_least", (value, bound), name, left >= right, otherwise)

    def below(self, value: Term, bound: Term, *, name: str, otherwise: Because | None = None) -> Term:
        left, right = self._ordered(value, bound)
        return self._condition("below", (value, bound), name, left < right, otherwise)

    def equals(self, value: Term, other: Term, *, name: str, otherwise: Because | None = None) -> Term:
        """Nothing recorded equals nothing but itself, so a fact that is missing is not equal to any."""
        _unit(value, other)
        same = self._value(value) == self._value(other)
        return self._condition("equals", (value, other), name, same, otherwise)

    def is_not(self, truth: Term, *, name: str, otherwise: Because | None = None) -> Term:
        return self._condition("is_not", (truth,), name, not self.holds(truth), otherwise)

    def every(self, *truths: Term, name: str, otherwise: Because | None = None) -> Term:
        held = [self.holds(each) for each in truths]
        return self._condition("every", truths, name, all(held), otherwise)

    def holds(self, truth: Term) -> bool:
        """Whether a recorded truth is one; the only value that a formula may see, so that it can branch."""
        value = self._value(truth)
        if isinstance(value, bool):
            return value
        raise TypeError(f"{truth.reference} is no truth")

    @property
    def denied(self) -> bool:
        """Whether a condition that carries a reason has failed so far."""
        return bool(self._reasons())

    # What comes out

    def appeal(self, route: Literal["reconsideration", "suit"], length: Term) -> None:
        name = length.reference.removeprefix("parameter:")
        used = self._parameters[name]
        self._appeals.append(Appeal(route, used.number, used.unit, name))

    def conclude(self, amount: Term | None = None, payable_from: Term | None = None) -> None:
        """Grants, unless a condition has failed: the amount is the last step, and says how it was rounded.

        An amount that is paid once has no first payable month; what is granted need not be money.
        """
        self._concluded = amount, payable_from

    def decision(self, question: str, rule_set: str) -> Decision:
        reasons = self._reasons()
        return Decision(
            question=question,
            about=self._occasion.about,
            within=self._occasion.within,
            on=self._occasion.on,
            known_by=self._occasion.known_by,
            decided_by=self._occasion.decided_by,
            outcome="denied" if reasons else "granted",
            amount=None if reasons else self._amount(),
            payable_from=None if reasons else self._payable_from(),
            reasons=reasons,
            inputs=tuple(self._inputs.values()),
            parameters=tuple(self._parameters.values()),
            steps=tuple(self._steps.values()),
            rule_set=rule_set,
            law=tuple(dict.fromkeys(used.source for used in self._parameters.values())),
            appeals=tuple(self._appeals),
        )

    def _known(self, reference: str, value: Value, unit: str) -> Term:
        self._values[reference] = value
        return Term(reference, unit)

    def _step(self, operator: str, terms: Sequence[Term], name: str, result: Value, unit: str) -> Term:
        operands = self._operands(terms)
        return self._record(Step(name=name, operator=operator, operands=operands, result=result, unit=unit))

    def _rounded(
        self, operator: str, terms: Sequence[Term], name: str, exact: Decimal, rounding: Rounding
    ) -> Term:
        step = Step(
            name=name,
            operator=operator,
            operands=self._operands(terms),
            rounding=rounding,
            result=rounded(exact, rounding),
            unit=_unit(*terms) if operator == "sum" else terms[0].unit,
        )
        return self._record(step)

    def _condition(
        self, operator: str, terms: Sequence[Term], name: str, result: object, otherwise: Because | None
    ) -> Term:
        step = Step(
            name=name,
            operator=operator,
            operands=self._operands(terms),
            result=bool(result),
            unit="truth",
            otherwise=None if otherwise is None else Otherwise(otherwise[0], _parameter_name(otherwise[1])),
        )
        if otherwise is not None:
            named(step)
        return self._record(step)

    def _record(self, step: Step) -> Term:
        if step.name in self._steps:
            raise ValueError(f"there is already a step {step.name}")
        self._steps[step.name] = step
        return self._known(f"step:{step.name}", step.result, step.unit)

    def _operands(self, terms: Sequence[Term]) -> tuple[Operand, ...]:
        return tuple(map(self._operand, terms))

    def _operand(self, term: Term) -> Operand:
        return Operand(self._value(term), term.reference)

    def _value(self, term: Term) -> Value:
        return self._values[term.reference]

    def _number(self, term: Term) -> int:
        value = self._value(term)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        raise TypeError(f"{term.reference} is no whole number")

    def _decimal(self, term: Term) -> Decimal:
        value = self._value(term)
        return Decimal(value) if isinstance(value, str) else Decimal(self._number(term))

    def _day(self, term: Term) -> date:
        return _as_day(self._value(term))

    def _ordered(self, *terms: Term) -> list[Any]:
        """Values that can be put in order: whole numbers, days or months, whose text sorts as time does."""
        unit = _unit(*terms)
        return [self._value(each) if unit in TIMES else self._number(each) for each in terms]

    def _reasons(self) -> tuple[Reason, ...]:
        failed = [step for step in self._steps.values() if step.otherwise and step.result is False]
        return tuple(self._reason(step, step.otherwise) for step in failed if step.otherwise)

    def _reason(self, step: Step, otherwise: Otherwise) -> Reason:
        return Reason(otherwise.code, step.name, named(step), self._parameters[otherwise.law].source)

    def _amount(self) -> Amount | None:
        amount, _ = self._conclusion()
        if amount is None:
            return None
        step = next(reversed(self._steps.values()))
        if amount.reference != f"step:{step.name}" or step.unit != "fen" or step.rounding is None:
            raise ValueError("the amount is the last step, in fen, and says how it was rounded")
        return Amount(self._number(amount), step.rounding)

    def _payable_from(self) -> str | None:
        _, month = self._conclusion()
        if month is None:
            return None
        if month.reference != f"step:{PAYABLE_FROM}":
            raise ValueError(f"the first payable month is the step {PAYABLE_FROM}")
        return str(self._value(month))

    def _conclusion(self) -> tuple[Term | None, Term | None]:
        if self._concluded is None:
            raise ValueError("the formula neither concluded nor gave a reason")
        return self._concluded


def named(step: Step) -> dict[str, Value]:
    """The operands of a step by the names of what they refer to, and ``of`` for the one among several."""
    values = {_bare(each.reference): each.value for each in step.operands}
    if len(values) != len(step.operands):
        raise ValueError(f"{step.name} gives a reason, and two of its operands have one name")
    mark = step.name.partition(":")[2]
    return {**values, "of": mark} if mark else values


def _bare(reference: str) -> str:
    """The name without its kind and mark: ``child_born`` of ``input:child_born:2``, and ``on`` of ``on``."""
    kind, colon, name = reference.partition(":")
    return name.partition(":")[0] if colon else kind


def _by_name(inputs: Iterable[Input]) -> dict[str, Input]:
    facts: dict[str, Input] = {}
    for fact in inputs:
        if facts.setdefault(fact.name, fact) is not fact:
            raise ValueError(f"there are two inputs {fact.name}")
    return facts


def _used(found: Parameter, day: Operand) -> ParameterUsed:
    return ParameterUsed(**structs.asdict(found), day_asked=day)


def _unit(*terms: Term) -> str:
    """The one unit of all terms; years are not added to fen, nor compared with them."""
    units = {each.unit for each in terms}
    if len(units) != 1:
        raise TypeError(f"units differ: {sorted(units)}")
    return units.pop()


def _parameter_name(term: Term) -> str:
    kind, _, name = term.reference.partition(":")
    if kind != "parameter":
        raise TypeError(f"{term.reference} is no parameter, so it names no law")
    return name


def _birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def _as_day(value: Value) -> date:
    """A day as it is, a month as its first day."""
    text = str(value)
    return first_day(text) if len(text) == len("2009-12") else date.fromisoformat(text)
