"""What the docs page promises to those who come from outside: its first questions, and the public events."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import httpx
import pytest
from running_platform import Platform

from gateway.docs import QUESTIONS, Question

ROOT = Path(__file__).parents[2]
NAMES = ("罗秀兰", "511526195006150128", "春树")


def token(platform: Platform, persona: str) -> str:
    asked = {"grant_type": "client_credentials", "persona": persona}
    return str(httpx.post(f"{platform.address}/oidc/token", data=asked).json()["access_token"])


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.en)
def test_the_first_questions_of_the_docs_are_answered(platform: Platform, question: Question) -> None:
    headers = {"Authorization": f"Bearer {token(platform, 'township-officer')}"}
    answer = httpx.post(f"{platform.address}/graphql", json={"query": question.document}, headers=headers)
    assert "errors" not in answer.json()
    ((_, found),) = answer.json()["data"].items()
    assert found["nodes"]


ME = """{ me { person { name } onBehalfOf { name } office { name kind
    historicalEntries(closed: false) { nodes { countersigned closed } } } } }"""


def test_whoever_signs_in_sees_who_they_are_and_the_batches_of_paper_that_are_open(
    platform: Platform,
) -> None:
    headers = {"Authorization": f"Bearer {token(platform, 'village-assistant')}"}
    me = httpx.post(f"{platform.address}/graphql", json={"query": ME}, headers=headers).json()["data"]["me"]
    assert (me["person"]["name"], me["onBehalfOf"]) == ("谢理", None)
    office = me["office"]
    assert (office["name"], office["kind"]) == ("箬川镇柏嘴村就业和社会保障服务站", "STATION")
    assert {"countersigned": True, "closed": False} in office["historicalEntries"]["nodes"]


def test_the_docs_load_nothing_from_elsewhere(platform: Platform) -> None:
    page = httpx.get(platform.address)
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "<script" not in page.text
    assert 'src="http' not in page.text


def test_a_subscriber_of_ten_lines_hears_of_the_pension_and_of_nobodys_name(platform: Platform) -> None:
    script = ROOT / "examples" / "subscriber.py"
    command = [sys.executable, str(script), platform.events, "insurance"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as subscriber:  # noqa: S603 - our own example
        try:
            assert subscriber.stdout
            heard = list(until_granted(subscriber.stdout))
        finally:
            subscriber.kill()
    kind, subject, body = heard[-1].split(" ", 2)
    assert (kind, subject.split(".")[2]) == (
        "cn.jinbao.insurance.rural-pension-granted.v1",
        "rural-pension-granted",
    )
    assert json.loads(body)["monthly"] == 5737
    assert not [name for name in NAMES for line in heard if name in line]


def until_granted(lines: IO[str]) -> Iterator[str]:
    for line in lines:
        yield line
        if "rural-pension-granted" in line:
            return
