"""What must be known to decide about a recognition: the person, the spell without work, the case itself."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from employment.difficulty.facts import DifficultyFacts, Listing
from employment.difficulty.register import DIFFICULTIES, STANDING, WORK
from employment.difficulty.terms import DifficultyCategory
from employment.known import About, case_facts, people_of
from employment.unemployment.knowledge import at_work, spells_of, work_of
from employment.unemployment.terms import UnemploymentStage
from jinbao.casework.entitlements import LOW_INCOME, SEVERELY_DISABLED, listed
from jinbao.decision import Input
from jinbao.identifiers import Sex
from jinbao.service import Enquiry

BY_LIST = {
    LOW_INCOME: DifficultyCategory.LOW_INCOME,
    SEVERELY_DISABLED: DifficultyCategory.DISABLED,
}
"""Which category a list of another department shows."""


def difficulty_facts(enquiry: Enquiry, cases: Sequence[About], on: date) -> dict[str, DifficultyFacts]:
    """What the decider knows around each; as many statements for one as for a hundred."""
    persons = [case.person for case in cases]
    common, people = case_facts(enquiry, cases, on), people_of(enquiry, persons)
    spells, jobs = spells_of(enquiry, persons), work_of(enquiry, persons)
    asked = select(DIFFICULTIES).where(DIFFICULTIES.c.person.in_(persons))
    rows = enquiry.connection.execute(asked).all()
    working_now = select(WORK).where(WORK.c.recognition.in_([case.case for case in cases]))
    begun = enquiry.connection.execute(working_now).all()
    listings = listings_of(enquiry, persons)
    found: dict[str, DifficultyFacts] = {}
    for case in cases:
        person = people[case.person]
        spell = next(
            (
                row
                for row in spells
                if row.person == case.person and row.stage == UnemploymentStage.REGISTERED
            ),
            None,
        )
        working = at_work([row for row in jobs if row.person == case.person])
        standing = (row for row in rows if row.person == case.person and row.stage in STANDING)
        own = next((row for row in rows if row.id == case.case and row.checked_event), None)
        found[case.case] = DifficultyFacts(
            **common[case.case],
            recognition=case.case,
            registered=spell is not None,
            recognised_event=(own and own.decision) or "",
            work={row.employment: row.event for row in begun if row.recognition == case.case},
            other=next((row.id for row in standing if row.id != case.case), None),
            evidence=(
                (*evidence(own, person, spell, working), *on_lists(own, listings[case.person], on))
                if own
                else ()
            ),
            listings=listings[case.person],
        )
    return found


def evidence(own: Row[Any], person: Row[Any], spell: Row[Any] | None, working: Any) -> Iterator[Input]:
    """The facts of the decision, each with the event from which it is known."""
    truths: Mapping[str, tuple[bool, str]] = {
        "woman": (person.sex == Sex.FEMALE, person.sex_event or person.born_event),
        "registered": (spell is not None, spell.decision if spell else own.applied_event),
        "employed": (working is not None, working.event if working else own.checked_event),
        "objection_upheld": (own.objection_upheld, own.objection_event or own.checked_event),
        **{f"claims_{one.lower()}": (True, own.applied_event) for one in own.claims},
        **{f"found_{one.lower()}": (one in own.found, own.checked_event) for one in own.claims},
    }
    yield Input("born", person.born.isoformat(), "day", person.born_event)
    if spell is not None:
        yield Input("registered_on", spell.registered_on.isoformat(), "day", spell.decision)
    for name, (value, source) in truths.items():
        yield Input(name, value, "truth", source)


def listings_of(enquiry: Enquiry, persons: Sequence[str]) -> Mapping[str, dict[DifficultyCategory, Listing]]:
    listings: dict[str, dict[DifficultyCategory, Listing]] = defaultdict(dict)
    for row in listed(enquiry.connection, persons):
        if category := BY_LIST.get(row.kind):
            listings[row.person][category] = Listing(row.since, row.gone_from, row.event)
    return listings


def on_lists(own: Row[Any], listings: Mapping[DifficultyCategory, Listing], on: date) -> Iterator[Input]:
    """What the list of another department says needs no finding at home."""
    for category, listing in listings.items():
        if category in own.claims and listing.holds(on):
            yield Input(f"listed_{category.lower()}", value=True, unit="truth", source=listing.event)
