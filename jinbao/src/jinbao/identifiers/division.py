"""Codes of administrative divisions: six digits (GB/T 2260), nine for a township, twelve for a village."""

from enum import StrEnum

from msgspec import Struct

from jinbao.decider import Refused
from jinbao.identifiers.prefecture import has_existed
from jinbao.identifiers.reading import DIGITS, as_written, only

COUNTY_LENGTH, TOWNSHIP_LENGTH, VILLAGE_LENGTH = 6, 9, 12
LAW = "GB/T 2260、统计用区划代码"


class Level(StrEnum):
    """How high a division stands (区划级别)."""

    PROVINCE = "PROVINCE"
    CITY = "CITY"
    COUNTY = "COUNTY"
    TOWNSHIP = "TOWNSHIP"
    VILLAGE = "VILLAGE"


class Kind(StrEnum):
    """What stands at township or village level."""

    STREET = "STREET"  # 街道
    TOWN = "TOWN"  # 镇
    RURAL_TOWNSHIP = "RURAL_TOWNSHIP"  # 乡
    ENTERPRISE = "ENTERPRISE"  # 政企合一
    COMMUNITY = "COMMUNITY"  # 居委会
    VILLAGE = "VILLAGE"  # 村委会
    SIMILAR = "SIMILAR"  # 类似单位


TOWNSHIP_KINDS = {
    "0": Kind.STREET,
    "1": Kind.TOWN,
    "2": Kind.RURAL_TOWNSHIP,
    "3": Kind.RURAL_TOWNSHIP,
    "4": Kind.ENTERPRISE,
    "5": Kind.ENTERPRISE,
}
VILLAGE_KINDS = {"0": Kind.COMMUNITY, "1": Kind.COMMUNITY, "2": Kind.VILLAGE, "3": Kind.VILLAGE}


class Division(Struct, frozen=True):
    """What a code says of itself. What it is a part of, and when, only the register of regions says."""

    code: str
    level: Level
    kind: Kind | None = None


def division(text: str, *, field: str = "region") -> Division:
    """Reads a code and leaves out the zeros that fill it up to nine or twelve digits."""
    code = as_written(text)
    if len(code) not in {COUNTY_LENGTH, TOWNSHIP_LENGTH, VILLAGE_LENGTH}:
        raise Refused("DIVISION_LENGTH", field=field, law=LAW)
    if not only(DIGITS, code):
        raise Refused("DIVISION_CHARACTERS", field=field, law=LAW)
    if not has_existed(code):
        raise Refused("DIVISION_UNKNOWN", field=field, law=LAW)
    while len(code) > COUNTY_LENGTH and code.endswith("000"):
        code = code[:-3]
    township, village = code[6:9], code[9:]
    if not township:
        return Division(code, _level(code))
    if township == "000" or township[0] not in TOWNSHIP_KINDS:
        raise Refused("DIVISION_TOWNSHIP_UNKNOWN", field=field, law=LAW)
    if not village:
        return Division(code, Level.TOWNSHIP, TOWNSHIP_KINDS[township[0]])
    return Division(code, Level.VILLAGE, VILLAGE_KINDS.get(village[0], Kind.SIMILAR))


def _level(code: str) -> Level:
    if code.endswith("0000"):
        return Level.PROVINCE
    return Level.CITY if code.endswith("00") else Level.COUNTY
