"""Certificates at the counter: numbered without a gap, noted in, handed over, lost and printed again."""

from datetime import date

from employing import BAI, FACTORY, ended, hired, open_factory
from employment_county import GONGXIAN, SHUANGHE, XUNCHANG, YIBIN, County

from employment.certificate.commands import (
    HandOverCertificate,
    IssueCertificate,
    ReplaceCertificate,
    ReportCertificateLost,
    TakeOverCertificate,
)
from employment.certificate.register import PRINTS
from employment.certificate.terms import CertificateStage, CertificateTitle, Custody, NoteKind
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.places import RegionRecoded

COPY = (CasePaper(PaperKind.EVIDENCE, "1", "0" * 64),)


def with_code(county: County) -> None:
    county.tell(RegionRecoded(GONGXIAN, "511526"))


def test_numbers_of_a_county_follow_each_other_and_pass_over_those_taken_over(county: County) -> None:
    people = [county.resident(name, rural=name == "mei") for name in ("luo", "mei", "bai", "xu")]
    county.open(date(2011, 1, 10))
    first = {"person": "luo", "region": SHUANGHE, "serial": "A1"}
    assert county.refuses("chu", IssueCertificate, **first).code == "NO_COUNTY"
    with_code(county)
    assert county.refuses("xie", IssueCertificate, **first).code == "NOT_AUTHORISED"
    county.do("chu", IssueCertificate, **first)
    assert county.refuses("chu", IssueCertificate, **{**first, "serial": "A2"}).code == "CERTIFICATE_HELD"
    assert county.refuses("chu", IssueCertificate, person="mei", region=SHUANGHE, serial="A1").code == (
        "SERIAL_USED"
    )
    assert county.refuses("hu", IssueCertificate, person="mei", region=YIBIN, serial="A2").code == "NO_COUNTY"
    old = {"person": "bai", "region": XUNCHANG, "serial": "O1", "issued_on": date(2011, 1, 5), "papers": COPY}
    wrong = county.refuses("chu", TakeOverCertificate, **old, number="511526101100000")
    assert wrong.code == "CERTIFICATE_LENGTH"
    county.do("chu", TakeOverCertificate, **old, number="5115261011000002")
    meis = {"person": "mei", "region": SHUANGHE, "serial": "A2"}
    county.do("chu", IssueCertificate, **meis, marks={"expected_version": 0})
    county.open(date(2015, 5, 4))
    taken = {**old, "person": "xu", "serial": "O2", "number": "5115261011000001"}
    assert county.refuses("chu", TakeOverCertificate, **taken).code == "CERTIFICATE_NUMBER_TAKEN"
    xus = {"person": "xu", "region": SHUANGHE, "serial": "A3"}
    receipt = county.do("chu", IssueCertificate, **xus)
    assert (receipt.stream, receipt.version) == ("certificate/xu", 1)
    held = county.service.look_up("certificate_by_person", people, county.call("hu"))
    assert [(one.number, one.title) for one in held] == [
        ("5115261011000001", CertificateTitle.EMPLOYMENT_UNEMPLOYMENT),
        ("5115262011000003", CertificateTitle.EMPLOYMENT_UNEMPLOYMENT),
        ("5115261011000002", CertificateTitle.EMPLOYMENT_UNEMPLOYMENT),
        ("5115261015000001", CertificateTitle.EMPLOYMENT_ENTREPRENEURSHIP),
    ]
    assert county.ask("gao", "certificate_by_person", "luo") is None


def test_work_is_noted_and_the_employer_keeps_the_paper_while_it_employs(county: County) -> None:
    luo = county.resident("luo")
    with_code(county)
    open_factory(county)
    county.open(date(2011, 4, 29))
    county.do("chu", IssueCertificate, person=luo, region=SHUANGHE, serial="A1")
    to_factory = {"person": luo, "custody": Custody.EMPLOYER, "employer": FACTORY}
    assert county.refuses("chu", HandOverCertificate, **to_factory).code == "NOT_EMPLOYED_THERE"
    work = hired(county, luo, date(2011, 4, 1))
    unclear = county.refuses("luo", HandOverCertificate, person=luo, custody=Custody.EMPLOYER)
    assert unclear.code == "KEEPER_UNCLEAR"
    [to_whom, *_] = county.ask("chu", "certificate_actions", luo)
    assert (to_whom.name, to_whom.allowed) == ("handOverCertificate", True)
    county.do(BAI, HandOverCertificate, **to_factory)
    assert county.ask(BAI, "certificate_by_person", luo).custody is Custody.EMPLOYER
    county.open(date(2011, 6, 30))
    ended(county, work, date(2011, 6, 20))
    county.do(BAI, HandOverCertificate, person=luo, custody=Custody.HOLDER)
    assert county.ask(BAI, "certificate_by_person", luo) is None
    notes = county.ask(luo, "notes_of", luo)
    assert [(one.kind, one.since, one.case) for one in notes] == [
        (NoteKind.HIRED, date(2011, 4, 1), f"employment/{work}"),
        (NoteKind.EMPLOYMENT_ENDED, date(2011, 6, 20), f"employment/{work}"),
    ]


def test_a_lost_certificate_is_printed_again_under_its_number_and_the_old_print_is_void(
    county: County,
) -> None:
    luo = county.resident("luo")
    with_code(county)
    county.open(date(2011, 4, 29))
    assert county.refuses("luo", ReportCertificateLost, person=luo).code == "NO_CERTIFICATE"
    assert county.refuses("stranger", ReportCertificateLost, person=luo).code == "NOT_AUTHORISED"
    county.do("chu", IssueCertificate, person=luo, region=SHUANGHE, serial="A1")
    number = county.ask(luo, "certificate_by_person", luo).number
    assert county.refuses("mei", ReportCertificateLost, person=luo).code == "NOT_AUTHORISED"
    county.do("luo", ReportCertificateLost, person=luo)
    assert county.ask(luo, "certificate_by_person", luo).stage is CertificateStage.LOST
    assert county.refuses("chu", ReplaceCertificate, person=luo, serial="A1").code == "SERIAL_USED"
    county.open(date(2015, 5, 4))
    county.do("chu", ReplaceCertificate, person=luo, serial="B1")
    assert county.refuses("chu", ReplaceCertificate, person=luo, serial="A1").code == "SERIAL_USED"
    answer = county.ask(luo, "certificate_by_person", luo)
    assert (answer.number, answer.serial, answer.stage) == (number, "B1", CertificateStage.VALID)
    assert answer.title is CertificateTitle.EMPLOYMENT_ENTREPRENEURSHIP
    assert {(row.serial, row.void_since) for row in county.rows(PRINTS)} == {
        ("A1", date(2015, 5, 4)),
        ("B1", None),
    }
    assert len(county.ask(luo, "certificate_history", luo)) == 3
    assert {one.name: one.allowed for one in county.ask("chu", "certificate_actions", luo)} == {
        "handOverCertificate": False,  # it is where it should be
        "reportCertificateLost": True,
        "replaceCertificate": True,
    }
