"""Certificates in the graph: the paper that goes with a working life."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    CertificateAnswer,
    CertificateStage,
    CertificateTitle,
    Custody,
    NoteAnswer,
    NoteKind,
)
from jinbao.graph import (
    Node,
    actions_of,
    by_id,
    contributes,
    entity,
    history_of,
    link,
    mutation,
    references,
    value,
    words,
)

words(CertificateStage, about="Whether a certificate is valid (证件状态)")
words(CertificateTitle, about="What a certificate is called (证件名称)")
words(Custody, about="Who keeps a certificate (证件保管方)")
words(NoteKind, about="What an entry in a certificate says (注记类别)")


@value(NoteAnswer)
class CertificateNote:
    """An entry in a certificate (注记)."""

    kind: NoteKind = strawberry.field(description="What it says (注记类别).")
    since: date = strawberry.field(description="True day (发生日期).")
    noted_on: date = strawberry.field(description="Day on which it was noted (注记日期).")
    case: str = strawberry.field(description="Where that was registered (登记来源).")


@entity(
    "EmploymentCertificate",
    look_up=("employment", "certificate_by_person"),
    source=CertificateAnswer,
    stream="certificate",
)
class EmploymentCertificate(Node):
    """A certificate of employment and unemployment (就业失业登记证、就业创业证)."""

    number: str = strawberry.field(description="Its number for life, 16 digits (证件编号).")
    serial: str = strawberry.field(description="Serial of the paper that is valid (印刷流水号).")
    title: CertificateTitle = strawberry.field(description="What is printed on it (证件名称).")
    stage: CertificateStage = strawberry.field(description="Whether it is valid (状态).")
    issued_on: date = strawberry.field(description="Day on which it was first issued (发证日期).")
    printed_on: date = strawberry.field(description="Day on which this paper was printed (制证日期).")
    custody: Custody = strawberry.field(description="Who keeps it (保管方).")
    version: int = strawberry.field(description="How many things have happened to it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose it is (持证人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Where it was issued (发证地)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """The employer that keeps it (保管单位)."""

    @link("employment", "notes_of")
    def notes(self) -> list[CertificateNote] | None:
        """What is noted in it, by the true days (注记)."""

    history = history_of("employment", "certificate_history")
    available_actions = actions_of("employment", "certificate_actions")


@contributes("Person")
class CertifiedPerson:
    """What a certificate adds to a person."""

    @link("employment", "certificate_by_person")
    def employment_certificate(self) -> EmploymentCertificate | None:
        """Their certificate of employment and unemployment (就业失业登记证)."""


@strawberry.type
class Query:
    employment_certificate = by_id(
        EmploymentCertificate, "A certificate of employment and unemployment (就业失业登记证) by its id."
    )


def of_certificate(command: type[Any]) -> Any:
    return mutation(
        command,
        service="employment",
        gives=EmploymentCertificate,
        by=lambda asked, _receipt: str(asked.person),
    )


@strawberry.type
class Mutation:
    issue_certificate = of_certificate(contract.IssueCertificate)
    take_over_certificate = of_certificate(contract.TakeOverCertificate)
    hand_over_certificate = of_certificate(contract.HandOverCertificate)
    report_certificate_lost = of_certificate(contract.ReportCertificateLost)
    replace_certificate = of_certificate(contract.ReplaceCertificate)
