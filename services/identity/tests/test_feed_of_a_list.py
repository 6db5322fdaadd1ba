"""Lists of other departments: who is on them since when, who no more, and a list that was wrong."""

from datetime import date
from typing import Any

import pytest
from village_office import BAO, CHEN_ID, HE_ID, JI, KANG, LUO_ID, VillageOffice, luo, region, someone

from identity.contract import (
    DeathEvidence,
    DecideMatch,
    Evidence,
    EvidenceKind,
    FeedKind,
    FeedRows,
    MatchQueue,
    MergePersons,
    RowOutcome,
    TakeBackFeed,
    TakeInFeed,
    UnmergePersons,
)
from identity.demo.numbers import id_number
from identity.entitlement.entitlement import standing
from identity.entitlement.events import Spell
from identity.entitlement.register import ENTITLEMENTS
from identity.partner_feed.forms import FORMS
from identity.partner_feed.reading import written_rows
from identity.partner_feed.register import REGISTERS
from identity.roster.sheet import Sheet, as_csv
from jinbao.decider import Refused

LOW_INCOME = FeedKind.LOW_INCOME
OCTOBER, NOVEMBER = date(2009, 10, 1), date(2009, 11, 1)
ERROR = Evidence(EvidenceKind.OFFICE_ERROR)


def a_list(*rows: tuple[str, ...], encoding: str = "utf-8-sig") -> bytes:
    header = tuple(column.header for column in FORMS[LOW_INCOME].columns)
    return as_csv(Sheet(header, rows), encoding)


def listed(name: str, number: str, since: str = "2009-10-01", until: str = "") -> tuple[str, ...]:
    return name, number, since, until, "珙低保0001"


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        (listed("罗秀兰", LUO_ID), []),
        (listed("罗秀兰", LUO_ID, until="2011-12-31"), []),
        (listed("罗秀兰", LUO_ID, "2010-01-07"), ["FEED_DAY_AFTER_FILE"]),
        (listed("罗秀兰", LUO_ID, until="2009-09-30"), ["FEED_ENDS_BEFORE_IT_BEGINS"]),
        (listed("罗秀兰", LUO_ID, "去年十月"), ["ROSTER_DATE"]),
        (listed("罗秀兰", "5.11526E+17"), ["ROSTER_NUMBER_CELL"]),
        (listed("", LUO_ID[:-1] + "9"), ["ROSTER_CELL_EMPTY", "ID_CHECK_DIGIT"]),
    ],
)
def test_a_row_is_read_with_all_its_faults(row: tuple[str, ...], faults: list[str]) -> None:
    (read,) = written_rows(LOW_INCOME, a_list(row), date(2010, 1, 6))
    assert [fault.code for fault in read.faults] == faults


def test_a_list_may_be_in_the_encoding_of_the_office_but_not_in_any() -> None:
    (read,) = written_rows(LOW_INCOME, a_list(listed("罗秀兰", LUO_ID), encoding="gb18030"), NOVEMBER)
    assert read.name == "罗秀兰"
    with pytest.raises(Refused, match="ROSTER_ENCODING"):
        written_rows(LOW_INCOME, a_list(listed("罗秀兰", LUO_ID), encoding="utf-16"), NOVEMBER)


def spell(since: date, until: date | None = None, feed: str = "a/2") -> Spell:
    return Spell(since, until, feed, "county")


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ([spell(OCTOBER)], [spell(OCTOBER)]),
        ([spell(OCTOBER), spell(OCTOBER, NOVEMBER, "b/2")], [spell(OCTOBER, NOVEMBER, "b/2")]),
        ([spell(NOVEMBER), spell(OCTOBER, feed="b/2")], [spell(OCTOBER, feed="b/2")]),
        (
            [spell(NOVEMBER, feed="b/2"), spell(OCTOBER, date(2009, 10, 31))],
            [spell(OCTOBER, date(2009, 10, 31)), spell(NOVEMBER, feed="b/2")],
        ),
    ],
)
def test_a_later_word_takes_the_place_of_what_it_overlaps(told: list[Spell], stands: list[Spell]) -> None:
    assert list(standing(tuple(told))) == stands


def take_in(office: VillageOffice, content: bytes, **said: Any) -> str:
    asked = {"kind": LOW_INCOME, "region": region("county"), "document": "珙民函〔2010〕3号"}
    whole = {**asked, "dated": date(2010, 1, 6), "content": content, **said}
    return office.ask(TakeInFeed, BAO, **whole).stream.removeprefix("partner-feed/")


def receipts(office: VillageOffice, feed: str) -> list[tuple[RowOutcome, list[str]]]:
    [page] = office.look_up("feed_rows", FeedRows(feed=feed), by=BAO)
    return [(row.outcome, [reason.code for reason in row.reasons]) for row in page.rows]


def spells(office: VillageOffice, person: str) -> list[tuple[date, date | None]]:
    [found] = office.look_up("entitlements_of", person, by=JI)
    return [(one.since, one.until) for one in found]


def test_who_is_on_the_list_no_more_is_for_somebody_to_decide(office: VillageOffice) -> None:
    lan, he, chen = (
        office.register(luo()),
        office.register(someone(id_number=HE_ID, name="何强")),
        office.register(someone(id_number=CHEN_ID, name="陈明")),
    )
    nobody = id_number("511526", date(1948, 1, 1), 901)
    first = a_list(
        listed("罗秀兰", LUO_ID),
        listed("何强", HE_ID, until="2010-06-30"),
        listed("陈明", CHEN_ID, "1979-01-01"),
        listed("白云", nobody),
        listed("罗秀兰", LUO_ID),
    )
    feed = take_in(office, first)
    assert receipts(office, feed) == [
        (RowOutcome.RECORDED, []),
        (RowOutcome.RECORDED, []),
        (RowOutcome.REFUSED, ["FEED_DAY_BEFORE_BIRTH"]),
        (RowOutcome.NO_SUCH_PERSON, []),
        (RowOutcome.REFUSED, ["ROSTER_ROW_TWICE"]),
    ]
    assert take_in(office, first) == feed
    for otherwise in ({"region": region("town")}, {"kind": FeedKind.SEVERELY_DISABLED}):
        with pytest.raises(Refused, match="FEED_TAKEN_IN_OTHERWISE"):
            take_in(office, first, **otherwise)
    [told] = office.happened(f"entitlement/{lan}/LOW_INCOME")
    assert told.told == Spell(OCTOBER, None, f"{feed}/2", region("county"))
    assert spells(office, he) == [(OCTOBER, date(2010, 6, 30))]

    changed = take_in(office, a_list(listed("陈明", CHEN_ID), listed("何强", HE_ID, "2009-11-01")))
    assert receipts(office, changed)[1] == (RowOutcome.TO_DECIDE, ["FEED_SPELL_DIFFERS"])
    office.ask(DecideMatch, KANG, feed=changed, line=3, person=he)
    assert spells(office, he) == [(NOVEMBER, None)]

    office.day = date(2010, 2, 3)
    full = a_list(listed("陈明", CHEN_ID), listed("何强", HE_ID, "2009-11-01"))
    later = take_in(office, full + b"\r\n", full=True, dated=date(2010, 2, 1))
    assert receipts(office, later) == [
        (RowOutcome.ALREADY_KNOWN, []),
        (RowOutcome.ALREADY_KNOWN, []),
        (RowOutcome.TO_DECIDE, ["FEED_NO_LONGER_LISTED"]),
    ]
    [queue] = office.look_up("match_queue", MatchQueue(region=region("county"), kind=LOW_INCOME), by=KANG)
    [missing] = queue.rows
    assert (missing.name, missing.number, missing.until) == ("罗**", None, date(2010, 1, 31))
    assert spells(office, lan) == [(OCTOBER, None)]
    office.ask(DecideMatch, KANG, feed=later, line=missing.line, person=lan)
    assert spells(office, lan) == [(OCTOBER, date(2010, 1, 31))]

    assert office.look_up("partner_feed_actions", later, by=BAO)[0][0].allowed
    assert office.look_up("partner_feed_actions", later, by=KANG)[0][0].code == "NOT_AUTHORISED"
    with pytest.raises(Refused, match="NOT_AUTHORISED"):
        office.ask(TakeBackFeed, KANG, feed=later, evidence=ERROR)
    office.ask(TakeBackFeed, BAO, feed=later, evidence=ERROR)
    assert spells(office, lan) == [(OCTOBER, None)]
    office.ask(TakeBackFeed, BAO, feed=changed, evidence=ERROR)
    assert (spells(office, chen), spells(office, he)) == ([], [(OCTOBER, date(2010, 6, 30))])
    assert [outcome for outcome, _ in receipts(office, changed)] == [RowOutcome.TAKEN_BACK] * 2
    with pytest.raises(Refused, match="FEED_TAKEN_BACK"):
        office.ask(TakeBackFeed, BAO, feed=changed, evidence=ERROR)
    assert office.public(f"entitlement/{chen}/LOW_INCOME")[-1].spells == ()
    assert office.rebuilt_differs(ENTITLEMENTS, *REGISTERS) == [0, 0, 0]


def test_a_list_of_deaths_that_was_wrong_is_taken_back(office: VillageOffice) -> None:
    lan = office.register(luo())
    header = tuple(column.header for column in FORMS[FeedKind.DEATHS].columns)

    def deaths(kind: str) -> str:
        rows = (("罗秀兰", LUO_ID, "2010-01-02", kind, "7号"),)
        return take_in(office, as_csv(Sheet(header, rows)), kind=FeedKind.DEATHS)

    with pytest.raises(Refused, match="FEED_IS_NO_LIST"):
        take_in(office, a_list(listed("罗秀兰", LUO_ID)), kind=FeedKind.DEATHS, full=True)
    weaker, stronger = deaths("火化证明"), deaths("死亡证明")
    office.ask(TakeBackFeed, BAO, feed=stronger, evidence=ERROR)
    assert office.read(lan).death.evidence is DeathEvidence.CREMATION_RECORD
    office.ask(TakeBackFeed, BAO, feed=weaker, evidence=ERROR)
    assert office.read(lan).death is None
    assert deaths("火化证明") == weaker
    assert office.read(lan).death.evidence is DeathEvidence.CREMATION_RECORD


def test_what_lists_tell_goes_with_a_file_that_is_merged_and_comes_back_with_it(
    office: VillageOffice,
) -> None:
    lan, double = office.register(luo()), office.register(someone(id_number=HE_ID, name="何强"))
    told = (OCTOBER, date(2010, 6, 30))
    feed = take_in(office, a_list(listed("何强", HE_ID, until="2010-06-30")))
    pair = {"person": lan, "merged": double, "evidence": ERROR}
    office.ask(MergePersons, **pair)
    assert (spells(office, lan), spells(office, double)) == ([told], [])
    office.ask(UnmergePersons, **pair)
    assert (spells(office, lan), spells(office, double)) == ([], [told])
    office.ask(MergePersons, **pair)
    office.ask(TakeBackFeed, BAO, feed=feed, evidence=ERROR)
    assert (spells(office, lan), spells(office, double)) == ([], [])
