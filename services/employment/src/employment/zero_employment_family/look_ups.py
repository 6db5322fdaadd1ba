"""What can be looked up of zero-employment families: by the office of the place, and by who applied."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select

from employment.items import DIFFICULTY
from employment.known import About
from employment.zero_employment_family import commands
from employment.zero_employment_family.answers import FamiliesOf, FamilyAnswer, FindFamilies
from employment.zero_employment_family.family import FAMILY
from employment.zero_employment_family.knowledge import family_facts
from employment.zero_employment_family.register import FAMILIES, case_of
from employment.zero_employment_family.terms import PromiseEnd
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.casework.possible import EVERY_PAPER, KindOfCase, Possible, Standing, standing_in
from jinbao.casework.service_method import ServiceMethod
from jinbao.lists import by_id, lists, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry

TABLE = FAMILIES.c
ORDER = (TABLE.applied_on, TABLE.id)


def family_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[FamilyAnswer | None]:
    return by_id(enquiry, keys, seen(enquiry), FamilyAnswer)


def families_of(enquiry: Enquiry, keys: Sequence[FamiliesOf]) -> list[Listed[FamilyAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=TABLE.person,
        rows=lambda _: seen(enquiry),
        order=ORDER,
        newest_first=True,
        answer=FamilyAnswer,
    )


def find_families(enquiry: Enquiry, keys: Sequence[FindFamilies]) -> list[Listed[FamilyAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: FindFamilies) -> Listed[FamilyAnswer]:
    statement = seen(enquiry)
    if ask.region:
        statement = statement.where(TABLE.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(TABLE.stage == ask.stage)
    return page_of(enquiry, statement, ask, ORDER, FamilyAnswer, newest_first=True)


def family_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, seen(enquiry), case_of)


def seen(enquiry: Enquiry) -> Select[Any]:
    handled: Any = enquiry.sees(DIFFICULTY, region=TABLE.region, person=TABLE.person)
    return select(FAMILIES).where(handled)


def families(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    cases = [About(row.id, row.person, row.region) for row in rows]
    streams = {case.case: case_of(case.case) for case in cases}
    return standing_in(enquiry, FAMILY, streams, family_facts(enquiry, cases, enquiry.today))


OF_FAMILY = KindOfCase(
    FAMILY.decide,
    (
        Possible(
            "withdrawZeroEmploymentFamily",
            lambda it: commands.WithdrawZeroEmploymentFamily(on=it.on, family=it.case),
        ),
        Possible(
            "checkZeroEmploymentFamily",
            lambda it: commands.CheckZeroEmploymentFamily(on=it.on, family=it.case),
        ),
        Possible(
            "decideZeroEmploymentFamily",
            lambda it: commands.DecideZeroEmploymentFamily(on=it.on, family=it.case),
        ),
        Possible(
            "serveZeroEmploymentFamilyAnswer",
            lambda it: commands.ServeZeroEmploymentFamilyAnswer(
                on=it.on, family=it.case, served_on=it.on, method=ServiceMethod.DIRECT
            ),
        ),
        Possible(
            "confirmFamilyStable",
            lambda it: commands.ConfirmFamilyStable(on=it.on, family=it.case),
        ),
        Possible(
            "endFamilyPromise",
            lambda it: commands.EndFamilyPromise(
                on=it.on, family=it.case, ground=PromiseEnd.MOVED_AWAY, papers=EVERY_PAPER
            ),
        ),
    ),
    families,
)
