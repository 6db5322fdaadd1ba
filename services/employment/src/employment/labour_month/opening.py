"""A month that is awaited of a village from now on."""

from collections.abc import Iterator
from datetime import date

from employment.labour_month.knowledge import rank_of
from employment.labour_month.month import MONTH, MonthFacts, Open, Rank
from employment.labour_month.register import case_of
from jinbao.calendar import Month, month_of
from jinbao.service import Enquiry, Part


def opens_month(enquiry: Enquiry, region: str, on: date, month: Month | None = None) -> Iterator[Part]:
    place = enquiry.place(region)
    if rank_of(enquiry, place) is not Rank.VILLAGE:
        return
    asked = Open(on, month or month_of(on))
    facts = MonthFacts(place=place, rank=Rank.VILLAGE)
    yield Part(case_of(region, asked.month), MONTH, asked, lambda _state: facts)
