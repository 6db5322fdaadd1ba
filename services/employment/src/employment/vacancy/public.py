"""What other services and integrators are told of vacancies."""

from datetime import date
from typing import Any

from employment.vacancy import events
from employment.vacancy.terms import OccupationClass, SkillLevel
from jinbao.events import Event, Recorded
from jinbao.money import Fen


class VacancyPublished(Event, frozen=True, tag="employment.vacancy-published.v1"):
    """So many places are offered until a day; ``wage`` is what is paid a month at least."""

    vacancy: str
    employer: str
    region: str
    published_on: date
    occupation: OccupationClass
    skill: SkillLevel
    places: int
    wage: Fen
    until: date


class VacancyFilled(Event, frozen=True, tag="employment.vacancy-filled.v1"):
    """Another place is taken by somebody whom the office had sent."""

    vacancy: str
    employer: str
    region: str
    filled: int
    full: bool
    on: date


class VacancyPlaceFreed(Event, frozen=True, tag="employment.vacancy-place-freed.v1"):
    """A hire was annulled, and its place is free again; ``filled`` are left."""

    vacancy: str
    employer: str
    region: str
    filled: int
    on: date


class VacancyClosed(Event, frozen=True, tag="employment.vacancy-closed.v1"):
    """It is offered no more; ``falsehood`` if what it said was not true."""

    vacancy: str
    employer: str
    region: str
    on: date
    falsehood: bool


def public_vacancy(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Published(vacancy, employer, region, on, opening, filled, until):
            return VacancyPublished(
                vacancy=vacancy,
                employer=employer,
                region=region,
                published_on=on,
                occupation=opening.occupation,
                skill=opening.skill,
                places=opening.places - filled,
                wage=opening.wage,
                until=until,
            )
        case events.PlaceFilled(vacancy, employer, region, on, filled=filled, full=full):
            return VacancyFilled(vacancy, employer, region, filled, full, on)
        case events.PlaceFreed(vacancy, employer, region, on, filled=filled):
            return VacancyPlaceFreed(vacancy, employer, region, filled, on)
        case events.Closed(vacancy, employer, region, on):
            return VacancyClosed(vacancy, employer, region, on, falsehood=False)
        case events.Withdrawn(vacancy, employer, region, on):
            return VacancyClosed(vacancy, employer, region, on, falsehood=True)
        case _:
            return None
