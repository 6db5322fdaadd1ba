"""The catalogue of identity's matters, read once from where it stands."""

from jinbao.casework.item import Catalogue

CATALOGUE = Catalogue.of("identity.item")
SLICE = CATALOGUE.slice()
