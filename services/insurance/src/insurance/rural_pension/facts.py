"""What is known about a claimant when the pension is worked out, each fact with the event it came from."""

from collections.abc import Iterator
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct

from jinbao.decision import Input
from jinbao.money import Fen

T = TypeVar("T", bound=date | bool | int | str | None)


class Known(Struct, Generic[T], frozen=True):
    """A fact, and the id of the event from which it is known."""

    value: T
    source: str


class Contribution(Struct, frozen=True):
    """A year that counts, and the day on which it was paid; ``made_up`` are those before the scheme."""

    year: int
    paid_on: date
    source: str
    made_up: bool = False


class Child(Struct, frozen=True, kw_only=True):
    """A child of the claimant, as it stands on the business day; ``died_on`` is there once that is proven."""

    person: Known[str]
    born: Known[date]
    rural_hukou_in_county: Known[bool]
    student: Known[bool]
    employee_pension: Known[bool]
    enrolled: Known[bool]
    first_paid_on: Known[date | None]
    last_paid_year: Known[int | None]
    died_on: Known[date] | None = None

    def inputs(self, number: int) -> Iterator[Input]:
        yield _input(f"child:{number}", self.person, "person")
        yield _input(f"child_born:{number}", self.born, "day")
        if self.died_on is not None:
            yield _input(f"child_died_on:{number}", self.died_on, "day")
        yield _input(f"child_rural_hukou:{number}", self.rural_hukou_in_county, "truth")
        yield _input(f"child_student:{number}", self.student, "truth")
        yield _input(f"child_employee_pension:{number}", self.employee_pension, "truth")
        yield _input(f"child_enrolled:{number}", self.enrolled, "truth")
        yield _input(f"child_first_paid_on:{number}", self.first_paid_on, "day")
        yield _input(f"child_last_paid_year:{number}", self.last_paid_year, "year")


class Facts(Struct, frozen=True, kw_only=True):
    """All that the formula may ask; a decision keeps only what it did ask.

    ``rural_scheme`` says that the law came to the claimant with the rural scheme, not with the urban one or
    the merger. ``died_on`` is there once the claimant's death is proven. ``years_lacking`` are the ended ones
    whose interest is not in the account.
    """

    born: Known[date]
    applied_on: Known[date]
    rural_scheme: Known[bool]
    employee_pension: Known[bool]
    contributions: tuple[Contribution, ...]
    personal_account: Known[Fen]
    subsidy_account: Known[Fen]
    collective_account: Known[Fen]
    children_declared: Known[int]
    years_lacking: tuple[int, ...] = ()
    children: tuple[Child, ...] = ()
    died_on: Known[date] | None = None

    def inputs(self) -> Iterator[Input]:
        yield _input("born", self.born, "day")
        if self.died_on is not None:
            yield _input("died_on", self.died_on, "day")
        yield _input("applied_on", self.applied_on, "day")
        yield _input("rural_scheme", self.rural_scheme, "truth")
        yield _input("employee_pension", self.employee_pension, "truth")
        for each in self.contributions:
            kind = "made_up_year" if each.made_up else "contribution_year"
            yield Input(f"{kind}:{each.year}", each.year, "year", each.source)
            if not each.made_up:
                yield Input(f"contribution_paid_on:{each.year}", each.paid_on.isoformat(), "day", each.source)
        yield _input("personal_account", self.personal_account, "fen")
        yield _input("subsidy_account", self.subsidy_account, "fen")
        yield _input("collective_account", self.collective_account, "fen")
        for year in self.years_lacking:
            yield Input(f"year_without_interest:{year}", year, "year", self.personal_account.source)
        yield _input("children_declared", self.children_declared, "count")
        for number, child in enumerate(self.children, start=1):
            yield from child.inputs(number)


def _input(name: str, known: Known[T], unit: str) -> Input:
    value: date | bool | int | str | None = known.value
    return Input(name, value.isoformat() if isinstance(value, date) else value, unit, known.source)
