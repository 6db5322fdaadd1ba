"""How the limits of employment end: what was waited for was done, need not be done, or never ran."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from employment.consultation import clocks as consultation
from employment.employment import clocks as employment
from employment.guidance import clocks as guidance
from employment.service import Keeps
from employment.unemployment import clocks as unemployment
from jinbao.events import By, Recorded
from jinbao.statutory_clock.clock import Annul, End, Stop
from jinbao.statutory_clock.clockwork import Clockwork
from jinbao.statutory_clock.declaration import StatutoryClock

SAMPLES = Path(__file__).parent / "samples"
LEFT = {"ended_on": "2010-12-31", "reason": "EXPIRY"}
CONTACT, LONG_TERM, TERM = unemployment.CONTACT, unemployment.LONG_TERM, employment.TERM_OVER
STEP, OFFICE, COUNTY = guidance.NEXT_STEP, consultation.AT_THE_OFFICE, consultation.AT_THE_COUNTY

ENDINGS: dict[str, tuple[StatutoryClock, str, dict[str, Any], Any]] = {
    "who was in contact": (CONTACT, "unemployment.contact-made", {}, Stop),
    "who is cancelled need not be in contact": (CONTACT, "unemployment.cancelled", {}, End),
    "who should never have been registered": (CONTACT, "unemployment.revoked", {}, Annul),
    "a contact that never was": (CONTACT, "unemployment.contact-taken-back", {}, Annul),
    "work breaks a long spell": (LONG_TERM, "unemployment.work-came-in", {}, End),
    "a spell is cancelled before it is long": (LONG_TERM, "unemployment.cancelled", {}, End),
    "a spell that never held": (LONG_TERM, "unemployment.revoked", {}, Annul),
    "the end of a term is told": (TERM, "employment.ended", {}, Stop),
    "a correction tells the end": (TERM, "employment.corrected", {"end": LEFT, "involuntary": False}, Stop),
    "a correction tells the next contract": (TERM, "employment.corrected", {"renewed": True}, Stop),
    "the term was another": (TERM, "employment.corrected", {}, Annul),
    "there never was such work": (TERM, "employment.annulled", {}, Annul),
    "a next step is done": (STEP, "guidance.followed-up", {"end": "FOLLOW_UP_DONE"}, Stop),
    "a next step is missed": (STEP, "guidance.followed-up", {"end": "FOLLOW_UP_MISSED"}, End),
    "a next step is needed no more": (STEP, "guidance.followed-up", {"end": "FOLLOW_UP_NOT_NEEDED"}, End),
    "another step was agreed on": (STEP, "guidance.corrected", {}, Annul),
    "the talk never was": (STEP, "guidance.annulled", {}, Annul),
    "the office answers": (OFFICE, "consultation.answered", {}, Stop),
    "it goes to the county": (OFFICE, "consultation.escalated", {}, Stop),
    "the question is withdrawn": (OFFICE, "consultation.withdrawn", {}, End),
    "nobody asked": (OFFICE, "consultation.annulled", {}, Annul),
    "the county answers": (COUNTY, "consultation.answered", {}, Stop),
    "the county says why it cannot": (COUNTY, "consultation.not-answerable", {}, Stop),
    "it is withdrawn at the county": (COUNTY, "consultation.withdrawn", {}, End),
    "the county was asked what nobody asked": (COUNTY, "consultation.annulled", {}, Annul),
}


def sample(kind: str, **said: Any) -> Any:
    written = msgspec.json.decode((SAMPLES / f"employment.{kind}.v1.json").read_bytes())
    return msgspec.convert({**written, **said}, Keeps)


@pytest.mark.parametrize(("clock", "kind", "said", "turn"), ENDINGS.values(), ids=ENDINGS)
def test_a_limit_is_met_by_what_it_waited_for_alone(
    clock: StatutoryClock, kind: str, said: dict[str, Any], turn: type
) -> None:
    at = datetime(2010, 3, 1, tzinfo=UTC)
    one = Recorded("1", "case/1", 2, at, date(2010, 3, 1), By("hu", "county"), sample(kind, **said))
    enquiry: Any = None  # nothing is looked up to end
    _, _, told = next(Clockwork([clock]).turns(enquiry, one, state=None))
    assert isinstance(told, turn)
