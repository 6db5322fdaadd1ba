"""The catalogue of the service's items, read once from where it stands, and what waits by its clocks."""

from jinbao.casework.item import Catalogue
from jinbao.casework.tasks import Tasks

CATALOGUE = Catalogue.of("labor_relations.item")
ITEM = CATALOGUE.slice()
WORKLIST = Tasks(CATALOGUE).slice
