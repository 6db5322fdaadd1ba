"""What tells payment runs apart: the county that pays, the month, and which benefit."""

from typing import NamedTuple, Protocol

from insurance.items import PENSION_CLAIM, UNEMPLOYMENT
from insurance.payment_run.terms import PaidBenefit
from jinbao.calendar import Month

ITEMS = {
    PaidBenefit.RURAL_PENSION: PENSION_CLAIM,
    PaidBenefit.UNEMPLOYMENT: UNEMPLOYMENT,
    PaidBenefit.SINGLE_SUM: PENSION_CLAIM,
}
"""Under which item of the office's list each benefit is paid."""


class RunKey(NamedTuple):
    county: str
    month: Month
    benefit: PaidBenefit


class OfRun(Protocol):
    """Whatever concerns a run: its commands, its events, its row."""

    @property
    def county(self) -> str: ...
    @property
    def month(self) -> Month: ...
    @property
    def benefit(self) -> PaidBenefit: ...


def key_of(about: OfRun) -> RunKey:
    return RunKey(about.county, about.month, about.benefit)


def run_of(about: OfRun) -> str:
    """The id of the run; only what is not the rural pension is named in it."""
    benefit = [] if about.benefit is PaidBenefit.RURAL_PENSION else [about.benefit.lower()]
    return "/".join([about.county, about.month, *benefit])


def read_run(run: str) -> RunKey:
    """What an id says."""
    county, month, *benefit = run.split("/")
    return RunKey(county, month, PaidBenefit(benefit[0].upper()) if benefit else PaidBenefit.RURAL_PENSION)
