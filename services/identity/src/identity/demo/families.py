"""How the demo's families are put together: couples, their children, and who is whose kin."""

from datetime import date

from msgspec.structs import replace

from identity.demo.chance import chance, day_between
from identity.demo.counties import COUNTIES
from identity.demo.facts import Hukou, Resident
from identity.demo.names import given_name, surname
from identity.demo.numbers import IdNumbers
from identity.demo.regions import PILOT_COUNTY
from identity.roster.form import Category, Relation
from jinbao.identifiers import Sex

SCHEME_START = date(2009, 12, 1)
SCHOOL_AGE, SCHOOL_LEAVING_AGE, GRADUATION_AGE = 7, 18, 22
YOUNGEST_MOTHER, OLDEST_MOTHER = 20, 34
MOST_YEARS_BETWEEN_SPOUSES = 3
ONE_MIAO_FAMILY_IN = 8

Couple = tuple[Resident, Resident]


def age_on(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Family:
    """One household while its members are being entered, the head first."""

    def __init__(self, village: str, serial: int, address: str, numbers: IdNumbers) -> None:
        self.village = village
        self.number = f"{serial:04}"
        self.luck = chance(f"household {village}/{self.number}")
        self.surname = surname(self.luck)
        self.hukou = Hukou.RURAL
        self._address = address
        self._numbers = numbers
        self._ethnicity = "苗族" if self.luck.randrange(ONE_MIAO_FAMILY_IN) == 0 else "汉族"
        self._members: dict[str, Resident] = {}

    @property
    def members(self) -> tuple[Resident, ...]:
        return tuple(self._members.values())

    def enter(
        self,
        relation: Relation,
        sex: Sex,
        born: date,
        *,
        name: str | None = None,
        registered_in: str = PILOT_COUNTY,
    ) -> Resident:
        urban = self.hukou is Hukou.URBAN
        age = age_on(born, SCHEME_START)
        person = Resident(
            code=f"{self.village}-{self.number}-{len(self._members) + 1}",
            name=name or self.surname + given_name(sex, self.luck),
            sex=sex,
            id_number=self._numbers.next(registered_in, born, sex),
            born=born,
            ethnicity=self._ethnicity,
            hukou=self.hukou,
            village=self.village,
            address=self._address,
            phone="",
            bank="",
            account="",
            category=Category.ORDINARY,
            household=self.number,
            relation=relation,
            student=self._studies(age),
            employee_pension=urban and age >= GRADUATION_AGE,
        )
        self._members[person.code] = person
        return person

    def wed(
        self,
        one: Resident,
        relation: Relation,
        *,
        born: date | None = None,
        name: str | None = None,
    ) -> Couple:
        """Brings a spouse into the house, whose number may have been given out by another county."""
        sex = Sex.FEMALE if one.sex is Sex.MALE else Sex.MALE
        other = self.enter(
            relation,
            sex,
            born or self._near(one.born),
            name=name or surname(self.luck) + given_name(sex, self.luck),
            registered_in=self.luck.choice((PILOT_COUNTY, PILOT_COUNTY, self.luck.choice(COUNTIES).code)),
        )
        one = self.rewrite(one, spouse=other.code)
        other = self.rewrite(other, spouse=one.code)
        return (one, other) if one.sex is Sex.MALE else (other, one)

    def child(
        self,
        parents: Couple,
        relation: Relation,
        *,
        sex: Sex | None = None,
        born: date | None = None,
        name: str | None = None,
    ) -> Resident:
        father, mother = parents
        first = date(mother.born.year + YOUNGEST_MOTHER, 1, 1)
        last = min(date(mother.born.year + OLDEST_MOTHER, 12, 31), SCHEME_START)
        child = self.enter(
            relation,
            sex or self.luck.choice((Sex.FEMALE, Sex.MALE)),
            born or day_between(first, last, self.luck),
            name=name,
        )
        return self.rewrite(child, father=father.code, mother=mother.code)

    def mother_of(self, one: Resident) -> Resident:
        youngest, oldest = one.born.year - OLDEST_MOTHER, one.born.year - YOUNGEST_MOTHER
        born = day_between(date(youngest, 1, 1), date(oldest, 12, 31), self.luck)
        name = surname(self.luck) + given_name(Sex.FEMALE, self.luck)
        mother = self.enter(Relation.PARENT, Sex.FEMALE, born, name=name)
        self.rewrite(one, mother=mother.code)
        return mother

    def rewrite(self, person: Resident, **changes: str) -> Resident:
        rewritten = replace(self._members[person.code], **changes)
        self._members[person.code] = rewritten
        return rewritten

    def _near(self, day: date) -> date:
        years = self.luck.randint(-MOST_YEARS_BETWEEN_SPOUSES, MOST_YEARS_BETWEEN_SPOUSES)
        return day_between(date(day.year + years, 1, 1), date(day.year + years, 12, 31), self.luck)

    def _studies(self, age: int) -> bool:
        if SCHOOL_LEAVING_AGE <= age < GRADUATION_AGE:
            return self.luck.random() < 1 / 2
        return SCHOOL_AGE <= age < SCHOOL_LEAVING_AGE
