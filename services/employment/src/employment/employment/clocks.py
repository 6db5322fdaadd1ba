"""Until when an employer has to tell what became of a contract whose term is over."""

from typing import Any

from employment.employment import events
from employment.items import EMPLOYMENT_REGISTRATION
from employment.law import LAW
from jinbao.statutory_clock import NATURAL, Only, StatutoryClock
from jinbao.statutory_clock.declaration import by_law


def goes_on_to_a_term(event: Any) -> bool:
    """Whether there is a contract that will be over by itself, and nobody has said that work has ended."""
    contract = event.job.contract
    return contract is not None and contract.until is not None and getattr(event, "end", None) is None


def goes_on_or_ends(corrected: Any) -> bool:
    """Whether a correction tells what was waited for: the end of work, or the next contract."""
    return corrected.end is not None or corrected.renewed


def was_wrong(corrected: Any) -> bool:
    return not goes_on_or_ends(corrected)


TERM_OVER = StatutoryClock(
    "employment.term-over",
    days=by_law(LAW, "end_registration_period"),
    counted=NATURAL,
    item=EMPLOYMENT_REGISTRATION,
    starts=(Only(events.HireRegistered, goes_on_to_a_term), Only(events.Corrected, goes_on_to_a_term)),
    stops=(events.Ended, Only(events.Corrected, goes_on_or_ends)),
    annuls=(events.Annulled, Only(events.Corrected, was_wrong)),
    since=lambda event: event.job.contract.until,
)
"""It is met by the registration of the end, or of the next contract; without either the office may ask."""

CLOCKS = (TERM_OVER,)
