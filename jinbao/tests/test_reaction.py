"""What follows in one service from a fact of another: once, at once, with the fact as its cause."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from invented_office import A_FILE, Closed, Counter, FileOpened, Noted, Open, Opened
from sqlalchemy import Engine

from jinbao.decider import Refused
from jinbao.published import Heard
from jinbao.service import INBOX, Enquiry, Part, Service

OPENED = FileOpened("7", "Zhang Guilan")


def heard(counter: Counter, event: Any = OPENED, at: int = 1) -> Heard:
    moment = counter.service.clock()
    return Heard(event, f"fact-{at}", "file/7", at, at - 1, moment, date(2010, 6, 1), "00-trace")


def opens_too(enquiry: Enquiry, one: Heard) -> Iterator[Part]:
    yield Part(f"file/{one.event.file}", A_FILE, Open(on=enquiry.today, file="7", holder=one.event.holder))


def copying(engine: Engine) -> Counter:
    """A counter that opens every file which another has opened."""
    counter = Counter(engine, "copying")
    [desk] = counter.service.slices
    desk = replace(desk, reactions={FileOpened: opens_too})
    keeps = Opened | Noted | Closed
    counter.service = Service("copying", engine, counter.service.tables, [desk], keeps=keeps)
    return counter


def hear(counter: Counter, *facts: Heard) -> None:
    counter.service.hear("counter", facts[-1].position, lambda _: None, facts)


def test_what_follows_from_a_fact_is_recorded_with_the_fact_as_its_cause(engine: Engine) -> None:
    counter = copying(engine)
    woken: list[Any] = []
    counter.service.listeners.append(woken.extend)
    hear(counter, heard(counter))
    [(_, recorded)] = counter.everything()
    assert (recorded.event.holder, recorded.cause, recorded.trace) == ("Zhang Guilan", "fact-1", "00-trace")
    assert (recorded.by.person, recorded.by.office) == (INBOX, None)
    assert [one for _, one in woken] == [recorded]
    assert [row.id for row in counter.register()] == ["7"]
    assert counter.service.has_heard("counter") == 1


def test_what_cannot_follow_leaves_only_the_fact(engine: Engine) -> None:
    """The second fact comes in the same breath, and sees what followed from the first."""
    counter = copying(engine)
    hear(counter, heard(counter), heard(counter, at=2), heard(counter, "of no interest", at=3))
    assert len(counter.everything()) == 1
    assert counter.service.has_heard("counter") == 3


def test_what_has_to_wait_is_heard_again(engine: Engine) -> None:
    counter = copying(engine)
    patience = iter([True])

    def waits(enquiry: Enquiry, one: Heard) -> Iterator[Part]:
        if next(patience, False):
            raise Refused("NOT_YET_KNOWN", retryable=True, source="identity")
        return opens_too(enquiry, one)

    counter.service.reactions[FileOpened] = [waits]
    with pytest.raises(Refused, match="NOT_YET_KNOWN"):
        hear(counter, heard(counter))
    assert counter.service.has_heard("counter") == 0
    hear(counter, heard(counter))
    assert len(counter.everything()) == counter.service.has_heard("counter") == 1
