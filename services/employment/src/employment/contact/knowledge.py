"""What must be known to decide about a contact, gathered for many at once, also where nobody gave a name."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from employment.contact.facts import ContactFacts
from employment.known import About, case_facts
from jinbao.service import Enquiry

NAMES = ContactFacts.__struct_fields__


def contact_facts(enquiry: Enquiry, cases: Sequence[About], on: date) -> dict[str, dict[str, Any]]:
    """The fields of what is known, by the case; as many statements for one as for a hundred.

    Raises PERSON_UNKNOWN, REGION_UNKNOWN.
    """
    named = [case for case in cases if case.person]
    facts = case_facts(enquiry, named, on)
    places = enquiry.authority.known_places(enquiry.connection, [case.region for case in cases])
    unnamed = {case.case: {"person": "", "place": places[case.region]} for case in cases if not case.person}
    return unnamed | {
        case: {name: one for name, one in known.items() if name in NAMES} for case, known in facts.items()
    }
