"""A grant begins a pension, in the same transaction."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from insurance.pension.knowledge import facts_of_grant, hands_of_claim, payer_of
from insurance.pension.pension import PENSION
from insurance.pension.register import case_of
from insurance.pension.standing import Begin, PensionFacts
from insurance.rural_pension.events.claim import Granted
from jinbao.casework.overheard import Overheard
from jinbao.service import Enquiry, Part


def given(facts: PensionFacts, _state: Any) -> PensionFacts:
    return facts


def begun_by(enquiry: Enquiry, heard: Overheard) -> Iterator[Part]:
    """The pension that each grant puts in payment, with the hands that took part: none of them pays it."""
    for granted in heard.events:
        if isinstance(granted, Granted):
            facts = facts_of_grant(enquiry, granted.person, granted.region)
            hands = {*hands_of_claim(enquiry, granted.claim), granted.officer}
            payer = payer_of(enquiry, facts.place)
            begin = Begin(granted.claim, granted.decision, tuple(sorted(hands)), payer)
            yield Part(case_of(granted.person), PENSION, begin, partial(given, facts))
