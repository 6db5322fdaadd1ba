"""Two files prove to be of one person: what stands under both is joined by a person, and parted again."""

from datetime import date
from typing import Any

from advising import advised
from employing import ended, hired, open_factory, told
from employment_county import GONGXIAN, SHUANGHE, County
from hiring import looking
from working_lives import applied, registered

from employment.certificate.commands import IssueCertificate, ReportCertificateLost
from employment.certificate.register import CERTIFICATES, NOTES, PRINTS
from employment.certificate.terms import CertificateStage
from employment.contract import EmploymentFilesJoined, FindMergedFiles, GuidanceOf, UnemploymentsOf
from employment.employment.register import EMPLOYMENTS
from employment.job_search.commands import EndJobSearch
from employment.job_search.register import SEARCHES
from employment.job_search.terms import SearchEnd, Wish
from employment.merged_files.commands import JoinFiles, SeparateFiles
from employment.merged_files.procedure import SLICE
from employment.merged_files.register import MERGED_FILES
from employment.merged_files.terms import FiledKind, MergedFilesStage
from employment.unemployment.commands import ApplyForUnemployment, ReportStatus
from employment.unemployment.register import UNEMPLOYMENTS
from employment.unemployment.terms import ContactWay, UnemployedCategory
from jinbao.casework.answers import Worklist
from jinbao.casework.consent import Consent
from jinbao.casework.people import PersonsMerged, PersonsUnmerged
from jinbao.casework.places import RegionRecoded
from jinbao.casework.steps import APPROVE

OWN = (MERGED_FILES, CERTIFICATES, PRINTS, NOTES, EMPLOYMENTS, UNEMPLOYMENTS, SEARCHES)


def tasks(county: County) -> list[str]:
    rows = county.ask("fang", "worklist", Worklist(step=APPROVE)).rows
    return [task.case for task in rows if task.case.startswith("merged-files/")]


def stage(county: County) -> MergedFilesStage:
    found = county.ask("hu", "merged_files_by_id", "luo-old").stage
    assert isinstance(found, MergedFilesStage)
    return found


def both_files(county: County, *serials: str) -> tuple[str, str]:
    """Of one person, the first of which is going to end; with a certificate for each serial."""
    files = county.resident("luo-old"), county.resident("luo")
    open_factory(county)
    county.tell(RegionRecoded(GONGXIAN, "511526"))
    county.open(date(2011, 3, 1))
    for person, serial in zip(files, serials, strict=False):
        county.do("chu", IssueCertificate, person=person, region=SHUANGHE, serial=serial)
    return files


def test_what_stands_under_the_file_that_ended_goes_on_under_the_other(county: County) -> None:
    old, luo = both_files(county, "A1", "A2")
    registration = registered(county, old, category=UnemployedCategory.SCHOOL_LEAVER)
    theirs = looking(county, luo, Wish()), looking(county, old, Wish())
    talk = advised(county, old)

    county.tell(PersonsMerged("nobody", county.resident("mei")), PersonsMerged(luo, old))
    assert tasks(county) == [f"merged-files/{old}"]
    [waiting] = county.ask("hu", "find_merged_files", FindMergedFiles(stage=MergedFilesStage.PENDING)).rows
    assert (waiting.kept, waiting.ended) == (luo, old)
    cases = county.ask("hu", "filed_under", old)
    assert {(one.kind, one.person) for one in cases if one.standing} == {
        (FiledKind.CERTIFICATE, old),
        (FiledKind.CERTIFICATE, luo),
        (FiledKind.UNEMPLOYMENT, old),
        (FiledKind.JOB_SEARCH, old),
        (FiledKind.JOB_SEARCH, luo),
    }
    assert county.ask("gao", "merged_files_by_id", old) is None
    assert county.ask("gao", "filed_under", old) == []

    assert county.refuses("hu", JoinFiles, files=old).code == "NOT_AUTHORISED"
    assert county.refuses("fang", JoinFiles, files="none").code == "FILES_UNKNOWN"
    assert county.refuses("fang", JoinFiles, files=old).code == "BOTH_FILES_STAND"
    county.do("xie", EndJobSearch, search=theirs[1], reason=SearchEnd.GAVE_UP, consent=Consent.WRITTEN)
    actions = {one.name: one.allowed for one in county.ask("fang", "merged_files_actions", old)}
    assert actions == {"joinEmploymentFiles": True, "separateEmploymentFiles": False}
    county.do("fang", JoinFiles, files=old)
    assert (tasks(county), stage(county)) == ([], MergedFilesStage.JOINED)
    heard = [one for one in told(county) if isinstance(one, EmploymentFilesJoined)]
    assert [(one.ended, one.person, len(one.cases)) for one in heard] == [(old, luo, 3)]

    county.do(luo, ReportStatus, registration=registration, way=ContactWay.IN_PERSON)
    [spell] = county.ask(luo, "unemployments_of", UnemploymentsOf(person=luo)).rows
    assert (spell.id, spell.person) == (registration, luo)
    [advice] = county.ask(luo, "guidance_of", GuidanceOf(person=luo)).rows
    assert (advice.id, advice.person) == (talk, luo)
    second = {"person": luo, "region": SHUANGHE, "category": UnemployedCategory.SCHOOL_LEAVER}
    from_anew = county.refuses(luo, ApplyForUnemployment, **second)
    assert from_anew.code == "ALREADY_REGISTERED"
    [clocks] = county.service.look_up("clocks_by_case", [f"unemployment/{registration}"], county.call(luo))
    assert {one.person for one in clocks} == {luo}
    papers = [county.ask("hu", "certificate_by_person", one) for one in (old, luo)]
    assert [paper.stage for paper in papers] == [CertificateStage.VOID, CertificateStage.VALID]
    assert [note.case for note in county.ask(luo, "notes_of", luo)] == []
    assert county.refuses(old, ReportCertificateLost, person=old).code == "OUT_OF_ORDER"


def test_a_joining_is_taken_back_when_they_prove_to_be_two_people(county: County) -> None:
    old, luo = both_files(county, "A1", "A2")
    county.do(old, ReportCertificateLost, person=old)
    registration = registered(county, old, category=UnemployedCategory.SCHOOL_LEAVER)
    county.tell(PersonsMerged(luo, old))
    county.do("fang", JoinFiles, files=old)
    mine = looking(county, luo, Wish())
    county.tell(PersonsUnmerged(luo, old))
    assert (tasks(county), stage(county)) == ([f"merged-files/{old}"], MergedFilesStage.TO_SEPARATE)
    county.tell(PersonsMerged(luo, old))
    assert (tasks(county), stage(county)) == ([], MergedFilesStage.JOINED)
    county.tell(PersonsUnmerged(luo, old))
    county.do("fang", SeparateFiles, files=old)
    assert (tasks(county), stage(county)) == ([], MergedFilesStage.APART)
    assert county.ask("hu", "unemployment_by_id", registration).person == old
    assert county.ask("hu", "certificate_by_person", old).stage is CertificateStage.LOST
    assert county.ask(luo, "job_search_by_id", mine).person == luo
    assert len(county.ask(luo, "merged_files_history", old)) == 6
    county.tell(PersonsMerged(luo, old), PersonsUnmerged(luo, old))
    assert (tasks(county), stage(county)) == ([], MergedFilesStage.APART)

    assert not any(county.differing(OWN).values())


def test_a_certificate_goes_along_with_its_notes_where_the_person_holds_no_other(county: County) -> None:
    old, luo = both_files(county, "A1")
    work = hired(county, old, date(2011, 2, 21))
    county.tell(PersonsMerged(luo, old))
    county.do("fang", JoinFiles, files=old)
    assert county.ask("hu", "certificate_by_person", old) is None
    county.do(luo, ReportCertificateLost, person=luo)
    again = {"person": luo, "region": SHUANGHE, "serial": "A2"}
    assert county.refuses("chu", IssueCertificate, **again).code == "CERTIFICATE_HELD"
    ended(county, work, date(2011, 3, 1))
    paper = county.ask(luo, "certificate_by_person", luo)
    assert (paper.id, paper.person, paper.stage) == (luo, luo, CertificateStage.LOST)
    assert len(county.ask(luo, "notes_of", luo)) == 2
    assert len(county.ask(luo, "certificate_history", luo)) == 4


def test_many_files_cost_no_more_than_one(county: County) -> None:
    old = county.resident("luo-old")
    county.resident("luo")
    applied(county, old, category=UnemployedCategory.SCHOOL_LEAVER)
    county.tell(PersonsMerged("luo", old))
    many = [old, *(f"nobody-{number}" for number in range(99))]
    for name in {*SLICE.look_ups} - {"find_merged_files"}:
        assert statements(county, name, many[:1]) == statements(county, name, many), name
    one, hundred = ([FindMergedFiles(first=first)] for first in (1, 100))
    assert statements(county, "find_merged_files", one) == statements(county, "find_merged_files", hundred)


def statements(county: County, look_up: str, asked: list[Any]) -> int:
    return county.cost(look_up, asked, "fang")
