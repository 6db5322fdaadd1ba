"""A vacancy: handed in by an employer, checked, published for a while, filled place by place, or ended."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from employment import items
from employment.vacancy import events
from employment.vacancy.commands import (
    CheckVacancy,
    CloseVacancy,
    DraftVacancy,
    PublishVacancy,
    ReviseVacancy,
    VacancyCommand,
    WithdrawVacancy,
)
from employment.vacancy.events import VacancyEvent
from employment.vacancy.facts import VacancyFacts
from employment.vacancy.lawful import must_be_lawful
from employment.vacancy.terms import Opening
from jinbao.calendar import due_in_days
from jinbao.casework.hands import out_of_order
from jinbao.casework.steps import FIRST_REVIEW, INTAKE, PUBLICISE
from jinbao.decider import Decider, NotAuthorised, Refused
from jinbao.desk import Desk

ITEM = items.JOB_EXCHANGE
D = Desk[VacancyFacts]


class FillPlace(Struct, frozen=True):
    """A hire of somebody who was sent there has been registered."""

    on: date
    employment: str


class FreePlace(Struct, frozen=True):
    """There was no such hire."""

    on: date
    employment: str


class Nowhere(Struct, frozen=True):
    pass


class InDraft(Struct, frozen=True):
    opening: Opening
    checked: bool = False


class Offered(Struct, frozen=True):
    """On the board until a day; ``hired`` are the employments that fill its places."""

    opening: Opening
    published_on: date
    until: date
    hired: frozenset[str] = frozenset()

    @property
    def full(self) -> bool:
        return len(self.hired) >= self.opening.places


class Ended(Struct, frozen=True):
    """Offered no more; ``before`` is what stood, if it was on the board."""

    before: Offered | None = None


Vacancy: TypeAlias = Nowhere | InDraft | Offered | Ended


Asked: TypeAlias = VacancyCommand | FillPlace | FreePlace


def decide(vacancy: Vacancy, command: Asked, desk: D) -> Iterator[VacancyEvent]:
    known, on, by = desk.known, desk.on, desk.by.person
    case = (known.vacancy, known.person, known.place.region, on)
    match vacancy, command:
        case Nowhere(), DraftVacancy(opening=opening):
            must_speak_for_employer(desk)
            yield events.Drafted(*case, opening, by)

        case InDraft(opening=before), ReviseVacancy(opening=opening):
            must_speak_for_employer(desk)
            if opening == before:
                raise Refused("NOTHING_TO_DO")
            yield events.Revised(*case, opening, by)

        case InDraft(opening, checked=False), CheckVacancy():
            officer_must(desk, FIRST_REVIEW)
            wage = must_be_lawful(opening, known.employer, known.person, known.law, on)
            yield events.Checked(*case, wage.number, wage.in_force_from, by)

        case InDraft(opening, checked=True), PublishVacancy():
            yield published(opening, 0, desk)

        case Offered(opening, _, until, hired), PublishVacancy() if on > until and not vacancy.full:
            yield published(opening, len(hired), desk)

        case Offered(opening, hired=hired), FillPlace(employment=employment) if not vacancy.full:
            filled = len(hired) + 1
            yield events.PlaceFilled(*case, employment, filled, filled >= opening.places)

        case (Offered() as board) | Ended(before=Offered() as board), FreePlace(employment=employment) if (
            employment in board.hired
        ):
            reopened = isinstance(vacancy, Offered) and board.full
            filled = len(board.hired) - 1
            yield events.PlaceFreed(*case, employment, filled, reopened, board.published_on)

        case _, FillPlace() | FreePlace():
            return  # who was sent there is hired all the same

        case InDraft() | Offered(), CloseVacancy(reason=reason) if not is_full(vacancy):
            must_speak_for_employer(desk)
            yield events.Closed(*case, reason, by)

        case Offered(), WithdrawVacancy(papers=papers):
            officer_must(desk, FIRST_REVIEW)
            yield events.Withdrawn(*case, papers, by)

        case _:
            raise out_of_order(desk, ITEM, command, vacancy, parties=agents(desk))


def published(opening: Opening, filled: int, desk: D) -> events.Published:
    """Checked once more: between the check and this day the minimum wage may have risen."""
    known, on = desk.known, desk.on
    officer_must(desk, PUBLICISE)
    must_be_lawful(opening, known.employer, known.person, known.law, on)
    until = due_in_days(known.law.parameter("vacancy_period", on).number, on, "").day
    return events.Published(
        known.vacancy, known.person, known.place.region, on, opening, filled, until, desk.by.person
    )


def is_full(vacancy: Vacancy) -> bool:
    return isinstance(vacancy, Offered) and vacancy.full


def must_speak_for_employer(desk: D) -> None:
    """Who may act for the employer, or an office that takes in what the employer hands in."""
    if not acts_for_employer(desk):
        desk.must(INTAKE, ITEM, desk.known.place)


def acts_for_employer(desk: D) -> bool:
    return desk.by.office is None and desk.by.person in agents(desk)


def officer_must(desk: D, step: str) -> None:
    """An officer, who does not act for the employer besides (回避)."""
    desk.must(step, ITEM, desk.known.place)
    if desk.by.person in agents(desk):
        raise NotAuthorised("AVOIDANCE", step=step)


def agents(desk: D) -> frozenset[str]:
    return desk.known.employer.agents if desk.known.employer else frozenset()


def evolve(vacancy: Vacancy, event: VacancyEvent) -> Vacancy:
    match vacancy, event:
        case Nowhere(), events.Drafted(opening=opening):
            return InDraft(opening)
        case InDraft(), events.Revised(opening=opening):
            return InDraft(opening)
        case InDraft(opening), events.Checked():
            return InDraft(opening, checked=True)
        case InDraft(), events.Published(on=on, opening=opening, until=until):
            return Offered(opening, on, until)
        case Offered(), events.Published(on=on, until=until):
            return replace(vacancy, published_on=on, until=until)
        case Offered(hired=hired), events.PlaceFilled(employment=employment):
            return replace(vacancy, hired=hired | {employment})
        case Offered(hired=hired), events.PlaceFreed(employment=employment):
            return replace(vacancy, hired=hired - {employment})
        case Ended(before=Offered(hired=hired) as board), events.PlaceFreed(employment=employment):
            return Ended(replace(board, hired=hired - {employment}))
        case InDraft() | Offered(), events.Closed() | events.Withdrawn():
            return Ended(vacancy if isinstance(vacancy, Offered) else None)
        case _:
            raise ValueError(f"{event} cannot follow {vacancy}")


VACANCY = Decider[Vacancy, Asked, VacancyEvent](Nowhere(), decide, evolve)
