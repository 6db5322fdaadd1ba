"""The items of an office (业务事项) as data: papers, steps, clocks and law of each (handbook 17.14)."""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from typing import Annotated, Any

from msgspec import Struct, toml

from jinbao.casework.paper import PaperKind
from jinbao.commands import says
from jinbao.service import Enquiry, LookUp, Slice
from jinbao.statutory_clock import NATURAL, WORKING, StatutoryClock


class ItemStep(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step of an item, which one pair of hands takes; ``days`` is its clock where there is one.

    ``clock_since`` is the day from which the law sets the clock, where it did not always do so.
    ``asked_by`` names the local parameter that asks for it, where it is not always taken.
    """

    step: str
    zh: str
    en: str
    level: str
    days: int | None = None
    counted: str | None = None
    law: str | None = None
    clock_since: date | None = None
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


class Catalogue(Struct, frozen=True, forbid_unknown_fields=True):
    """All items of a service."""

    item: tuple[ItemAnswer, ...]

    @classmethod
    def of(cls, package: str) -> "Catalogue":
        """As it stands in ``items.toml`` of a package."""
        return toml.decode(files(package).joinpath("items.toml").read_bytes(), type=cls)

    def clock(self, kind: str, item: str, step: str, **moved: Any) -> StatutoryClock:
        """The clock that the catalogue sets a step, started and stopped by these events of its cases."""
        [found] = [one for each in self.item if each.code == item for one in each.step if one.step == step]
        if found.days is None:
            raise LookupError(f"{item} sets no clock for {step}")
        counted = WORKING if found.counted == "working" else NATURAL
        return StatutoryClock(
            kind,
            found.days,
            counted,
            item,
            law=found.law or "",
            step=step,
            in_force=found.clock_since or date.min,
            **moved,
        )

    def slice(self) -> Slice:
        """What the office offers is for everybody to know."""

        def find_items(_: Enquiry, keys: Sequence[FindItems]) -> list[list[ItemAnswer]]:
            return [[item for item in self.item if key.code in (None, item.code)] for key in keys]

        return Slice("item", look_ups={"find_items": LookUp(find_items)})
