"""What must be known to decide about a consultation: who asks, where, and the texts that an answer cites."""

from collections.abc import Sequence
from datetime import date

from employment.consultation.consultation import ConsultationFacts
from employment.consultation.terms import PolicyReply
from employment.contact.knowledge import contact_facts
from employment.known import About
from employment.policy_text.knowledge import known_versions
from jinbao.service import Enquiry


def consultation_facts(
    enquiry: Enquiry, cases: Sequence[About], on: date, reply: PolicyReply | None = None
) -> dict[str, ConsultationFacts]:
    """What the decider knows around each; as many statements for one as for a hundred."""
    common = contact_facts(enquiry, cases, on)
    cites = [(cite.policy, cite.version) for cite in reply.cites] if reply else []
    versions = known_versions(enquiry, cites) if cites else {}
    return {
        case.case: ConsultationFacts(**common[case.case], consultation=case.case, versions=versions)
        for case in cases
    }
