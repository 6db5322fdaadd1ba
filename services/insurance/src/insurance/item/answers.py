"""What is answered concerning the items of the office."""

from typing import Annotated

from msgspec import Struct

from jinbao.casework.paper import PaperKind
from jinbao.commands import says


class ItemStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step of an item, which one pair of hands takes; ``days`` is its clock where there is one.

    ``asked_by`` names the local parameter that asks for it, where it is not always taken.
    """

    step: str
    zh: str
    en: str
    level: str
    days: int | None = None
    counted: str | None = None
    law: str | None = None
    asked_by: str | None = None


class ItemAnswer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An item of the office: what it is called, who decides, its papers, steps, clocks, law and form."""

    code: str
    zh: str
    en: str
    family: str
    first_handled: str
    decided_by: str
    law: tuple[str, ...]
    mutation: str
    form: str
    papers: tuple[PaperKind, ...]
    papers_in_some_cases: tuple[PaperKind, ...] = ()
    step: tuple[ItemStep, ...]

    @property
    def steps(self) -> tuple[ItemStep, ...]:
        return self.step


class FindItems(Struct, frozen=True, kw_only=True):
    """Items of the office, all or one."""

    code: Annotated[str | None, says("Only this item (事项编号).")] = None
