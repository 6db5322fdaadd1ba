"""What has to hold around an inheritance: a proven death, heirs who are kin, nothing that is still open."""

from datetime import date

from insurance.inheritance.estate import Left
from insurance.inheritance.events import HeirShare
from insurance.inheritance.terms import EstateKind
from insurance.rural_pension.scheme import PersonFacts
from jinbao.decider import Refused


class InheritanceFacts(PersonFacts, frozen=True, kw_only=True):
    """What is known around an inheritance; ``died_on`` is known by strong evidence only.

    ``possible_heirs`` are the living kin on record. ``other_inheritance``: there is one of this kind already.
    ``granted_by`` and ``paid_by`` are the events that granted it and ordered it to be paid. ``credited`` are
    the heirs whose shares the bank has paid, ``at_the_bank`` those of whose shares it has said nothing.
    """

    inheritance: str
    kind: EstateKind = EstateKind.RURAL_PENSION
    possible_heirs: frozenset[str] = frozenset()
    other_inheritance: bool = False
    left: Left = Left()
    death_event: str | None = None
    granted_by: str | None = None
    paid_by: str | None = None
    credited: frozenset[str] = frozenset()
    at_the_bank: frozenset[str] = frozenset()


def must_be_inheritable(known: InheritanceFacts, heirs: tuple[HeirShare, ...], on: date) -> None:
    """After a death known by strong evidence, a report alone only suspends (handbook 17.2); by living kin."""
    if known.died_on is None:
        raise Refused("DEATH_NOT_ESTABLISHED", field="person")
    if on < known.died_on:
        raise Refused("BEFORE_DEATH", field="on", died_on=known.died_on)
    if known.merged_into is not None:
        raise Refused("PERSON_MERGED", field="person", survivor=known.merged_into)
    if known.other_inheritance:
        raise Refused("INHERITANCE_OPEN", field="person")
    named = [one.heir for one in heirs]
    if len({*named}) < len(named):
        raise Refused("HEIR_TWICE", field="heirs")
    if {*named} - known.possible_heirs:
        raise Refused("NOT_AN_HEIR", field="heirs")


def must_be_decidable(known: InheritanceFacts) -> None:
    """What is due until the death is known only when nothing else can change it."""
    left = known.left
    if left.open_claim:
        raise Refused("CLAIM_UNDECIDED", field="inheritance")
    if left.goes_on and known.kind is EstateKind.RURAL_PENSION:
        raise Refused("PENSION_NOT_STOPPED", field="inheritance")
    if left.goes_on:
        raise Refused("UNEMPLOYMENT_NOT_STOPPED", field="inheritance")
    if left.months_undecided:
        raise Refused("MONTHS_UNDECIDED", field="inheritance")
    if left.payment_under_way:
        raise Refused("PAYMENT_UNDER_WAY", field="inheritance")
