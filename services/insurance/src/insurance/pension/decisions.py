"""What can be looked up of decisions about pensions: how each was worked out, and whether it holds."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select

from insurance.decided import verification_by_event
from insurance.parameter.register import ever_set
from insurance.pension.decision_register import PENSION_DECISIONS, seen_by
from insurance.pension.register import case_of
from insurance.rule_set.register import kept
from insurance.rural_pension.answers import DecisionAnswer, Verification
from insurance.rural_pension.decisions import answers, in_words, language_of, verification_by_claim
from insurance.rural_pension.verifying import verify
from jinbao.service import Enquiry


def decision_about_pension(enquiry: Enquiry, keys: Sequence[str]) -> list[DecisionAnswer | None]:
    found = answers(enquiry, decided(enquiry, keys))
    return [found.get(key) for key in keys]


def verification_about_pension(enquiry: Enquiry, keys: Sequence[str]) -> list[Verification | None]:
    """What was recorded, the kept rules over the kept inputs, and the steps by an evaluator without rules."""
    rows = {row.id: row for row in decided(enquiry, keys)}
    streams = {key: case_of(row.person) for key, row in rows.items()}
    states = enquiry.service.ledger.store.states_of(sorted(set(streams.values())))
    rule_sets, local, language = kept(enquiry.connection), ever_set(enquiry.connection), language_of(enquiry)
    found = {
        key: in_words(
            verify(row.decision, key, streams[key], states[streams[key]], rule_sets, local), language
        )
        for key, row in rows.items()
    }
    return [found.get(key) for key in keys]


def verification_by_case(enquiry: Enquiry, keys: Sequence[str]) -> list[Verification | None]:
    """Of the decision with this id, in whatever kind of case it was made."""
    kinds = (verification_by_claim, verification_about_pension, verification_by_event)
    found = zip(*(verification(enquiry, keys) for verification in kinds), strict=True)
    return [next((one for one in of_key if one), None) for of_key in found]


def decided(enquiry: Enquiry, keys: Sequence[str]) -> Sequence[Row[Any]]:
    """The decisions among these that the caller may see."""
    table = PENSION_DECISIONS
    statement = select(table, table.c.id.label("decision_event"))
    return enquiry.connection.execute(statement.where(table.c.id.in_(keys), seen_by(enquiry))).all()
