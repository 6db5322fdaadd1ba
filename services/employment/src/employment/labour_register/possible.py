"""What can be asked of an entry, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence
from functools import partial

from sqlalchemy import select

from employment.labour_register import commands
from employment.labour_register.entry import ENTRY
from employment.labour_register.knowledge import labour_facts
from employment.labour_register.look_ups import TABLE, visible
from employment.labour_register.register import case_of
from employment.labour_register.terms import (
    Doing,
    Education,
    HowTold,
    Intention,
    LabourLeaving,
    LabourState,
    Skill,
)
from employment.vacancy.terms import OccupationClass, SkillLevel
from jinbao.casework.possible import (
    EVERY_PAPER,
    KindOfCase,
    Possible,
    Standing,
    request_of,
    standing_in,
    today,
)
from jinbao.commands import Command
from jinbao.service import Enquiry


def entries(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    asked = select(TABLE.person, TABLE.region).where(TABLE.person.in_(keys), visible(enquiry))
    regions = {row.person: row.region for row in enquiry.connection.execute(asked)}
    streams = {person: case_of(person) for person in regions}
    return standing_in(enquiry, ENTRY, streams, labour_facts(enquiry, regions, enquiry.today))


def again(it: Standing) -> Command:
    return commands.RegisterLabourResource(
        on=it.on,
        person=it.case,
        region=it.known.place.region,
        since=it.on,
        doing=doing(it),
        told=HowTold.VISIT,
    )


def doing(it: Standing) -> Doing:
    return Doing(LabourState.FARMING, it.on)


def skill(it: Standing) -> Skill:
    return Skill(OccupationClass.SERVICES, SkillLevel.JUNIOR, "0", it.on)


asking = partial(request_of, "person")
OF_ENTRY = KindOfCase(
    ENTRY.decide,
    (
        Possible("registerLabourResource", again),
        Possible("recordLabourStatus", asking(commands.RecordLabourStatus, doing=doing, told=HowTold.SELF)),
        Possible(
            "settleLabourConflict",
            asking(commands.SettleLabourConflict, accepted=False, papers=EVERY_PAPER),
        ),
        Possible("recordResidence", asking(commands.RecordResidence, region="", since=today)),
        Possible("recordEducation", asking(commands.RecordEducation, education=Education.NONE)),
        Possible(
            "recordSkill",
            asking(commands.RecordSkill, skill=skill),
        ),
        Possible("recordIntention", asking(commands.RecordIntention, intentions=(Intention.JOB,))),
        Possible(
            "leaveLabourRegister",
            asking(commands.LeaveLabourRegister, reason=LabourLeaving.MOVED_AWAY, since=today),
        ),
    ),
    entries,
)
