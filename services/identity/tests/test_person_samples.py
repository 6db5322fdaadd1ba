"""Events are kept for good: today's code reads one sample of every type that was ever written of persons."""

from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from identity.entitlement.events import EntitlementEvent
from identity.household.events import HouseholdEvent
from identity.partner_feed.events import PartnerFeedEvent
from identity.payment_report.events import PaymentReportEvent
from identity.person.events import KinshipEvent, PersonEvent
from identity.roster.events import RosterEvent
from jinbao.events import type_of

SAMPLES = Path(__file__).parent / "samples"
KEPT = (
    PersonEvent
    | KinshipEvent
    | HouseholdEvent
    | RosterEvent
    | PartnerFeedEvent
    | EntitlementEvent
    | PaymentReportEvent
)


@pytest.mark.parametrize("kind", get_args(KEPT), ids=type_of)
def test_todays_code_reads_what_was_once_written(kind: Any) -> None:
    written = (SAMPLES / f"{type_of(kind)}.json").read_bytes()
    event = msgspec.json.decode(written, type=KEPT)
    assert type(event) is kind
    assert holds(msgspec.to_builtins(event), msgspec.json.decode(written))


def holds(read: Any, written: Any) -> bool:
    """Whether all that was written has been read; what came later may have defaults besides."""
    if isinstance(written, dict):
        return isinstance(read, dict) and all(holds(read.get(key), value) for key, value in written.items())
    if isinstance(written, list):
        return len(read) == len(written) and all(map(holds, read, written))
    return bool(read == written)
