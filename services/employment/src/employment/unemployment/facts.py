"""What has to be known around an unemployment registration, and when time makes something of it."""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from employment.deciding import OnRecord
from employment.facts import PersonFacts
from employment.unemployment.events import LastJob
from jinbao.actor import Place
from jinbao.calendar import after_months, due_in_days
from jinbao.decision import Input
from jinbao.rules import Law

ONE_DAY = timedelta(days=1)


class Elsewhere(Struct, frozen=True):
    """Where another registration of the person is open, and what that place is called."""

    region: str
    place_name: str


class UnemploymentFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known; ``evidence`` is what the registration rests on, once somebody has visited.

    ``refused`` are the offers refused without proper cause, by the events that ruled so. The other events say
    since when it stands, when there was contact last, and whether work is still wanted.
    """

    registration: str
    spell: int = 1
    last_job: LastJob | None = None
    at_work: OnRecord | None = None
    pension: OnRecord | None = None
    registered_event: str = ""
    contact_event: str = ""
    seeking_event: str = ""
    refused: Mapping[str, str] = {}
    elsewhere: Elsewhere | None = None
    new_place: Place | None = None
    evidence: tuple[Input, ...] = ()


def lapses_on(law: Law, last_contact: date) -> date:
    """The day on which nobody has been in contact for so many months (TV-UNEMP1).

    Until the day before they may report; where that is a day of rest, until the next day of work.
    """
    return due_in_days(days_within(law, "contact_period", last_contact), last_contact, "").day + ONE_DAY


def long_term_on(law: Law, registered_on: date) -> date:
    """The day from which somebody has been registered for long (TV-UNEMP2); it moves with no holiday."""
    return after_months(registered_on, law.parameter("long_term_period", registered_on).number)


def days_within(law: Law, period: str, since: date) -> int:
    """How many days come after a day until so many months have passed, without the last."""
    return (after_months(since, law.parameter(period, since).number) - since).days - 1
