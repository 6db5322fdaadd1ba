"""Pensions as their grants would have begun them: nobody decides a thousand claims for a test."""

from collections.abc import Iterator, Sequence
from datetime import date

from insurance.pension.due import Rate, Terms
from insurance.pension.events import Begun
from insurance.rural_pension.events.account import AccountOpened, Balances, ContributionReceived, Entry
from insurance.rural_pension.terms import Collector, SubLedger
from jinbao.events import By, Event
from jinbao.ledger import Envelope, History
from jinbao.recorder import Stored
from jinbao.service import Service

GRANTED = date(2010, 1, 5)
BALANCES = Balances(130_00, 0, 0)
TERMS = Terms("2010-02", 94, BALANCES, (Rate("2010-02", 55_00, 0),))
BORN = date(1950, 1, 4)
AT_ONCE = 250


def begin_pensions(service: Service, persons: Sequence[str], *, payer: str, region: str) -> None:
    """55.94 yuan a month from February 2010 on, out of an account with 130 yuan."""
    for first in range(0, len(persons), AT_ONCE):
        page = persons[first : first + AT_ONCE]
        service.record([one for person in page for one in begun(service, person, payer, region)])


def begun(service: Service, person: str, payer: str, region: str) -> Iterator[Stored]:
    envelope = Envelope(By("he", "county-agency", None), GRANTED, service.clock())
    entry = Entry(1, SubLedger.PERSONAL, BALANCES.total, 2009, GRANTED, BALANCES)
    streams: dict[str, list[Event]] = {
        f"rural-pension-account/{person}": [
            AccountOpened(person, region, GRANTED, "fu"),
            ContributionReceived(person, region, entry, 100_00, Collector.AGENCY, None),
        ],
        f"rural-pension/{person}": [
            Begun(person, region, payer, GRANTED, f"claim-{person}", ("he",), TERMS, BORN)
        ],
    }
    for stream, events in streams.items():
        yield from service.ledger.enveloped(stream, History(None, 0, None), events, envelope)
