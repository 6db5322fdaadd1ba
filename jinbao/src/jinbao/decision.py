"""A decision: what was asked, what was answered, and everything that a stranger needs to check the answer."""

from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from jinbao.calendar import Deadline, Month, due_in_days, due_in_months
from jinbao.money import Fen, Rounding
from jinbao.rules import Law, Parameter, Source, Value


class Input(Struct, frozen=True, forbid_unknown_fields=True):
    """A fact that went into the decision, with the id of the event from which it came.

    One of several alike carries a mark after a colon: ``contribution_year:2010``, ``child_born:2``.
    """

    name: str
    value: Value
    unit: str
    source: str


class Operand(Struct, frozen=True, forbid_unknown_fields=True):
    """A value that a step worked with, and where it stands: ``on``, ``input:…``, ``parameter:…``, ``step:…``.

    There are no literals: a number that is neither a fact nor in the law has no place in a calculation.
    """

    value: Value
    reference: str


class ParameterUsed(Parameter, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A parameter as it was found, and the day for which it was looked up."""

    day_asked: Operand


class Otherwise(Struct, frozen=True, forbid_unknown_fields=True):
    """The reason that follows if a condition does not hold, and the parameter whose source is its law."""

    code: str
    law: str


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One calculation; whoever repeats it from its operands gets its result."""

    name: str
    operator: str
    operands: tuple[Operand, ...]
    rounding: Rounding | None = None
    result: Value
    unit: str
    otherwise: Otherwise | None = None


class Amount(Struct, frozen=True, forbid_unknown_fields=True):
    """Money in fen with the rule by which it was rounded."""

    fen: Fen
    rounding: Rounding


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    """Why it was denied: a code, the step that did not hold, its operands by name, and the law."""

    code: str
    step: str
    params: dict[str, Value]
    law: Source


class Appeal(Struct, frozen=True, forbid_unknown_fields=True):
    """A way to contest the decision; its clock starts when the decision is served (送达), handbook 17.1."""

    route: Literal["reconsideration", "suit"]
    length: int
    unit: str
    parameter: str
    starts: Literal["service"] = "service"


class DecidedBy(Struct, frozen=True, forbid_unknown_fields=True):
    """Who decided, sitting in which office, under which grant."""

    person: str
    office: str
    grant: str


class Occasion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """About whom, in which place, on which business day, with the law as known by when, and who decides."""

    about: str
    within: tuple[str, ...]
    on: date
    known_by: date
    decided_by: DecidedBy


class Decision(Occasion, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The answer to one question about one person, stored whole in the event that grants or denies."""

    question: str
    outcome: Literal["granted", "denied"]
    amount: Amount | None
    payable_from: Month | None
    reasons: tuple[Reason, ...]
    inputs: tuple[Input, ...]
    parameters: tuple[ParameterUsed, ...]
    steps: tuple[Step, ...]
    rule_set: str
    law: tuple[Source, ...]
    appeals: tuple[Appeal, ...]

    def encoded(self) -> bytes:
        """The bytes that are compared when the rules are run again."""
        return msgspec.json.encode(self)


def read_decision(stored: bytes) -> Decision:
    """The decision as an event keeps it."""
    return msgspec.json.decode(stored, type=Decision)


def appeal_ends(appeal: Appeal, served_on: date, law: Law) -> Deadline:
    """The last day of an appeal, by the law of the day of service, which may not be that of the decision."""
    length = law.parameter(appeal.parameter, served_on)
    due = {"days": due_in_days, "months": due_in_months}[length.unit]
    return due(length.number, served_on, length.source.cited)
