"""The id of an event says when it was recorded, and what followed from it how much later."""

from datetime import UTC, date, datetime, timedelta

import pytest
from uuid_utils import uuid7

from jinbao.casework.history import earlier
from jinbao.events import By, Event, Recorded, moment_of

TOLD = str(uuid7())


def test_the_moment_of_an_event_is_in_its_id() -> None:
    moment = moment_of(TOLD)
    assert moment is not None
    assert abs(datetime.now(UTC) - moment) < timedelta(minutes=5)


@pytest.mark.parametrize("other", ["3a92cb3b-7617-4dc7-a91a-563351750d8e", "luo", ""])
def test_another_id_says_nothing(other: str) -> None:
    assert moment_of(other) is None


def test_what_a_fact_has_caused_says_how_much_later_it_was_recorded() -> None:
    told = moment_of(TOLD)
    assert told is not None
    recorded = Recorded(
        id=str(uuid7()),
        stream="claim/1",
        version=1,
        recorded_at=told + timedelta(seconds=90),
        effective_on=date(2010, 6, 29),
        by=By("inbox"),
        event=Event(),
        cause=TOLD,
    )
    [one] = earlier(recorded)
    assert (one.event, one.recorded_at, one.milliseconds) == (TOLD, told, 90_000)
