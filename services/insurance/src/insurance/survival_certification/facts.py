"""What is known around a survival certification."""

from datetime import date

from jinbao.actor import Place
from jinbao.casework.hands import CaseFacts


class CertificationFacts(CaseFacts, frozen=True, kw_only=True):
    """``since`` and ``until`` are the time that runs; none runs where no pension is in payment.

    ``held`` says that the pension is suspended for want of a certification. ``at`` is the place of the
    agency that certifies, where it is another. ``witnesses`` are those of the named who are known.
    """

    since: date | None = None
    until: date | None = None
    died_on: date | None = None
    held: bool = False
    at: Place | None = None
    witnesses: frozenset[str] = frozenset()
