"""The coded words of a person's file, and how strong the evidence of a death is."""

from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from jinbao.commands import says


class Hukou(StrEnum):
    """Kind of household registration (户口性质)."""

    RURAL = "RURAL"
    URBAN = "URBAN"


class NumberKind(StrEnum):
    """How a person came by a resident identity number (号码类别)."""

    FIRST = "FIRST"
    LEGACY = "LEGACY"
    SECOND = "SECOND"
    CHANGED = "CHANGED"


class Kinship(StrEnum):
    """What a relative is to a person (亲属关系)."""

    PARENT = "PARENT"
    CHILD = "CHILD"
    SPOUSE = "SPOUSE"


class EvidenceKind(StrEnum):
    """What a correction rests on (证明材料)."""

    HUKOU_BOOK = "HUKOU_BOOK"
    ID_CARD = "ID_CARD"
    PERSONNEL_FILE = "PERSONNEL_FILE"
    POLICE_CERTIFICATE = "POLICE_CERTIFICATE"
    COURT_DECISION = "COURT_DECISION"
    PERSON_APPEARED = "PERSON_APPEARED"
    OFFICE_ERROR = "OFFICE_ERROR"


class Evidence(Struct, frozen=True):
    """What a correction rests on, and the paper where there is one."""

    kind: Annotated[EvidenceKind, says("What it is (证明材料种类).")]
    paper: Annotated[str | None, says("Id of the kept paper (材料编号).")] = None


class DeathEvidence(StrEnum):
    """What says that somebody has died (死亡证据)."""

    DEATH_CERTIFICATE = "DEATH_CERTIFICATE"
    CANCELLED_HUKOU = "CANCELLED_HUKOU"
    CREMATION_RECORD = "CREMATION_RECORD"
    HOSPITAL_RECORD = "HOSPITAL_RECORD"
    VILLAGE_REPORT = "VILLAGE_REPORT"
    NO_SHOW = "NO_SHOW"

    @property
    def strength(self) -> int:
        """Domain handbook 6.10: certificate or cancelled hukou, cremation, hospital, village, no show."""
        return _STRENGTH[self]

    @property
    def is_strong(self) -> bool:
        """Whether it stops payment rather than suspending it. Domain handbook 17.2."""
        return self.strength >= DeathEvidence.CREMATION_RECORD.strength


_STRENGTH = {
    DeathEvidence.DEATH_CERTIFICATE: 5,
    DeathEvidence.CANCELLED_HUKOU: 5,
    DeathEvidence.CREMATION_RECORD: 4,
    DeathEvidence.HOSPITAL_RECORD: 3,
    DeathEvidence.VILLAGE_REPORT: 2,
    DeathEvidence.NO_SHOW: 1,
}


class ErasureGround(StrEnum):
    """Why personal data must go (个人信息保护法第四十七条)."""

    KEEPING_TIME_OVER = "KEEPING_TIME_OVER"
    PURPOSE_FULFILLED = "PURPOSE_FULFILLED"
    UNLAWFULLY_COLLECTED = "UNLAWFULLY_COLLECTED"
    COURT_DECISION = "COURT_DECISION"
