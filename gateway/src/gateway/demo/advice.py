"""What a newcomer finds of advice: policy texts with their versions, questions about them, and a talk."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from msgspec import Struct, toml

from gateway.demo.checkout import in_checkout
from gateway.demo.story import ASSISTANT, CITY, HEROINE, TOWNSHIP, person_by, region_by_code
from gateway.demo.telling import Teller
from gateway.demo.today import Today
from gateway.demo.worker import OFFICER, WORKER

PROMOTION = "主席令第七十号"
FIRST_STEP = "advice/enterPolicyText/0"
"""They are laid out once."""


class Version(Struct, frozen=True, forbid_unknown_fields=True):
    promulgated_on: date
    in_force_from: date
    text: str

    @property
    def wording(self) -> dict[str, str]:
        days = {"promulgatedOn": str(self.promulgated_on), "inForceFrom": str(self.in_force_from)}
        return {"text": self.text, **days}


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    number: str
    title: str
    issuer: str
    topics: list[str]
    version: list[Version]
    repealed_since: date | None = None
    repealed_by: str | None = None

    @property
    def document(self) -> dict[str, Any]:
        return {"number": self.number, "title": self.title, "issuer": self.issuer, "topics": self.topics}


class Texts(Struct, frozen=True, forbid_unknown_fields=True):
    text: list[Text]


def lay(teller: Teller, today: date) -> None:
    teller.chapter("政策咨询和职业指导", "Questions about policy, and advice")
    days = Today(teller, today, "advice")
    texts = policy_base(days)
    asks(days, texts)
    advises(days)
    teller.says(f"{len(texts)} 份政策文本 policy texts; 2 次咨询 questions; 1 次指导 talk")


def policy_base(days: Today) -> Mapping[str, str]:
    """The city's texts by their numbers."""
    sample = toml.decode(in_checkout("examples", "policy-texts.toml").read_bytes(), type=Texts)
    region = region_by_code(days.teller, days.teller.cast[CITY].region)
    return {one.number: enters(days, region, one) for one in sample.text}


def enters(days: Today, region: str, one: Text) -> str:
    first, *later = (version.wording for version in one.version)
    entered = {"region": region, "document": one.document, "wording": first}
    policy: dict[str, str] = {"policy": days.does(CITY, "enterPolicyText", "PolicyText", **entered)["id"]}
    for wording in later:
        days.does(CITY, "revisePolicyText", "PolicyText", **policy, wording=wording)
    if one.repealed_since:
        repeal = {"since": str(one.repealed_since), "document": one.repealed_by}
        days.does(CITY, "repealPolicyText", "PolicyText", **policy, **repeal)
    return policy["policy"]


def asks(days: Today, texts: Mapping[str, str]) -> None:
    """One question is answered at once; the other, by telephone, goes to the county."""
    village = region_by_code(days.teller, days.teller.cast[ASSISTANT].region)
    days.does(
        ASSISTANT,
        "recordQuestion",
        "Consultation",
        region=village,
        way="IN_PERSON",
        topic="EMPLOYMENT_ASSISTANCE",
        person=person_by(days.teller, ASSISTANT, idNumber=HEROINE),
        question="家里有人长期找不到工作，怎样申请就业援助？",
        reply={
            "text": "先办理失业登记，再向居住地的社区或村申请就业困难人员认定。",
            "cites": [{"policy": texts[PROMOTION], "version": 2}],
        },
    )
    hard = days.does(
        ASSISTANT,
        "recordQuestion",
        "Consultation",
        region=village,
        way="TELEPHONE",
        topic="SUBSIDIES_AND_LOANS",
        question="返乡创业租用村里的厂房，租金有没有补贴？",
    )
    to_the_county = {"consultation": hard["id"], "reason": "NO_TEXT_FOUND"}
    days.does(ASSISTANT, "escalateConsultation", "Consultation", **to_the_county)


def advises(days: Today) -> None:
    """The county's adviser has talked with the worker, who comes again in a week."""
    days.does(
        OFFICER,
        "giveGuidance",
        "VocationalGuidance",
        person=person_by(days.teller, OFFICER, name=days.teller.cast[WORKER].name),
        region=region_by_code(days.teller, days.teller.cast[TOWNSHIP].region),
        way="IN_PERSON",
        talk={
            "topic": "CHOOSING_WORK",
            "minutes": 35,
            "outcome": "PLAN_MADE",
            "nextStep": {"what": "TALK_AGAIN", "by": str(days.today + timedelta(days=7))},
        },
    )
