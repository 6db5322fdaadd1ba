"""What is answered concerning persons, and the questions that have arguments."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import Struct

from identity.person.terms import DeathEvidence, Hukou, Kinship, NumberKind
from jinbao.commands import id_of, says
from jinbao.events import moment_of
from jinbao.identifiers import Sex
from jinbao.paging import Page


class DeathAnswer(Struct, frozen=True):
    """A recorded death; ``strong`` evidence ends benefits, other evidence holds them back."""

    died_on: date
    evidence: DeathEvidence
    strong: bool
    event: str

    @property
    def recorded_at(self) -> datetime | None:
        return moment_of(self.event)


class PersonAnswer(Struct, frozen=True, kw_only=True):
    """A person's file. Texts are masked where ``masked`` says so, and None where the person was erased.

    Whoever acts for the employer of a person sees their name, and of the rest only the number, masked.
    """

    id: str
    masked: bool
    name: str | None
    id_number: str | None
    ethnicity: str | None
    phone: str | None
    address: str | None
    bank: str | None
    bank_account: str | None
    sex: Sex
    born: date
    hukou: Hukou
    hukou_village: str
    residence_village: str
    registered_on: date
    death: DeathAnswer | None
    merged_into: str | None
    erased: bool

    def __repr__(self) -> str:
        """What is printed ends in a log."""
        return f"PersonAnswer({self.id})"


class NumberAnswer(Struct, frozen=True):
    """A number that the person has or had."""

    number: str | None
    kind: NumberKind
    since: date | None
    until: date | None


class NumbersOf(Struct, frozen=True):
    """Whose numbers to show."""

    person: Annotated[str, id_of("Person", "Whose numbers (人员).")]
    purpose: Annotated[str | None, says("Why personal data is read (查询用途); masked without.")] = None


class KinAnswer(Struct, frozen=True):
    """What the relative is to the person who was asked about."""

    relative: str
    relation: Kinship
    since: date | None


class PaperAnswer(Struct, frozen=True):
    """A paper in a person's file; its content is kept by its SHA-256."""

    id: str
    person: str
    type: str
    sha256: str
    recorded_on: date


class HomeBy(StrEnum):
    """By what somebody belongs to a village (归属方式)."""

    HUKOU = "HUKOU"
    RESIDENCE = "RESIDENCE"


class PersonsIn(Page, frozen=True, kw_only=True):
    """The persons of a village, in the order in which they were registered."""

    region: Annotated[str, id_of("Region", "Village (村、社区).")]
    by: Annotated[HomeBy, says("By hukou or by residence (户籍或居住).")] = HomeBy.HUKOU
    purpose: Annotated[str | None, says("Why personal data is read (查询用途); masked without.")] = None


class FindPersons(Page, frozen=True, kw_only=True):
    """Persons by one exact value; those whom the asker's offices do not serve are not found."""

    id_number: Annotated[str | None, says("Resident identity number (公民身份号码).")] = None
    name: Annotated[str | None, says("Whole name (姓名).")] = None
    phone: Annotated[str | None, says("Telephone (联系电话).")] = None
    bank_account: Annotated[str | None, says("Bank account (银行账号).")] = None
    purpose: Annotated[str | None, says("Why personal data is read (查询用途); masked without.")] = None

    def __repr__(self) -> str:
        """It stands in the access trail, which is kept for good."""
        asked = [name for name in ("id_number", "name", "phone", "bank_account") if getattr(self, name)]
        return f"FindPersons({', '.join(asked)})"
