"""Trials: next to a mutation the question what it would change (试算), with the same input."""

from typing import Annotated, Any, Union

import strawberry

from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.graph import references
from jinbao.graph.context import Info
from jinbao.graph.field import signed
from jinbao.graph.link import link
from jinbao.graph.mutation import form_of, marks_of
from jinbao.graph.node import Node, value, what_stands_in
from jinbao.graph.questions import Question, question_of
from jinbao.graph.refusal import Refusal, refusal
from jinbao.graph.scalars import Money, Month
from jinbao.trial import answers

WOULD = "would_"


@value(answers.ActForeseen)
class ActForeseen:
    """An act that an office would be asked for (将产生的待处理事由)."""

    act: str = strawberry.field(description="What would be asked, as a code (事由).")
    label: str = strawberry.field(description="The same in the reader's language (事由名称).")
    mutation: str = strawberry.field(description="The mutation that answers it (办理操作).")
    code: str | None = strawberry.field(description="Why it could not be decided so, as a code.")
    message: str | None = strawberry.field(description="The same in a sentence.")
    case: Node | None = what_stands_in("The case that it is about (所涉案件).", key="case")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whom it concerns (当事人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it would be done (办理地区)."""


@value(answers.DecisionForeseen)
class DecisionForeseen:
    """A decision that would be made (将作出的决定)."""

    question: str = strawberry.field(description="What would be asked.")
    outcome: str = strawberry.field(description="granted or denied.")
    before: Money | None = strawberry.field(
        description="What the last month that it changes was due, in yuan (原应发)."
    )
    after: Money | None = strawberry.field(description="What that month would be due, in yuan (将应发).")
    case: Node | None = what_stands_in("The case in which it would be made (所涉案件).", key="case")


@value(answers.MonthsForeseen)
class MonthsForeseen:
    """Months in a row of a benefit whose amount would be another, the same for each (分月差额)."""

    benefit: str = strawberry.field(description="Which benefit, as a code (待遇种类).")
    first_month: Month = strawberry.field(description="The first of them (起始月).")
    last_month: Month = strawberry.field(description="The last of them, the same where it is one (截止月).")
    before: Money = strawberry.field(description="What is due for each, in yuan (原应发).")
    after: Money = strawberry.field(description="What would be due for each, in yuan (将应发).")
    paid: Money = strawberry.field(description="What was paid for each, in yuan (已发).")
    case: Node | None = what_stands_in("The benefit (所涉待遇).", key="case")


@value(answers.WhatWouldChange)
class WhatWouldChange:
    """What would change if a fact were recorded today; nothing is recorded (试算结果)."""

    acts: list[ActForeseen] = strawberry.field(description="What offices would be asked for (待处理变动).")
    decisions: list[DecisionForeseen] = strawberry.field(
        description="Decisions that would be made by those acts (将作出的决定)."
    )
    months: list[MonthsForeseen] = strawberry.field(
        description="Months that would differ, those in a row that say the same as one (分月差额)."
    )
    to_recover: Money = strawberry.field(description="What would turn out too much, in yuan (应追回).")
    to_pay: Money = strawberry.field(description="What would be owed in addition, in yuan (应补发).")
    elsewhere: int | None = strawberry.field(
        description="Cases that would change as well and are not the caller's to see; told to offices alone."
    )
    silent: list[str] = strawberry.field(description="Services that did not answer, so that more may change.")


TrialOutcome = Annotated[
    Union[WhatWouldChange, Refusal],  # noqa: UP007 - mypy reads | as a type
    strawberry.union("TrialOutcome", description="What a mutation would change, or why it would be refused."),
]


def would(command: type[Command], *, service: str) -> Any:
    """The question what a mutation would change; the attribute is the mutation's after ``would_``."""
    return Tried(command, service)


class Tried:
    """A trial until its class gives it a name."""

    def __init__(self, command: type[Command], service: str) -> None:
        self.service = service
        self.question: Question[Command] = question_of(command)

    def __set_name__(self, owner: type, name: str) -> None:
        of_mutation = name.removeprefix(WOULD)
        title = "".join(part.capitalize() for part in of_mutation.split("_"))

        async def resolve(self_: Any, info: Info, input: Any) -> Any:  # noqa: ARG001 - a query has no source
            return await self.ask(info, vars(input))

        form = form_of(self.question.kind, title)
        signed(resolve, name=name, module=owner.__module__, gives=TrialOutcome | None, arguments=[form])
        said = f"What {title} would change, asked before it is done; nothing is recorded (试算)."
        setattr(owner, name, strawberry.field(resolver=resolve, description=said))

    async def ask(self, info: Info, given: Any) -> Any:
        context = info.context
        try:
            command = self.question.read(given)
            return await context.what_would_change(self.service, command, **marks_of(given))
        except Refused as refused:
            return refusal(refused, context.call.language)
