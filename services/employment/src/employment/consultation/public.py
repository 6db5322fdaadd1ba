"""What other services and integrators are told of policy consultation: nothing of what was said."""

from datetime import date
from typing import Any

from employment.consultation import events
from employment.contact.terms import ServiceTopic
from jinbao.events import Event, Recorded


class ConsultationAnswered(Event, frozen=True, tag="employment.consultation-answered.v1"):
    """``documents`` are the numbers of the policy texts; told once more when it is corrected."""

    consultation: str
    person: str | None
    region: str
    office: str
    answered_on: date
    topic: ServiceTopic
    documents: tuple[str, ...]
    by_county: bool
    correction: bool


class ConsultationAnnulled(Event, frozen=True, tag="employment.consultation-annulled.v1"):
    """It should not have been written down, and counts no more."""

    consultation: str
    person: str | None
    region: str


def public_consultation(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Answered(consultation, person, region, office, on, topic) as said:
            documents = tuple(cited.document for cited in said.cites)
            return ConsultationAnswered(
                consultation=consultation,
                person=person,
                region=region,
                office=office,
                answered_on=on,
                topic=topic,
                documents=documents,
                by_county=said.by_county,
                correction=said.corrects is not None,
            )
        case events.Annulled(consultation, person, region):
            return ConsultationAnnulled(consultation, person, region)
        case _:
            return None
