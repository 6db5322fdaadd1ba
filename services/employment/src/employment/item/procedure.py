"""The catalogue of the service's items, read once from where it stands."""

from jinbao.casework.item import Catalogue

CATALOGUE = Catalogue.of("employment.item")
ITEM = CATALOGUE.slice()
