"""The numbers of employers: how each is read, from when it exists, and what they say of each other."""

from collections.abc import Mapping
from datetime import date

from identity.employer.commands import EmployerNumber
from identity.employer.terms import EmployerNumberKind
from jinbao.decider import Refused
from jinbao.identifiers import credit_code, organisation_code

CREDIT_CODES_SINCE = date(2015, 10, 1)  # 国发〔2015〕33号
LICENCE_LENGTH = 15
MOST_CHARACTERS = 20


def read(given: EmployerNumber, field: str) -> str:
    """The number as it is kept; raises Refused where it cannot be one of its kind (GB 32100, GB 11714)."""
    match given.kind:
        case EmployerNumberKind.CREDIT_CODE:
            return credit_code(given.number, field=field).number
        case EmployerNumberKind.ORGANISATION_CODE:
            return organisation_code(given.number, field=field).number
        case EmployerNumberKind.BUSINESS_LICENCE:
            return licence(given.number, field)
        case _:
            return plain(given.number, field)


def licence(text: str, field: str) -> str:
    number = text.strip()
    if len(number) != LICENCE_LENGTH or not number.isascii() or not number.isdigit():
        raise Refused("BUSINESS_LICENCE_LENGTH", field=field)
    return number


def plain(text: str, field: str) -> str:
    """Numbers whose form each place chose for itself."""
    number = text.strip().upper()
    if not number.isascii() or not number.isalnum() or len(number) > MOST_CHARACTERS:
        raise Refused("EMPLOYER_NUMBER_FORM", field=field)
    return number


def first_day(kind: EmployerNumberKind, established: date) -> date:
    """From when an employer can have had such a number."""
    return max(established, CREDIT_CODES_SINCE) if kind is EmployerNumberKind.CREDIT_CODE else established


def must_exist_then(kind: EmployerNumberKind, since: date, field: str) -> None:
    if kind is EmployerNumberKind.CREDIT_CODE and since < CREDIT_CODES_SINCE:
        raise Refused("CREDIT_CODE_NOT_YET", field=field, since=CREDIT_CODES_SINCE)


def must_agree(numbers: Mapping[EmployerNumberKind, str], field: str) -> None:
    """The organisation code is the part of the credit code from the ninth to the seventeenth character."""
    credit = numbers.get(EmployerNumberKind.CREDIT_CODE)
    organisation = numbers.get(EmployerNumberKind.ORGANISATION_CODE)
    if credit and organisation and credit[8:17] != organisation:
        raise Refused("EMPLOYER_NUMBERS_DISAGREE", field=field)
