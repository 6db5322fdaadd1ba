"""After the award: service, suits, setting aside, for whom it binds, withdrawal and the kin."""

from datetime import date
from typing import Any

import pytest
from disputing import (
    ACCEPTED,
    DIRECTOR,
    FIRM,
    HEARD,
    JUDGE,
    LI,
    LI_HERSELF,
    RECEIPT,
    WANG,
    Dispute,
    claim,
    on_day,
    parties,
    served,
    supported,
)

from jinbao.actor import Actor
from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import commands, events
from labor_relations.arbitration.states import Closed
from labor_relations.arbitration.terms import CourtOutcome, Defence, NotAcceptedReason, SetAsideGround
from labor_relations.dispute.parties import Agent
from labor_relations.dispute.terms import AgentKind, ClaimKind, Powers, Side
from labor_relations.service_of_documents.commands import AnnulService
from labor_relations.service_of_documents.terms import ServedDocument, ServiceAnnulment

K = ClaimKind


def annulment(document: ServedDocument, day: str, **to: Any) -> AnnulService:
    wrong = {"ground": ServiceAnnulment.WRONG_DAY, "papers": (RECEIPT,)}
    return AnnulService(**on_day(day), document=document, **to, **wrong)


def test_a_service_is_annulled_as_long_as_nothing_rests_on_it() -> None:
    dispute = Dispute().accepted()
    copy = annulment(ServedDocument.APPLICATION_COPY, "2010-03-04", employer=FIRM)
    assert dispute.refused(copy) == "NOT_AUTHORISED"
    assert dispute.refused(copy, DIRECTOR) == "NOT_SERVED"
    dispute.serve(ServedDocument.APPLICATION_COPY, date(2010, 3, 3))
    [taken_back] = dispute.ask(copy, DIRECTOR)
    assert (taken_back.addressee, taken_back.due_since) == (FIRM, ACCEPTED)
    dispute.serve(ServedDocument.APPLICATION_COPY, date(2010, 3, 4))
    assert dispute.happened[-1] == events.CopiesServed(LI, "gongxian", date(2010, 3, 4), "yan")
    answer = commands.RecordArbitrationAnswer(**on_day("2010-03-10"), defence=Defence.DISPUTES_AMOUNT)
    dispute.ask(answer, Actor("boss"))
    assert dispute.refused(copy, DIRECTOR) == "SERVICE_RELIED_ON"

    dispute.with_panel().scheduled()
    [taken_back] = dispute.ask(annulment(ServedDocument.HEARING_NOTICE, "2010-03-08", worker=LI), DIRECTOR)
    assert taken_back.addressee == LI
    dispute.serve(ServedDocument.HEARING_NOTICE, date(2010, 3, 8), LI)
    dispute.ask(commands.HoldArbitrationHearing(**on_day(str(HEARD)), present=tuple(Side)), JUDGE)
    notice = annulment(ServedDocument.HEARING_NOTICE, str(HEARD), worker=LI)
    assert dispute.refused(notice, DIRECTOR) == "SERVICE_RELIED_ON"


@pytest.mark.parametrize(
    ("done", "to", "code"),
    [
        (None, {"worker": LI}, ""),
        (None, {"employer": FIRM}, ""),
        ("sued", {"worker": LI}, "SERVICE_RELIED_ON"),
        ("sued", {"employer": FIRM}, ""),
        ("asked to set aside", {"employer": FIRM}, "SERVICE_RELIED_ON"),
        ("effective", {"employer": FIRM}, "SERVICE_RELIED_ON"),
    ],
    ids=str,
)
def test_of_an_award_a_service_stands_for_whoever_has_acted_on_it(
    done: str | None, to: dict[str, str], code: str
) -> None:
    dispute = a_final_award()
    match done:
        case "sued":
            dispute.ask(suit("2010-04-16", worker=LI))
        case "asked to set aside":
            grounds = (SetAsideGround.EVIDENCE_FORGED,)
            asked = {"employer": FIRM, "grounds": grounds, "filed_on": date(2010, 4, 16), "file": "民特1号"}
            dispute.ask(awards.RecordSetAsideRequest(**on_day("2010-04-16"), **asked))
        case "effective":
            dispute.ask(awards.ConfirmAwardEffective(**on_day("2010-04-17")), DIRECTOR)
    assert dispute.refused(annulment(ServedDocument.AWARD, "2010-04-17", **to), DIRECTOR) == code


# What becomes of it.


def suit(day: str, **who: str) -> awards.RecordSuit:
    return awards.RecordSuit(**on_day(day), **who, filed_on=date.fromisoformat(day), file="民初1号")


def a_final_award() -> Dispute:
    dispute = Dispute().accepted().with_panel().heard().not_settled().awarded()
    dispute.serve(ServedDocument.AWARD, date(2010, 4, 1))
    dispute.at_the_end_of_suits(date(2010, 4, 16))
    return dispute


def another_award(*workers: str) -> Dispute:
    who = parties(*(workers or (LI,)))
    asked = [claim(K.UNPAID_WAGES, 8_000_00, worker=one) for one in who.workers]
    dispute = Dispute(*asked, who=who).accepted().with_panel().heard().not_settled()
    dispute.awarded(*(supported(place, 8_000_00) for place, _ in enumerate(asked)))
    dispute.serve(ServedDocument.AWARD, date(2010, 4, 1))
    dispute.at_the_end_of_suits(date(2010, 4, 16))
    return dispute


def test_of_a_final_award_only_the_worker_goes_to_court_and_the_employer_asks_to_set_it_aside() -> None:
    dispute = a_final_award()
    assert dispute.refused(suit("2010-04-16", employer=FIRM)) == "FINAL_FOR_EMPLOYER"
    assert dispute.refused(suit("2010-04-17", worker=LI)) == "SUIT_TOO_LATE"
    assert dispute.refused(suit("2010-04-16", worker=LI, employer=FIRM)) == "ONE_PARTY"
    assert dispute.refused(suit("2010-04-16", worker=LI)) == ""
    set_aside = {"employer": FIRM, "grounds": (SetAsideGround.EVIDENCE_FORGED,), "file": "民特1号"}
    late = awards.RecordSetAsideRequest(**on_day("2010-05-05"), **set_aside, filed_on=date(2010, 5, 5))
    assert dispute.refused(late) == "SUIT_TOO_LATE"
    dispute.ask(awards.RecordSetAsideRequest(**on_day("2010-05-04"), **set_aside, filed_on=date(2010, 5, 4)))


def test_execution_is_stayed_while_setting_aside_is_asked_and_after_it_either_side_sues() -> None:
    dispute = a_final_award()
    effective = awards.ConfirmAwardEffective(**on_day("2010-04-16"))
    assert dispute.refused(effective, DIRECTOR) == "STILL_OPEN_TO_SUIT"
    [bound] = dispute.ask(awards.ConfirmAwardEffective(**on_day("2010-04-17")), DIRECTOR)
    assert (bound.on, bound.workers) == (HEARD, (LI,))
    dispute.ask(
        awards.RecordSetAsideRequest(
            **on_day("2010-04-20"),
            employer=FIRM,
            grounds=(SetAsideGround.LAW_MISAPPLIED,),
            filed_on=date(2010, 4, 20),
            file="民特1号",
        )
    )
    execution = awards.AskForExecution(**on_day("2010-04-21"), file="执1号")
    assert dispute.refused(execution) == "EXECUTION_STAYED"
    dispute.ask(awards.RecordSetAsideRuling(**on_day("2010-05-21"), is_set_aside=True))
    assert dispute.refused(effective, DIRECTOR) == "AWARD_SET_ASIDE"
    assert dispute.refused(suit("2010-05-25", employer=FIRM)) == ""
    assert dispute.refused(suit("2010-05-25", worker=LI)) == "", "whom it had bound it binds no more"
    assert dispute.refused(execution) == "OUT_OF_ORDER"


def test_the_award_binds_the_thirty_nine_when_one_of_forty_sues() -> None:
    forty = tuple(f"w{number}" for number in range(40))
    dispute = another_award(*forty)
    dispute.ask(suit("2010-04-16", worker="w7"))
    [bound] = dispute.ask(awards.ConfirmAwardEffective(**on_day("2010-04-17")), DIRECTOR)
    assert set(bound.workers) == {*forty} - {"w7"}
    assert bound.on == date(2010, 4, 17)
    back = awards.RecordSuitOutcome(**on_day("2010-05-01"), worker="w7", outcome=CourtOutcome.WITHDRAWN)
    dispute.ask(back)
    [bound] = dispute.ask(awards.ConfirmAwardEffective(**on_day("2010-05-01")), DIRECTOR)
    assert bound.workers == ("w7",)


def test_an_award_that_is_not_final_binds_nobody_while_the_employer_is_in_court() -> None:
    dispute = another_award(LI)
    dispute.ask(suit("2010-04-10", employer=FIRM))
    assert (
        dispute.refused(awards.ConfirmAwardEffective(**on_day("2010-04-17")), DIRECTOR) == "EMPLOYER_IN_COURT"
    )


def test_what_is_paid_after_the_award_rewrites_nothing() -> None:
    dispute = a_final_award()
    before = dispute.case
    pay = awards.RecordAwardPerformance(**on_day("2010-04-20"), worker=LI, amount=3_000_00)
    dispute.ask(pay)
    assert dispute.case == before


def test_where_a_case_stands_is_told_to_whoever_takes_part_and_to_no_stranger() -> None:
    not_now = commands.HoldArbitrationHearing(**on_day("2010-03-29"), present=())
    accept = commands.AcceptArbitration(**on_day("2010-03-29"))
    awarded = Dispute().accepted().with_panel().heard().not_settled().awarded()
    for dispute, asked in ((Dispute(), not_now), (Dispute().accepted(), accept), (awarded, accept)):
        told = [dispute.refused(asked, Actor(who)) for who in (LI, "boss", "lis-sister", "stranger")]
        assert told == ["OUT_OF_ORDER", "OUT_OF_ORDER", "NOT_AUTHORISED", "NOT_AUTHORISED"]


# Withdrawal and death.


def test_the_applicant_withdraws_and_an_agent_only_with_power_to() -> None:
    general = Agent(
        person="lawyer", side=Side.WORKER, kind=AgentKind.LAWYER, powers=Powers.GENERAL, document="委托书"
    )
    dispute = Dispute(who=parties(agents=(general,))).accepted()
    withdraw = commands.WithdrawArbitration(**on_day("2010-03-02"))
    assert dispute.refused(withdraw, Actor("lawyer")) == "AGENT_MAY_NOT_SETTLE"
    dispute.ask(withdraw, LI_HERSELF)
    assert isinstance(dispute.case, Closed)
    dispute.serve(ServedDocument.WITHDRAWAL_NOTICE, date(2010, 3, 3))
    unknown = Dispute()
    unknown.ask(withdraw, LI_HERSELF)
    notice = served(ServedDocument.WITHDRAWAL_NOTICE, date(2010, 3, 3), employer=FIRM)
    assert unknown.refused(notice) == "NOT_AN_ADDRESSEE", "the employer was never told of it"


def test_the_kin_of_a_worker_who_died_go_on_before_anything_is_heard() -> None:
    dispute = Dispute(who=parties(LI, WANG)).accepted().with_panel().scheduled()
    dispute.dead = {WANG: date(2010, 3, 10)}
    hold = commands.HoldArbitrationHearing(**on_day("2010-03-29"), present=tuple(Side))
    assert dispute.refused(hold, JUDGE) == "HEIRS_NOT_IN_CASE"

    def going_on(heir: str) -> commands.ContinueWithHeirs:
        return commands.ContinueWithHeirs(**on_day("2010-03-20"), dead=WANG, heirs=(heir,))

    assert dispute.refused(going_on("lawyer")) == "NOT_A_NEAR_RELATIVE"
    dispute.serve(ServedDocument.PANEL_NOTICE, date(2010, 3, 10), WANG)
    late = served(ServedDocument.ACCEPTANCE_NOTICE, date(2010, 3, 11), worker=WANG)
    assert dispute.refused(late) == "ADDRESSEE_DIED"
    withdraw = commands.WithdrawArbitration(**on_day("2010-03-19"))
    assert dispute.refused(withdraw) == "HEIRS_NOT_IN_CASE"
    dispute.ask(going_on("wangs-son"), Actor("wangs-son"))
    assert dispute.refused(hold, JUDGE) == ""
    assert dispute.case.dossier.addressees(Side.WORKER) == (LI, "wangs-son")  # type: ignore[union-attr]  # it has one


def test_the_kin_of_an_applicant_who_was_not_taken_on_go_to_court_in_their_place() -> None:
    dispute = Dispute(claim(K.UNPAID_WAGES, 8_000_00, worker=WANG), who=parties(WANG))
    reasons = (NotAcceptedReason.OTHER_COMMISSION,)
    dispute.ask(commands.RefuseArbitration(**on_day("2010-03-01"), reasons=reasons))
    dispute.dead = {WANG: date(2010, 3, 10)}
    going_on = commands.ContinueWithHeirs(**on_day("2010-03-12"), dead=WANG, heirs=("wangs-son",))
    assert dispute.refused(suit("2010-03-12", worker="wangs-son")) == "NOT_A_PARTY"
    dispute.ask(going_on, Actor("wangs-son"))
    assert dispute.refused(suit("2010-03-12", worker="wangs-son")) == ""
    assert dispute.refused(going_on, Actor("wangs-son")) == "OUT_OF_ORDER", "the court has it now"
