"""What can be asked concerning persons. Here names and numbers are in clear, and they go no further."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta, Struct

from identity.person.terms import DeathEvidence, ErasureGround, Evidence, Hukou, Kinship, NumberKind
from jinbao.commands import OWN_ID, Command, id_of, own_id, says
from jinbao.identifiers import Sex

MOST_AT_ONCE = 500

OfPerson: TypeAlias = Annotated[str, id_of("Person", "The person (人员).")]
Name: TypeAlias = Annotated[str, Meta(min_length=1, max_length=60), says("Name (姓名).")]
Number: TypeAlias = Annotated[str, says("Resident identity number, 18 or 15 digits (公民身份号码).")]
Text: TypeAlias = Annotated[str, Meta(min_length=1, max_length=200)]
RestsOn: TypeAlias = Annotated[Evidence, says("What it rests on (依据).")]


class Discreet(Struct, frozen=True):
    """Does not show what it holds: what is printed ends in a log."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"


class NewPerson(Discreet, frozen=True, kw_only=True):
    """A person as the papers name them (实名登记)."""

    person: Annotated[
        Annotated[str, Meta(pattern=OWN_ID)] | None,
        id_of("Person", "Id that the caller would like them to have (人员标识)."),
    ] = None
    id_number: Number
    name: Name
    sex: Annotated[Sex | None, says("Sex, where it is not what the number says (性别).")] = None
    born: Annotated[date | None, says("Birth date, where it is not what the number says (认定出生日期).")] = (
        None
    )
    ethnicity: Annotated[Text | None, says("Ethnicity (民族).")] = None
    phone: Annotated[Text | None, says("Telephone (联系电话).")] = None
    address: Annotated[Text | None, says("Address of residence (居住地址).")] = None
    hukou_village: Annotated[str, id_of("Region", "Village of the hukou (户籍地).")]
    hukou: Annotated[Hukou, says("Kind of hukou (户口性质).")]
    residence_village: Annotated[
        str | None, id_of("Region", "Village of residence, where it is another (居住地).")
    ] = None
    bank: Annotated[Text | None, says("Bank (开户银行).")] = None
    bank_account: Annotated[Text | None, says("Bank account (银行账号).")] = None
    evidence: Annotated[
        Evidence | None, says("What sex or birth date rest on where they differ from the number (依据).")
    ] = None


class RegisterPerson(Command, frozen=True, kw_only=True):
    """Register a person under their real name (实名登记)."""

    person: Annotated[NewPerson, says("The person (人员).")]


class RegisterPersons(Command, frozen=True, kw_only=True):
    """Register many persons, all of them or none (批量实名登记)."""

    persons: Annotated[
        tuple[NewPerson, ...], Meta(min_length=1, max_length=MOST_AT_ONCE), says("The persons (人员清单).")
    ]


class CorrectPerson(Command, Discreet, frozen=True, kw_only=True):
    """Correct what was written wrongly in a person's file (更正). What is left out stays."""

    person: OfPerson
    name: Annotated[Name | None, says("Name (姓名).")] = None
    sex: Annotated[Sex | None, says("Sex (性别).")] = None
    ethnicity: Annotated[Text | None, says("Ethnicity (民族).")] = None
    evidence: RestsOn


class DecideBirthDate(Command, frozen=True, kw_only=True):
    """Decide which birth date counts where file and number disagree (认定出生日期)."""

    person: OfPerson
    born: Annotated[date, says("The date that counts (认定出生日期).")]
    evidence: RestsOn


class ChangeContact(Command, Discreet, frozen=True, kw_only=True):
    """Change a person's telephone or bank account (变更联系方式). What is left out stays."""

    person: OfPerson
    phone: Annotated[Text | None, says("Telephone (联系电话).")] = None
    bank: Annotated[Text | None, says("Bank (开户银行).")] = None
    bank_account: Annotated[Text | None, says("Bank account (银行账号).")] = None


class AddNumber(Command, Discreet, frozen=True, kw_only=True):
    """Record another number of the same person: a legacy, a second or a changed one (登记其他号码)."""

    person: OfPerson
    number: Number
    kind: Annotated[NumberKind, says("How they came by it (号码类别).")]
    since: Annotated[date | None, says("First day on which it was theirs (起始日).")] = None
    until: Annotated[date | None, says("Last day on which it was theirs (截止日).")] = None
    evidence: RestsOn


class MoveHukou(Command, frozen=True, kw_only=True):
    """Record that a person's hukou has moved or changed its kind (户口迁移)."""

    person: OfPerson
    village: Annotated[str, id_of("Region", "Village of the hukou (户籍地).")]
    hukou: Annotated[Hukou, says("Kind of hukou (户口性质).")]
    since: Annotated[date, says("From which day (生效日).")]


class MoveResidence(Command, Discreet, frozen=True, kw_only=True):
    """Record that a person lives elsewhere (变更居住地)."""

    person: OfPerson
    village: Annotated[str, id_of("Region", "Village of residence (居住地).")]
    address: Annotated[Text | None, says("Address (居住地址).")] = None
    since: Annotated[date, says("From which day (生效日).")]


class RecordDeath(Command, frozen=True, kw_only=True):
    """Record that a person has died, and what says so (死亡登记). Stronger evidence replaces weaker."""

    person: OfPerson
    died_on: Annotated[date, says("Day of death (死亡日期).")]
    evidence: Annotated[DeathEvidence, says("What says so (死亡证据).")]
    paper: Annotated[
        str | None, says("Id of the recorded paper (材料编号); certificate, hukou and cremation need theirs.")
    ] = None


class RevokeDeath(Command, frozen=True, kw_only=True):
    """Record that a person who was reported dead lives (撤销死亡登记)."""

    person: OfPerson
    evidence: RestsOn


class MergePersons(Command, frozen=True, kw_only=True):
    """Join two files of one human being (合并双户籍): one survives, the other points to it."""

    person: Annotated[str, id_of("Person", "The file that goes on (保留人员).")]
    merged: Annotated[str, id_of("Person", "The file that points to it from now on (被合并人员).")]
    evidence: RestsOn


class UnmergePersons(Command, frozen=True, kw_only=True):
    """Part two files again: they were two human beings (撤销合并)."""

    person: Annotated[str, id_of("Person", "The file that went on (保留人员).")]
    merged: Annotated[str, id_of("Person", "The file that pointed to it (被合并人员).")]
    evidence: RestsOn


class ErasePerson(Command, frozen=True, kw_only=True):
    """Destroy the key to a person's data (删除个人信息). Nobody can undo it; the proofs stand."""

    person: OfPerson
    ground: Annotated[ErasureGround, says("Why it must go (删除事由).")]


class RecordPaper(Command, frozen=True, kw_only=True):
    """Record a paper whose sealed contents were put beside the ledger (登记材料)."""

    person: OfPerson
    paper: Annotated[str, own_id("Id under which the contents are kept (材料编号).")]
    type: Annotated[str, says("Media type (格式).")]
    sha256: Annotated[str, says("SHA-256 of the sealed file (文件摘要).")]


class NewKin(Struct, frozen=True, kw_only=True):
    """Two persons and what the second is to the first."""

    person: OfPerson
    relative: Annotated[str, id_of("Person", "The relative (亲属).")]
    relation: Annotated[Kinship, says("What the relative is to the person (亲属关系).")]
    since: Annotated[date | None, says("From which day, for spouses (起始日).")] = None


class RecordKinship(Command, frozen=True, kw_only=True):
    """Record that a person is parent, child or spouse of another (登记亲属关系)."""

    person: OfPerson
    relative: Annotated[str, id_of("Person", "The relative (亲属).")]
    relation: Annotated[Kinship, says("What the relative is to the person (亲属关系).")]
    since: Annotated[date | None, says("From which day, for spouses (起始日).")] = None


class RecordKinships(Command, frozen=True, kw_only=True):
    """Record the kinship of many, all or nothing (批量登记亲属关系). What is known is passed over."""

    kin: Annotated[
        tuple[NewKin, ...], Meta(min_length=1, max_length=MOST_AT_ONCE), says("Who is whose kin (亲属清单).")
    ]


class EndKinship(Command, frozen=True, kw_only=True):
    """Record that a kinship has ended, or never was (终止亲属关系)."""

    person: OfPerson
    relative: Annotated[str, id_of("Person", "The relative (亲属).")]
    relation: Annotated[Kinship, says("What the relative is to the person (亲属关系).")]
    until: Annotated[date | None, says("Last day; left out where it never was so (截止日).")] = None
    evidence: RestsOn
