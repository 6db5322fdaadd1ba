"""What can happen to a collective contract.  Kept for good: a change is a v2, never an edit.

Stream collective-contract/<contract>.  That fifteen days went by without an objection, and that its term is
over, are events of its clocks.
"""

from datetime import date

from jinbao.casework.appeal import AppealEnds
from jinbao.casework.paper import CasePaper
from jinbao.casework.service_method import ServiceMethod
from jinbao.decision import Decision
from jinbao.events import Event
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.case_number.terms import NumberCancellation
from labor_relations.collective_contract.terms import CollectiveEnd
from labor_relations.collective_contract.text import CollectiveText


class OfCollective(Event, frozen=True):
    """What every event says: whose contract, where it is reviewed, and who recorded it."""

    person: str
    region: str
    on: date
    officer: str

    @property
    def employer(self) -> str:
        """Whose case it is; every case names it by the same field."""
        return self.person


class Submitted(OfCollective, frozen=True, tag="labor-relations.collective-contract.submitted.v1"):
    """``due_on`` was the last day for it; what is in force ``before`` stays so until this is."""

    text: CollectiveText
    papers: tuple[CasePaper, ...]
    due_on: date
    before: CollectiveText | None


class Registered(OfCollective, frozen=True, tag="labor-relations.collective-contract.registered.v1"):
    number: CaseNumber


class RegistrationAnnulled(
    OfCollective, frozen=True, tag="labor-relations.collective-contract.registration-annulled.v1"
):
    ground: NumberCancellation


class Objected(OfCollective, frozen=True, tag="labor-relations.collective-contract.objected.v1"):
    """The office does not agree, and says why; what is in force ``before`` stays so."""

    decision: Decision
    before: CollectiveText | None


class Agreed(OfCollective, frozen=True, tag="labor-relations.collective-contract.agreed.v1"):
    """The office agrees: it is in force from this day on."""

    decision: Decision


class OpinionServed(OfCollective, frozen=True, tag="labor-relations.collective-contract.opinion-served.v1"):
    method: ServiceMethod
    appeals: tuple[AppealEnds, ...]


class Withdrawn(OfCollective, frozen=True, tag="labor-relations.collective-contract.withdrawn.v1"):
    """What is in force ``before`` stays so."""

    before: CollectiveText | None


class Published(OfCollective, frozen=True, tag="labor-relations.collective-contract.published.v1"):
    published_on: date


class Terminated(OfCollective, frozen=True, tag="labor-relations.collective-contract.terminated.v1"):
    ground: CollectiveEnd
    since: date


class TerminationAnnulled(
    OfCollective, frozen=True, tag="labor-relations.collective-contract.termination-annulled.v1"
):
    """It holds again until its last day."""

    until: date


CollectiveEvent = (
    Submitted
    | Registered
    | RegistrationAnnulled
    | Objected
    | Agreed
    | OpinionServed
    | Withdrawn
    | Published
    | Terminated
    | TerminationAnnulled
)
