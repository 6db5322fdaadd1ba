"""The unified social credit code (统一社会信用代码) and the organisation code (组织机构代码) inside it."""

from msgspec import Struct
from stdnum.cn import uscc

from jinbao.decider import Refused
from jinbao.identifiers.reading import DIGITS, LETTERS, as_written, only

CREDIT_LAW, ORGANISATION_LAW = "GB 32100-2015", "GB 11714-1997"
CREDIT_LENGTH, ORGANISATION_LENGTH = 18, 9
CREDIT_ALPHABET = (DIGITS | LETTERS) - frozenset("IOSVZ")
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


class OrganisationCode(Struct, frozen=True):
    """The nine characters of an organisation, the last of which checks the others."""

    number: str


class CreditCode(Struct, frozen=True):
    """What the code itself says: who registered the organisation, as what, and where."""

    number: str
    authority: str
    category: str
    region: str
    organisation: OrganisationCode


def credit_code(text: str, *, field: str = "credit_code") -> CreditCode:
    """Reads the eighteen characters; raises USCC_LENGTH, _CHARACTERS, _ORGANISATION_CODE, _CHECK_DIGIT."""
    number = as_written(text)
    if len(number) != CREDIT_LENGTH:
        raise Refused("USCC_LENGTH", field=field, law=CREDIT_LAW)
    if not only(CREDIT_ALPHABET, number) or not only(DIGITS, number[2:8]):
        raise Refused("USCC_CHARACTERS", field=field, law=CREDIT_LAW)
    if number[16] != _organisation_check(number[8:16]):
        raise Refused("USCC_ORGANISATION_CODE", field=field, law=ORGANISATION_LAW)
    if number[17] != uscc.calc_check_digit(number[:17]):
        raise Refused("USCC_CHECK_DIGIT", field=field, law=CREDIT_LAW)
    return CreditCode(number, number[0], number[1], number[2:8], OrganisationCode(number[8:17]))


def organisation_code(text: str, *, field: str = "organisation_code") -> OrganisationCode:
    """Reads the nine characters, also with the hyphen that certificates print before the last."""
    written = as_written(text)
    number = written[:8] + written[8:].removeprefix("-")
    if len(number) != ORGANISATION_LENGTH:
        raise Refused("ORGANISATION_CODE_LENGTH", field=field, law=ORGANISATION_LAW)
    if not only(DIGITS | LETTERS, number):
        raise Refused("ORGANISATION_CODE_CHARACTERS", field=field, law=ORGANISATION_LAW)
    if number[8] != _organisation_check(number[:8]):
        raise Refused("ORGANISATION_CODE_CHECK_DIGIT", field=field, law=ORGANISATION_LAW)
    return OrganisationCode(number)


def _organisation_check(characters: str) -> str:
    values = (int(character, 36) for character in characters)
    total = sum(value * weight for value, weight in zip(values, ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]
