"""What the law gives a worker on the facts as their employer filed them; nothing is recorded."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct, convert

from jinbao.calendar import first_day, later, month_of
from jinbao.commands import id_of
from jinbao.service import Enquiry
from labor_relations.dispute.terms import ClaimKind
from labor_relations.entitlement.answers import MOST_KINDS, EntitlementAnswer, WorkOutEntitlements
from labor_relations.entitlement.facts import PayrollMonth, WorkFacts
from labor_relations.entitlement.look_ups import work_out_entitlements
from labor_relations.entitlement.terms import Ending
from labor_relations.labour_contract.answers import FilingAnswer
from labor_relations.labour_contract.look_ups import TABLE, seen

ENDINGS: Mapping[str, Ending] = {
    "MUTUAL_BY_EMPLOYER": Ending.AGREED_EMPLOYER,
    "MUTUAL_BY_WORKER": Ending.AGREED_WORKER,
    "RESIGNATION": Ending.RESIGNED,
    "RESIGNATION_FOR_FAULT": Ending.QUIT_FOR_FAULT,
    "DISMISSAL_FOR_FAULT": Ending.DISMISSED_FOR_FAULT,
    "DISMISSAL_WITH_NOTICE": Ending.DISMISSED_WITHOUT_FAULT,
    "REDUNDANCY": Ending.REDUNDANCY,
    "EMPLOYER_CLOSURE": Ending.EMPLOYER_CLOSED,
    "RETIREMENT": Ending.RETIRED,
    "DEATH": Ending.DIED,
}
"""By the reason that was registered; of a term that expired it does not say who did not renew it."""


class EntitlementsOfFiling(Struct, frozen=True, kw_only=True):
    """What the law gives on a filing's facts, with the agreed wage for every month."""

    filing: Annotated[str, id_of("LabourUseFiling", "The filing (用工备案).")]
    kinds: Annotated[
        tuple[ClaimKind, ...],
        Meta(description="What to work out (请求事项).", min_length=1, max_length=MOST_KINDS),
    ]


def entitlements_of_filing(
    enquiry: Enquiry, keys: Sequence[EntitlementsOfFiling]
) -> list[list[EntitlementAnswer] | None]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_([key.filing for key in keys])))
    filed = {row.id: convert(row, FilingAnswer, from_attributes=True) for row in rows}
    known = [key for key in keys if key.filing in filed]
    asked = [question(filed[key.filing], key.kinds, enquiry.today) for key in known]
    answers = dict(zip(known, work_out_entitlements(enquiry, asked), strict=True)) if known else {}
    return [answers.get(key) for key in keys]


def question(filed: FilingAnswer, kinds: tuple[ClaimKind, ...], on: date) -> WorkOutEntitlements:
    facts = WorkFacts(
        started_on=filed.since,
        signed_on=filed.terms.signed_on if filed.terms else None,
        last_day=filed.last_day,
        ending=ENDINGS.get(filed.reason or ""),
        payroll=tuple(payroll(filed, filed.last_day or on)),
    )
    return WorkOutEntitlements(region=filed.region, on=on, kinds=kinds, facts=facts)


def payroll(filed: FilingAnswer, until: date) -> Iterator[PayrollMonth]:
    """As it was agreed on; what was paid nobody has filed."""
    month = month_of(filed.since)
    while filed.wage is not None and first_day(month) <= until:
        yield PayrollMonth(month=month, wage=filed.wage, paid=filed.wage)
        month = later(month, 1)
