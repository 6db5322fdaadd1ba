"""What is heard of employment: an employer's one submission, and what is corrected in it."""

from datetime import date

from jinbao.events import Event
from jinbao.money import Fen
from labor_relations.labour_contract.terms import ContractTerms


class HireRegistered(Event, frozen=True, tag="employment.hire-registered.v1"):
    employment: str
    person: str
    employer: str
    user_unit: str | None
    region: str
    since: date
    registered_on: date
    contract: ContractTerms | None
    wage: Fen | None


class EmploymentEnded(Event, frozen=True, tag="employment.employment-ended.v1"):
    employment: str
    person: str
    employer: str
    since: date
    ended_on: date
    reason: str
    registered_on: date
    wage: Fen | None


class RegistrationCorrected(Event, frozen=True, tag="employment.registration-corrected.v1"):
    """As it holds now; without an end it goes on."""

    employment: str
    person: str
    employer: str
    since: date
    ended_on: date | None
    reason: str | None
    corrected_on: date
    contract: ContractTerms | None
    wage: Fen | None


class RegistrationAnnulled(Event, frozen=True, tag="employment.registration-annulled.v1"):
    """There never was such an employment."""

    employment: str
    person: str
    employer: str
    annulled_on: date


OfEmployment = HireRegistered | EmploymentEnded | RegistrationCorrected | RegistrationAnnulled
