"""What insurance listens to, by who publishes it."""

from insurance.reported_payment import heard as reported
from insurance.tables import TABLES
from insurance.unemployment_benefit import heard as employment
from jinbao.casework import employers, entitlements, people, places, recorded_paper
from jinbao.published import Heard, Sources
from jinbao.register import Changes


def take_from_identity(changes: Changes, heard: Heard) -> None:
    places.take(TABLES.authority, changes, heard)
    people.take(changes, heard)
    employers.take(changes, heard)
    recorded_paper.take(changes, heard)
    entitlements.take(changes, heard)
    reported.take(changes, heard)


SOURCES: Sources = {
    "identity": (
        places.OfPlaces
        | people.OfPeople
        | employers.OfEmployers
        | recorded_paper.PaperRecorded
        | entitlements.EntitlementsStand
        | reported.Hears,
        take_from_identity,
    ),
    "employment": (employment.Hears, employment.take),
}
