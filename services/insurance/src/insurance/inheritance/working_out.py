"""The decisions about an inheritance: what falls to the heirs, and what of it can be claimed back."""

from insurance import items
from insurance.inheritance.events import Payout
from insurance.inheritance.standing import InheritanceFacts
from insurance.inheritance.terms import EstateKind
from insurance.law import ESTATE, INHERITANCE_REVOCATION, UNEMPLOYMENT_ESTATE
from jinbao.actor import Grant
from jinbao.decision import DecidedBy, Decision, Input, Occasion
from jinbao.desk import Desk
from jinbao.replay import decide as work_out

ITEM = items.INHERITANCE
RULES = {EstateKind.RURAL_PENSION: ESTATE, EstateKind.UNEMPLOYMENT: UNEMPLOYMENT_ESTATE}


def worked_out(desk: Desk[InheritanceFacts]) -> Decision:
    """The amount that these facts lead to, under a grant whose ceiling covers it."""
    known, estate = desk.known, desk.known.left.estate
    if estate is None:
        raise ValueError("an inheritance is decided on facts, and nobody has gathered them")
    inputs, rules = tuple(estate.inputs()), RULES[known.kind]
    grant = desk.must(items.APPROVE, ITEM, known.place)
    decision = work_out(rules, occasion(desk, grant), inputs, known.parameters)
    if decision.amount is None:
        return decision
    grant = desk.must(items.APPROVE, ITEM, known.place, decision.amount.fen)
    return work_out(rules, occasion(desk, grant), inputs, known.parameters)


def revocation_of(desk: Desk[InheritanceFacts], grant: Grant, owing: tuple[Payout, ...]) -> Decision:
    known, paid_out = desk.known, sum(one.amount for one in owing)
    inputs = (
        Input("death_proven", known.died_on is not None, "truth", known.death_event or ""),
        Input("paid_out", paid_out, "fen", known.paid_by or known.granted_by or ""),
    )
    return work_out(INHERITANCE_REVOCATION, occasion(desk, grant), inputs, known.parameters)


def occasion(desk: Desk[InheritanceFacts], grant: Grant) -> Occasion:
    known, on = desk.known, desk.on
    by = DecidedBy(desk.by.person, grant.office, grant.id)
    return Occasion(about=known.person, within=known.place.within, on=on, known_by=on, decided_by=by)
