"""Persons in the graph."""

from datetime import date, datetime

import strawberry

from identity.contract import (
    AddNumber,
    ChangeContact,
    CorrectPerson,
    DeathAnswer,
    DeathEvidence,
    DecideBirthDate,
    EndKinship,
    ErasePerson,
    FindPersons,
    Hukou,
    KinAnswer,
    Kinship,
    MergePersons,
    MoveHukou,
    MoveResidence,
    NumberAnswer,
    NumberKind,
    NumbersOf,
    PaperAnswer,
    PersonAnswer,
    PersonsIn,
    RecordDeath,
    RecordKinship,
    RecordKinships,
    RecordPaper,
    RegisterPerson,
    RegisterPersons,
    RevokeDeath,
    Sex,
    UnmergePersons,
)
from jinbao.graph import (
    Connection,
    Node,
    ask,
    by_id,
    contributes,
    entity,
    link,
    mutation,
    references,
    value,
    watch,
    words,
    would,
)

words(Hukou, description="Kind of household registration (户口性质).")
words(Sex, description="Sex (性别).")
words(NumberKind, description="How a person came by a number (号码类别).")
words(Kinship, description="What a relative is to a person (亲属关系).")
words(DeathEvidence, description="What says that somebody has died (死亡证据), strongest first.")


@value(DeathAnswer)
class Death:
    """What is known of a person's death (死亡登记)."""

    died_on: date = strawberry.field(description="Day of death (死亡日期).")
    evidence: DeathEvidence = strawberry.field(description="What says so (死亡证据).")
    strong: bool = strawberry.field(description="Whether it ends payment, or only suspends it.")
    event: strawberry.ID = strawberry.field(description="Id of the event from which it is known.")
    recorded_at: datetime | None = strawberry.field(description="Moment at which it was told (记录时间).")


@value(NumberAnswer)
class PersonNumber:
    """A resident identity number that the person has or had (公民身份号码)."""

    number: str | None = strawberry.field(description="The number, masked without a purpose.")
    kind: NumberKind = strawberry.field(description="How they came by it (号码类别).")
    since: date | None = strawberry.field(description="First day on which it was theirs.")
    until: date | None = strawberry.field(description="Last day on which it was theirs.")


@value(KinAnswer)
class Kin:
    """A relative (亲属)."""

    relation: Kinship = strawberry.field(description="What the relative is to the person (亲属关系).")
    since: date | None = strawberry.field(description="From which day, for spouses.")

    @link("identity", "person_by_id", key="relative")
    def relative(self) -> references.Person | None:
        """Who it is."""


@value(PaperAnswer)
class PersonPaper:
    """A paper of the person's (材料), whose contents are read beside the graph."""

    id: str = strawberry.field(description="Id under which the contents are kept (材料编号).")
    type: str = strawberry.field(description="Media type (格式).")
    sha256: str = strawberry.field(description="SHA-256 of the sealed file (文件摘要).")
    recorded_on: date = strawberry.field(description="Day on which it was recorded.")


@entity("Person", look_up=("identity", "person_by_id"), source=PersonAnswer)
class Person(Node):
    """A person (人员). What identifies them is masked unless who serves them says why they read."""

    masked: bool = strawberry.field(description="Whether what identifies the person is masked (脱敏).")
    name: str | None = strawberry.field(description="Name (姓名); null where the person was erased.")
    id_number: str | None = strawberry.field(description="Resident identity number (公民身份号码).")
    ethnicity: str | None = strawberry.field(description="Ethnicity (民族).")
    phone: str | None = strawberry.field(description="Telephone (联系电话).")
    address: str | None = strawberry.field(description="Address of residence (居住地址).")
    bank: str | None = strawberry.field(description="Bank (开户银行).")
    bank_account: str | None = strawberry.field(description="Bank account (银行账号).")
    sex: Sex = strawberry.field(description="Sex as decided (性别).")
    born: date = strawberry.field(description="Birth date as decided (认定出生日期).")
    hukou: Hukou = strawberry.field(description="Kind of hukou (户口性质).")
    registered_on: date = strawberry.field(description="Day of registration (登记日).")
    death: Death | None = strawberry.field(description="What is known of their death (死亡登记).")
    erased: bool = strawberry.field(description="Whether their data were erased (个人信息已删除).")

    @link("identity", "region_by_id", key="hukou_village")
    def hukou_region(self) -> references.Region | None:
        """Where their hukou is (户籍地)."""

    @link("identity", "region_by_id", key="residence_village")
    def residence_region(self) -> references.Region | None:
        """Where they live (居住地)."""

    @link("identity", "person_by_id", key="merged_into")
    def merged_into(self) -> references.Person | None:
        """The file that goes on for both (合并后的档案)."""

    @link("identity", "numbers_of", ask=NumbersOf)
    def numbers(self) -> list[PersonNumber] | None:
        """All numbers that they have or had, the first one first (历次号码)."""

    @link("identity", "kin")
    def kin(self) -> list[Kin] | None:
        """Their parents, children and spouse (亲属)."""

    @link("identity", "papers_of")
    def papers(self) -> list[PersonPaper] | None:
        """Papers that were handed in about them, oldest first (材料)."""


@contributes("Region")
class RegionOfPersons:
    @link("identity", "persons_in", ask=PersonsIn)
    def persons(self) -> Connection[Person] | None:
        """The people of this village (本村人员)."""


@strawberry.type
class Query:
    person = by_id(Person, "A person (人员) by id.", purpose=True)

    would_decide_birth_date = would(DecideBirthDate, service="identity")
    would_merge_persons = would(MergePersons, service="identity")
    would_record_death = would(RecordDeath, service="identity")
    would_revoke_death = would(RevokeDeath, service="identity")

    @ask("identity", "find_persons", FindPersons)
    def persons(self) -> Connection[Person] | None:
        """Persons (人员) by one exact value: number, name, telephone or account."""


@strawberry.type
class Mutation:
    register_person = mutation(RegisterPerson, service="identity", gives=Person)
    register_persons = mutation(RegisterPersons, service="identity", gives=Person)
    correct_person = mutation(CorrectPerson, service="identity", gives=Person)
    decide_birth_date = mutation(DecideBirthDate, service="identity", gives=Person)
    change_contact = mutation(ChangeContact, service="identity", gives=Person)
    add_person_number = mutation(AddNumber, service="identity", gives=Person)
    move_hukou = mutation(MoveHukou, service="identity", gives=Person)
    move_residence = mutation(MoveResidence, service="identity", gives=Person)
    record_death = mutation(RecordDeath, service="identity", gives=Person)
    revoke_death = mutation(RevokeDeath, service="identity", gives=Person)
    merge_persons = mutation(MergePersons, service="identity", gives=Person)
    unmerge_persons = mutation(UnmergePersons, service="identity", gives=Person)
    erase_person = mutation(ErasePerson, service="identity", gives=Person)
    record_paper = mutation(RecordPaper, service="identity", gives=Person)
    record_kinship = mutation(RecordKinship, service="identity", gives=Person)
    record_kinships = mutation(
        RecordKinships, service="identity", gives=Person, by=lambda command, _: command.kin[0].person
    )
    end_kinship = mutation(EndKinship, service="identity", gives=Person)


@strawberry.type
class Subscription:
    person = watch(Person, "A person, now and after every entry.", stream=lambda key: f"person/{key}")
