"""What a claim has to be at its steps: who may claim and when, and which children they have to name."""

from datetime import date

from msgspec.structs import replace

from insurance.rural_pension.claim_states import STOPS, WAY, Dossier, OnTheWay
from insurance.rural_pension.commands.claim import CompleteClaim
from insurance.rural_pension.events.declared import DeclaredChild
from insurance.rural_pension.facts import Facts
from insurance.rural_pension.scheme import PersonFacts, must_be_alive, scheme_on, start_of_scheme
from insurance.rural_pension.terms import ClaimStop, Scheme
from jinbao.calendar import after_months, age_on
from jinbao.decider import Refused


class ClaimFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known around a claim.

    ``claim`` is the id that the service gives it. ``other_claim`` says that the person has another one, open
    or granted. ``children`` are the living ones on record. ``facts`` are gathered when the claim is to be
    decided.
    """

    claim: str
    other_claim: bool = False
    children: frozenset[str] = frozenset()
    facts: Facts | None = None


def must_be_claimable(known: ClaimFacts, children: tuple[DeclaredChild, ...], on: date) -> None:
    """From a month before the sixtieth birthday on, by the living, where there is a scheme, and once."""
    must_be_alive(known, on)
    start_of_scheme(known, on)
    age, notice = known.parameter("pension_age", on), known.parameter("claim_notice", on)
    if age_on(after_months(on, notice.number), known.born) < age.number:
        raise Refused("CLAIM_TOO_EARLY", field="on", law=age.source.cited, age=age.number)
    if known.other_claim:
        raise Refused("CLAIM_OPEN", field="person")
    must_name_all(known, children, on)


def must_be_told_once(dossier: Dossier) -> None:
    if dossier.told:
        raise Refused("TOLD_ONCE")


def must_be_distinct(children: tuple[DeclaredChild, ...]) -> None:
    if len({child.person for child in children}) < len(children):
        raise Refused("CHILD_TWICE", field="children")


def must_name_all(known: ClaimFacts, children: tuple[DeclaredChild, ...], on: date) -> None:
    """Each once; whom the rural scheme found at sixty cannot pass over one on record (handbook 6.3)."""
    must_be_distinct(children)
    condition, age = known.parameter("children_condition", on), known.parameter("pension_age", on)
    found_at_sixty = age_on(start_of_scheme(known, on), known.born) >= age.number
    is_asked = condition.value is True and scheme_on(known, on) is Scheme.RURAL_RESIDENTS
    if found_at_sixty and is_asked and known.children - {child.person for child in children}:
        raise Refused("CHILD_NOT_NAMED", field="children", law=condition.source.cited)


def must_be_decidable(known: ClaimFacts, children: tuple[DeclaredChild, ...], on: date) -> None:
    """A claim that came in early waits for the birthday, which only death keeps from coming."""
    age = known.parameter("pension_age", on)
    if known.died_on is None and age_on(on, known.born) < age.number:
        raise Refused("PENSION_AGE_AHEAD", field="on", law=age.source.cited, age=age.number)
    must_name_all(known, children, on)


def must_be_behind(to: ClaimStop, claim: OnTheWay) -> None:
    if WAY.index(STOPS[to]) >= WAY.index(type(claim)):
        raise Refused("RETURN_NOT_BACK", field="to")


def corrected(dossier: Dossier, command: CompleteClaim) -> Dossier:
    """The form as it stands once the applicant has put right what was wrong."""
    employee = dossier.employee_pension if command.employee_pension is None else command.employee_pension
    children = dossier.children if command.children is None else command.children
    must_be_distinct(children)
    return replace(dossier, employee_pension=employee, children=children)
