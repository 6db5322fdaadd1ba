"""Advice at the counter: a base of policy texts, questions with their clocks, talks, and how they count."""

from datetime import date
from typing import Any

from advising import PILOT, PROMOTION, SINCE_2008, SINCE_2009, advised, asked, entered, reply
from employing import told
from employment_county import CHANGNING, GONGXIAN, SHUANGHE, YIBIN, County
from hiring import looking
from msgspec.structs import replace

from employment.consultation.commands import (
    AnnulConsultation,
    AnswerConsultation,
    CorrectConsultationAnswer,
    DeclareUnanswerable,
    EscalateConsultation,
    TellAsker,
    WithdrawConsultation,
)
from employment.consultation.terms import ConsultationStage, EscalationReason, UnansweredFor
from employment.contact.terms import ContactKind, EntryError, ServiceTopic
from employment.contract import (
    ConsultationsOf,
    ContactAspect,
    ContactFigures,
    FindConsultations,
    FindGuidance,
    FindPolicyTexts,
    GuidanceFor,
    PolicyVersionOn,
)
from employment.guidance.commands import AnnulGuidance, CorrectGuidance, FollowUpGuidance
from employment.guidance.terms import FollowUp, FollowUpEnd, GuidanceNextStep, GuidanceOutcome, GuidanceTalk
from employment.job_search.terms import Wish
from employment.policy_text.commands import (
    CorrectPolicyDocument,
    CorrectPolicyWording,
    EnterPolicyText,
    RepealPolicyText,
    RevisePolicyText,
    TakeBackPolicyRepeal,
)
from employment.unemployment.terms import ContactWay
from jinbao.casework.answers import Worklist
from jinbao.casework.people import PersonsMerged
from jinbao.statutory_clock.answers import FindClocks

FIGURES = {"region": GONGXIAN, "first_month": "2010-01", "last_month": "2010-12"}


def waiting(county: County, who: str) -> list[tuple[str, str, date | None]]:
    return [(one.case, one.step, one.due) for one in county.ask(who, "worklist", Worklist()).rows]


def figures(county: County, *by: ContactAspect, who: str = "hu", **only: Any) -> list[Any]:
    lines: list[Any] = county.ask(who, "contact_figures", ContactFigures(**FIGURES, by=by, **only))
    return [(one.contacts, one.persons, one.unnamed) for one in lines]


def test_policy_texts_are_found_by_words_topic_and_place_as_they_stood_on_a_day(county: County) -> None:
    law, pilot = entered(county), entered(county, PILOT, SINCE_2009)
    local = replace(PROMOTION, number="珙府发〔2010〕1号", title="就业援助实施意见")
    ours = entered(county, local, replace(SINCE_2008, in_force_from=date(2010, 2, 1)), GONGXIAN)
    twice = replace(PILOT, number="国发[2009] 32号")
    again = {"region": YIBIN, "document": twice, "wording": SINCE_2009}
    assert county.refuses("yan", EnterPolicyText, **again).code == "POLICY_ENTERED_ALREADY"
    assert county.refuses("hu", EnterPolicyText, **again).code == "NOT_AUTHORISED"
    in_village = {**again, "region": SHUANGHE}
    assert county.refuses("hu", EnterPolicyText, **in_village).code == "OTHER_LEVEL"

    revised = replace(SINCE_2008, text="扶持自主创业。", in_force_from=date(2015, 4, 24))
    county.do("yan", RevisePolicyText, policy=law, wording=revised)
    repeal = {"policy": pilot, "since": date(2014, 2, 21), "document": "国发〔2014〕8号"}
    county.do("yan", RepealPolicyText, **repeal)
    then, now, before = date(2010, 3, 1), date(2020, 1, 1), date(2008, 6, 1)
    found: list[tuple[dict[str, Any], list[str]]] = [
        ({"words": "jyyz"}, [ours, law]),
        ({"words": "jiuyeyuanzhu", "on": then}, [ours, law]),
        ({"words": "就业援助", "on": now}, [ours]),
        ({"words": "就业 CHUANGYE", "on": now}, [law]),
        ({"words": "养老金 国务院", "on": then}, [pilot]),
        ({"words": "养老金", "on": now}, []),
        ({"on": before}, [law]),
        ({"number": "国发(2009)32号"}, [pilot]),
        ({"topic": ServiceTopic.OLD_AGE_INSURANCE}, [pilot]),
        ({"region": CHANGNING}, [pilot, law]),
        ({"region": SHUANGHE, "topic": ServiceTopic.EMPLOYMENT_ASSISTANCE}, [ours, law]),
    ]
    for ask, expected in found:
        rows = county.ask("xie", "find_policy_texts", FindPolicyTexts(**ask)).rows
        assert [row.id for row in rows] == expected, ask

    def in_force(policy: str, on: date) -> str | None:
        version = county.ask("xu", "policy_version_on", PolicyVersionOn(policy=policy, on=on))
        return version and version.text

    assert [in_force(law, day) for day in (before, date(2015, 4, 23), date(2015, 4, 24))] == [
        SINCE_2008.text,
        SINCE_2008.text,
        "扶持自主创业。",
    ]
    assert [in_force(pilot, day) for day in (date(2014, 2, 20), date(2014, 2, 21))] == [SINCE_2009.text, None]
    county.do("yan", TakeBackPolicyRepeal, policy=pilot)
    assert in_force(pilot, now) == SINCE_2009.text
    typed = replace(SINCE_2008, text="就业困难人员可以申请援助。")
    county.do("yan", CorrectPolicyWording, policy=law, version=1, wording=typed)
    renamed = replace(PROMOTION, topics=(ServiceTopic.STARTING_UP,))
    county.do("yan", CorrectPolicyDocument, policy=law, document=renamed)
    first, second = county.ask("xu", "policy_versions", law)
    assert (first.text, first.until, second.until) == (typed.text, date(2015, 4, 23), None)
    of_topic = FindPolicyTexts(topic=ServiceTopic.LOOKING_FOR_WORK)
    assert [row.id for row in county.ask("xu", "find_policy_texts", of_topic).rows] == [ours]
    assert len(county.ask("xu", "policy_text_history", law)) == 4
    actions = {one.name: one.allowed for one in county.ask("yan", "policy_text_actions", law)}
    assert actions.pop("takeBackPolicyRepeal") is False
    assert {*actions.values()} == {True}
    assert not any(one.allowed for one in county.ask("xie", "policy_text_actions", law))


def test_a_question_goes_to_the_county_and_its_answer_reaches_the_asker(county: County) -> None:
    for person in ("luo", "mei"):
        county.resident(person)
    law = entered(county)
    at_once = asked(county, reply=reply(law))
    assert county.ask("luo", "consultation_by_id", at_once).told_on == county.today
    assert waiting(county, "xie") == []

    hard = asked(county, "mei", way=ContactWay.TELEPHONE)
    case = f"consultation/{hard}"
    assert waiting(county, "xie") == [(case, "intake", date(2010, 3, 4))]
    county.open(date(2010, 3, 4))
    county.do("xie", EscalateConsultation, consultation=hard, reason=EscalationReason.NO_TEXT_FOUND)
    # Three working days after a Thursday is the Tuesday after.
    assert waiting(county, "hu") == [(case, "answer", date(2010, 3, 9))]
    due = county.ask("hu", "find_clocks", FindClocks(region=GONGXIAN, kinds=("consultation.county-answer",)))
    assert [(one.case, one.due) for one in due.rows] == [(case, date(2010, 3, 9))]
    assert waiting(county, "xie") == []
    cannot = {"consultation": hard, "reason": UnansweredFor.NO_POLICY_ON_IT}
    assert county.refuses("xie", DeclareUnanswerable, **cannot).code == "NOT_AUTHORISED"
    county.do("hu", DeclareUnanswerable, **cannot, referred_to="县民政局")
    county.do("hu", AnswerConsultation, consultation=hard, reply=reply(law))
    assert waiting(county, "hu") == [(case, "serve", None)]
    to_tell = FindConsultations(region=GONGXIAN, to_tell=True, policy=law)
    assert [one.id for one in county.ask("hu", "find_consultations", to_tell).rows] == [hard]
    county.do("hu", TellAsker, consultation=hard, way=ContactWay.TELEPHONE)
    county.do("hu", CorrectConsultationAnswer, consultation=hard, reply=reply(law, text="须先登记失业。"))
    first, second = county.ask("mei", "consultation_replies", hard)
    assert (first.corrects, second.corrects, second.by_county) == (None, 1, True)
    assert second.cites[0].name == f"{law}/1"
    version = county.ask("mei", "policy_version_by_name", second.cites[0].name)
    assert (version.text, version.event) == (SINCE_2008.text, second.cites[0].event)
    assert waiting(county, "hu") == [(case, "serve", None)]
    answer = county.ask("mei", "consultation_by_id", hard)
    assert (answer.stage, answer.unanswered_for, answer.to_tell) == (ConsultationStage.ANSWERED, None, True)
    may = {one.name for one in county.ask("hu", "consultation_actions", hard) if one.allowed}
    assert may == {"correctConsultationAnswer", "tellAsker", "annulConsultation"}

    def shaken() -> list[str]:
        return [one.id for one in county.ask("hu", "find_consultations", FindConsultations(shaken=True)).rows]

    assert shaken() == []
    typed = replace(SINCE_2008, text="就业困难人员应当先登记失业。")
    county.do("yan", CorrectPolicyWording, policy=law, version=1, wording=typed)
    assert shaken() == [hard, at_once]
    county.do("xie", CorrectConsultationAnswer, consultation=at_once, reply=reply(law, text="须先登记。"))
    assert shaken() == [hard]
    repeal = {"policy": law, "since": county.today, "document": "作废"}
    county.do("yan", RepealPolicyText, **repeal)
    assert shaken() == [hard, at_once]

    mine = county.ask("mei", "consultations_of", ConsultationsOf(person="mei")).rows
    assert [one.id for one in mine] == [hard]
    assert county.ask("luo", "consultation_by_id", hard) is None
    assert county.ask("gao", "consultation_by_id", hard) is None
    assert county.ask("gao", "consultation_replies", hard) == []
    county.do("luo", WithdrawConsultation, consultation=asked(county))
    assert [one.by_county for one in told(county)] == [False, True, True, False]


def test_persons_and_contacts_are_counted_apart_also_once_some_are_annulled(county: County) -> None:
    for person in ("luo", "mei", "ma"):
        county.resident(person)
    law = entered(county)
    first = asked(county, reply=reply(law))
    asked(county, reply=reply(law), topic=ServiceTopic.SKILLS_TRAINING)
    asked(county, None, reply=reply(law), way=ContactWay.TELEPHONE)
    asked(county, "mei", who="chu")
    talk = advised(county, "mei")
    county.open(date(2010, 4, 1))
    advised(county, "ma")
    by = ContactAspect
    assert figures(county) == [(6, 3, 1)]
    assert figures(county, by.KIND) == [(4, 2, 1), (2, 2, 0)]
    assert figures(county, by.MONTH) == [(5, 2, 1), (1, 1, 0)]
    assert figures(county, by.OFFICE) == [(3, 1, 1), (3, 2, 0)]
    assert figures(county, by.OFFICE, by.TOPIC, office="station") == [(2, 1, 1), (1, 1, 0)]
    assert figures(county, topic=ServiceTopic.CHOOSING_WORK) == [(2, 2, 0)]
    county.do("chu", AnnulGuidance, guidance=talk, error=EntryError.OF_SOMEBODY_ELSE)
    county.do("xie", AnnulConsultation, consultation=first, error=EntryError.RECORDED_TWICE)
    assert figures(county) == [(4, 3, 1)]
    county.tell(PersonsMerged("mei", "ma"))
    assert figures(county) == [(4, 2, 1)]
    assert figures(county, kind=ContactKind.GUIDANCE) == [(1, 1, 0)]
    assert figures(county, who="gao") == [(0, 0, 0)]


def test_guidance_is_followed_up_on_the_day_agreed(county: County) -> None:
    luo = county.resident("luo")
    search = looking(county, luo, Wish())
    step = GuidanceNextStep(FollowUp.TALK_AGAIN, date(2010, 3, 13))
    talk = advised(county, next_step=step)
    case = f"guidance/{talk}"
    # The thirteenth is a Saturday.
    assert waiting(county, "chu") == [(case, "intake", date(2010, 3, 15))]
    given = county.ask(luo, "guidance_by_id", talk)
    assert (given.search, given.registration, given.adviser) == (search, None, "chu")
    truth = GuidanceTalk(
        ServiceTopic.SKILLS_TRAINING,
        30,
        GuidanceOutcome.SENT_TO_TRAINING,
        replace(step, by=date(2010, 3, 19)),
    )
    county.do("chu", CorrectGuidance, guidance=talk, talk=truth)
    assert waiting(county, "chu") == [(case, "intake", date(2010, 3, 19))]
    due = [
        [one.id for one in county.ask("chu", "find_guidance", FindGuidance(due_until=day)).rows]
        for day in (date(2010, 3, 18), date(2010, 3, 19))
    ]
    assert due == [[], [talk]]
    county.open(date(2010, 3, 22))
    assert county.service.timekeeper.look() == 1
    assert [one.case for one in county.ask("chu", "worklist", Worklist(overdue=True)).rows] == [case]
    county.do("chu", FollowUpGuidance, guidance=talk, end=FollowUpEnd.MISSED)
    assert waiting(county, "chu") == []
    assert [one.allowed for one in county.ask("chu", "guidance_actions", talk)] == [True, False, True]
    [during] = county.ask(luo, "guidance_for", GuidanceFor(search=search)).rows
    assert (during.minutes, during.follow_up_end) == (30, FollowUpEnd.MISSED)
    assert county.ask("gao", "guidance_by_id", talk) is None
