"""The register of labour resources in the graph: who lives where, what they do, and who says so."""

from datetime import date
from typing import Any

import strawberry

from employment import contract
from employment.contract import (
    Education,
    FindLabourResources,
    HowTold,
    Intention,
    LabourEntryAnswer,
    LabourLeaving,
    LabourSkillAnswer,
    LabourSource,
    LabourSpellAnswer,
    LabourState,
    OccupationClass,
    SkillLevel,
)
from jinbao.graph import (
    Connection,
    Money,
    Month,
    Node,
    actions_of,
    ask,
    by_id,
    contributes,
    entity,
    history_of,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)

words(LabourSource, description="Who says what somebody does (信息来源).")
words(HowTold, description="How the office came to be told (采集方式).")
words(LabourLeaving, description="Why somebody is no longer in the register (离册原因).")
words(Education, description="The highest schooling (文化程度).")
words(Intention, description="What somebody would like (就业意愿).")


@value(LabourSpellAnswer)
class LabourSpell:
    """What was said of the time from a day on (状态记录)."""

    status: LabourState = strawberry.field(description="What they do (劳动力状态).")
    since: date = strawberry.field(description="Since when (起始日期).")
    source: LabourSource = strawberry.field(description="Who says so (信息来源).")
    occupation: OccupationClass | None = strawberry.field(description="What kind of work (职业大类).")
    income: Money | None = strawberry.field(description="About what they earn a month, in yuan (月收入).")
    known_on: date = strawberry.field(description="Since when the office knows it (知悉日期).")
    withdrawn_on: date | None = strawberry.field(
        description="When something weightier took its place (失效日期)."
    )

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """For whom (用人单位)."""

    @link("identity", "region_by_id", key="place")
    def place(self) -> references.Region | None:
        """Where the work is done (就业地)."""


@value(LabourSkillAnswer)
class LabourSkill:
    """A skill that a certificate attests (职业技能)."""

    occupation: OccupationClass = strawberry.field(description="In what kind of work (职业大类).")
    level: SkillLevel = strawberry.field(description="Of which level (技能等级).")
    certificate: str = strawberry.field(description="Number of the certificate (证书编号).")
    acquired_on: date = strawberry.field(description="Day of the certificate (发证日期).")


@entity(
    "LabourRegisterEntry",
    look_up=("employment", "labour_entry_by_id"),
    source=LabourEntryAnswer,
    stream="labour-register",
)
class LabourRegisterEntry(Node):
    """Somebody's entry in the register of labour resources (劳动力资源实名制登记)."""

    entered_on: date = strawberry.field(description="Since when they are in it (入册日期).")
    enters_on: date = strawberry.field(description="When they come of working age (进入劳动年龄日).")
    leaves_on: date = strawberry.field(description="First day above working age (超过劳动年龄日).")
    left_on: date | None = strawberry.field(description="Since when they are no longer in it (离册日期).")
    left_reason: LabourLeaving | None = strawberry.field(description="Why they left (离册原因).")
    status: LabourState | None = strawberry.field(description="What they do (劳动力状态).")
    since: date | None = strawberry.field(description="Since when (起始日期).")
    source: LabourSource | None = strawberry.field(description="Who says so (信息来源).")
    occupation: OccupationClass | None = strawberry.field(description="What kind of work (职业大类).")
    income: Money | None = strawberry.field(description="About what they earn a month, in yuan (月收入).")
    education: Education | None = strawberry.field(description="The highest schooling (文化程度).")
    intentions: list[Intention] = strawberry.field(description="What they would like (就业意愿).")
    disputed_status: LabourState | None = strawberry.field(
        description="What contradicts it and waits for a check (待核状态)."
    )
    disputed_source: LabourSource | None = strawberry.field(description="Who says that (待核来源).")
    confirmed_month: Month | None = strawberry.field(
        description="The last month that their village has submitted (最近确认月)."
    )
    version: int = strawberry.field(description="How many things have happened in it (版本).")

    @link("identity", "person_by_id", key="person")
    def person(self) -> references.Person | None:
        """Whose entry (劳动力)."""

    @link("identity", "region_by_id", key="region")
    def residence(self) -> references.Region | None:
        """Where they live (居住地)."""

    @link("identity", "region_by_id", key="hukou_region")
    def hukou_place(self) -> references.Region | None:
        """Where their hukou is (户籍地)."""

    @link("identity", "employer_by_id", key="employer")
    def employer(self) -> references.Employer | None:
        """For whom they work (用人单位)."""

    @link("identity", "region_by_id", key="place")
    def place(self) -> references.Region | None:
        """Where they work (就业地)."""

    @link("employment", "labour_spells_of")
    def spells(self) -> list[LabourSpell] | None:
        """All that was ever said of what they do, oldest first (状态记录)."""

    @link("employment", "labour_skills_of")
    def skills(self) -> list[LabourSkill] | None:
        """Their skills, oldest first (职业技能)."""

    history = history_of("employment", "labour_entry_history")
    available_actions = actions_of("employment", "labour_entry_actions")


@contributes("Person")
class PersonInLabourRegister:
    """What the register of labour resources adds to a person."""

    @link("employment", "labour_entry_by_id")
    def labour_register_entry(self) -> LabourRegisterEntry | None:
        """Their entry in the register of labour resources (劳动力资源实名制登记)."""


@strawberry.type
class Query:
    labour_register_entry = by_id(LabourRegisterEntry, "An entry of the register (劳动力资源登记) by its id.")

    @ask("employment", "find_labour_resources", FindLabourResources)
    def labour_resources(self) -> Connection[LabourRegisterEntry] | None:
        """Entries of the register (劳动力资源登记) that the caller may see, those entered last first."""


def of_entry(command: type[Any]) -> Any:
    return mutation(command, service="employment", gives=LabourRegisterEntry)


@strawberry.type
class Mutation:
    register_labour_resource = of_entry(contract.RegisterLabourResource)
    record_labour_status = of_entry(contract.RecordLabourStatus)
    settle_labour_conflict = of_entry(contract.SettleLabourConflict)
    record_residence = of_entry(contract.RecordResidence)
    record_education = of_entry(contract.RecordEducation)
    record_skill = of_entry(contract.RecordSkill)
    record_intention = of_entry(contract.RecordIntention)
    leave_labour_register = of_entry(contract.LeaveLabourRegister)


@strawberry.type
class Subscription:
    labour_register_entry_changed = watch(
        LabourRegisterEntry,
        "An entry of the register (劳动力资源登记) now, and again after everything that happens to it.",
        stream=lambda person: f"labour-register/{person}",
    )
