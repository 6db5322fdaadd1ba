"""What is known around collective contracts, gathered for many at once."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import case, func, or_, select

from jinbao.casework.employers import known_employers
from jinbao.casework.parameters import set_in
from jinbao.money import Fen
from jinbao.service import Enquiry
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.collective_contract.facts import CollectiveFacts
from labor_relations.collective_contract.register import COLLECTIVES
from labor_relations.collective_contract.terms import CollectiveStage as Stage

UNDER_REVIEW = (Stage.SUBMITTED, Stage.REGISTERED)


class About(Struct, frozen=True):
    """A collective contract: whose it is, where it is reviewed, and how far the register has it."""

    contract: str
    employer: str
    region: str
    review_until: date | None = None
    submitted: str = ""


def collective_facts(
    enquiry: Enquiry, contracts: Sequence[About], on: date, number: CaseNumber | None = None
) -> dict[str, CollectiveFacts]:
    """As many statements for one as for a hundred; raises REGION_UNKNOWN."""
    connection = enquiry.connection
    employers = known_employers(connection, [one.employer for one in contracts], on)
    places = enquiry.authority.known_places(connection, [one.region for one in contracts])
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    return {
        one.contract: CollectiveFacts(
            person=one.employer,
            place=places[one.region],
            kin=employers[one.employer].agents if one.employer in employers else frozenset(),
            employer=employers.get(one.employer),
            parameters=tuple(each for each in parameters if each.region in places[one.region].within),
            number=number,
            review_until=one.review_until,
            submitted=one.submitted,
        )
        for one in contracts
    }


def wage_floors(enquiry: Enquiry, employers: Sequence[str], on: date) -> dict[str, Fen]:
    """Below what no contract of each employer may go on a day (labour contract law article 55).

    While a change is reviewed, what was in force before is so still.
    """
    table = COLLECTIVES.c
    silent = table.stage.in_(UNDER_REVIEW) & (table.review_until < on)
    binds = or_(
        table.stage == Stage.IN_FORCE, silent, (table.stage == Stage.TERMINATED) & (table.ended_on >= on)
    )
    floor = case((binds, table.lowest_wage), else_=table.wage_before)
    floors = (
        select(table.employer, func.max(floor).label("floor"))
        .where(table.employer.in_(employers), table.since <= on, table.until >= on)
        .group_by(table.employer)
    )
    return {row.employer: row.floor for row in enquiry.connection.execute(floors) if row.floor is not None}
