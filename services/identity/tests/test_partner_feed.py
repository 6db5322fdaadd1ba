"""The police's list of deaths: what is certain is recorded, the rest waits for somebody else's decision."""

from datetime import date

import pytest
from msgspec import structs
from village_office import (
    BAO,
    CHEN_ID,
    CHU,
    HE_ID,
    KANG,
    LUO_ID,
    VillageOffice,
    luo,
    region,
    someone,
)

from identity.contract import (
    Candidate,
    DeathEvidence,
    DecideMatch,
    Evidence,
    EvidenceKind,
    FeedKind,
    FeedRows,
    FeedsIn,
    MatchQueue,
    RowOutcome,
    TakeBackFeed,
    TakeInFeed,
)
from identity.demo.numbers import id_number
from identity.partner_feed.forms import FORMS
from identity.partner_feed.reading import written_rows
from identity.partner_feed.register import REGISTERS
from identity.person.events import DeathRecorded
from identity.person.register import REGISTERS as PERSONS
from identity.roster.sheet import Sheet, as_csv
from jinbao.decider import NotAuthorised, Refused

DATED = date(2010, 1, 6)
DEATHS = FeedKind.DEATHS
ERROR = Evidence(EvidenceKind.OFFICE_ERROR)


def sheet(*rows: tuple[str, ...]) -> bytes:
    return as_csv(Sheet(tuple(column.header for column in FORMS[DEATHS].columns), rows))


def death(name: str, number: str, died_on: str = "2010-01-02", kind: str = "注销户口") -> tuple[str, ...]:
    return name, number, died_on, kind, "珙公户〔2010〕7号"


def take_in(office: VillageOffice, content: bytes) -> str:
    said = {"region": region("county"), "document": "珙公函〔2010〕3号", "dated": DATED, "content": content}
    said["kind"] = DEATHS
    return office.ask(TakeInFeed, BAO, **said).stream.removeprefix("partner-feed/")


def rows_of(office: VillageOffice, feed: str) -> list[tuple[int, RowOutcome, list[str]]]:
    [page] = office.look_up("feed_rows", FeedRows(feed=feed), by=BAO)
    return [(row.line, row.outcome, [reason.code for reason in row.reasons]) for row in page.rows]


def test_each_row_is_read_with_its_own_faults() -> None:
    written = written_rows(
        DEATHS,
        sheet(death("罗秀兰", LUO_ID), death("何强", HE_ID, "2010-01-07"), death("陈明", "12", kind="口头")),
        DATED,
    )
    assert [[fault.code for fault in row.faults] for row in written] == [
        [],
        ["FEED_DAY_AFTER_FILE"],
        ["ID_LENGTH", "ROSTER_UNKNOWN_WORD"],
    ]
    with pytest.raises(Refused, match="FEED_TOO_LONG"):
        written_rows(DEATHS, sheet(*[death("罗秀兰", LUO_ID)] * 2001), DATED)


def test_a_list_is_matched_decided_and_taken_in_once(office: VillageOffice) -> None:
    certain = office.register(luo())
    differs = office.register(someone(id_number=HE_ID, name="何强"))
    alike = office.register(someone(id_number=CHEN_ID, name="陈明"))
    other = id_number("511526", date(1979, 3, 1), 202)
    nobody = id_number("511526", date(1948, 1, 1), 901)
    rows = [
        death("罗秀兰", LUO_ID),
        death("何刚", HE_ID),
        death("陈明", other),
        death("白云", nobody),
        death("罗秀兰", LUO_ID, kind="死亡证明"),
    ]
    feed = take_in(office, sheet(*rows))
    assert rows_of(office, feed) == [
        (2, RowOutcome.RECORDED, []),
        (3, RowOutcome.TO_DECIDE, ["FEED_NAME_DIFFERS"]),
        (4, RowOutcome.TO_DECIDE, ["FEED_NUMBER_DIFFERS"]),
        (5, RowOutcome.NO_SUCH_PERSON, []),
        (6, RowOutcome.REFUSED, ["ROSTER_ROW_TWICE"]),
    ]
    assert office.read(certain).death.died_on == date(2010, 1, 2)
    assert office.happened(f"person/{certain}")[-1].feed == f"{feed}/2"

    receipts = rows_of(office, feed)
    assert take_in(office, sheet(*rows)) == feed
    assert rows_of(office, feed) == receipts
    assert [type(event) for event in office.happened(f"person/{certain}")].count(DeathRecorded) == 1

    [queue] = office.look_up("match_queue", MatchQueue(region=region("county")), by=KANG)
    assert [(row.name, row.candidates) for row in queue.rows] == [
        ("何*", (Candidate(differs),)),
        ("陈*", (Candidate(alike),)),
    ]
    why = MatchQueue(region=region("county"), purpose="人工比对")
    reader = structs.replace(KANG, purpose=why.purpose)
    [read] = office.look_up("match_queue", structs.replace(why, first=1), by=reader)
    [rest] = office.look_up("match_queue", structs.replace(why, after=read.cursors[0]), by=reader)
    assert [(row.feed, row.name, row.number) for row in (*read.rows, *rest.rows)] == [
        (feed, "何刚", HE_ID),
        (feed, "陈明", other),
    ]
    [own], [others] = (office.look_up("match_actions", queue.rows[0].id, by=by)[0] for by in (BAO, KANG))
    assert (own.allowed, own.code) == (False, "MATCH_BY_ANOTHER")
    assert others.allowed

    for by, line, person, code in (
        (BAO, 3, differs, "MATCH_BY_ANOTHER"),
        (CHU, 3, differs, "NOT_AUTHORISED"),
        (KANG, 3, alike, "MATCH_NOT_PROPOSED"),
        (KANG, 2, None, "MATCH_NOT_OPEN"),
    ):
        with pytest.raises(Refused, match=code):
            office.ask(DecideMatch, by, feed=feed, line=line, person=person)
    office.ask(DecideMatch, KANG, feed=feed, line=3)
    office.ask(DecideMatch, KANG, feed=feed, line=4, person=alike)
    assert [outcome for _, outcome, _ in rows_of(office, feed)[1:3]] == [
        RowOutcome.SET_ASIDE,
        RowOutcome.RECORDED,
    ]
    assert office.read(differs).death is None
    assert office.read(alike).death.evidence is DeathEvidence.CANCELLED_HUKOU

    [listed] = office.look_up("partner_feeds_in", FeedsIn(region=region("county")), by=BAO)
    assert [(one.id, one.rows, one.recorded, one.to_decide) for one in listed.rows] == [(feed, 5, 2, 0)]
    assert office.look_up("partner_feeds_in", FeedsIn(region=region("county")), by=CHU)[0].rows == []

    again = take_in(
        office, sheet(death("罗秀兰", LUO_ID, "2010-01-32"), death("罗秀兰", LUO_ID, kind="火化证明"))
    )
    assert rows_of(office, again) == [
        (2, RowOutcome.REFUSED, ["ROSTER_DATE"]),
        (3, RowOutcome.ALREADY_KNOWN, []),
    ]
    assert not any(office.rebuilt_differs(*REGISTERS, *PERSONS))
    kept = b"".join(state for _, state in office.service.ledger.store.page(0, 10_000))
    assert not [secret for secret in ("罗秀兰", "何刚", LUO_ID, HE_ID) if secret.encode() in kept]


def test_where_a_file_contradicts_itself_or_the_register_somebody_decides(office: VillageOffice) -> None:
    person = office.register(luo())
    feed = take_in(office, sheet(death("罗秀兰", LUO_ID), death("罗秀兰", LUO_ID, "2010-01-03")))
    assert rows_of(office, feed) == [
        (2, RowOutcome.TO_DECIDE, ["FEED_ROWS_DIFFER"]),
        (3, RowOutcome.TO_DECIDE, ["FEED_ROWS_DIFFER"]),
    ]
    assert office.read(person).death is None
    office.ask(DecideMatch, KANG, feed=feed, line=3, person=person)
    office.ask(DecideMatch, KANG, feed=feed, line=2)
    assert office.read(person).death.died_on == date(2010, 1, 3)

    later = take_in(office, sheet(death("罗秀兰", LUO_ID, "2010-01-04")))
    assert rows_of(office, later) == [(2, RowOutcome.TO_DECIDE, ["FEED_DEATH_DIFFERS"])]
    office.ask(DecideMatch, KANG, feed=later, line=2, person=person)
    assert office.read(person).death.died_on == date(2010, 1, 4)
    office.ask(TakeBackFeed, BAO, feed=later, evidence=ERROR)
    assert office.read(person).death.died_on == date(2010, 1, 3)


def test_a_list_is_handed_in_by_whoever_may_and_believed_of_its_own_region(office: VillageOffice) -> None:
    office.register(luo())
    said = {"kind": DEATHS, "document": "3号", "content": sheet(death("罗秀兰", LUO_ID))}
    with pytest.raises(NotAuthorised):
        office.ask(TakeInFeed, KANG, region=region("county"), dated=DATED, **said)
    with pytest.raises(Refused, match="FEED_DATED_LATER"):
        office.ask(TakeInFeed, BAO, region=region("county"), dated=date(2010, 1, 9), **said)
    feed = office.ask(TakeInFeed, BAO, region=region("far"), dated=DATED, **said).stream.partition("/")[2]
    assert rows_of(office, feed) == [(2, RowOutcome.NO_SUCH_PERSON, [])]
