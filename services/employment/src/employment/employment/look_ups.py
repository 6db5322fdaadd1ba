"""What can be looked up of employment: by the office, the person, and who acts for the employer."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.sql.elements import ColumnElement

from employment.employment.answers import EmployeesOf, EmploymentAnswer, EmploymentsOf, FindEmployments
from employment.employment.register import EMPLOYMENTS, stream_of
from employment.employment.terms import EmploymentStage, EndSeen
from employment.items import EMPLOYMENT_REGISTRATION
from employment.social_insurance import INSURED
from jinbao.casework.answers import HistoryLine
from jinbao.casework.employers import EMPLOYERS, is_agent
from jinbao.casework.history import history_of_seen
from jinbao.casework.people import PEOPLE
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen

TABLE = EMPLOYMENTS.c
ORDER = (TABLE.since, TABLE.id)
FROM = {"since_from": TABLE.since, "ended_from": TABLE.ended_on}
UNTIL = {"since_until": TABLE.since, "ended_until": TABLE.ended_on}
SAME = {
    "kind": TABLE.kind,
    "stage": TABLE.stage,
    "late": TABLE.late,
    "hint": TABLE.hint,
    "end_late": TABLE.end_late,
}


def employment_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[EmploymentAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), EmploymentAnswer)


def employments_of(enquiry: Enquiry, keys: Sequence[EmploymentsOf]) -> list[Listed[EmploymentAnswer]]:
    return each(enquiry, keys, "person", TABLE.person)


def employees_of(enquiry: Enquiry, keys: Sequence[EmployeesOf]) -> list[Listed[EmploymentAnswer]]:
    return each(enquiry, keys, "employer", TABLE.employer)


def each(enquiry: Enquiry, keys: Sequence[Any], about: str, column: Any) -> list[Listed[EmploymentAnswer]]:
    return lists(
        enquiry,
        keys,
        about=about,
        column=column,
        rows=lambda ask: that_go_on(seen(enquiry), going_on=ask.open),
        order=ORDER,
        newest_first=True,
        answer=EmploymentAnswer,
    )


def that_go_on(statement: Select[Any], *, going_on: bool | None) -> Select[Any]:
    if going_on is None:
        return statement
    stages = (EmploymentStage.OPEN,) if going_on else (EmploymentStage.ENDED,)
    return statement.where(TABLE.stage.in_(stages))


def find_employments(enquiry: Enquiry, keys: Sequence[FindEmployments]) -> list[Listed[EmploymentAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindEmployments) -> Listed[EmploymentAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.end_seen:
        statement = statement.where(TABLE.stage == EmploymentStage.OPEN, ends_seen()[ask.end_seen])
    conditions = [
        *(column == getattr(ask, name) for name, column in SAME.items() if getattr(ask, name) is not None),
        *(column >= getattr(ask, name) for name, column in FROM.items() if getattr(ask, name)),
        *(column <= getattr(ask, name) for name, column in UNTIL.items() if getattr(ask, name)),
    ]
    return page_of(enquiry, statement.where(*conditions), ask, ORDER, EmploymentAnswer, newest_first=True)


def ends_seen() -> Mapping[EndSeen, ColumnElement[bool]]:
    """What other registers know of work that goes on by this one."""
    insured, people, employers = INSURED.c, PEOPLE.c, EMPLOYERS.c
    same = (insured.person == TABLE.person, insured.employer == TABLE.employer)
    return {
        EndSeen.INSURANCE_STOPPED: exists().where(*same, insured.until >= TABLE.since),
        EndSeen.DIED: exists().where(people.person == TABLE.person, people.died_on.is_not(None)),
        EndSeen.EMPLOYER_GONE: exists().where(
            employers.employer == TABLE.employer, employers.closed_on.is_not(None)
        ),
    }


def employment_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    """For whoever acts for the employer too."""
    return clocks_of_seen(enquiry, keys, seen(enquiry), stream_of)


def employment_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, seen(enquiry), stream_of)


def seen(enquiry: Enquiry) -> Select[Any]:
    return select(EMPLOYMENTS).where(seen_by(enquiry))


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    handled: Any = enquiry.sees(EMPLOYMENT_REGISTRATION, region=TABLE.region, person=TABLE.person)
    return or_(handled, is_agent(TABLE.employer, enquiry.actor.person, enquiry.today))
