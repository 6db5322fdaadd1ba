"""What must be known to decide about an entry: the person, the place, and what offices have on record."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select

from employment.known import About, case_facts, people_of
from employment.labour_register.facts import LabourFacts, Registered
from employment.labour_register.on_record import on_record
from employment.labour_register.register import ENTRIES
from employment.law import law_of
from employment.unemployment.register import UNEMPLOYMENTS
from employment.unemployment.terms import UnemploymentStage
from employment.working_age import comes_of_age, grows_too_old
from jinbao.identifiers import Sex
from jinbao.service import Enquiry


def labour_facts(enquiry: Enquiry, regions: Mapping[str, str], on: date) -> dict[str, LabourFacts]:
    """What the decider knows around each person in a region; as many statements for one as for a hundred."""
    persons = list(regions)
    common = case_facts(enquiry, [About(one, one, regions[one]) for one in persons], on)
    people, recorded = people_of(enquiry, persons), on_record(enquiry.connection, persons)
    spells = spells_of(enquiry.connection, persons)
    found: dict[str, LabourFacts] = {}
    for person in persons:
        facts = common[person]
        law = law_of(facts["place"].within, facts.pop("parameters"))
        born, woman = facts.pop("born"), people[person].sex == Sex.FEMALE
        found[person] = LabourFacts(
            **facts,
            enters_on=comes_of_age(law, born, on),
            leaves_on=grows_too_old(law, born, woman=woman),
            evidence=recorded.get(person),
            unemployed=tuple(spell for whose, spell in spells if whose == person),
        )
    return found


def spells_of(connection: Connection, persons: Sequence[str]) -> list[tuple[str, Registered]]:
    """When they were registered as unemployed; what was revoked never was."""
    table = UNEMPLOYMENTS.c
    stood = table.stage.in_((UnemploymentStage.REGISTERED, UnemploymentStage.CANCELLED))
    asked = select(table.person, table.registered_on, table.cancelled_since)
    rows = connection.execute(asked.where(table.person.in_(persons), stood))
    return [(row.person, Registered(row.registered_on, row.cancelled_since)) for row in rows]


def is_in_register(connection: Connection, person: str) -> str | None:
    """The region of their entry, whether they have left it or not."""
    return connection.scalar(select(ENTRIES.c.region).where(ENTRIES.c.person == person))
