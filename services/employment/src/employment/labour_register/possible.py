"""What can be asked of an entry, each with a request that stands for its kind."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

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
from jinbao.casework.possible import EVERY_PAPER, KindOfCase, Possible, Standing, standing_in
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


def asking(kind: type[Command], **asked: Any) -> Callable[[Standing], Command]:
    return lambda it: kind(on=it.on, **{"person": it.case, **asked})


OF_ENTRY = KindOfCase(
    ENTRY.decide,
    (
        Possible("registerLabourResource", again),
        Possible(
            "recordLabourStatus",
            lambda it: commands.RecordLabourStatus(
                on=it.on, person=it.case, doing=doing(it), told=HowTold.SELF
            ),
        ),
        Possible(
            "settleLabourConflict",
            asking(commands.SettleLabourConflict, accepted=False, papers=EVERY_PAPER),
        ),
        Possible(
            "recordResidence",
            lambda it: commands.RecordResidence(on=it.on, person=it.case, region="", since=it.on),
        ),
        Possible("recordEducation", asking(commands.RecordEducation, education=Education.NONE)),
        Possible(
            "recordSkill",
            lambda it: commands.RecordSkill(
                on=it.on,
                person=it.case,
                skill=Skill(OccupationClass.SERVICES, SkillLevel.JUNIOR, "0", it.on),
            ),
        ),
        Possible("recordIntention", asking(commands.RecordIntention, intentions=(Intention.JOB,))),
        Possible(
            "leaveLabourRegister",
            lambda it: commands.LeaveLabourRegister(
                on=it.on, person=it.case, reason=LabourLeaving.MOVED_AWAY, since=it.on
            ),
        ),
    ),
    entries,
)
