"""The decision on paper, as the heroine of the demo takes it home: what it says, and how it is checked."""

import html
from hashlib import sha256
from typing import Any

import httpx
import pytest
from running_platform import Platform
from test_from_outside import token

NAME, NUMBER = "罗秀兰", "511526195006150128"
WORKER = "陈忠成"
CLAIM = """{ ruralPensionClaims(stage: GRANTED, first: 1) { nodes {
  printables { kind path }
  person {
    ruralPensionEnrolment { printables { kind path } } ruralPensionAccount { printables { kind path } }
  }
  decision { event sentences stored ruleSet law appeals { lastDay } verify { holds } }
} } }"""


@pytest.fixture(scope="module")
def claim(platform: Platform) -> dict[str, Any]:
    """What a front-end knows of the resident's own before it prints."""
    headers = {"Authorization": f"Bearer {token(platform, 'resident')}"}
    answer = httpx.post(f"{platform.address}/graphql", json={"query": CLAIM}, headers=headers).json()
    (found,) = answer["data"]["ruralPensionClaims"]["nodes"]
    return dict(found)


def printed(platform: Platform, claim: dict[str, Any], **headers: str) -> httpx.Response:
    (path,) = [one["path"] for one in claim["printables"] if one["kind"] == "DECISION"]
    return httpx.get(f"{platform.address}{path}", params={"purpose": "service"}, headers=headers)


def test_a_stranger_prints_no_decision_and_nobody_prints_one_they_do_not_see(
    platform: Platform, claim: dict[str, Any]
) -> None:
    assert printed(platform, claim).status_code == httpx.codes.UNAUTHORIZED
    other = printed(platform, claim, authorization=f"Bearer {token(platform, 'integrator')}")
    assert (other.status_code, other.json()["code"]) == (httpx.codes.NOT_FOUND, "NOT_FOUND")


def test_the_heroine_reads_her_decision_with_its_calculation_its_law_and_its_last_days(
    platform: Platform, claim: dict[str, Any]
) -> None:
    page = printed(platform, claim, authorization=f"Bearer {token(platform, 'resident')}")
    text, decision = html.unescape(page.text), claim["decision"]
    assert (NAME in text, NUMBER in text) == (True, True)
    assert "脱敏副本" not in text
    told = decision["sentences"][: -len(decision["appeals"]) - 1]
    assert [sentence for sentence in told if sentence not in text] == []
    assert [law for law in decision["law"] if law not in text] == []
    assert ("2010年8月20日" in text, "2010年9月21日" in text) == (True, True)
    assert [one["lastDay"] for one in decision["appeals"]] == ["2010-08-20", "2010-09-21"]


def test_what_stands_at_its_foot_is_what_an_auditor_verifies(
    platform: Platform, claim: dict[str, Any]
) -> None:
    page = printed(platform, claim, authorization=f"Bearer {token(platform, 'village-assistant')}")
    decision = claim["decision"]
    assert decision["verify"]["holds"]
    digest = sha256(decision["stored"].encode()).hexdigest()
    assert [sign for sign in (decision["event"], digest, decision["ruleSet"]) if sign not in page.text] == []


def test_every_paper_that_the_graph_names_is_printed_for_who_serves_her(
    platform: Platform, claim: dict[str, Any]
) -> None:
    bearer = {"Authorization": f"Bearer {token(platform, 'village-assistant')}"}
    of_person = [one["printables"] for one in claim["person"].values()]
    papers = [paper for papers in (claim["printables"], *of_person) for paper in papers]
    assert {paper["kind"] for paper in papers} == {"RECEIPT", "DECISION", "STATEMENT"}
    for paper in papers:
        address = httpx.URL(f"{platform.address}{paper['path']}").copy_merge_params({"purpose": "service"})
        assert httpx.get(address).status_code == httpx.codes.UNAUTHORIZED
        page = httpx.get(address, headers=bearer)
        assert (page.status_code, NAME in page.text) == (httpx.codes.OK, True)


def test_it_comes_in_english_as_well(platform: Platform, claim: dict[str, Any]) -> None:
    bearer = f"Bearer {token(platform, 'resident')}"
    page = printed(platform, claim, authorization=bearer, **{"accept-language": "en"})
    assert ("Decision on a pension" in page.text, "20 August 2010" in page.text) == (True, True)


PAPERS = {
    "worker": """{ found: unemploymentBenefits(first: 1) { nodes {
        decisions(first: 1) { nodes { printables { path } } } } } }""",
    "employer": "{ found: contributionBills(first: 1) { nodes { printables { path } } } }",
}


@pytest.mark.parametrize(
    ("who", "language", "titled", "says"),
    [
        ("worker", "zh", "停发失业保险金决定书", "已重新就业"),
        ("worker", "en", "Decision to stop unemployment benefit", "Months kept"),
        ("employer", "zh", "失业保险费核定决定书", "的缴费工资"),
        ("employer", "en", "Assessment of contributions to unemployment insurance", "Employer's part for"),
    ],
)
def test_the_unemployed_and_the_employer_print_what_was_decided_about_them(
    platform: Platform, who: str, language: str, titled: str, says: str
) -> None:
    headers = {"Authorization": f"Bearer {token(platform, who)}", "Accept-Language": language}
    asked = httpx.post(f"{platform.address}/graphql", json={"query": PAPERS[who]}, headers=headers)
    (found,) = asked.json()["data"]["found"]["nodes"]
    (paper,) = found.get("printables") or found["decisions"]["nodes"][0]["printables"]
    address = httpx.URL(f"{platform.address}{paper['path']}").copy_merge_params({"purpose": "service"})
    page = html.unescape(httpx.get(address, headers=headers).text)
    assert [words for words in (titled, says, WORKER) if words not in page] == []
    stranger = {"Authorization": f"Bearer {token(platform, 'resident')}"}
    assert httpx.get(address, headers=stranger).status_code == httpx.codes.NOT_FOUND
