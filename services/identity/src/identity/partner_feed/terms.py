"""The words of partners' feeds."""

from collections.abc import Mapping
from enum import StrEnum

from identity.entitlement.terms import EntitlementKind


class FeedKind(StrEnum):
    """What a partner's file is about (部门数据种类)."""

    DEATHS = "DEATHS"
    LOW_INCOME = "LOW_INCOME_LIST"
    SEVERELY_DISABLED = "SEVERELY_DISABLED_LIST"
    EMPLOYER_PAYMENTS = "EMPLOYER_PAYMENTS"
    RESIDENT_PAYMENTS = "RESIDENT_PAYMENTS"


LISTS: Mapping[FeedKind, EntitlementKind] = {
    FeedKind.LOW_INCOME: EntitlementKind.LOW_INCOME,
    FeedKind.SEVERELY_DISABLED: EntitlementKind.SEVERELY_DISABLED,
}


class RowOutcome(StrEnum):
    """What became of a row of a feed (办理结果)."""

    RECORDED = "RECORDED"
    ALREADY_KNOWN = "ALREADY_KNOWN"
    NO_SUCH_PERSON = "NO_SUCH_PERSON"
    TO_DECIDE = "TO_DECIDE"
    SET_ASIDE = "ROW_SET_ASIDE"
    REFUSED = "REFUSED"
    TAKEN_BACK = "ROW_TAKEN_BACK"
