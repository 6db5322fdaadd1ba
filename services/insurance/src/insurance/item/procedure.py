"""The catalogue of insurance's items, read once from where it stands."""

from jinbao.casework.item import Catalogue

CATALOGUE = Catalogue.of("insurance.item")
SLICE = CATALOGUE.slice()
