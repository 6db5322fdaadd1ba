"""What other services and integrators are told of vocational guidance."""

from datetime import date
from typing import Any

from employment.contact.terms import ServiceTopic
from employment.guidance import events
from employment.guidance.terms import GuidanceOutcome
from jinbao.events import Event, Recorded


class GuidanceGiven(Event, frozen=True, tag="employment.guidance-given.v1"):
    """An adviser has talked with somebody about their work. ``minutes`` is how long it took."""

    guidance: str
    person: str
    region: str
    office: str
    given_on: date
    topic: ServiceTopic
    minutes: int
    outcome: GuidanceOutcome


class GuidanceCorrected(Event, frozen=True, tag="employment.guidance-corrected.v1"):
    """This is what was said in fact."""

    guidance: str
    person: str
    region: str
    topic: ServiceTopic
    minutes: int
    outcome: GuidanceOutcome


class GuidanceAnnulled(Event, frozen=True, tag="employment.guidance-annulled.v1"):
    """It should not have been written down, and counts no more."""

    guidance: str
    person: str
    region: str


def public_guidance(recorded: Recorded[Any]) -> Event | None:
    match recorded.event:
        case events.Given(guidance, person, region, office, on, talk=talk):
            said = (talk.topic, talk.minutes, talk.outcome)
            return GuidanceGiven(guidance, person, region, office, on, *said)
        case events.Corrected(guidance, person, region, talk=talk):
            said = (talk.topic, talk.minutes, talk.outcome)
            return GuidanceCorrected(guidance, person, region, *said)
        case events.Annulled(guidance, person, region):
            return GuidanceAnnulled(guidance, person, region)
        case _:
            return None
