"""The faulty sample: each row is told what is wrong with it, in both languages, and the good ones go in."""

import csv
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from village_office import VillageOffice, region

from identity.contract import (
    DryRun,
    EnrolmentRequest,
    ImportRoster,
    Outcome,
    Reason,
    RosterReceipts,
    RostersIn,
    WithdrawalRequest,
    as_refused,
)
from identity.roster.importer import Importer
from identity.roster.sample import Sheet, as_csv, as_workbook, sample
from jinbao.bus import Call
from jinbao.catalogue import sentence
from jinbao.decider import Refused

EXAMPLES = Path(__file__).parents[3] / "examples"
SAID = Path(__file__).parent / "roster_faulty_receipts.csv"
FILES = ("roster-faulty.xlsx", "roster-faulty.csv")
LATE = {"NOT_A_GRADE", "ALREADY_ENROLLED"}
"""What only insurance can say, which a dry run does not ask."""


class Insurance:
    """The office next door, with its highest grade and nobody enrolled twice."""

    def __init__(self) -> None:
        self.enrolled: dict[str, str] = {}

    def __call__(
        self, _village: str, requests: Sequence[EnrolmentRequest], _call: Call
    ) -> Sequence[Refused | None]:
        return [self.answer(request) for request in requests]

    def answer(self, request: EnrolmentRequest) -> Refused | None:
        if request.grade is not None and request.grade > 500_00:
            return Refused("NOT_A_GRADE", field="grade", grade=request.grade)
        if self.enrolled.setdefault(request.person, request.row) != request.row:
            return Refused("ALREADY_ENROLLED", field="person")
        return None


def nothing_goes_back(request: WithdrawalRequest, _call: Call) -> None:
    raise AssertionError(request)


def said_of(file: str) -> list[tuple[int, str, str, str]]:
    """What a reader has found right once: line, codes, and the sentences in both languages."""
    with SAID.open(encoding="utf-8", newline="") as lines:
        return [(int(line), codes, zh, en) for name, line, codes, zh, en in csv.reader(lines) if name == file]


def told(line: int, reasons: tuple[Reason, ...]) -> tuple[int, str, str, str]:
    codes = " ".join(reason.code for reason in reasons)
    zh = "".join(in_words(reason, "zh") for reason in reasons)
    return line, codes, zh, " ".join(in_words(reason, "en") for reason in reasons)


def in_words(reason: Reason, language: str) -> str:
    said = as_refused(reason)
    return sentence(said.code, language, **said.params)


@pytest.mark.parametrize("name", FILES)
def test_each_row_of_the_faulty_sample_is_told_its_fault(office: VillageOffice, name: str) -> None:
    content = EXAMPLES.joinpath(name).read_bytes()
    asked = {"village": region("village"), "file_name": name, "content": content}
    roster = office.ask(ImportRoster, **asked).stream.partition("/")[2]
    insurance = Insurance()
    Importer(office.service, office.vault, insurance, nothing_goes_back).work_off()
    [page] = office.look_up("roster_receipts", RosterReceipts(roster=roster, first=100))
    refused = [told(one.line, one.reasons) for one in page.rows if one.outcome is Outcome.REFUSED]
    assert refused == said_of(name)
    taken = [one for one in page.rows if one.outcome is Outcome.TAKEN]
    assert [one.line for one in taken] == list(range(2, refused[0][0]))
    assert insurance.enrolled.keys() == {one.person for one in taken}
    assert not any(one.reasons for one in taken)


@pytest.mark.parametrize("name", FILES)
def test_a_dry_run_tells_all_of_it_but_what_insurance_says(office: VillageOffice, name: str) -> None:
    asked = DryRun(village=region("village"), content=EXAMPLES.joinpath(name).read_bytes())
    [tried] = office.look_up("roster_dry_run", asked)
    refused = [told(one.line, one.reasons) for one in tried.receipts if one.outcome is Outcome.REFUSED]
    assert refused == [said for said in said_of(name) if said[1] not in LATE | {"ROSTER_NAME_DIFFERS"}]


# Files of which no row can be trusted.


def without(column: str) -> bytes:
    sheet = sample()
    place = sheet.header.index(column)
    header, *rows = ((*row[:place], *row[place + 1 :]) for row in (sheet.header, *sheet.rows))
    return as_workbook(Sheet(header, tuple(rows)))


def without_a_sheet() -> bytes:
    """Its only sheet is hidden, so that whoever sends it has never looked at it."""
    content = BytesIO()
    with ZipFile(BytesIO(as_workbook(sample()))) as shown, ZipFile(content, "w") as hidden:
        for name in shown.namelist():
            hidden.writestr(name, shown.read(name).replace(b"<sheet name=", b'<sheet state="hidden" name='))
    return content.getvalue()


UNREADABLE = {
    "nothing in it": (b"", "ROSTER_EMPTY", "没有任何参保人员"),
    "titles only": (as_workbook(Sheet(sample().header, ())), "ROSTER_EMPTY", "没有任何参保人员"),
    "no sheet": (without_a_sheet(), "ROSTER_EMPTY", "没有任何参保人员"),
    "no column of households": (without("户号"), "ROSTER_MISSING_COLUMN", "户号"),
    "another encoding": (as_csv(sample(), "utf-16"), "ROSTER_ENCODING", "GB18030"),
    "no workbook": (b"%PDF-1.4", "ROSTER_NOT_A_WORKBOOK", "XLSX"),
    "half a workbook": (as_workbook(sample())[:4_000], "ROSTER_NOT_A_WORKBOOK", "XLSX"),
    "more rows than a county has": (b"a\n" * 120_001, "ROSTER_TOO_LARGE", "120000"),
    "merged titles": (
        as_workbook(Sheet(sample().header, sample().rows, ("A1:A2",))),
        "ROSTER_MERGED_CELLS",
        "A1:A2",
    ),
}


@pytest.mark.parametrize(("content", "code", "word"), UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_trusted_is_refused_whole(
    office: VillageOffice, content: bytes, code: str, word: str
) -> None:
    with pytest.raises(Refused, match=code) as refused:
        office.ask(ImportRoster, village=region("village"), file_name="名册.xlsx", content=content)
    assert word in sentence(code, "zh", **refused.value.params)
    assert sentence(code, "en", **refused.value.params) != code
    [page] = office.look_up("rosters_in", RostersIn(region=region("village")))
    assert page.rows == []
