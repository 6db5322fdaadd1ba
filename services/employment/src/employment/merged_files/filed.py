"""Which cases stand under a person's file, by the registers of the other slices."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import CompoundSelect, Connection, Row, Table, literal, select, union_all
from sqlalchemy.sql.elements import ColumnElement

from employment.certificate.register import CERTIFICATES
from employment.certificate.terms import CertificateStage
from employment.consultation.register import CONSULTATIONS
from employment.consultation.register import OPEN as TO_ANSWER
from employment.difficulty.register import DIFFICULTIES
from employment.difficulty.register import STANDING as IN_DIFFICULTY
from employment.employment.register import EMPLOYMENTS
from employment.employment.terms import EmploymentStage
from employment.guidance.register import TALKS
from employment.guidance.terms import GuidanceStage
from employment.job_search.register import SEARCHES
from employment.job_search.terms import SearchStage
from employment.labour_register.register import ENTRIES
from employment.merged_files.terms import FiledKind
from employment.referral.register import OPEN as ON_THE_WAY
from employment.referral.register import REFERRALS
from employment.unemployment.register import STANDING as WITHOUT_WORK
from employment.unemployment.register import UNEMPLOYMENTS


class Kind(NamedTuple):
    """A register of cases: the name of their streams, its table, and which of them stand."""

    stream: str
    table: Table
    stands: ColumnElement[bool]


KINDS: Mapping[FiledKind, Kind] = {
    FiledKind.EMPLOYMENT: Kind("employment", EMPLOYMENTS, EMPLOYMENTS.c.stage == EmploymentStage.OPEN),
    FiledKind.UNEMPLOYMENT: Kind("unemployment", UNEMPLOYMENTS, UNEMPLOYMENTS.c.stage.in_(WITHOUT_WORK)),
    FiledKind.DIFFICULTY: Kind("difficulty", DIFFICULTIES, DIFFICULTIES.c.stage.in_(IN_DIFFICULTY)),
    FiledKind.JOB_SEARCH: Kind("job-search", SEARCHES, SEARCHES.c.stage == SearchStage.LOOKING),
    FiledKind.REFERRAL: Kind("referral", REFERRALS, REFERRALS.c.stage.in_(ON_THE_WAY)),
    FiledKind.CERTIFICATE: Kind("certificate", CERTIFICATES, CERTIFICATES.c.stage != CertificateStage.VOID),
    FiledKind.CONSULTATION: Kind("consultation", CONSULTATIONS, CONSULTATIONS.c.stage.in_(TO_ANSWER)),
    FiledKind.GUIDANCE: Kind("guidance", TALKS, TALKS.c.stage == GuidanceStage.TO_FOLLOW_UP),
}
"""What goes on under the other file. The register of labour resources keeps its own account of mergers."""

ONCE = (FiledKind.UNEMPLOYMENT, FiledKind.DIFFICULTY, FiledKind.JOB_SEARCH)
"""Of these a person has one that stands, wherever it is."""


def tables() -> Mapping[str, Table]:
    """The register of each kind of case, by the name of its streams."""
    return {kind.stream: kind.table for kind in KINDS.values()}


def filed(connection: Connection, persons: Sequence[str]) -> Sequence[Row[Any]]:
    """All cases under these files, with their kind and whether they stand; one statement for all."""
    found = all_filed().subquery()
    mine = select(found).where(found.c.person.in_(persons))
    return connection.execute(mine.order_by(found.c.kind, found.c.case)).all()


def all_filed() -> CompoundSelect[Any]:
    columns = [
        select(
            literal(kind.value).label("kind"),
            (f"{of.stream}/" + of.table.c.id).label("case"),
            of.table.c.person.label("person"),
            of.stands.label("standing"),
        )
        for kind, of in KINDS.items()
    ]
    entries = select(
        literal(FiledKind.LABOUR_ENTRY.value).label("kind"),
        ("labour-entry/" + ENTRIES.c.person).label("case"),
        ENTRIES.c.person,
        ENTRIES.c.left_on.is_(None).label("standing"),
    )
    return union_all(*columns, entries)
