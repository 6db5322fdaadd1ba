"""Which vacancy each command concerns, and what must be known to decide it."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select
from uuid_utils import uuid7

from employment.vacancy import commands, look_ups
from employment.vacancy.clocks import CLOCKS
from employment.vacancy.knowledge import Case, vacancy_facts
from employment.vacancy.possible import OF_VACANCY
from employment.vacancy.register import VACANCIES, fold, stream_of
from employment.vacancy.vacancy import VACANCY
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def draft(enquiry: Enquiry, command: commands.DraftVacancy) -> Iterator[Part]:
    yield concerning(enquiry, command, Case(str(uuid7()), command.employer, command.opening.region))


def revise(enquiry: Enquiry, command: commands.ReviseVacancy) -> Iterator[Part]:
    """Decided where the work is to be done now."""
    case = known_vacancy(enquiry, command.vacancy)
    yield concerning(enquiry, command, replace(case, region=command.opening.region))


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    yield concerning(enquiry, command, known_vacancy(enquiry, command.vacancy))


def known_vacancy(enquiry: Enquiry, vacancy: str) -> Case:
    row = enquiry.connection.execute(select(VACANCIES).where(VACANCIES.c.id == vacancy)).first()
    if row is None:
        raise Refused("VACANCY_UNKNOWN", field="vacancy")
    return Case(row.id, row.employer, row.region)


def concerning(enquiry: Enquiry, command: Any, case: Case) -> Part:
    return Part(
        stream_of(case.vacancy),
        VACANCY,
        command,
        lambda _state: vacancy_facts(enquiry, [case], command.on)[case.vacancy],
    )


SLICE = Slice(
    "vacancy",
    handlers={
        commands.DraftVacancy: draft,
        commands.ReviseVacancy: revise,
        commands.CheckVacancy: step,
        commands.PublishVacancy: step,
        commands.CloseVacancy: step,
        commands.WithdrawVacancy: step,
    },
    look_ups={
        "vacancy_by_id": LookUp(look_ups.vacancy_by_id),
        "vacancies_of": LookUp(look_ups.vacancies_of),
        "find_vacancies": LookUp(look_ups.find_vacancies),
        "vacancy_clocks": LookUp(look_ups.vacancy_clocks),
        "vacancy_history": LookUp(look_ups.vacancy_history),
        "vacancy_actions": LookUp(OF_VACANCY.actions),
    },
    fold=fold,
    clocks=CLOCKS,
)
