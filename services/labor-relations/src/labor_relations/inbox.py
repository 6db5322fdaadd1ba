"""What the service listens to, by who publishes it."""

from jinbao.casework import employers, parameters, people, places
from jinbao.inbox import Sources
from jinbao.published import Heard
from jinbao.register import Changes
from labor_relations.tables import TABLES


def take_from_identity(changes: Changes, heard: Heard) -> None:
    places.take(TABLES.authority, changes, heard)
    people.take(changes, heard)
    employers.take(changes, heard)


SOURCES: Sources = {
    "identity": (places.OfPlaces | people.OfPeople | employers.OfEmployers, take_from_identity),
    "insurance": (parameters.ParameterSet, parameters.take),
}
