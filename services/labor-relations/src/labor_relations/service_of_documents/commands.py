"""What can be asked when a document of a case is to be served."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.commands import Command, id_of, says
from labor_relations.service_of_documents.terms import (
    FailedServiceAttempt,
    NoticeMedium,
    ServedDocument,
    ServiceAnnulment,
    ServiceReceiver,
    ServiceWitness,
)


class OfService(Command, frozen=True, kw_only=True):
    """What every request about service names: the document of a case and its addressee."""

    arbitration: Annotated[str, id_of("Arbitration", "The case (仲裁案件).")]
    document: Annotated[ServedDocument, says("What is served (文书).")]
    number: Annotated[
        int,
        Meta(description="Which of several of that kind, such as the second hearing notice (第几份).", ge=1),
    ] = 1
    worker: Annotated[str | None, id_of("Person", "To which worker, heir or operator (受送达人).")] = None
    employer: Annotated[str | None, id_of("Employer", "Or to which employer (受送达单位).")] = None

    @property
    def addressee(self) -> str:
        return self.worker or self.employer or ""


class RecordServiceAttempt(OfService, frozen=True, kw_only=True):
    """Records that a document did not reach its addressee, and why (送达未果)."""

    attempted_on: Annotated[date, says("Day of the attempt (送达日期).")]
    outcome: Annotated[FailedServiceAttempt, says("Why not (未能送达原因).")]


class PublishServiceNotice(OfService, frozen=True, kw_only=True):
    """Records a public notice, where other ways have failed (公告送达); then it counts as served."""

    published_on: Annotated[date, says("Day of publication (公告日期).")]
    medium: Annotated[NoticeMedium, says("Where it was published (公告方式).")]


class ServeDocument(OfService, frozen=True, kw_only=True):
    """Records that a document was served (送达), from which limits run."""

    served_on: Annotated[date, says("Day of service (送达日期).")]
    method: Annotated[ServiceMethod, says("How it was served (送达方式).")]
    receiver: Annotated[ServiceReceiver | None, says("Who took it (签收人).")] = None
    witnessed: Annotated[ServiceWitness | None, says("What shows that it was left (留置证明).")] = None
    proof: Annotated[CasePaper | None, says("The receipt of service (送达回证).")] = None


class AnnulService(OfService, frozen=True, kw_only=True):
    """Takes back a service that was recorded wrongly (撤销送达), with the limits that ran from it.

    What was truly served is recorded anew, with its true day.
    """

    ground: Annotated[ServiceAnnulment, says("What was wrong (撤销原因).")]
    papers: Annotated[tuple[CasePaper, ...], says("What shows it (证明材料).")]


ServiceCommand = RecordServiceAttempt | PublishServiceNotice | ServeDocument | AnnulService
