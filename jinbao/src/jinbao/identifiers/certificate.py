"""The number of an employment and unemployment certificate (就业失业登记证, since 2015 就业创业证)."""

from datetime import date

from msgspec import Struct

from jinbao.decider import Refused
from jinbao.identifiers.prefecture import has_existed
from jinbao.identifiers.reading import DIGITS, as_written, only

LAW = "人社部发〔2010〕75号"
LENGTH = 16
FIRST_YEAR = 2011


class EmploymentCertificate(Struct, frozen=True):
    """The issuing county and the year; how the check digit in the middle is made was never published."""

    number: str
    county: str
    year: int

    def __repr__(self) -> str:
        """The number is personal data, and what is printed ends in a log."""
        return "EmploymentCertificate(…)"


def employment_certificate(
    text: str, today: date, *, field: str = "certificate_number"
) -> EmploymentCertificate:
    """Reads the sixteen digits; raises CERTIFICATE_LENGTH, _CHARACTERS, _COUNTY_UNKNOWN, _YEAR_IMPOSSIBLE."""
    number = as_written(text)
    if len(number) != LENGTH:
        raise Refused("CERTIFICATE_LENGTH", field=field, law=LAW)
    if not only(DIGITS, number):
        raise Refused("CERTIFICATE_CHARACTERS", field=field, law=LAW)
    if not has_existed(number):
        raise Refused("CERTIFICATE_COUNTY_UNKNOWN", field=field, law=LAW)
    year = 2000 + int(number[8:10])
    if not FIRST_YEAR <= year <= today.year:
        raise Refused("CERTIFICATE_YEAR_IMPOSSIBLE", field=field, law=LAW)
    return EmploymentCertificate(number, number[:6], year)
