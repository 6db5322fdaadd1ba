"""Whether a region code lies in a province and prefecture that exists or has existed.

A number keeps the code of its first registration, so an abolished one (5125xx, 511521, 511522) is as good as
today's. County codes come and go faster than any table of them: they are not tested.
"""

from functools import cache
from importlib.resources import files

from msgspec import Struct, toml
from stdnum import numdb


class Supplement(Struct, frozen=True, forbid_unknown_fields=True):
    """A prefecture that the public table lacks, and who says that it existed."""

    name: str
    source: str


SUPPLEMENT = toml.decode(
    files("jinbao.identifiers").joinpath("prefectures.toml").read_bytes(), type=dict[str, Supplement]
)


def has_existed(region: str) -> bool:
    """Takes a code of six digits or more and looks at the first four."""
    return _prefecture_has_existed(region[:4])


@cache
def _prefecture_has_existed(prefecture: str) -> bool:
    parts = numdb.get("cn/loc").info(f"{prefecture}00")
    return prefecture in SUPPLEMENT or any("county" in properties for _, properties in parts)
