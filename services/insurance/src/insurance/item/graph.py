"""The catalogue of items in the graph."""

import strawberry

from insurance.contract import FindItems, ItemAnswer, ItemStep, PaperKind
from jinbao.graph import ask, value


@value(ItemStep)
class OfficeItemStep:
    """A step of an item, which one pair of hands takes (办理环节)."""

    step: str = strawberry.field(description="As grants name it (环节).")
    zh: str = strawberry.field(description="Its name in Chinese.")
    en: str = strawberry.field(description="Its name in English.")
    level: str = strawberry.field(description="On which level it is taken (层级).")
    days: int | None = strawberry.field(description="How long it may take (时限).")
    counted: str | None = strawberry.field(description="working or natural days.")
    law: str | None = strawberry.field(description="What the time limit rests on (依据).")
    asked_by: str | None = strawberry.field(
        description="Local parameter that asks for the step, where it is not always taken (地方参数)."
    )


@value(ItemAnswer)
class OfficeItem:
    """An item of the office: who decides, papers, steps and hands, clocks, law and form (业务事项)."""

    code: str = strawberry.field(description="Code of the item, as grants name it (事项编号).")
    zh: str = strawberry.field(description="Its name in Chinese.")
    en: str = strawberry.field(description="Its name in English.")
    family: str = strawberry.field(description="enrol, benefit or support (类别).")
    first_handled: str = strawberry.field(description="Level that takes it in (受理层级).")
    decided_by: str = strawberry.field(description="Level that decides (决定层级).")
    law: list[str] = strawberry.field(description="Documents it rests on (法律依据).")
    mutation: str = strawberry.field(description="The mutation by which it begins.")
    form: str = strawberry.field(description="The input type of that mutation (申请表).")
    papers: list[PaperKind] = strawberry.field(description="Papers that everybody brings (必备材料).")
    papers_in_some_cases: list[PaperKind] = strawberry.field(description="Papers for some cases (视情材料).")
    steps: list[OfficeItemStep] = strawberry.field(description="Its steps in order (办理流程).")


@strawberry.type
class Query:
    @ask("insurance", "find_items", FindItems)
    def items(self) -> list[OfficeItem] | None:
        """What the office offers (业务事项): papers, steps, clocks, law and form."""
