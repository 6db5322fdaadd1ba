"""The clocks of a collective contract: fifteen days for an objection, and the term that was agreed on."""

from datetime import date

from msgspec.structs import replace

from jinbao.rules import Parameter
from jinbao.service import Enquiry
from jinbao.statutory_clock import NATURAL, UNROLLED, Only, StatutoryClock, by_law
from labor_relations.collective_contract.events import (
    Agreed,
    Objected,
    RegistrationAnnulled,
    Submitted,
    Terminated,
    TerminationAnnulled,
    Withdrawn,
)
from labor_relations.collective_contract.facts import ITEM, LAW, REVIEW_CLOCK, TERM_CLOCK


def as_agreed(_enquiry: Enquiry, event: Submitted | TerminationAnnulled, since: date) -> Parameter:
    """So many days as are left of the term."""
    until = event.text.until if isinstance(event, Submitted) else event.until
    return replace(LAW.parameter("term_most", since), value=(until - since).days, unit="days")


def is_first(event: Submitted | Objected | Withdrawn) -> bool:
    """Nothing is in force before it."""
    return event.before is None


CLOCKS = (
    StatutoryClock(
        REVIEW_CLOCK,
        by_law(LAW, "review_days"),
        NATURAL,
        ITEM,
        starts=(Submitted,),
        stops=(Objected, Agreed),
        ends=(Withdrawn,),
        annuls=(RegistrationAnnulled,),
    ),
    StatutoryClock(
        TERM_CLOCK,
        as_agreed,
        UNROLLED,
        ITEM,
        starts=(Only(Submitted, is_first), TerminationAnnulled),
        ends=(Only(Objected, is_first), Only(Withdrawn, is_first), Terminated),
        annuls=(RegistrationAnnulled,),
    ),
)
