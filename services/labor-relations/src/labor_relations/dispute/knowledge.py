"""What is known of the parties of disputes, gathered for all of them at once."""

from collections.abc import Collection
from datetime import date

from jinbao.casework.employers import known_employers
from jinbao.casework.people import kin_of_each, known_people
from jinbao.service import Enquiry
from labor_relations.dispute.parties import Parties, PartyFacts, taking_part


def party_facts(enquiry: Enquiry, disputes: Collection[Parties], on: date) -> PartyFacts:
    """As identity has them on that day; as many statements for one dispute as for a hundred."""
    people = sorted({person for parties in disputes for person in parties.people})
    employers = sorted({employer for parties in disputes for employer in parties.employers})
    known = known_people(enquiry.connection, people)
    firms = known_employers(enquiry.connection, employers, on)
    return PartyFacts(
        known=frozenset(known),
        dead={one: row.died_on for one, row in known.items() if row.death_is_proven},
        deaths={one: row.death_event for one, row in known.items() if row.death_is_proven},
        kin=kin_of_each(enquiry.connection, people),
        acting={one: firm.agents for one, firm in firms.items()},
        closed=frozenset(one for one, firm in firms.items() if firm.closed_on and firm.closed_on <= on),
    )


def concerned(parties: Parties, facts: PartyFacts) -> frozenset[str]:
    """Who may not handle the dispute: whoever is of it or acts for an employer, and all their kin (回避)."""
    kin = (one for person in parties.people for one in facts.kin.get(person, ()))
    return taking_part(parties, facts).union(kin)
