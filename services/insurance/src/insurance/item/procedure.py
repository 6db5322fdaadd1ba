"""The catalogue of items, read once from where it stands."""

from collections.abc import Sequence
from importlib.resources import files

import msgspec
from msgspec import Struct

from insurance.item.answers import FindItems, ItemAnswer
from jinbao.service import Enquiry, LookUp, Slice


class Catalogue(Struct, frozen=True, forbid_unknown_fields=True):
    item: tuple[ItemAnswer, ...]


CATALOGUE = msgspec.toml.decode(files("insurance.item").joinpath("items.toml").read_bytes(), type=Catalogue)


def find_items(_: Enquiry, keys: Sequence[FindItems]) -> list[list[ItemAnswer]]:
    """What the office offers is for everybody to know."""
    return [[item for item in CATALOGUE.item if key.code in (None, item.code)] for key in keys]


SLICE = Slice("item", look_ups={"find_items": LookUp(find_items)})
