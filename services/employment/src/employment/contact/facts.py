"""What has to be known around a contact: who it is with, if they said so, and where."""

from datetime import date

from employment.facts import FileFacts, must_have_one_file
from jinbao.decider import Refused


class ContactFacts(FileFacts, frozen=True, kw_only=True):
    """``person`` is empty where somebody gave no name."""

    @property
    def somebody(self) -> str | None:
        return self.person or None


def must_be_somebody(known: ContactFacts, on: date) -> None:
    """Of a living person with one file."""
    must_have_one_file(known)
    if known.died_on is not None and known.died_on < on:
        raise Refused("PERSON_DIED", field="person", died_on=known.died_on)
