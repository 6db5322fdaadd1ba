"""A consultation, decided: an answer rests on a text in force, or the county answers, or says why not."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from employment.consultation import commands, events
from employment.consultation.consultation import CONSULTATION, ConsultationFacts
from employment.consultation.terms import EscalationReason, PolicyCite, PolicyReply, UnansweredFor
from employment.contact.terms import EntryError, ServiceTopic
from employment.policy_text.cited import KnownVersion
from employment.unemployment.terms import ContactWay
from jinbao.actor import Actor, Place
from jinbao.casework.steps import ANSWER, INTAKE, SERVE
from jinbao.testing import Scenario, officer

ON = date(2010, 3, 1)
VILLAGE = Place("shuanghe", ("shuanghe", "xunchang", "gongxian", "yibin"))
LAW = KnownVersion("主席令第七十号", "yibin", date(2008, 1, 1), None, "e1")
VERSIONS = {
    ("law", 1): LAW,
    ("law", 2): replace(LAW, since=date(2010, 3, 2)),
    ("old", 1): replace(LAW, until=date(2010, 2, 28)),
    ("elsewhere", 1): replace(LAW, region="changning"),
}
KNOWN = ConsultationFacts(person="luo", place=VILLAGE, consultation="1", versions=VERSIONS)
XIE = officer("xie", "station", "shuanghe", INTAKE, SERVE)
HU = officer("hu", "county", "gongxian", INTAKE, ANSWER)
LUO, STRANGER = Actor("luo"), Actor("xu")


def reply(policy: str = "law", version: int = 1, text: str = "可以申请。") -> PolicyReply:
    return PolicyReply(text, (PolicyCite(policy, version),))


ASK = commands.RecordQuestion(
    on=ON,
    region="shuanghe",
    person="luo",
    topic=ServiceTopic.EMPLOYMENT_ASSISTANCE,
    way=ContactWay.IN_PERSON,
    question="失地后怎样申请就业援助？",
)
AT_ONCE = replace(ASK, reply=reply())
REPLY = commands.AnswerConsultation(on=ON, consultation="1", reply=reply())
ESCALATE = commands.EscalateConsultation(on=ON, consultation="1", reason=EscalationReason.NO_TEXT_FOUND)
CANNOT = commands.DeclareUnanswerable(on=ON, consultation="1", reason=UnansweredFor.OTHER_AUTHORITY)
CORRECT = commands.CorrectConsultationAnswer(on=ON, consultation="1", reply=reply(text="应先登记失业。"))
TELL = commands.TellAsker(on=ON, consultation="1", way=ContactWay.TELEPHONE)
WITHDRAW = commands.WithdrawConsultation(on=ON, consultation="1")
ANNUL = commands.AnnulConsultation(on=ON, consultation="1", error=EntryError.RECORDED_TWICE)


def after(*asked: tuple[Any, Any], known: ConsultationFacts = KNOWN) -> Scenario:
    """The case once all of this has been done."""
    case = Scenario(CONSULTATION, known)
    for by, command in asked:
        case = case.given(*case.when(command, by=by).decided())
    return case


NOT_A_GROUND = {
    "what was in force until yesterday": (reply("old"), "POLICY_NOT_IN_FORCE"),
    "what is in force from tomorrow": (reply("law", 2), "POLICY_NOT_IN_FORCE"),
    "what holds in another county": (reply("elsewhere"), "POLICY_OF_ANOTHER_PLACE"),
    "a version that nobody entered": (reply("law", 3), "POLICY_VERSION_UNKNOWN"),
    "one of two": (
        replace(reply(), cites=(PolicyCite("law", 1), PolicyCite("old", 1))),
        "POLICY_NOT_IN_FORCE",
    ),
    "a telephone number besides": (reply(text="请拨打 138-1234-5678"), "PERSONAL_NUMBER_IN_TEXT"),
}


@pytest.mark.parametrize(("said", "code"), NOT_A_GROUND.values(), ids=NOT_A_GROUND)
@pytest.mark.parametrize(
    ("done", "by", "command"),
    [([], XIE, AT_ONCE), ([ASK], XIE, REPLY), ([ASK, ESCALATE], HU, REPLY), ([AT_ONCE], XIE, CORRECT)],
    ids=["at once", "later", "by the county", "as a correction"],
)
def test_no_answer_rests_on_this(done: Any, by: Any, command: Any, said: Any, code: str) -> None:
    case = after(*((XIE, one) for one in done))
    case.when(replace(command, reply=said), by=by).refused(code)


REFUSED = {
    "a stranger writes down a question": ([], STRANGER, ASK, "NOT_AUTHORISED"),
    "an officer writes down their own": ([], officer("luo", "station", "shuanghe", INTAKE), ASK, "AVOIDANCE"),
    "the station answers what is with the county": ([ASK, ESCALATE], XIE, REPLY, "NOT_AUTHORISED"),
    "the county says no before it is asked": ([ASK], HU, CANNOT, "OUT_OF_ORDER"),
    "it is escalated twice": ([ASK, ESCALATE], XIE, ESCALATE, "OUT_OF_ORDER"),
    "it is answered twice": ([AT_ONCE], XIE, REPLY, "OUT_OF_ORDER"),
    "who was there is told again": ([AT_ONCE], XIE, TELL, "OUT_OF_ORDER"),
    "it is corrected to what it is": (
        [AT_ONCE],
        XIE,
        replace(CORRECT, reply=reply()),
        "NOTHING_TO_DO",
    ),
    "nothing is there to correct": ([ASK], XIE, CORRECT, "OUT_OF_ORDER"),
    "it is withdrawn once it is answered": ([AT_ONCE], LUO, WITHDRAW, "OUT_OF_ORDER"),
    "a stranger withdraws it": ([ASK], STRANGER, WITHDRAW, "NOT_AUTHORISED"),
    "it is annulled twice": ([ASK, ANNUL], XIE, ANNUL, "OUT_OF_ORDER"),
    "it names somebody": (
        [],
        XIE,
        replace(ASK, question="511526195006150128能否领取？"),
        "PERSONAL_NUMBER_IN_TEXT",
    ),
}


@pytest.mark.parametrize(("done", "by", "asked", "code"), REFUSED.values(), ids=REFUSED)
def test_each_says_what_is_theirs_to_say_and_once(done: Any, by: Any, asked: Any, code: str) -> None:
    after(*((XIE, one) for one in done)).when(asked, by=by).refused(code)


def test_the_county_answers_what_the_station_could_not_and_corrects_only_itself() -> None:
    case = after((XIE, ASK), (XIE, ESCALATE), (HU, REPLY))
    said = case.history[-1]
    assert (said.number, said.by_county, said.told, said.corrects) == (1, True, False, None)
    assert [(one.document, one.event) for one in said.cites] == [("主席令第七十号", "e1")]
    twice = replace(reply(), cites=(PolicyCite("law", 1),) * 2)
    [again] = after((XIE, ASK)).when(replace(REPLY, reply=twice), by=XIE).decided()
    assert again.cites == said.cites
    told = case.given(*case.when(TELL, by=XIE).decided())
    told.when(CORRECT, by=XIE).refused("NOT_AUTHORISED")
    (corrected,) = told.when(CORRECT, by=HU).decided()
    assert (corrected.number, corrected.corrects, corrected.told) == (2, 1, False)
    told.given(corrected).when(TELL, by=XIE).then(
        events.AskerTold("1", "luo", "shuanghe", "station", ON, ContactWay.TELEPHONE, "xie")
    )


def test_what_could_not_be_answered_is_once_a_text_turns_up() -> None:
    case = after((XIE, ASK), (XIE, ESCALATE), (HU, CANNOT), (XIE, TELL))
    (said,) = case.when(REPLY, by=HU).decided()
    assert (said.number, said.by_county, said.told) == (1, True, False)


def test_whoever_gave_no_name_is_counted_and_cannot_be_told() -> None:
    unnamed = replace(KNOWN, person="")
    case = after((XIE, replace(ASK, person=None)), (XIE, REPLY), known=unnamed)
    assert {event.person for event in case.history} == {None}
    case.when(TELL, by=XIE).refused("ASKER_UNNAMED")


@pytest.mark.parametrize(
    ("merged", "died", "code"),
    [("mei", None, "PERSON_MERGED"), (None, date(2010, 2, 28), "PERSON_DIED")],
)
def test_a_question_is_of_somebody_alive_with_one_file(merged: Any, died: Any, code: str) -> None:
    known = replace(KNOWN, merged_into=merged, died_on=died)
    Scenario(CONSULTATION, known).when(ASK, by=XIE).refused(code)
