"""The catalogue of the service's items, read once from where it stands."""

from jinbao.casework.item import Catalogue

CATALOGUE = Catalogue.of("labor_relations.item")
ITEM = CATALOGUE.slice()
