"""What can be asked of a vacancy, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from sqlalchemy import select

from employment.vacancy import commands
from employment.vacancy.knowledge import Case, vacancy_facts
from employment.vacancy.look_ups import TABLE, handled
from employment.vacancy.register import stream_of
from employment.vacancy.terms import ClosingReason, OccupationClass, Opening
from employment.vacancy.vacancy import VACANCY, InDraft
from jinbao.casework.possible import EVERY_PAPER, KindOfCase, Possible, Standing, standing_in
from jinbao.service import Enquiry


def vacancies(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    found = select(TABLE.id, TABLE.employer, TABLE.region).where(handled(enquiry), TABLE.id.in_(keys))
    cases = [Case(row.id, row.employer, row.region) for row in enquiry.connection.execute(found)]
    streams = {case.vacancy: stream_of(case.vacancy) for case in cases}
    return standing_in(enquiry, VACANCY, streams, vacancy_facts(enquiry, cases, enquiry.today))


def with_one_place_more(it: Standing) -> Opening:
    """What stands, said otherwise."""
    if isinstance(it.state, InDraft):
        return replace(it.state.opening, places=it.state.opening.places + 1)
    return Opening("-", OccupationClass.OTHER_WORK, it.known.place.region, 1, 1)


OF_VACANCY = KindOfCase(
    VACANCY.decide,
    (
        Possible(
            "reviseVacancy",
            lambda it: commands.ReviseVacancy(on=it.on, vacancy=it.case, opening=with_one_place_more(it)),
        ),
        Possible("checkVacancy", lambda it: commands.CheckVacancy(on=it.on, vacancy=it.case)),
        Possible("publishVacancy", lambda it: commands.PublishVacancy(on=it.on, vacancy=it.case)),
        Possible(
            "closeVacancy",
            lambda it: commands.CloseVacancy(
                on=it.on, vacancy=it.case, reason=ClosingReason.NO_LONGER_NEEDED
            ),
        ),
        Possible(
            "withdrawVacancy",
            lambda it: commands.WithdrawVacancy(on=it.on, vacancy=it.case, papers=EVERY_PAPER),
        ),
    ),
    vacancies,
)
