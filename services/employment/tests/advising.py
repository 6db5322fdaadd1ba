"""The county's desk for questions: what city and county keep of policy, and what people ask and are told."""

from datetime import date
from typing import Any

from employment_county import SHUANGHE, YIBIN, County

from employment.consultation.commands import RecordQuestion
from employment.consultation.terms import PolicyCite, PolicyReply
from employment.contact.terms import ServiceTopic
from employment.guidance.commands import GiveGuidance
from employment.guidance.terms import GuidanceOutcome, GuidanceTalk
from employment.policy_text.commands import EnterPolicyText
from employment.policy_text.terms import PolicyDocument, PolicyWording
from employment.unemployment.terms import ContactWay

PROMOTION = PolicyDocument(
    "主席令第七十号",
    "就业促进法",
    "全国人大常委会",
    (ServiceTopic.LOOKING_FOR_WORK, ServiceTopic.EMPLOYMENT_ASSISTANCE),
)
SINCE_2008 = PolicyWording("就业困难人员可以申请就业援助。", date(2007, 8, 30), date(2008, 1, 1))
PILOT = PolicyDocument("国发〔2009〕32号", "新农保试点", "国务院", (ServiceTopic.OLD_AGE_INSURANCE,))
SINCE_2009 = PolicyWording("年满六十周岁领取养老金。", date(2009, 9, 1), date(2009, 9, 1))


def entered(
    county: County,
    document: PolicyDocument = PROMOTION,
    wording: PolicyWording = SINCE_2008,
    region: str = YIBIN,
) -> str:
    who = "yan" if region == YIBIN else "hu"
    receipt = county.do(who, EnterPolicyText, region=region, document=document, wording=wording)
    return receipt.stream.rpartition("/")[2]


def reply(policy: str, version: int = 1, text: str = "可以申请。") -> PolicyReply:
    return PolicyReply(text, (PolicyCite(policy, version),))


def asked(county: County, person: str | None = "luo", who: str = "xie", **said: Any) -> str:
    question = {
        "region": SHUANGHE,
        "topic": ServiceTopic.EMPLOYMENT_ASSISTANCE,
        "way": ContactWay.IN_PERSON,
        "question": "怎样申请就业援助？",
        **said,
    }
    return county.do(who, RecordQuestion, person=person, **question).stream.rpartition("/")[2]


def advised(county: County, person: str = "luo", **said: Any) -> str:
    talk = GuidanceTalk(
        **{"topic": ServiceTopic.CHOOSING_WORK, "minutes": 40, "outcome": GuidanceOutcome.PLAN_MADE, **said}
    )
    given = {"person": person, "region": SHUANGHE, "way": ContactWay.IN_PERSON, "talk": talk}
    return county.do("chu", GiveGuidance, **given).stream.rpartition("/")[2]
