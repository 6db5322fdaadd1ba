"""What can happen to a survival certification.  Kept for good: a change is a v2, never an edit.

Stream survival-certification/<person>.
"""

from datetime import date

from insurance.survival_certification.terms import Geotag, SurvivalCertificationFault, SurvivalWay
from jinbao.calendar import Month
from jinbao.casework.paper import CasePaper
from jinbao.events import Event


class SurvivalCertified(Event, frozen=True, tag="insurance.survival-certification.certified.v1"):
    """Somebody was seen alive on a day (通过认证). ``at`` is where the agency of residence is, if it was one.

    ``before`` is the day from which the time had counted that this ends.
    """

    person: str
    region: str
    on: date
    way: SurvivalWay
    seen_on: date
    papers: tuple[CasePaper, ...]
    geotag: Geotag | None
    witnesses: tuple[str, ...]
    at: str | None
    certified_by: str
    before: date


class SurvivalCertificationTakenBack(
    Event, frozen=True, tag="insurance.survival-certification.taken-back.v1"
):
    """What was certified does not count (撤销认证): the time runs from ``valid_since`` again, if any does."""

    person: str
    region: str
    on: date
    seen_on: date
    ground: SurvivalCertificationFault
    officer: str
    valid_since: date | None


class SurvivalNotCertified(Event, frozen=True, tag="insurance.survival-certification.missed.v1"):
    """The time was over on the day ``until``, so that nothing is paid from a month on (逾期未认证)."""

    person: str
    region: str
    on: date
    until: date
    since: Month
    officer: str


SurvivalCertificationEvent = SurvivalCertified | SurvivalCertificationTakenBack | SurvivalNotCertified
