"""What has to be known around a contact: who it is with, if they said so, and where."""

from datetime import date

from jinbao.casework.hands import CaseFacts
from jinbao.decider import Refused


class ContactFacts(CaseFacts, frozen=True, kw_only=True):
    """``person`` is empty where somebody gave no name."""

    died_on: date | None = None
    merged_into: str | None = None

    @property
    def somebody(self) -> str | None:
        return self.person or None


def must_be_somebody(known: ContactFacts, on: date) -> None:
    """Of a living person with one file."""
    if known.merged_into is not None:
        raise Refused("PERSON_MERGED", field="person", survivor=known.merged_into)
    if known.died_on is not None and known.died_on < on:
        raise Refused("PERSON_DIED", field="person", died_on=known.died_on)
