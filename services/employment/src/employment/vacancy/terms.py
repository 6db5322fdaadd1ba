"""The coded words of a vacancy: what work it is, what is asked of whoever takes it, how it stands."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from jinbao.commands import fen, id_of, says
from jinbao.money import Fen


class OccupationClass(StrEnum):
    """What kind of work, by the large classes of the occupational classification (职业大类)."""

    MANAGEMENT = "MANAGEMENT"
    PROFESSIONAL = "PROFESSIONAL"
    CLERICAL = "CLERICAL"
    SERVICES = "SERVICES"
    AGRICULTURE = "AGRICULTURE"
    PRODUCTION = "PRODUCTION"
    OTHER_WORK = "OTHER_WORK"


class SkillLevel(StrEnum):
    """What a vocational certificate attests (职业资格等级), lowest first."""

    UNSKILLED = "UNSKILLED"
    JUNIOR = "JUNIOR"
    INTERMEDIATE = "INTERMEDIATE"
    SENIOR = "SENIOR"
    TECHNICIAN = "TECHNICIAN"
    SENIOR_TECHNICIAN = "SENIOR_TECHNICIAN"

    @property
    def rank(self) -> int:
        return list(SkillLevel).index(self)


class Demand(StrEnum):
    """Whom an employer wants to leave out (限制条件); the law forbids each but on a ground of its own."""

    MEN_ONLY = "MEN_ONLY"
    WOMEN_ONLY = "WOMEN_ONLY"
    NO_MARRIED_WOMEN = "NO_MARRIED_WOMEN"
    BY_ETHNICITY = "BY_ETHNICITY"
    BY_BELIEF = "BY_BELIEF"
    NO_DISABLED = "NO_DISABLED"
    NO_CARRIERS = "NO_CARRIERS"
    NO_RURAL = "NO_RURAL"


class LawfulGround(StrEnum):
    """Why the law itself keeps some people from this work (法定例外)."""

    BARRED_TO_WOMEN = "BARRED_TO_WOMEN"
    SPREADS_DISEASE = "SPREADS_DISEASE"


class VacancyStage(StrEnum):
    """Where a vacancy stands (岗位状态)."""

    DRAFT = "VACANCY_DRAFT"
    CHECKED = "VACANCY_CHECKED"
    PUBLISHED = "VACANCY_PUBLISHED"
    FILLED = "VACANCY_FILLED"
    EXPIRED = "VACANCY_EXPIRED"
    CLOSED = "VACANCY_CLOSED"
    WITHDRAWN = "VACANCY_WITHDRAWN"


class ClosingReason(StrEnum):
    """Why an employer offers a vacancy no more (撤岗原因)."""

    TAKEN_OTHERWISE = "TAKEN_OTHERWISE"
    NO_LONGER_NEEDED = "NO_LONGER_NEEDED"


class Opening(Struct, frozen=True):
    """What is offered: which work, where, for how much, to how many, and what it asks for (招聘岗位)."""

    title: Annotated[str, Meta(description="What it is called (岗位名称).", min_length=1, max_length=40)]
    occupation: Annotated[OccupationClass, says("What kind of work (职业大类).")]
    region: Annotated[str, id_of("Region", "Where the work is done (工作地).")]
    places: Annotated[int, Meta(description="How many are looked for (招聘人数).", ge=1, le=1_000)]
    wage: Annotated[Annotated[Fen, Meta(ge=1)], fen("What is paid a month at least (月工资).")]
    skill: Annotated[SkillLevel, says("Certificate asked for (职业资格要求).")] = SkillLevel.UNSKILLED
    text: Annotated[str, Meta(description="All else that is said of it (岗位说明).", max_length=1_000)] = ""
    demands: Annotated[tuple[Demand, ...], says("Whom it is not for (限制条件).")] = ()
    ground: Annotated[LawfulGround | None, says("Why the law allows to leave them out (法定例外).")] = None
