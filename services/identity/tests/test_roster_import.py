"""Importing a roster: every row has its receipt, whatever the file, and whatever happens on the way."""

import csv
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select
from village_office import (
    CHEN_ID,
    CHU,
    HE_ID,
    LUO_ID,
    TODAY,
    XIE,
    YUAN,
    VillageOffice,
    luo,
    region,
)

from identity.contract import (
    Category,
    DryRun,
    EnrolmentRequest,
    Hukou,
    ImportRoster,
    Kinship,
    Outcome,
    Relation,
    RosterReceipts,
    RostersIn,
    RosterStatus,
    UndoConsent,
    UndoGround,
    UndoOutcome,
    UndoRoster,
    WithdrawalRequest,
    as_refused,
)
from identity.demo.numbers import id_number
from identity.person.vault import person_key
from identity.roster import handing_back
from identity.roster.events import Reason, Received, RowRefused, RowsSettled, WorkedThrough
from identity.roster.file import FILES
from identity.roster.form import COLUMNS
from identity.roster.importer import Importer, Stopping
from identity.roster.procedure import SettleRows
from identity.roster.register import REGISTERS
from identity.tables import TABLES
from jinbao.bus import Call, Unreachable
from jinbao.catalogue import sentence
from jinbao.decider import NotAuthorised, Refused
from jinbao.identifiers import Sex
from jinbao.register import Changes, differing, rebuild

VILLAGE = "511526100201"
WIFE = {"姓名": "罗秀兰", "性别": "女", "公民身份号码": LUO_ID, "与户主关系": "妻"}
HEAD = {
    "姓名": "邓国富",
    "性别": "男",
    "公民身份号码": "51152619470308001X",
    "与户主关系": "户主",
    "缴费档次": "",
}
SON = {"姓名": "邓明华", "性别": "男", "公民身份号码": CHEN_ID, "与户主关系": "子", "缴费档次": "500"}


def row(**said: str) -> dict[str, str]:
    return {
        "民族": "汉族",
        "户籍地代码": VILLAGE,
        "居住地址": "珙县示例镇春树村1组1号",
        "联系电话": "13881812345",
        "户号": "0001",
        "参保类别": "一般",
        "缴费档次": "100",
        "申请日期": "2010-01-04",
        "开户银行": "示例农村信用社",
        "银行账号": "9999990000000000123",
        "经办人": "谢理",
        **said,
    }


FAMILY = (row(**HEAD), row(**WIFE), row(**SON))


def file(*rows: dict[str, str]) -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, [column.header for column in COLUMNS])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def many(count: int) -> tuple[dict[str, str], ...]:
    """Households of two, one a day older than the next."""
    return tuple(
        row(
            姓名="何强",
            性别="男",
            公民身份号码=id_number("511526", date.fromordinal(715_000 + number), 901),
            户号=f"{number // 2:04}",
            与户主关系="子" if number % 2 else "户主",
        )
        for number in range(count)
    )


@dataclass
class NextDoor:
    """The office next door that decides on enrolments: it takes everybody once, unless told otherwise."""

    asked: list[tuple[EnrolmentRequest, Call]] = field(default_factory=list)
    answers: list[Exception] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)
    withdrawn: list[tuple[WithdrawalRequest, Call]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)

    def __call__(
        self, village: str, requests: Sequence[EnrolmentRequest], call: Call
    ) -> Sequence[Refused | None]:
        assert village == region("village")
        return [self.enrol(request, call) for request in requests]

    def enrol(self, request: EnrolmentRequest, call: Call) -> Refused | None:
        self.asked.append((request, call))
        if self.answers:
            answer = self.answers.pop(0)
            if isinstance(answer, Refused) and not answer.retryable:
                return answer
            raise answer
        if self.known.setdefault(request.person, request.row) != request.row:
            return Refused("ALREADY_ENROLLED", field="person")
        return None

    def withdraw(self, request: WithdrawalRequest, call: Call) -> None:
        self.withdrawn.append((request, call))
        if self.answers:
            raise self.answers.pop(0)
        if self.known.get(request.person) == request.enrolment:
            del self.known[request.person]
        elif request.enrolment not in self.gone:
            raise Refused("SUBMISSION_NOT_STANDING", field="person")
        self.gone.add(request.enrolment)


@pytest.fixture
def next_door() -> NextDoor:
    return NextDoor()


def importer(office: VillageOffice, next_door: NextDoor) -> Importer:
    return Importer(office.service, office.vault, next_door, next_door.withdraw)


def receive(office: VillageOffice, content: bytes, by: Call = CHU, village: str = "village") -> str:
    said = {"village": region(village), "file_name": "名册.csv", "content": content}
    return office.ask(ImportRoster, by, **said).stream.removeprefix("roster/")


def bring(office: VillageOffice, next_door: NextDoor, *rows: dict[str, str], by: Call = CHU) -> str:
    roster = receive(office, file(*rows), by)
    importer(office, next_door).work_off()
    return roster


def receipts(office: VillageOffice, roster: str, **asked: Any) -> list[Any]:
    return list(office.look_up("roster_receipts", RosterReceipts(roster=roster, first=100, **asked))[0].rows)


def codes(office: VillageOffice, roster: str) -> list[tuple[Outcome, list[str]]]:
    return [(one.outcome, [reason.code for reason in one.reasons]) for one in receipts(office, roster)]


# Who may.


def test_an_office_elsewhere_imports_nothing(office: VillageOffice) -> None:
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        receive(office, file(*FAMILY), YUAN)
    with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
        tried(office, *FAMILY, by=YUAN)
    with office.engine.connect() as connection:
        assert connection.execute(select(FILES)).all() == []
        trail = connection.execute(office.service.tables.trail.select()).all()
    assert not [entry for entry in trail if "罗" in str(entry)]


def test_an_office_elsewhere_sees_no_roster(office: VillageOffice, next_door: NextDoor) -> None:
    roster = bring(office, next_door, *FAMILY)
    assert office.look_up("roster_by_id", roster, by=YUAN) == [None]
    assert office.look_up("roster_receipts", RosterReceipts(roster=roster), by=YUAN)[0].rows == []
    assert office.look_up("rosters_in", RostersIn(region=region("village")), by=YUAN)[0].rows == []


# The good way.


def test_a_roster_registers_enrols_and_gives_each_row_its_receipt(
    office: VillageOffice, next_door: NextDoor
) -> None:
    roster = bring(office, next_door, *FAMILY, by=XIE)
    assert codes(office, roster) == [(Outcome.TAKEN, [])] * 3
    [found] = office.look_up("roster_by_id", roster)
    assert (found.rows, found.taken, found.refused, found.status) == (3, 3, 0, RosterStatus.DONE)
    wife = office.read(receipts(office, roster)[1].person)
    assert (wife.name, wife.sex, wife.hukou, wife.bank_account) == (
        "罗秀兰",
        Sex.FEMALE,
        Hukou.RURAL,
        "9999990000000000123",
    )


def test_each_row_is_asked_for_as_its_sender_would_ask(office: VillageOffice, next_door: NextDoor) -> None:
    roster = bring(office, next_door, *FAMILY, by=XIE)
    persons = [one.person for one in receipts(office, roster)]
    assert [request for request, _ in next_door.asked] == [
        EnrolmentRequest(
            on=TODAY,
            received_on=date(2010, 1, 4),
            person=person,
            category=Category.ORDINARY,
            grade=grade,
            row=request.row,
        )
        for (request, _), person, grade in zip(next_door.asked, persons, (None, 100_00, 500_00), strict=True)
    ]
    registered = max(
        position
        for page in office.service.ledger.pages()
        for position, recorded in page
        if recorded.stream in {f"person/{person}" for person in persons}
    )
    for _, call in next_door.asked:
        assert (call.person, call.office, call.seen) == ("xie", "station", {"identity": registered})


def test_the_household_and_its_kin_are_recorded(office: VillageOffice, next_door: NextDoor) -> None:
    head, wife, son = (one.person for one in receipts(office, bring(office, next_door, *FAMILY)))
    [household] = office.look_up("household_of", son)
    assert (household.number, household.head) == ("0001", head)
    [members] = office.look_up("members_of", household.id)
    assert {member.person: member.relation for member in members} == {
        head: Relation.HEAD,
        wife: Relation.SPOUSE,
        son: Relation.CHILD,
    }
    [kin] = office.look_up("kin", head)
    assert {one.relative: one.relation for one in kin} == {wife: Kinship.SPOUSE, son: Kinship.CHILD}


# Rows that do not go in.


@pytest.mark.parametrize(
    ("wrong", "code", "column"),
    [
        ({"公民身份号码": "511521198502290113"}, "ID_DATE_IMPOSSIBLE", "公民身份号码"),
        ({"性别": "男"}, "DIFFERS_FROM_NUMBER", "性别"),
        ({"户籍地代码": "511526100202"}, "ROSTER_OTHER_VILLAGE", "户籍地代码"),
        ({"申请日期": "2010-01-09"}, "ROSTER_APPLIED_LATER", "申请日期"),
        ({"申请日期": "1940-01-04"}, "ROSTER_APPLIED_BEFORE_BIRTH", "申请日期"),
        ({"联系电话": "没有"}, "PHONE_UNREADABLE", "联系电话"),
        ({"姓名": ""}, "ROSTER_CELL_EMPTY", "姓名"),
        ({"缴费档次": "99.5"}, "ROSTER_GRADE", "缴费档次"),
    ],
)
def test_the_good_rows_of_a_faulty_file_go_in(
    office: VillageOffice, next_door: NextDoor, wrong: dict[str, str], code: str, column: str
) -> None:
    roster = bring(office, next_door, row(**HEAD), row(**{**WIFE, **wrong}), row(**SON))
    assert codes(office, roster) == [(Outcome.TAKEN, []), (Outcome.REFUSED, [code]), (Outcome.TAKEN, [])]
    [refused] = receipts(office, roster, outcome=Outcome.REFUSED)
    assert (refused.line, refused.reasons[0].column) == (3, column)
    for language in ("zh", "en"):
        said = as_refused(refused.reasons[0])
        assert sentence(said.code, language, **said.params) not in ("", code)


def test_a_number_under_another_name_is_refused_and_nobody_is_changed(
    office: VillageOffice, next_door: NextDoor
) -> None:
    person = office.register(luo(name="罗秀英"))
    roster = bring(office, next_door, row(**WIFE))
    assert codes(office, roster) == [(Outcome.REFUSED, ["ROSTER_NAME_DIFFERS"])]
    assert office.read(person).name == "罗秀英"
    assert next_door.asked == []


def test_who_is_on_file_already_is_enrolled_as_they_are(office: VillageOffice, next_door: NextDoor) -> None:
    person = office.register(luo(bank_account="9999990000000000777"))
    roster = bring(office, next_door, row(**WIFE))
    assert [one.person for one in receipts(office, roster)] == [person]
    assert office.read(person).bank_account == "9999990000000000777"


def test_the_same_person_twice_in_a_file_is_enrolled_once(office: VillageOffice, next_door: NextDoor) -> None:
    roster = bring(office, next_door, row(**WIFE), row(**WIFE, 户号="0009"))
    assert codes(office, roster) == [(Outcome.TAKEN, []), (Outcome.REFUSED, ["ALREADY_ENROLLED"])]


def test_what_the_next_office_refuses_is_said_in_the_receipt(
    office: VillageOffice, next_door: NextDoor
) -> None:
    next_door.answers = [Refused("TOO_YOUNG", field="person", age=date(2010, 1, 1))]
    roster = bring(office, next_door, *FAMILY)
    assert codes(office, roster)[0] == (Outcome.REFUSED, ["TOO_YOUNG"])
    assert receipts(office, roster)[0].reasons[0].params == {"age": "2010-01-01"}


def test_who_lives_in_another_household_is_enrolled_with_a_remark(
    office: VillageOffice, next_door: NextDoor
) -> None:
    bring(office, next_door, *FAMILY)
    next_door.known.clear()
    moved = row(**{**SON, "户号": "0002", "与户主关系": "户主"})
    assert codes(office, bring(office, next_door, moved)) == [(Outcome.TAKEN, ["IN_ANOTHER_HOUSEHOLD"])]


def test_a_household_at_fault_is_remarked_on_and_the_others_come_in(
    office: VillageOffice, next_door: NextDoor
) -> None:
    two_heads = (row(**HEAD), row(**{**WIFE, "与户主关系": "户主"}))
    roster = bring(office, next_door, *two_heads, row(**{**SON, "户号": "0002", "与户主关系": "户主"}))
    assert codes(office, roster) == [
        (Outcome.TAKEN, ["HEAD_ALREADY"]),
        (Outcome.TAKEN, ["HEAD_ALREADY"]),
        (Outcome.TAKEN, []),
    ]
    homes = office.look_up("household_of", *(one.person for one in receipts(office, roster)))
    assert [home and home.number for home in homes] == [None, None, "0002"]


# Again.


def test_the_same_file_again_gives_the_same_receipts(office: VillageOffice, next_door: NextDoor) -> None:
    roster = bring(office, next_door, *FAMILY, row(**{**WIFE, "性别": "男"}))
    before, asked = receipts(office, roster), len(next_door.asked)
    assert bring(office, next_door, *FAMILY, row(**{**WIFE, "性别": "男"})) == roster
    assert (receipts(office, roster), len(next_door.asked)) == (before, asked)


def test_a_corrected_file_only_adds_what_is_new(office: VillageOffice, next_door: NextDoor) -> None:
    bring(office, next_door, row(**HEAD), row(**{**WIFE, "性别": "男"}))
    roster = bring(office, next_door, row(**HEAD), row(**WIFE))
    assert codes(office, roster) == [(Outcome.TAKEN, ["ROSTER_ROW_KNOWN"]), (Outcome.TAKEN, [])]
    assert len(next_door.asked) == 2


def test_a_file_of_one_village_is_not_taken_for_another(office: VillageOffice, next_door: NextDoor) -> None:
    bring(office, next_door, *FAMILY)
    with pytest.raises(Refused, match="ROSTER_OF_ANOTHER_VILLAGE"):
        receive(office, file(*FAMILY), village="next")


# What goes wrong on the way.


def test_a_row_waits_until_the_next_office_knows_the_person(
    office: VillageOffice, next_door: NextDoor
) -> None:
    next_door.answers = [
        Unreachable("insurance"),
        Refused("NOT_YET_KNOWN", retryable=True),
    ]
    roster = bring(office, next_door, *FAMILY)
    assert codes(office, roster) == [(Outcome.TAKEN, [])] * 3
    assert [request.row for request, _ in next_door.asked[:3]] == [next_door.asked[0][0].row] * 3


def test_a_roster_from_old_papers_goes_in_under_their_days(
    office: VillageOffice, next_door: NextDoor
) -> None:
    entry = "e-2009"
    with office.service.writing() as connection:
        changes = Changes(connection)
        TABLES.authority.open_entry(changes, entry, "bureau", date(2009, 12, 1), date(2009, 12, 31))
        TABLES.authority.countersign_entry(changes, entry, "yuan")
        changes.flush()
    said = {"village": region("village"), "file_name": "名册.csv"}
    content = file(row(**WIFE, 申请日期="2009-12-20"))
    command = ImportRoster(on=date(2009, 12, 31), content=content, **said)
    office.service.carry_out(command, Call("ji", "bureau", historical_entry=entry))
    importer(office, next_door).work_off()
    [(request, call)] = next_door.asked
    assert (request.on, request.received_on) == (date(2009, 12, 20), date(2009, 12, 20))
    assert call.historical_entry == entry
    [registered] = office.service.ledger.recorded(f"person/{request.person}")
    assert (registered.effective_on, registered.entry) == (date(2009, 12, 31), entry)


class PowerCut(Exception):
    pass


def test_a_roster_goes_on_where_it_stood(office: VillageOffice, next_door: NextDoor) -> None:
    roster = receive(office, file(*many(120)))
    cut = _after(70, next_door)  # in the middle of the second chunk
    with pytest.raises(PowerCut):
        Importer(office.service, office.vault, cut, next_door.withdraw).work_off()
    assert len(receipts(office, roster)) == 50
    importer(office, next_door).work_off()
    [found] = office.look_up("roster_by_id", roster)
    assert (found.taken, found.refused, found.status) == (120, 0, RosterStatus.DONE)
    assert len(next_door.known) == 120


def test_the_receipts_of_a_long_roster_stand_in_streams_of_their_own(
    office: VillageOffice, next_door: NextDoor
) -> None:
    roster = bring(office, next_door, *many(120))
    ledger = office.service.ledger
    course = [type(one.event) for one in ledger.recorded(f"roster/{roster}")]
    assert course == [Received, RowsSettled, RowsSettled, RowsSettled, WorkedThrough]
    chunks = [ledger.recorded(f"roster-receipts/{roster}/{line}") for line in (2, 52, 102)]
    lines = [row.line for (given,) in chunks for row in given.event.rows]
    assert lines == list(range(2, 122))


def test_no_row_is_settled_twice(office: VillageOffice) -> None:
    roster = receive(office, file(*FAMILY))
    refused = RowRefused(2, "key", (Reason("ROSTER_CELL_EMPTY", "姓名"),))
    again = {"roster": roster, "rows": (refused,), "last": False}
    office.ask(SettleRows, **again)
    with pytest.raises(Refused, match="OUT_OF_ORDER"):
        office.ask(SettleRows, **again)
    assert office.look_up("roster_by_id", roster)[0].refused == 1


def test_an_import_goes_on_the_next_day(office: VillageOffice, next_door: NextDoor) -> None:
    receive(office, file(*FAMILY))
    with pytest.raises(PowerCut):
        Importer(office.service, office.vault, _after(2, next_door), next_door.withdraw).work_off()
    office.day = date(2010, 1, 9)
    importer(office, next_door).work_off()
    [page] = office.look_up("rosters_in", RostersIn(region=region("village")))
    assert [(one.taken, one.refused) for one in page.rows] == [(3, 0)]


def _after(count: int, next_door: NextDoor) -> Any:
    def enrol(_village: str, requests: Sequence[EnrolmentRequest], call: Call) -> Sequence[Refused | None]:
        answers = [next_door.enrol(one, call) for one in requests[: count - len(next_door.asked)]]
        if len(answers) < len(requests):
            raise PowerCut
        return answers

    return enrol


def test_the_importer_works_in_a_thread_and_shows_its_progress(
    office: VillageOffice, next_door: NextDoor
) -> None:
    at_work = importer(office, next_door)
    at_work.start()
    try:
        roster = receive(office, file(*many(60)))
        for _ in range(200):
            [found] = office.look_up("roster_by_id", roster)
            if found.status is RosterStatus.DONE:
                break
            time.sleep(0.05)
    finally:
        at_work.stop()
    assert (found.taken, found.status) == (60, RosterStatus.DONE)


def test_a_stopped_importer_leaves_the_rest_for_later(office: VillageOffice, next_door: NextDoor) -> None:
    receive(office, file(*FAMILY))
    at_work = importer(office, next_door)
    at_work._stopping.set()
    with pytest.raises(Stopping):
        at_work.work_off()
    importer(office, next_door).work_off()
    assert len(next_door.known) == 3


KILLED = """
import os, sys, time
sys.path.insert(0, {tests!r})
from pathlib import Path
from village_office import TODAY
from identity.person.key_ring import KeyRing
from identity.person.papers import PaperStore
from identity.person.vault import Vault
from identity.roster import importer
from identity.service import identity
from jinbao.engine import open_engine
from datetime import UTC, datetime

folder = Path({folder!r})
vault = Vault(KeyRing.open(folder / "keys" / "ring.json"))
day = datetime.combine(TODAY, datetime.min.time(), UTC)
service = identity(open_engine({url!r}), vault, PaperStore(folder / "papers", vault), lambda: day)
enrolled = []

def enrol(village, requests, call):
    for request in requests:
        enrolled.append(request.person)
        if len(enrolled) == 70:
            print("here", flush=True)
            time.sleep(60)
    return [None] * len(requests)

importer.ROWS_AT_ONCE = 50
importer.Importer(service, vault, enrol, enrol).work_off()
"""


def test_a_roster_survives_a_killed_process(
    office: VillageOffice, next_door: NextDoor, database_url: str, tmp_path: Path
) -> None:
    roster = receive(office, file(*many(90)))
    script = KILLED.format(tests=str(Path(__file__).parent), folder=str(tmp_path), url=database_url)
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)  # noqa: S603 -- our own
    assert child.stdout
    assert child.stdout.readline() == b"here\n"
    child.kill()
    child.wait()
    child.stdout.close()
    assert len(receipts(office, roster)) == 50
    importer(office, next_door).work_off()
    assert [one.outcome for one in receipts(office, roster)] == [Outcome.TAKEN] * 90
    assert len({one.person for one in receipts(office, roster)}) == 90


# Undoing all of it.


def ask_to_undo(office: VillageOffice, roster: str, by: Call = CHU) -> None:
    why = {"ground": UndoGround.WRONG_FILE, "consent": UndoConsent.WRITTEN}
    office.ask(UndoRoster, by, roster=roster, **why)


def undo(office: VillageOffice, next_door: NextDoor, roster: str) -> Any:
    ask_to_undo(office, roster)
    importer(office, next_door).work_off()
    return office.look_up("roster_by_id", roster)[0]


def undos(office: VillageOffice, roster: str) -> list[tuple[UndoOutcome | None, list[str]]]:
    return [(one.undo, [reason.code for reason in one.undo_reasons]) for one in receipts(office, roster)]


def test_who_may_only_register_or_sits_elsewhere_undoes_nothing(
    office: VillageOffice, next_door: NextDoor
) -> None:
    roster = bring(office, next_door, *FAMILY)
    for caller in (XIE, YUAN):
        with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
            ask_to_undo(office, roster, caller)
    with pytest.raises(Refused, match="NOT_FOUND"):
        ask_to_undo(office, "no-roster")
    assert next_door.withdrawn == []


def test_undoing_takes_back_the_enrolments_and_leaves_the_persons(
    office: VillageOffice, next_door: NextDoor
) -> None:
    roster = bring(office, next_door, *FAMILY, row(**{**WIFE, "性别": "男"}))
    asked = [request.row for request, _ in next_door.asked]
    found = undo(office, next_door, roster)
    assert (found.status, found.undone, found.not_undone) == (RosterStatus.UNDONE, 3, 0)
    assert found.undo_ground is UndoGround.WRONG_FILE
    assert undos(office, roster) == [(UndoOutcome.UNDONE, [])] * 3 + [(None, [])]
    assert [request.enrolment for request, _ in next_door.withdrawn] == asked
    for request, call in next_door.withdrawn:
        assert (request.consent, call.person, call.office) == (UndoConsent.WRITTEN, "chu", "centre")
        assert office.read(request.person).name
        assert office.look_up("household_of", request.person)[0].number == "0001"
    assert next_door.known == {}


def test_a_roster_is_undone_once(office: VillageOffice, next_door: NextDoor) -> None:
    roster = bring(office, next_door, *FAMILY)
    undo(office, next_door, roster)
    with pytest.raises(Refused, match="NOTHING_TO_DO"):
        ask_to_undo(office, roster)
    importer(office, next_door).work_off()
    assert len(next_door.withdrawn) == 3


def test_a_roster_at_work_is_not_undone(office: VillageOffice, next_door: NextDoor) -> None:
    roster = receive(office, file(*FAMILY))
    with pytest.raises(Refused, match="ROSTER_STILL_WORKING"):
        ask_to_undo(office, roster)
    importer(office, next_door).work_off()
    assert codes(office, roster) == [(Outcome.TAKEN, [])] * 3


def test_a_row_that_is_confirmed_or_paid_stays_and_says_so(
    office: VillageOffice, next_door: NextDoor
) -> None:
    roster = bring(office, next_door, *FAMILY)
    next_door.answers = [
        Refused("ENROLMENT_CONFIRMED", on=TODAY),
        Refused("ENROLMENT_PAID", year=2010),
        Refused("SUBMISSION_NOT_STANDING"),
    ]
    found = undo(office, next_door, roster)
    assert (found.status, found.undone, found.not_undone) == (RosterStatus.UNDONE, 1, 2)
    assert undos(office, roster) == [
        (UndoOutcome.NOT_UNDONE, ["ENROLMENT_CONFIRMED"]),
        (UndoOutcome.NOT_UNDONE, ["ENROLMENT_PAID"]),
        (UndoOutcome.UNDONE, ["SUBMISSION_NOT_STANDING"]),
    ]
    for one in receipts(office, roster):
        said = as_refused(one.undo_reasons[0])
        for language in ("zh", "en"):
            assert sentence(said.code, language, **said.params) not in ("", said.code)


def test_what_did_not_go_back_can_be_asked_for_again(office: VillageOffice, next_door: NextDoor) -> None:
    roster = bring(office, next_door, *FAMILY)
    next_door.answers = [NotAuthorised("NOT_AUTHORISED", step="intake")]
    assert undo(office, next_door, roster).not_undone == 1
    found = undo(office, next_door, roster)
    assert (found.status, found.undone, found.not_undone) == (RosterStatus.UNDONE, 3, 0)
    assert len(next_door.withdrawn) == 4


def test_an_undoing_goes_on_where_it_stood(office: VillageOffice, next_door: NextDoor) -> None:
    roster = bring(office, next_door, *many(120))
    ask_to_undo(office, roster)

    def cut(request: WithdrawalRequest, call: Call) -> None:
        if len(next_door.withdrawn) == 70:
            raise PowerCut
        next_door.withdraw(request, call)

    with pytest.raises(PowerCut):
        Importer(office.service, office.vault, next_door, cut).work_off()
    assert office.look_up("roster_by_id", roster)[0].undone == 50
    office.day = date(2010, 1, 9)
    importer(office, next_door).work_off()
    found = office.look_up("roster_by_id", roster)[0]
    assert (found.status, found.undone, found.not_undone) == (RosterStatus.UNDONE, 120, 0)
    assert undos(office, roster)[:100] == [(UndoOutcome.UNDONE, [])] * 100
    assert next_door.known == {}


def test_a_row_of_another_file_goes_back_with_that_one(office: VillageOffice, next_door: NextDoor) -> None:
    first = bring(office, next_door, row(**WIFE))
    second = bring(office, next_door, *FAMILY)
    assert undo(office, next_door, second).undone == 2
    assert undos(office, second)[1] == (UndoOutcome.OF_ANOTHER_FILE, ["ROSTER_ROW_OF_ANOTHER_FILE"])
    assert len(next_door.known) == 1
    assert undo(office, next_door, first).undone == 1
    assert next_door.known == {}


def test_an_undone_file_does_not_come_back_but_its_rows_may(
    office: VillageOffice, next_door: NextDoor
) -> None:
    first = bring(office, next_door, row(**WIFE))
    undo(office, next_door, first)
    with pytest.raises(Refused, match="ROSTER_UNDONE"):
        receive(office, file(row(**WIFE)))
    second = bring(office, next_door, *FAMILY)
    assert codes(office, second) == [(Outcome.TAKEN, [])] * 3
    assert len(next_door.known) == 3
    ids = [request.row for request, _ in next_door.asked]
    assert len(set(ids)) == len(ids) == 4
    assert undo(office, next_door, second).undone == 3
    assert next_door.known == {}


# The receipts handed back.


def handed_back(office: VillageOffice, roster: str, language: str = "zh") -> list[list[Any]]:
    call = Call("chu", "centre", language=language)
    [content] = office.service.look_up("receipts_workbook", [roster], call)
    return list(CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python())


def test_the_receipts_come_as_a_workbook_in_the_readers_language(
    office: VillageOffice, next_door: NextDoor
) -> None:
    roster = bring(office, next_door, row(**HEAD), row(**{**SON, "性别": "女"}), row(**WIFE))
    next_door.answers = [Refused("ENROLMENT_PAID", year=2010)]
    undo(office, next_door, roster)
    stands = "参保登记已确认，且已缴纳2010年度保费，不能撤销申报。"
    wrong = "性别或出生日期与公民身份号码不一致，须说明依据。"
    assert handed_back(office, roster) == [
        ["行号", "姓名", "办理结果", "原因", "撤销结果", "撤销说明"],
        [2, "邓**", "已办理", "", "未撤销", stands],
        [3, "", "未办理", wrong, "", ""],
        [4, "罗**", "已办理", "", "已撤销", ""],
    ]
    titles, _, refused, _ = handed_back(office, roster, "en")
    assert titles[:3] == ["line", "name", "outcome"]
    assert refused[3] == "Sex or birth date differ from what the number says; state what they rest on."


def test_a_long_roster_is_handed_back_whole(
    office: VillageOffice, next_door: NextDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    roster = bring(office, next_door, *many(60))
    monkeypatch.setattr(handing_back, "ROWS_AT_ONCE", 25)
    assert [line[0] for line in handed_back(office, roster)[1:]] == list(range(2, 62))


def test_the_receipts_are_a_file_whose_reading_is_recorded(
    office: VillageOffice, next_door: NextDoor
) -> None:
    roster = bring(office, next_door, *FAMILY)
    handed_back(office, roster)
    [elsewhere, unknown] = office.look_up("receipts_workbook", roster, "no-roster", by=YUAN)
    assert isinstance(elsewhere, NotAuthorised)
    assert unknown.code == "NOT_FOUND"
    with office.engine.connect() as connection:
        trail = connection.execute(office.service.tables.trail.select()).all()
    found = [(one.person, one.kind, one.subjects) for one in trail if one.action == "receipts_workbook"]
    assert found == [("chu", "read", [roster]), ("yuan", "refused", [roster])]


# What is kept.


def test_the_file_is_sealed_while_it_is_needed_and_then_it_is_gone(
    office: VillageOffice, next_door: NextDoor
) -> None:
    roster = receive(office, file(*FAMILY))
    with office.engine.connect() as connection:
        [(_, sealed)] = connection.execute(select(FILES)).all()
        assert "罗秀兰".encode() not in sealed
    importer(office, next_door).work_off()
    with office.engine.connect() as connection:
        assert connection.execute(select(FILES)).all() == []
        key = select(person_key.c.wrapped).where(person_key.c.person == f"roster/{roster}")
        assert connection.scalars(key).all() == [None]


def test_no_name_or_number_stands_in_an_event(office: VillageOffice, next_door: NextDoor) -> None:
    bring(office, next_door, *FAMILY, row(**{**WIFE, "性别": "男", "联系电话": "13999999999"}))
    kept = b"".join(state for _, state in office.service.ledger.store.page(0, 10_000))
    for secret in ("罗秀兰", "邓", LUO_ID, CHEN_ID, "13881812345", "13999999999", "春树村1组"):
        assert secret.encode() not in kept


def test_the_register_can_be_rebuilt_from_nothing(office: VillageOffice, next_door: NextDoor) -> None:
    undo(office, next_door, bring(office, next_door, *FAMILY, row(**{**WIFE, "性别": "男"})))
    pages = ([recorded for _, recorded in page] for page in office.service.ledger.pages())
    beside = rebuild(office.engine, pages, office.service.fold, office.service.tables.metadata.sorted_tables)
    with office.engine.connect() as connection:
        assert [differing(connection, table, beside[table.name]) for table in REGISTERS] == [0] * 4


def test_receipts_and_rosters_come_in_pages(office: VillageOffice, next_door: NextDoor) -> None:
    first = bring(office, next_door, *FAMILY)
    office.day = date(2010, 1, 9)
    second = bring(office, next_door, row(**{**WIFE, "公民身份号码": HE_ID, "姓名": "何小妹", "性别": "男"}))
    [page] = office.look_up("roster_receipts", RosterReceipts(roster=first, first=2))
    after = RosterReceipts(roster=first, after=page.cursors[-1])
    assert [one.line for one in page.rows] == [2, 3]
    asked = (after, RosterReceipts(roster=first), RosterReceipts(roster=first, outcome=Outcome.REFUSED))
    pages = [[one.line for one in page.rows] for page in office.look_up("roster_receipts", *asked)]
    assert pages == [[4], [2, 3, 4], []]
    [page] = office.look_up("rosters_in", RostersIn(region=region("village"), first=1))
    assert [one.id for one in page.rows] == [second]
    asked = (RostersIn(region=region("village"), after=page.cursors[-1]), RostersIn(region=region("village")))
    pages = [[one.id for one in page.rows] for page in office.look_up("rosters_in", *asked)]
    assert pages == [[first], [second, first]]


# A dry run.


def tried(office: VillageOffice, *rows: dict[str, str], by: Call = CHU) -> Any:
    asked = DryRun(village=region("village"), content=file(*rows))
    return office.look_up("roster_dry_run", asked, by=by)[0]


def test_a_dry_run_tells_what_would_happen_and_records_nothing(office: VillageOffice) -> None:
    person = office.register(luo())
    before = office.service.ledger.store.max_notification_id()
    found = tried(office, row(**HEAD), row(**WIFE), row(**{**SON, "户籍地代码": "511526100202"}))
    assert (found.rows, found.taken, found.refused) == (3, 2, 1)
    assert [one.person for one in found.receipts] == [None, person, None]
    assert found.receipts[2].reasons[0].code == "ROSTER_OTHER_VILLAGE"
    assert office.service.ledger.store.max_notification_id() == before
    with office.engine.connect() as connection:
        assert connection.execute(select(FILES)).all() == []


def test_a_dry_run_and_the_import_agree(office: VillageOffice, next_door: NextDoor) -> None:
    office.register(luo(name="罗秀英"))
    rows = (*FAMILY, row(**{**HEAD, "性别": "女"}), row(**{**SON, "姓名": "9"}))
    found = tried(office, *rows)
    roster = bring(office, next_door, *rows)
    assert found.id == roster
    assert [(one.outcome, one.reasons) for one in found.receipts] == [
        (one.outcome, one.reasons) for one in receipts(office, roster)
    ]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test does not wait as long as an office would, nor write as long a roster."""
    monkeypatch.setattr("identity.roster.importer.SECONDS_BEFORE_TRYING_AGAIN", 0.01)
    monkeypatch.setattr("identity.roster.importer.ROWS_AT_ONCE", 50)
