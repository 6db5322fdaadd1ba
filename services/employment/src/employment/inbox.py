"""What the service listens to, by who publishes it."""

from employment import social_insurance
from employment.tables import TABLES
from employment.zero_employment_family import households
from jinbao.casework import employers, entitlements, parameters, people, places, recorded_paper
from jinbao.published import Heard, Sources
from jinbao.register import Changes


def take_from_identity(changes: Changes, heard: Heard) -> None:
    places.take(TABLES.authority, changes, heard)
    people.take(changes, heard)
    employers.take(changes, heard)
    recorded_paper.take(changes, heard)
    households.take(changes, heard)
    entitlements.take(changes, heard)


def take_from_insurance(changes: Changes, heard: Heard) -> None:
    parameters.take(changes, heard)
    social_insurance.take(changes, heard)


SOURCES: Sources = {
    "identity": (
        places.OfPlaces
        | people.OfPeople
        | employers.OfEmployers
        | recorded_paper.PaperRecorded
        | households.OfHouseholds
        | entitlements.EntitlementsStand,
        take_from_identity,
    ),
    "insurance": (parameters.ParameterSet | social_insurance.OfSocialInsurance, take_from_insurance),
}
