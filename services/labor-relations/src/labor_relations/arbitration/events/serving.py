"""What can happen to the documents of a case: somebody has one, or all have, or had not after all."""

from datetime import date

from labor_relations.arbitration.events.case import OfCase
from labor_relations.dispute.terms import Side
from labor_relations.service_of_documents.terms import ServedDocument


class DocumentServed(OfCase, frozen=True, tag="labor-relations.arbitration.document-served.v1"):
    """A document of the case has reached one addressee, on the day of service.

    Of an award it is said whether it is final, for the ways to contest it differ.
    """

    document: ServedDocument
    number: int
    addressee: str
    side: Side
    is_final: bool | None = None


class ServiceTakenBack(OfCase, frozen=True, tag="labor-relations.arbitration.service-taken-back.v1"):
    """The addressee had not got the document, whatever was recorded.

    ``due_since`` is from when the office has to serve it, where everybody had seemed to have it.
    """

    document: ServedDocument
    number: int
    addressee: str
    due_since: date | None


class CopiesServed(OfCase, frozen=True, tag="labor-relations.arbitration.copies-served.v1"):
    """Every respondent has the application (申请书副本送达完毕): the time for an answer runs."""


class AnswerServed(OfCase, frozen=True, tag="labor-relations.arbitration.answer-served.v1"):
    """Every applicant has the answer (答辩书副本送达完毕)."""


class PanelNotified(OfCase, frozen=True, tag="labor-relations.arbitration.panel-notified.v1"):
    """Everybody has been told in writing who sits (组庭通知送达完毕)."""


ServingEvent = DocumentServed | ServiceTakenBack | CopiesServed | AnswerServed | PanelNotified
