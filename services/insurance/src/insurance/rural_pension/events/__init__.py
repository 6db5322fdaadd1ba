"""What can happen in the rural pension.  Kept for good: a change is a v2, never an edit."""

from insurance.rural_pension.events.account import AccountEvent
from insurance.rural_pension.events.claim import ClaimEvent
from insurance.rural_pension.events.enrolment import EnrolmentEvent

RuralPensionEvent = EnrolmentEvent | AccountEvent | ClaimEvent
