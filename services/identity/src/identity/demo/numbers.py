"""Numbers that are well formed and belong to nobody: identity numbers, telephones, bank accounts."""

from collections import Counter
from datetime import date

from stdnum.iso7064 import mod_11_2

from jinbao.identifiers import Sex

# Registrars count up from 001 and hardly ever reach the nine hundreds in one county on one day;
# 996 to 999 were kept for people over a hundred.
FIRST_SEQUENCE = 900
LAST_SEQUENCE = 995


def id_number(region: str, born: date, sequence: int) -> str:
    """A resident identity number (GB 11643-1999); odd sequences are men's, even ones women's."""
    digits = f"{region}{born:%Y%m%d}{sequence:03}"
    return digits + mod_11_2.calc_check_digit(digits)


class IdNumbers:
    """Hands out identity numbers, none of them twice."""

    def __init__(self) -> None:
        self._handed_out: Counter[tuple[str, date, Sex]] = Counter()

    def next(self, region: str, born: date, sex: Sex) -> str:
        first = FIRST_SEQUENCE + (sex is Sex.MALE)
        sequence = first + 2 * self._handed_out[region, born, sex]
        if sequence > LAST_SEQUENCE:
            raise ValueError(f"{region} has no number left for {born}")
        self._handed_out[region, born, sex] += 1
        return id_number(region, born, sequence)


def phone(serial: int) -> str:
    """No Chinese mobile number begins with 100."""
    return f"100{serial:08}"


def bank_account(serial: int) -> str:
    """No Chinese bank issues cards that begin with 999999."""
    return f"999999{serial:013}"
