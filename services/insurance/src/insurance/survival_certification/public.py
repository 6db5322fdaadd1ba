"""What integrators and other services are told of survival certification: that, by when, and how."""

from datetime import date
from typing import Any

from insurance.survival_certification import events
from insurance.survival_certification.terms import SurvivalCertificationFault, SurvivalWay
from insurance.survival_certification.validity import valid_until
from jinbao.calendar import Month
from jinbao.events import Event, Recorded


class SurvivalCertified(Event, frozen=True, tag="insurance.survival-certified.v1"):
    """Somebody who draws a pension was certified on a day; it holds through ``until``."""

    person: str
    region: str
    seen_on: date
    way: SurvivalWay
    until: date


class SurvivalCertificationTakenBack(
    Event, frozen=True, tag="insurance.survival-certification-taken-back.v1"
):
    """The certification of that day does not count."""

    person: str
    region: str
    seen_on: date
    ground: SurvivalCertificationFault


class SurvivalNotCertified(Event, frozen=True, tag="insurance.survival-not-certified.v1"):
    """The time ended on the day ``until``, and nothing is paid from the month ``since`` on."""

    person: str
    region: str
    until: date
    since: Month


def public_certification(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.SurvivalCertified(person, region, _, way, seen_on):
            return SurvivalCertified(person, region, seen_on, way, valid_until(seen_on))
        case events.SurvivalCertificationTakenBack(person, region, _, seen_on, ground):
            return SurvivalCertificationTakenBack(person, region, seen_on, ground)
        case events.SurvivalNotCertified(person, region, _, until, since):
            return SurvivalNotCertified(person, region, until, since)
        case _:
            return None
