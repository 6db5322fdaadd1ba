"""What insurance listens to: in structs of its own, with only the fields that it reads."""

from typing import TypeAlias

from insurance.tables import TABLES
from jinbao.casework import employers, people, places
from jinbao.published import Heard
from jinbao.register import Changes

SOURCE = "identity"

Hears: TypeAlias = places.OfPlaces | people.OfPeople | employers.OfEmployers


def take(changes: Changes, heard: Heard) -> None:
    """Move insurance's own registers by what identity has published."""
    places.take(TABLES.authority, changes, heard)
    people.take(changes, heard)
    employers.take(changes, heard)
