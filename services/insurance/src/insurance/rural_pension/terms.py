"""The coded words of the rural pension: what a form, a reason or an entry can say."""

from enum import StrEnum


class Scheme(StrEnum):
    """Which pension it is, found by hukou and day, never chosen (险种); since the merger one for all."""

    RURAL_RESIDENTS = "RURAL_RESIDENTS"
    URBAN_RESIDENTS = "URBAN_RESIDENTS"
    ALL_RESIDENTS = "ALL_RESIDENTS"


class EnrolmentCategory(StrEnum):
    """Who somebody is for the scheme (参保类别)."""

    ORDINARY = "ORDINARY"
    SEVERELY_DISABLED = "SEVERELY_DISABLED"
    LOW_INCOME = "LOW_INCOME"


class NotAcceptedGround(StrEnum):
    """Why a case is not taken on (不予受理理由)."""

    OTHER_REGION = "OTHER_REGION"
    NOT_THIS_SCHEME = "NOT_THIS_SCHEME"
    IDENTITY_UNPROVEN = "IDENTITY_UNPROVEN"
    CONSENT_UNPROVEN = "CONSENT_UNPROVEN"
    PAPERS_NOT_COMPLETED = "PAPERS_NOT_COMPLETED"
    PAPERS_FALSE = "PAPERS_FALSE"


class ReturnGround(StrEnum):
    """Why a case goes back (退回理由)."""

    PAPER_UNCLEAR = "PAPER_UNCLEAR"
    FORM_WRONG = "FORM_WRONG"
    FACTS_DISAGREE = "FACTS_DISAGREE"
    CHILDREN_UNCLEAR = "CHILDREN_UNCLEAR"
    CONDITIONS_UNPROVEN = "CONDITIONS_UNPROVEN"


class ObjectionGround(StrEnum):
    """What somebody objects to in a claim that was publicised (异议理由)."""

    AGE_DISPUTED = "AGE_DISPUTED"
    HUKOU_DISPUTED = "HUKOU_DISPUTED"
    HAS_DIED = "HAS_DIED"
    DRAWS_ANOTHER_PENSION = "DRAWS_ANOTHER_PENSION"
    PAYMENTS_DISPUTED = "PAYMENTS_DISPUTED"
    CHILDREN_NOT_PAYING = "CHILDREN_NOT_PAYING"


class ClaimStop(StrEnum):
    """Where a claim can be sent back to (退回环节)."""

    APPLICANT = "APPLICANT"
    FIRST_REVIEW = "FIRST_REVIEW"
    REVIEW = "REVIEW"
    RECHECK = "RECHECK"


class SubLedger(StrEnum):
    """Whose money it is in a personal account (个人账户分账)."""

    PERSONAL = "PERSONAL"
    SUBSIDY = "SUBSIDY"
    COLLECTIVE = "COLLECTIVE"


class Collector(StrEnum):
    """Who took a contribution in (征缴单位)."""

    AGENCY = "AGENCY"
    BANK = "BANK"
    TAX = "TAX"


class ReversalGround(StrEnum):
    """Why an entry is reversed (冲正理由)."""

    WRONG_PERSON = "WRONG_PERSON"
    WRONG_YEAR = "WRONG_YEAR"
    WRONG_AMOUNT = "WRONG_AMOUNT"
    WRONG_RATE = "WRONG_RATE"
    PAYMENT_BOUNCED = "PAYMENT_BOUNCED"
    FILES_MERGED = "FILES_MERGED"
    FILES_SEPARATED = "FILES_SEPARATED"
    DECISION_REVOKED = "DECISION_REVOKED"
