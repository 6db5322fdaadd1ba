"""What is known around mediations, gathered for many at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection, select

from jinbao.casework.parameters import set_in
from jinbao.service import Enquiry
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.dispute.knowledge import concerned, party_facts
from labor_relations.dispute.parties import Parties
from labor_relations.mediation.facts import MediationFacts
from labor_relations.mediation.register import FACTS, MEDIATIONS
from labor_relations.mediation.stages import Mediation, NotRequested


class Known(Struct, frozen=True):
    """A mediation with its parties, as they ask for it or as its stream has them."""

    mediation: str
    region: str
    parties: Parties


def parties_in(mediation: Mediation) -> Parties:
    """Of one that was asked for."""
    if isinstance(mediation, NotRequested):
        raise TypeError("nobody has asked for it")
    return mediation.dossier.parties


def mediation_facts(
    enquiry: Enquiry, cases: Sequence[Known], on: date, number: CaseNumber | None = None
) -> dict[str, MediationFacts]:
    """As many statements for one as for a hundred; ``number`` is what a case is accepted under.

    Raises REGION_UNKNOWN.
    """
    connection, ids = enquiry.connection, [case.mediation for case in cases]
    of_parties = party_facts(enquiry, [case.parties for case in cases], on)
    places = enquiry.authority.known_places(connection, [case.region for case in cases])
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    sources, until = established_by(connection, ids), last_days(connection, ids)
    return {
        case.mediation: MediationFacts(
            person=case.parties.workers[0],
            place=places[case.region],
            kin=concerned(case.parties, of_parties),
            of_parties=of_parties,
            parameters=tuple(one for one in parameters if one.region in places[case.region].within),
            number=number,
            until=until.get(case.mediation),
            sources=sources[case.mediation],
        )
        for case in cases
    }


def established_by(connection: Connection, mediations: Sequence[str]) -> Mapping[str, dict[str, str]]:
    """The events that established the facts of each worker's employment."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in connection.execute(select(FACTS).where(FACTS.c.mediation.in_(mediations))):
        found[row.mediation][row.worker] = row.event
    return found


def last_days(connection: Connection, mediations: Sequence[str]) -> Mapping[str, date | None]:
    """Until when each can be agreed on, as far as that is certain."""
    table = MEDIATIONS.c
    rows = connection.execute(select(table.id, table.until).where(table.id.in_(mediations)))
    return {row.id: row.until for row in rows}
