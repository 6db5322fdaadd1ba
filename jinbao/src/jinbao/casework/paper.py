"""The papers of a case: identity keeps their contents, the case holds what proves them."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Annotated, Any

from msgspec import Struct, inspect

from jinbao.commands import fields_of, inside, says, sha256
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
    COLLECTIVE_CONTRACT = "COLLECTIVE_CONTRACT"


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


def papers_in(asked: Any, at: str = "") -> Iterator[tuple[str, CasePaper]]:
    """Every paper that a request names, each with its path, for example ``forms.2.papers.0``."""
    if isinstance(asked, CasePaper):
        yield at, asked
    elif not isinstance(asked, Struct) or has_papers(type(asked)):
        for path, one in inside(asked, at):
            yield from papers_in(one, path)


@cache
def has_papers(kind: type[Struct]) -> bool:
    """Whether a struct has room for papers, by its types; nobody looks through the others."""
    return kind is CasePaper or any(_leads_to_papers(one.type) for one in fields_of(kind))


def _leads_to_papers(kind: inspect.Type) -> bool:
    match kind:
        case inspect.StructType(cls=cls):
            return has_papers(cls)
        case inspect.VarTupleType(item_type=of) | inspect.Metadata(type=of):
            return _leads_to_papers(of)
        case inspect.TupleType(item_types=types) | inspect.UnionType(types=types):
            return any(_leads_to_papers(one) for one in types)
        case _:
            return False
