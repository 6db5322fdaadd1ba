"""What can happen to the commission's list."""

from datetime import date

from jinbao.events import Event
from labor_relations.arbitration.terms import Qualification


class ArbitratorEnrolled(Event, frozen=True, tag="labor-relations.arbitrator.enrolled.v1"):
    """Somebody is on the commission's list (聘任仲裁员)."""

    person: str
    region: str
    qualification: Qualification
    since: date
    document: str


class ArbitratorStruck(Event, frozen=True, tag="labor-relations.arbitrator.struck.v1"):
    """Somebody is taken off the list (解聘仲裁员); ``until`` is the last day."""

    person: str
    region: str
    until: date


OfArbitrator = ArbitratorEnrolled | ArbitratorStruck
