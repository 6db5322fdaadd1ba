"""What can be asked of guidance, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from employment.contact.terms import EntryError, ServiceTopic
from employment.guidance import commands
from employment.guidance.guidance import GUIDANCE, Told
from employment.guidance.knowledge import guidance_facts
from employment.guidance.look_ups import TABLE, seen
from employment.guidance.register import stream_of
from employment.guidance.terms import FollowUpEnd, GuidanceOutcome, GuidanceTalk
from employment.known import About
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.service import Enquiry


def talks(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    cases = [About(row.id, row.person, row.region) for row in rows]
    streams = {case.case: stream_of(case.case) for case in cases}
    return standing_in(enquiry, GUIDANCE, streams, guidance_facts(enquiry, cases, enquiry.today))


def said_otherwise(it: Standing) -> GuidanceTalk:
    if isinstance(it.state, Told):
        return replace(it.state.talk, minutes=it.state.talk.minutes + 1)
    return GuidanceTalk(ServiceTopic.OTHER_TOPIC, 1, GuidanceOutcome.UNDECIDED)


OF_GUIDANCE = KindOfCase(
    GUIDANCE.decide,
    (
        Possible(
            "correctGuidance",
            lambda it: commands.CorrectGuidance(on=it.on, guidance=it.case, talk=said_otherwise(it)),
        ),
        Possible(
            "followUpGuidance",
            lambda it: commands.FollowUpGuidance(on=it.on, guidance=it.case, end=FollowUpEnd.DONE),
        ),
        Possible(
            "annulGuidance",
            lambda it: commands.AnnulGuidance(on=it.on, guidance=it.case, error=EntryError.RECORDED_TWICE),
        ),
    ),
    talks,
)
