"""The requests that a row of a roster leads to, in identity's words; the platform wires them to insurance."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from identity.roster.form import Category
from identity.roster.terms import UndoConsent
from jinbao.bus import Call
from jinbao.decider import Refused
from jinbao.money import Fen


class EnrolmentRequest(Struct, frozen=True, kw_only=True):
    """One person's enrolment in the rural pension. Whoever pays nothing any more has no grade."""

    on: date
    received_on: date
    person: str
    category: Category
    grade: Fen | None
    row: str
    """The id of the row's enrolment, by which it is taken in once and can be taken back."""


class Enrol(Protocol):
    def __call__(
        self, village: str, requests: Sequence[EnrolmentRequest], call: Call
    ) -> Sequence[Refused | None]:
        """Send requests of different people as the caller's; why each was refused, if it was.

        Raises Unreachable, and Refused where it may succeed a little later. ``call.seen`` says which of
        identity's public events the other service has to know first.
        """


class EnrolmentTrial(Struct, frozen=True, kw_only=True):
    """A row's request before its person is registered: who they would be, and in which line they stand."""

    line: int
    request: EnrolmentRequest
    born: date
    village: str
    rural: bool


class WouldEnrol(Protocol):
    def __call__(self, trials: Sequence[EnrolmentTrial], call: Call) -> Sequence[Refused | None]:
        """Why each request would be refused, if it would; nothing is done."""


class WithdrawalRequest(Struct, frozen=True, kw_only=True):
    """Taking back the very enrolment that a row led to, and no other; ``enrolment`` is its id."""

    on: date
    person: str
    consent: UndoConsent
    enrolment: str


class Withdraw(Protocol):
    def __call__(self, request: WithdrawalRequest, call: Call) -> None:
        """Send the request as the caller's command; raises Refused, Unreachable.

        ``SUBMISSION_NOT_STANDING`` says that there is nothing of it to take back, or no more.
        """
