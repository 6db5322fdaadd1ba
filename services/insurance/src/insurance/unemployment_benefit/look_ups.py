"""What can be looked up of claims and benefits, within what the caller may see."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.unemployment_benefit import claim_register
from insurance.unemployment_benefit.answers import (
    FindUnemploymentBenefits,
    FindUnemploymentClaims,
    UnemploymentBenefitAnswer,
    UnemploymentBenefitsOf,
    UnemploymentClaimAnswer,
    UnemploymentClaimsOf,
    UnemploymentMonthAnswer,
    UnemploymentRulingAnswer,
    UnemploymentRulingsOf,
)
from insurance.unemployment_benefit.claim_register import CLAIMS
from insurance.unemployment_benefit.losing import stop_is_asked
from insurance.unemployment_benefit.register import BENEFITS, CONFIRMED, RULINGS, case_of, seen_by
from insurance.unemployment_benefit.terms import UnemploymentBenefitStatus, UnemploymentDecisionKind
from jinbao.casework.answers import HistoryLine
from jinbao.casework.history import history_of_seen
from jinbao.lists import by_id, lists, of_each, page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry
from jinbao.statutory_clock.answers import ClockAnswer
from jinbao.statutory_clock.look_ups import clocks_of_seen

CLAIMS_IN_ORDER = (CLAIMS.c.filed_on, CLAIMS.c.id)
BENEFITS_IN_ORDER = (BENEFITS.c.unemployed_since, BENEFITS.c.id)
RULINGS_IN_ORDER = (RULINGS.c.on, RULINGS.c.id)


def unemployment_claim_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[UnemploymentClaimAnswer | None]:
    return by_id(
        enquiry, keys, select(CLAIMS).where(claim_register.seen_by(enquiry)), UnemploymentClaimAnswer
    )


def unemployment_benefit_by_id(
    enquiry: Enquiry, keys: Sequence[str]
) -> list[UnemploymentBenefitAnswer | None]:
    return by_id(enquiry, keys, select(BENEFITS).where(seen_by(enquiry)), UnemploymentBenefitAnswer)


def unemployment_ruling_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[UnemploymentRulingAnswer | None]:
    return by_id(enquiry, keys, select(RULINGS).where(of_seen_benefits(enquiry)), UnemploymentRulingAnswer)


def unemployment_revocation_of(
    enquiry: Enquiry, keys: Sequence[str]
) -> list[UnemploymentRulingAnswer | None]:
    """The decision by which what was granted on each claim stands revoked; a benefit has its claim's id."""
    revoked = select(BENEFITS.c.id).where(BENEFITS.c.status == UnemploymentBenefitStatus.REVOKED)
    of_these = RULINGS.c.benefit.in_(revoked), RULINGS.c.kind == UnemploymentDecisionKind.REVOCATION
    rulings = select(RULINGS).where(of_seen_benefits(enquiry), *of_these).order_by(*RULINGS_IN_ORDER)
    return by_id(enquiry, keys, rulings, UnemploymentRulingAnswer, RULINGS.c.benefit)


def unemployment_claims_of(
    enquiry: Enquiry, keys: Sequence[UnemploymentClaimsOf]
) -> list[Listed[UnemploymentClaimAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=CLAIMS.c.person,
        rows=lambda _: select(CLAIMS).where(claim_register.seen_by(enquiry)),
        order=CLAIMS_IN_ORDER,
        newest_first=True,
        answer=UnemploymentClaimAnswer,
    )


def unemployment_benefits_of(
    enquiry: Enquiry, keys: Sequence[UnemploymentBenefitsOf]
) -> list[Listed[UnemploymentBenefitAnswer]]:
    return lists(
        enquiry,
        keys,
        about="person",
        column=BENEFITS.c.person,
        rows=lambda _: select(BENEFITS).where(seen_by(enquiry)),
        order=BENEFITS_IN_ORDER,
        newest_first=True,
        answer=UnemploymentBenefitAnswer,
    )


def unemployment_rulings_of(
    enquiry: Enquiry, keys: Sequence[UnemploymentRulingsOf]
) -> list[Listed[UnemploymentRulingAnswer]]:
    return lists(
        enquiry,
        keys,
        about="benefit",
        column=RULINGS.c.benefit,
        rows=lambda _: select(RULINGS).where(of_seen_benefits(enquiry)),
        order=RULINGS_IN_ORDER,
        newest_first=True,
        answer=UnemploymentRulingAnswer,
    )


def of_seen_benefits(enquiry: Enquiry) -> ColumnElement[bool]:
    return RULINGS.c.benefit.in_(select(BENEFITS.c.id).where(seen_by(enquiry)))


def find_unemployment_claims(
    enquiry: Enquiry, keys: Sequence[FindUnemploymentClaims]
) -> list[Listed[UnemploymentClaimAnswer]]:
    return [claims_found(enquiry, ask) for ask in keys]


def claims_found(enquiry: Enquiry, ask: FindUnemploymentClaims) -> Listed[UnemploymentClaimAnswer]:
    statement: Any = select(CLAIMS).where(claim_register.seen_by(enquiry))
    if ask.region:
        statement = statement.where(CLAIMS.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.stage:
        statement = statement.where(CLAIMS.c.stage == ask.stage)
    return page_of(enquiry, statement, ask, CLAIMS_IN_ORDER, UnemploymentClaimAnswer, newest_first=True)


def find_unemployment_benefits(
    enquiry: Enquiry, keys: Sequence[FindUnemploymentBenefits]
) -> list[Listed[UnemploymentBenefitAnswer]]:
    return [benefits_found(enquiry, ask) for ask in keys]


def benefits_found(enquiry: Enquiry, ask: FindUnemploymentBenefits) -> Listed[UnemploymentBenefitAnswer]:
    statement: Any = select(BENEFITS).where(seen_by(enquiry))
    if ask.county:
        statement = statement.where(BENEFITS.c.payer == ask.county)
    if ask.status:
        statement = statement.where(BENEFITS.c.status == ask.status)
    if ask.stop_pending is not None:
        asked = stop_is_asked()
        statement = statement.where(asked if ask.stop_pending else ~asked)
    return page_of(enquiry, statement, ask, BENEFITS_IN_ORDER, UnemploymentBenefitAnswer)


def months_of_unemployment(enquiry: Enquiry, keys: Sequence[str]) -> list[list[UnemploymentMonthAnswer]]:
    """The confirmed months of each benefit, in order."""
    of = CONFIRMED.c.benefit
    seen = select(CONFIRMED).join(BENEFITS, BENEFITS.c.id == of).where(seen_by(enquiry))
    return of_each(enquiry, keys, seen.order_by(CONFIRMED.c.month), of, UnemploymentMonthAnswer)


def unemployment_benefit_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    """All that happened to each benefit that the caller may see, oldest first."""
    return history_of_seen(enquiry, keys, select(BENEFITS.c.id).where(seen_by(enquiry)), case_of)


def unemployment_claim_history(enquiry: Enquiry, keys: Sequence[str]) -> list[list[HistoryLine]]:
    return history_of_seen(enquiry, keys, seen_claims(enquiry), claim_register.case_of)


def unemployment_claim_clocks(enquiry: Enquiry, keys: Sequence[str]) -> list[list[ClockAnswer]]:
    """The clocks of each claim, for everybody who may see it."""
    return clocks_of_seen(enquiry, keys, seen_claims(enquiry), claim_register.case_of)


def seen_claims(enquiry: Enquiry) -> Select[Any]:
    return select(CLAIMS).where(claim_register.seen_by(enquiry))
