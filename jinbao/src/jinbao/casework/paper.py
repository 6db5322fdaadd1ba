"""The papers of a case: identity keeps their contents, the case holds what proves them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from jinbao.commands import says, sha256
from jinbao.decider import Refused


class PaperKind(StrEnum):
    """What a paper is in a case (材料种类)."""

    REGISTRATION_FORM = "REGISTRATION_FORM"
    CLAIM_FORM = "CLAIM_FORM"
    ID_CARD = "ID_CARD"
    HUKOU_BOOK = "HUKOU_BOOK"
    CONSENT_LETTER = "CONSENT_LETTER"
    DISABILITY_CERTIFICATE = "DISABILITY_CERTIFICATE"
    LOW_INCOME_CERTIFICATE = "LOW_INCOME_CERTIFICATE"
    BANK_BOOK = "BANK_BOOK"
    INHERITANCE_FORM = "INHERITANCE_FORM"
    HEIRS_AGREEMENT = "HEIRS_AGREEMENT"
    DEATH_CERTIFICATE = "DEATH_CERTIFICATE"
    END_OF_EMPLOYMENT_PROOF = "END_OF_EMPLOYMENT_PROOF"
    BUSINESS_LICENCE = "BUSINESS_LICENCE"
    ARBITRATION_APPLICATION = "ARBITRATION_APPLICATION"
    LETTER_OF_AUTHORITY = "LETTER_OF_AUTHORITY"
    SERVICE_RECEIPT = "SERVICE_RECEIPT"
    EVIDENCE = "EVIDENCE"


class CasePaper(Struct, frozen=True):
    """A paper (材料) that belongs to a case."""

    kind: Annotated[PaperKind, says("What the paper is (材料种类).")]
    id: Annotated[str, says("Id under which identity keeps its contents (材料编号).")]
    sha256: Annotated[str, sha256("SHA-256 of the kept file (文件摘要), so that nobody can exchange it.")]


def must_complete(missing: Iterable[PaperKind], papers: Iterable[CasePaper]) -> None:
    """Whoever was told what is missing brings all of it."""
    brought = {paper.kind for paper in papers}
    if still_missing := [kind for kind in missing if kind not in brought]:
        raise Refused("STILL_MISSING", field="papers", papers=still_missing)
