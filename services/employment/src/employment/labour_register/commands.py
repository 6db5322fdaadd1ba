"""What can be asked concerning the labour-resource register."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from employment.labour_register.terms import Doing, Education, HowTold, Intention, LabourLeaving, Skill
from jinbao.casework.paper import CasePaper
from jinbao.commands import Command, id_of, says

Whose: TypeAlias = Annotated[str, id_of("Person", "Whose entry (劳动力).")]


class RegisterLabourResource(Command, frozen=True, kw_only=True):
    """Enters somebody of working age where they live (劳动力资源登记入册), again if they had left."""

    person: Whose
    region: Annotated[str, id_of("Region", "The village or community where they live (居住地).")]
    since: Annotated[date, says("Since when they live there (入住日期).")]
    doing: Annotated[Doing, says("What they do (就业状况).")]
    told: Annotated[HowTold, says("How this became known (采集方式).")]


class RecordLabourStatus(Command, frozen=True, kw_only=True):
    """Records what somebody does, as was seen or told (状态采集); what weighs more is not overwritten."""

    person: Whose
    doing: Annotated[Doing, says("What they do (就业状况).")]
    told: Annotated[HowTold, says("How this became known (采集方式).")]


class SettleLabourConflict(Command, frozen=True, kw_only=True):
    """Says which of two sources is right about what somebody does (矛盾信息核查)."""

    person: Whose
    accepted: Annotated[bool, says("Whether what was told last is right (是否采信).")]
    papers: Annotated[tuple[CasePaper, ...], Meta(description="Evidence (核查材料).", min_length=1)]


class RecordResidence(Command, frozen=True, kw_only=True):
    """Records that somebody lives in another village or community now (居住地变更)."""

    person: Whose
    region: Annotated[str, id_of("Region", "Where they live now (现居住地).")]
    since: Annotated[date, says("Since when (变更日期).")]


class RecordEducation(Command, frozen=True, kw_only=True):
    """Records somebody's highest schooling (文化程度登记)."""

    person: Whose
    education: Annotated[Education, says("The highest schooling (文化程度).")]


class RecordSkill(Command, frozen=True, kw_only=True):
    """Records a skill that a certificate attests (技能登记)."""

    person: Whose
    skill: Annotated[Skill, says("Which skill (职业技能).")]


class RecordIntention(Command, frozen=True, kw_only=True):
    """Records what somebody would like: a job, training, a business of their own (就业意愿登记)."""

    person: Whose
    intentions: Annotated[
        tuple[Intention, ...], Meta(description="What they would like (意愿).", min_length=1, max_length=4)
    ]


class LeaveLabourRegister(Command, frozen=True, kw_only=True):
    """Takes somebody out of the register for a reason (离册); they may come back."""

    person: Whose
    reason: Annotated[LabourLeaving, says("Why (离册原因).")]
    since: Annotated[date, says("First day on which they are not there any more (离册日期).")]


LabourRegisterCommand: TypeAlias = (
    RegisterLabourResource
    | RecordLabourStatus
    | SettleLabourConflict
    | RecordResidence
    | RecordEducation
    | RecordSkill
    | RecordIntention
    | LeaveLabourRegister
)
