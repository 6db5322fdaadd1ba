"""What the service listens to, by who publishes it."""

from jinbao.casework import employers, parameters, people, places, recorded_paper
from jinbao.published import Heard, Sources
from jinbao.register import Changes
from labor_relations.labour_contract.heard import OfEmployment
from labor_relations.tables import TABLES
from labor_relations.working_life import register as working_life
from labor_relations.working_life.heard import OfContributions


def take_from_identity(changes: Changes, heard: Heard) -> None:
    places.take(TABLES.authority, changes, heard)
    people.take(changes, heard)
    employers.take(changes, heard)
    recorded_paper.take(changes, heard)


def take_from_insurance(changes: Changes, heard: Heard) -> None:
    parameters.take(changes, heard)
    working_life.take(changes, heard)


SOURCES: Sources = {
    "identity": (
        places.OfPlaces | people.OfPeople | employers.OfEmployers | recorded_paper.PaperRecorded,
        take_from_identity,
    ),
    "employment": (OfEmployment, working_life.take),
    "insurance": (parameters.ParameterSet | OfContributions, take_from_insurance),
}
