"""What every service answers of its cases in the same way: actions, history, decisions, the worklist."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Any

from msgspec import Struct, to_builtins

from jinbao.calendar import Deadline
from jinbao.casework.appeal import AppealEnds
from jinbao.commands import id_of, says
from jinbao.decision import Appeal
from jinbao.money import Fen
from jinbao.paging import Page


class ActionAnswer(Struct, frozen=True):
    """A mutation that the caller may ask for now, or the reason why not."""

    name: str
    allowed: bool
    code: str | None
    message: str | None
    law: str | None


class EarlierAnswer(Struct, frozen=True):
    """An event that something else rests on, and how many milliseconds later that was recorded."""

    event: str
    recorded_at: datetime
    milliseconds: int


class HistoryLine(Struct, frozen=True):
    """One thing that happened in a case: what, when it was true, when it was known, and through whom.

    ``hash`` is the SHA-256 of the stored bytes, ``previous`` that of the event before it in the stream.
    ``detail`` is the event as it was stored. Nobody is the ``person`` where time itself acts.
    """

    id: str
    stream: str
    version: int
    kind: str
    effective_on: date
    recorded_at: datetime
    received_on: date | None
    person: str | None
    office: str | None
    on_behalf_of: str | None
    entry: str | None
    cause: str | None
    rests_on: tuple[EarlierAnswer, ...]
    trace: str | None
    hash: str
    previous: str | None
    detail: Any


class AppealAnswer(Struct, frozen=True):
    """A way to contest an answer of the office; its last day is known once the answer is served."""

    route: str
    length: int
    unit: str
    last_day: date | None = None
    provisional: bool = False


def still_open(appeal: Appeal, ends: Deadline | None = None) -> AppealAnswer:
    """A way to appeal, and when it ends if that is known."""
    if ends is None:
        return AppealAnswer(appeal.route, appeal.length, appeal.unit)
    return AppealAnswer(appeal.route, appeal.length, appeal.unit, ends.day, ends.provisional)


def contested(appeals: Iterable[Appeal]) -> dict[str, Any]:
    """What a case says of its answer until that is served: the ways to contest it, as yet without an end."""
    return {"appeals": [to_builtins(still_open(one)) for one in appeals], "served_on": None}


def served_on(on: date, ends: Iterable[AppealEnds]) -> dict[str, Any]:
    """What it says from then on."""
    return {"appeals": [to_builtins(still_open(one.appeal, one.deadline)) for one in ends], "served_on": on}


class InputAnswer(Struct, frozen=True):
    """A fact that went into a decision, with the event from which it is known; values are text."""

    name: str
    value: str | None
    unit: str
    source: str


class UsedParameter(Struct, frozen=True):
    """A number of the law as the decision found it."""

    name: str
    value: str | None
    unit: str
    in_force_from: date
    promulgated_on: date
    document: str
    article: str
    confidence: str
    place: str | None
    official: bool


class StepAnswer(Struct, frozen=True):
    """One calculation of a decision; whoever repeats it from its operands gets its result."""

    name: str
    operator: str
    operands: tuple[str, ...]
    rounding: str | None
    result: str | None
    unit: str


class DecisionAnswer(Struct, frozen=True):
    """A decision of the office; its id is the claim's, ``event`` is where it is kept, ``case`` its stream.

    ``stored`` are the bytes that were kept, for whoever checks it without us. ``amount`` is in fen.
    ``overtaken_on`` is the day on which another took its place or what it was about fell away. ``service`` is
    the one that keeps it.
    """

    id: str
    event: str
    case: str
    question: str
    outcome: str
    amount: Fen | None
    rounding: str | None
    payable_from: str | None
    on: date
    known_by: date
    person: str
    office: str
    grant: str
    reasons: tuple[str, ...]
    inputs: tuple[InputAnswer, ...]
    parameters: tuple[UsedParameter, ...]
    steps: tuple[StepAnswer, ...]
    sentences: tuple[str, ...]
    law: tuple[str, ...]
    appeals: tuple[AppealAnswer, ...]
    served_on: date | None
    overtaken_on: date | None
    rule_set: str
    stored: str
    service: str


class Verification(Struct, frozen=True):
    """What three independent checks found, in sentences; the lists are empty where the decision holds."""

    holds: bool
    by_record: tuple[str, ...]
    by_rules: tuple[str, ...]
    by_steps: tuple[str, ...]


class Worklist(Page, frozen=True, kw_only=True):
    """What waits for the caller's steps, oldest first."""

    item: Annotated[str | None, says("Only this item (事项).")] = None
    step: Annotated[str | None, says("Only this step (环节).")] = None
    region: Annotated[str | None, id_of("Region", "Within this region (地区).")] = None
    overdue: Annotated[bool, says("Only what is late by the clock of its step (逾期).")] = False


class Task(Struct, frozen=True):
    """Something that waits for a step of the office; ``service`` keeps the case."""

    item: str
    step: str
    case: str
    person: str | None
    region: str
    since: date
    due: date | None
    service: str

    @property
    def id(self) -> str:
        return self.case
