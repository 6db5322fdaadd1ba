"""What can be asked concerning certificates."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from employment.certificate.terms import Custody
from jinbao.casework.paper import CasePaper
from jinbao.commands import Command, id_of, says

Holder: TypeAlias = Annotated[str, id_of("Person", "Whose certificate (持证人).")]
Serial: TypeAlias = Annotated[
    str, Meta(description="Serial of the printed paper (证件印刷流水号).", min_length=1, max_length=30)
]


class IssueCertificate(Command, frozen=True, kw_only=True):
    """Issues a certificate with the next number of the county in the year (核发证件), free of charge."""

    person: Holder
    region: Annotated[str, id_of("Region", "Where it is issued (发证地).")]
    serial: Serial


class TakeOverCertificate(Command, frozen=True, kw_only=True):
    """Takes a certificate over that was issued elsewhere or before (原证录入); its number stays."""

    person: Holder
    region: Annotated[str, id_of("Region", "Where it is taken over (录入地).")]
    number: Annotated[str, says("Its number, 16 digits (证件编号).")]
    serial: Serial
    issued_on: Annotated[date, says("Day on which it was issued (发证日期).")]
    papers: Annotated[tuple[CasePaper, ...], Meta(description="A copy of it (原证复印件).", min_length=1)]


class HandOverCertificate(Command, frozen=True, kw_only=True):
    """Records who keeps the paper now (证件移交): the employer while employed, the holder otherwise."""

    person: Holder
    custody: Annotated[Custody, says("Who keeps it (保管方).")]
    employer: Annotated[str | None, id_of("Employer", "Which employer keeps it (用人单位).")] = None


class ReportCertificateLost(Command, frozen=True, kw_only=True):
    """The holder, or whoever keeps it, reports that the paper is lost (挂失)."""

    person: Holder


class ReplaceCertificate(Command, frozen=True, kw_only=True):
    """Gives a new print under the same number (补发、换发); the one before it is void."""

    person: Holder
    serial: Serial


CertificateCommand: TypeAlias = (
    IssueCertificate | TakeOverCertificate | HandOverCertificate | ReportCertificateLost | ReplaceCertificate
)
