"""Until when an employer has to tell of a hire and of an end, by the law of that day (handbook 17.10)."""

from datetime import date

from jinbao.calendar import due_in_days
from jinbao.rules import Law


def last_in_time(law: Law, days: str, day: date, known_by: date) -> date:
    """``days`` names the parameter: ``enrolment_days`` or ``leaver_list_days``."""
    found = law.parameter(days, day, known_by=known_by)
    return due_in_days(found.number, day, found.source.document).day
