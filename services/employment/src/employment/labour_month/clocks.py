"""The clocks of a month: by which day village, township, county and city do their part."""

from datetime import date
from typing import Any

from employment.items import LABOUR_REGISTER
from employment.labour_month import events
from employment.labour_month.register import case_of
from employment.law import law_of
from jinbao.calendar import last_day
from jinbao.casework.parameters import set_in
from jinbao.casework.steps import APPROVE, FIRST_REVIEW, INTAKE, PUBLICISE
from jinbao.events import Event
from jinbao.rules import Parameter
from jinbao.service import Enquiry
from jinbao.statutory_clock import NATURAL, StatutoryClock, Subject
from jinbao.statutory_clock.declaration import Limit

LAW = "劳动力资源月度数据上报（本平台设定）"


def day_of_month(name: str) -> Limit:
    """Which day of the following month the place has set."""

    def limit(enquiry: Enquiry, event: Any, since: date) -> Parameter:
        place = enquiry.place(event.region)
        return law_of(place.within, set_in(enquiry.connection, place.within)).parameter(name, since)

    return limit


def clock(kind: str, parameter: str, step: str, start: type[Event], stop: type[Event]) -> StatutoryClock:
    """Started by those below, it concerns whoever they report to; stopped by what is done there."""

    def region(event: Any) -> str:
        reports = isinstance(event, start) and not isinstance(event, events.Opened)
        return str(event.reports_to if reports else event.region)

    return StatutoryClock(
        kind,
        days=day_of_month(parameter),
        counted=NATURAL,
        item=LABOUR_REGISTER,
        law=LAW,
        step=step,
        starts=(start,),
        stops=(stop,),
        since=lambda event: last_day(event.month),
        whose=lambda event, _state: Subject(region=region(event), office=None, person=None),
        case=lambda event: case_of(region(event), event.month),
    )


CLOCKS = (
    clock("labour-month.submit", "labour_month_submit", INTAKE, events.Opened, events.Submitted),
    clock("labour-month.check", "labour_month_check", FIRST_REVIEW, events.Submitted, events.Checked),
    clock("labour-month.lock", "labour_month_lock", APPROVE, events.Checked, events.Locked),
    clock("labour-month.publish", "labour_month_publish", PUBLICISE, events.Locked, events.Published),
)
