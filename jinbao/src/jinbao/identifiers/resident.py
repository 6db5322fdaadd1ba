"""The resident identity number (公民身份号码), GB 11643-1999."""

from datetime import date
from enum import StrEnum

from msgspec import Struct
from stdnum.iso7064 import mod_11_2

from jinbao.decider import Refused
from jinbao.identifiers.prefecture import has_existed
from jinbao.identifiers.reading import DIGITS, as_written, only

LAW = "GB 11643-1999"
LENGTH, LEGACY_LENGTH = 18, 15

# In numbers of fifteen digits these sequences were kept for persons of a hundred and more (memory, med).
CENTENARIANS = ("996", "997", "998", "999")


class Sex(StrEnum):
    """As the number of a resident says it (性别)."""

    MALE = "MALE"
    FEMALE = "FEMALE"


class ResidentId(Struct, frozen=True):
    """What the number itself says. The region is that of first registration, and may have been abolished."""

    number: str
    born: date
    sex: Sex
    region: str

    def __repr__(self) -> str:
        """The number is personal data, and what is printed ends in a log."""
        return "ResidentId(…)"


def resident_id(text: str, today: date, *, field: str = "id_number") -> ResidentId:
    """Reads a number of eighteen digits, or upgrades a legacy one of fifteen, from left to right."""
    number = _eighteen(as_written(text), field)
    if not has_existed(number):
        raise Refused("ID_REGION_UNKNOWN", field=field, law=LAW)
    born = _born(number[6:14], field)
    if born > today:
        raise Refused("ID_DATE_IN_FUTURE", field=field, law=LAW)
    if number[-1] != mod_11_2.calc_check_digit(number[:-1]):
        raise Refused("ID_CHECK_DIGIT", field=field, law=LAW)
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return ResidentId(number, born, sex, number[:6])


def _eighteen(number: str, field: str) -> str:
    if len(number) not in {LENGTH, LEGACY_LENGTH}:
        raise Refused("ID_LENGTH", field=field, law=LAW)
    digits, check = number[:17], number[17:]
    if not only(DIGITS, digits) or not only(DIGITS | {"X"}, check):
        raise Refused("ID_CHARACTERS", field=field, law=LAW)
    return number if check else _upgraded(number)


def _upgraded(legacy: str) -> str:
    century = "18" if legacy.endswith(CENTENARIANS) else "19"
    digits = legacy[:6] + century + legacy[6:]
    return digits + mod_11_2.calc_check_digit(digits)


def _born(digits: str, field: str) -> date:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise Refused("ID_DATE_IMPOSSIBLE", field=field, law=LAW) from None
