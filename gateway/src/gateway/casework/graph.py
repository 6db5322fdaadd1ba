"""What every case has in the graph: history, actions, decisions; the worklist and the items of offices."""

from collections.abc import Sequence
from datetime import date, datetime

import strawberry

from gateway.settings import SERVICES, WITH_CASES
from jinbao.casework.answers import (
    ActionAnswer,
    AppealAnswer,
    DecisionAnswer,
    EarlierAnswer,
    HistoryLine,
    InputAnswer,
    StepAnswer,
    Task,
    UsedParameter,
    Verification,
    Worklist,
)
from jinbao.casework.item import FindItems, ItemAnswer, ItemStep
from jinbao.casework.paper import PaperKind
from jinbao.graph import (
    ITS_OWN,
    Connection,
    Money,
    Month,
    ask_each,
    id_of,
    law_if_any,
    laws,
    link,
    references,
    value,
    what_stands_in,
)
from jinbao.paging import merged


@value(EarlierAnswer)
class EarlierEvent:
    """An event that something rests on, and how soon that followed it (依据的记录)."""

    event: strawberry.ID = strawberry.field(description="Id of the event.")
    recorded_at: datetime = strawberry.field(description="Moment at which it was recorded (记录时间).")
    milliseconds: int = strawberry.field(description="Milliseconds until this was recorded (反应用时).")


@value(HistoryLine)
class HistoryEntry:
    """One thing that happened in a case: when it was true, when it was known, and through whom (办理记录)."""

    id: strawberry.ID = strawberry.field(description="Id of the event.")
    stream: str = strawberry.field(description="Stream in which it stands.")
    version: int = strawberry.field(description="Its place in the stream.")
    kind: str = strawberry.field(description="What happened: the versioned type of the event.")
    effective_on: date = strawberry.field(description="Day from which it is true in the world (生效日).")
    recorded_at: datetime = strawberry.field(description="Moment at which the office knew it (记录时间).")
    received_on: date | None = strawberry.field(description="Day the paper is said to have come in (收件日).")
    person = id_of("Person", "Who acted; nobody where a clock ran out by itself (经办人).", key="person")
    office = id_of("Office", "For which office (经办机构).", key="office")
    on_behalf_of = id_of("Person", "On whose behalf (代办).", key="on_behalf_of")
    entry = id_of("HistoricalEntry", "Historical entry to which it belongs (补录批次).", key="entry")
    cause: str | None = strawberry.field(description="Event that caused it.")
    rests_on: list[EarlierEvent] = strawberry.field(
        description="What caused it or what its decision makes use of, oldest first (依据的记录)."
    )
    trace: str | None = strawberry.field(description="W3C traceparent of the request.")
    hash: str = strawberry.field(description="SHA-256 of the stored bytes.")
    previous: str | None = strawberry.field(description="SHA-256 of the event before it in the stream.")
    detail: strawberry.scalars.JSON = strawberry.field(description="The event as it is stored.")


@value(ActionAnswer)
class AvailableAction:
    """A mutation that the caller may ask for now, or the reason why not (可办事项)."""

    name: str = strawberry.field(description="Name of the mutation.")
    allowed: bool = strawberry.field(description="Whether it would be accepted now.")
    code: str | None = strawberry.field(description="Code of the refusal.")
    message: str | None = strawberry.field(description="The reason as a sentence, in the language asked for.")
    law: str | None = strawberry.field(
        resolver=law_if_any, description="The article that says so (法律依据)."
    )


@value(AppealAnswer)
class AppealRoute:
    """A way to contest an answer of the office; the clock starts at service (救济途径)."""

    route: str = strawberry.field(description="reconsideration (行政复议) or suit (行政诉讼).")
    length: int = strawberry.field(description="How long.")
    unit: str = strawberry.field(description="days or months.")
    last_day: date | None = strawberry.field(description="Last day, once it is served (截止日).")
    provisional: bool = strawberry.field(description="Whether the last day waits for a calendar (暂定).")


@value(InputAnswer)
class DecisionInput:
    """A fact that went into a decision (事实依据)."""

    name: str = strawberry.field(description="Its name in the formula.")
    value: str | None = strawberry.field(description="Its value as text; money in fen.")
    unit: str = strawberry.field(description="Its unit.")
    source: str = strawberry.field(description="Id of the event from which it is known.")


@value(UsedParameter)
class DecisionParameter:
    """A number of the law as a decision found it (适用参数)."""

    name: str = strawberry.field(description="Its name in the rules.")
    value: str | None = strawberry.field(description="Its value as text; money in fen.")
    unit: str = strawberry.field(description="Its unit.")
    in_force_from: date = strawberry.field(description="First day on which it is in force (施行日期).")
    promulgated_on: date = strawberry.field(description="Day on which it was published (公布日期).")
    document: str = strawberry.field(description="Document that sets it (文号).")
    article: str = strawberry.field(description="Article (条款).")
    confidence: str = strawberry.field(description="How sure we are of the source.")
    place = id_of("Region", "Region that set it; none for the nation (设定地区).", key="place")
    official: bool = strawberry.field(description="Whether a real document says so (是否正式).")


@value(StepAnswer)
class DecisionStep:
    """One calculation of a decision (计算步骤)."""

    name: str = strawberry.field(description="What is worked out.")
    operator: str = strawberry.field(description="How.")
    operands: list[str] = strawberry.field(description="From what: reference=value.")
    rounding: str | None = strawberry.field(description="Rounding rule (舍入规则).")
    result: str | None = strawberry.field(description="The result as text; money in fen.")
    unit: str = strawberry.field(description="Its unit.")


@value(Verification)
class DecisionVerification:
    """What three independent checks of a decision found (复算结果)."""

    holds: bool = strawberry.field(description="Whether none of them found anything.")
    by_record: list[str] = strawberry.field(
        description="Findings in the ledger: whether this is what was recorded, in an unbroken chain."
    )
    by_rules: list[str] = strawberry.field(description="Findings of the kept rules over the kept facts.")
    by_steps: list[str] = strawberry.field(description="Findings of an evaluator that knows no rules.")


@value(DecisionAnswer)
class Decision:
    """A decision with all that a stranger needs to check it (待遇核定)."""

    event: strawberry.ID = strawberry.field(description="Id of the event that keeps it.")
    question: str = strawberry.field(description="What was asked.")
    outcome: str = strawberry.field(description="granted or denied.")
    amount: Money | None = strawberry.field(
        description="Amount in yuan: of a month, or what is paid or owed once (核定金额)."
    )
    rounding: str | None = strawberry.field(description="How the amount was rounded (舍入规则).")
    payable_from: Month | None = strawberry.field(description="First payable month (起付月).")
    on: date = strawberry.field(description="Business date (业务日期).")
    known_by: date = strawberry.field(description="The law as it was published by then.")
    person = id_of("Person", "Who decided (审批人).", key="person")
    office = id_of("Office", "In which office (审批机构).", key="office")
    grant = id_of("Grant", "Under which grant (授权).", key="grant")
    reasons: list[str] = strawberry.field(description="Codes of the reasons for a denial (理由).")
    inputs: list[DecisionInput] = strawberry.field(description="The facts (事实依据).")
    parameters: list[DecisionParameter] = strawberry.field(description="The law's numbers (适用参数).")
    steps: list[DecisionStep] = strawberry.field(description="The calculation (计算步骤).")
    sentences: list[str] = strawberry.field(description="The same in sentences, in the language asked for.")
    law: list[str] = strawberry.field(description="Documents and articles it rests on (法律依据).")
    appeals: list[AppealRoute] = strawberry.field(description="How it can be contested (救济途径).")
    served_on: date | None = strawberry.field(description="Day of service (送达日期).")
    overtaken_on: date | None = strawberry.field(
        description="Day on which another took its place, or what it was about fell away (被代替日期)."
    )
    rule_set: str = strawberry.field(description="SHA-256 of the rules it was made by (规则集).")
    stored: str = strawberry.field(description="The decision as it is stored, to be checked without us.")

    @link(ITS_OWN, "verification_by_case")
    def verify(self) -> DecisionVerification | None:
        """Whether it holds, checked now in three independent ways (复算)."""


@value(Task)
class WorklistTask:
    """A case that waits for a step of the caller (待办事项)."""

    item: str = strawberry.field(description="Item of the office's list (事项).")
    step: str = strawberry.field(description="Step it waits for (环节).")
    since: date = strawberry.field(description="Since when (起始日).")
    due: date | None = strawberry.field(description="Last day in time by the step's clock (办理期限).")
    case: str = strawberry.field(description="The case, by the name of its stream (案卷).")

    about = what_stands_in("The case itself (案件).", key="case")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose case it is; a payment run is nobody's (当事人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where (地区)."""


@value(ItemStep)
class OfficeItemStep:
    """A step of an item, which one pair of hands takes (办理环节)."""

    step: str = strawberry.field(description="As grants name it (环节).")
    zh: str = strawberry.field(description="Its name in Chinese.")
    en: str = strawberry.field(description="Its name in English.")
    level: str = strawberry.field(description="On which level it is taken (层级).")
    days: int | None = strawberry.field(description="How long it may take (时限).")
    counted: str | None = strawberry.field(description="working or natural days.")
    law: str | None = strawberry.field(
        resolver=law_if_any, description="What the time limit rests on (依据)."
    )
    clock_since: date | None = strawberry.field(
        description="From which day the law sets the time limit, where it did not always (施行日期)."
    )
    asked_by: str | None = strawberry.field(
        description="Local parameter that asks for the step, where it is not always taken (地方参数)."
    )


@value(ItemAnswer)
class OfficeItem:
    """An item of the office: who decides, papers, steps and hands, clocks, law and form (业务事项)."""

    code: str = strawberry.field(description="Code of the item, as grants name it (事项编号).")
    zh: str = strawberry.field(description="Its name in Chinese.")
    en: str = strawberry.field(description="Its name in English.")
    family: str = strawberry.field(
        description="For example enrol, benefit, support, service or administration (类别)."
    )
    first_handled: str = strawberry.field(description="Level that takes it in (受理层级).")
    decided_by: str = strawberry.field(description="Level that decides (决定层级).")
    law: list[str] = strawberry.field(resolver=laws, description="Documents it rests on (法律依据).")
    mutation: str = strawberry.field(description="The mutation by which it begins.")
    form: str = strawberry.field(description="The input type of that mutation (申请表).")
    papers: list[PaperKind] = strawberry.field(description="Papers that everybody brings (必备材料).")
    papers_in_some_cases: list[PaperKind] = strawberry.field(description="Papers for some cases (视情材料).")
    steps: list[OfficeItemStep] = strawberry.field(description="Its steps in order (办理流程).")


def all_of(_asked: FindItems, answers: Sequence[Sequence[ItemAnswer]]) -> list[ItemAnswer]:
    return [item for answer in answers for item in answer]


@strawberry.type
class Query:
    @ask_each(WITH_CASES, "worklist", Worklist, merged)
    def worklist(self) -> Connection[WorklistTask] | None:
        """What waits for the caller's own steps, oldest first (待办事项)."""

    @ask_each(SERVICES, "find_items", FindItems, all_of)
    def items(self) -> list[OfficeItem] | None:
        """What the offices offer (业务事项): papers, steps, clocks, law and form."""
