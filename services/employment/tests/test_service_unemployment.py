"""The unemployed at the counter: registered once, kept in contact, found out, moved, cancelled."""

from datetime import date

from advising import advised
from employing import FACTORY, ended, hired, open_factory, told
from employment_county import FUXING, GONGXIAN, SHUANGHE, County
from working_lives import FOUND, PROOF, applied, registered

from employment.contact.terms import EntryError
from employment.contract import (
    FindUnemployment,
    UnemploymentCancelled,
    UnemploymentLongTerm,
    UnemploymentRegistered,
    UnemploymentsOf,
    UnemploymentTransferred,
)
from employment.employment.commands import AnnulRegistration
from employment.employment.terms import CorrectionGround, EndReason
from employment.guidance.commands import AnnulGuidance
from employment.labour_register.commands import RegisterLabourResource
from employment.labour_register.terms import Doing, HowTold, LabourState
from employment.social_insurance import (
    EmployeeInsured,
    RuralPensionGranted,
    RuralPensionRecalculated,
    RuralPensionReinstated,
    RuralPensionRevocationAnnulled,
    RuralPensionRevoked,
    RuralPensionStopped,
    UnemploymentMonthConfirmed,
)
from employment.unemployment.commands import (
    ApplyForUnemployment,
    CancelUnemployment,
    DecideUnemployment,
    OfferWork,
    RecordUnemploymentVisit,
    RefuseOffer,
    ReinstateUnemployment,
    ReportStatus,
    RevokeUnemployment,
    RuleOnRefusal,
    ServeUnemploymentAnswer,
    TakeOffer,
    TransferUnemployment,
    WithdrawUnemployment,
)
from employment.unemployment.events import ContactMade
from employment.unemployment.terms import (
    CancellationGround,
    ContactWay,
    OfferKind,
    OfferRefusal,
    UnemployedCategory,
    UnemploymentStage,
)
from jinbao.casework.answers import Worklist
from jinbao.casework.consent import Consent
from jinbao.casework.people import DeathRecorded
from jinbao.casework.service_method import ServiceMethod
from jinbao.statutory_clock.answers import FindClocks
from jinbao.statutory_clock.terms import ClockState


def test_who_lost_a_job_is_registered_and_the_house_hears_which_job_it_was(county: County) -> None:
    luo = county.resident("luo")
    open_factory(county)
    county.open(date(2010, 4, 30))
    work = hired(county, luo, date(2010, 3, 31))
    county.open(date(2010, 6, 30))
    registration = applied(county, luo)
    again = county.refuses(
        "luo", ApplyForUnemployment, person=luo, region=FUXING, category=UnemployedCategory.JOB_LOST
    )
    assert (again.code, again.params) == ("REGISTERED_ELSEWHERE", {"place_name": "shuanghe"})
    waiting = [task.case for task in county.ask("xie", "worklist", Worklist()).rows]
    assert waiting == [f"unemployment/{registration}"]
    county.do("xie", RecordUnemploymentVisit, registration=registration, **FOUND)
    county.do("chu", DecideUnemployment, registration=registration)
    refused = county.ask("luo", "unemployment_by_id", registration)
    assert (refused.stage, refused.reasons) == (UnemploymentStage.NOT_REGISTERED, ("EMPLOYED", "NO_PROOF"))
    county.do(
        "hu",
        ServeUnemploymentAnswer,
        registration=registration,
        served_on=county.today,
        method=ServiceMethod.DIRECT,
    )
    answer = county.ask("luo", "unemployment_by_id", registration)
    assert [way.last_day for way in answer.appeals] == [date(2010, 8, 30), date(2010, 9, 30)]
    decision = county.ask("luo", "decision_by_event", answer.decision)
    assert decision.sentences[0] == "Registration as unemployed: denied."
    assert county.ask("luo", "verification_by_case", answer.decision).holds

    ended(county, work, date(2010, 6, 20), EndReason.REDUNDANCY)
    again = registered(county, luo)
    heard = told(county)[-1]
    assert isinstance(heard, UnemploymentRegistered)
    assert (heard.last_employment, heard.job_ended_on, heard.involuntary, heard.spell) == (
        work,
        date(2010, 6, 20),
        True,
        1,
    )
    answer = county.ask("luo", "unemployment_by_id", again)
    assert (answer.stage, answer.last_employment, answer.spell) == (UnemploymentStage.REGISTERED, work, 1)
    spells = county.ask("hu", "unemployments_of", UnemploymentsOf(person=luo)).rows
    assert [one.id for one in spells] == [again, registration]
    assert county.ask("gao", "unemployment_by_id", again) is None
    assert len(county.ask("luo", "unemployment_history", again)) == 3


def test_insurance_through_an_employer_ends_with_the_work_there(county: County) -> None:
    """The employer says it once; insurance takes it from there and publishes no end of its own."""
    luo = county.resident("luo")
    open_factory(county)
    doing = Doing(LabourState.FARMING, date(2010, 1, 1))
    entered = {"region": SHUANGHE, "since": date(2010, 1, 1), "doing": doing, "told": HowTold.VISIT}
    county.do("xie", RegisterLabourResource, person=luo, **entered)
    county.tell(EmployeeInsured(FACTORY, luo, date(2010, 1, 5)), by="insurance")
    work = hired(county, luo, date(2010, 1, 5))
    early = county.ask("luo", "unemployment_by_id", registered(county, luo))
    assert "INSURED_NOW" in early.reasons
    ended(county, work, date(2010, 2, 26))
    assert county.ask("hu", "labour_entry_by_id", luo).status is not LabourState.EMPLOYED
    registration = registered(county, luo)
    assert county.ask("luo", "unemployment_by_id", registration).stage is UnemploymentStage.REGISTERED
    assert county.ask("hu", "cancellation_proposals", registration) == []


def test_what_the_registers_know_is_proposed_and_a_person_cancels_and_takes_it_back(county: County) -> None:
    luo, mei = county.resident("luo"), county.resident("mei", "1980-02-03")
    open_factory(county)
    county.open(date(2010, 1, 15))
    first = registered(county, luo, category=UnemployedCategory.BUSINESS_STOPPED)
    second = registered(county, mei, category=UnemployedCategory.SCHOOL_LEAVER)
    county.tell(DeathRecorded(mei, date(2010, 2, 1), strong=True))
    county.open(date(2010, 4, 30))
    hired(county, luo, date(2010, 3, 31))
    proposals = county.service.look_up("cancellation_proposals", [first, second], county.call("hu"))
    assert [[(one.ground, one.since) for one in each] for each in proposals] == [
        [(CancellationGround.HIRED, date(2010, 3, 31))],
        [(CancellationGround.DEATH, date(2010, 2, 1))],
    ]
    spells = county.service.look_up("unemployment_by_id", [first, second], county.call("hu"))
    assert [spell.long_term_on for spell in spells] == [None, None]
    county.tell(
        EmployeeInsured("mine", luo, date(2010, 3, 1)), RuralPensionGranted(mei, "2010-02"), by="insurance"
    )
    proposals = county.service.look_up("cancellation_proposals", [first, second], county.call("hu"))
    assert [[one.ground for one in each] for each in proposals] == [
        [CancellationGround.HIRED, CancellationGround.HIRED],
        [CancellationGround.DEATH, CancellationGround.PENSION],
    ]
    county.open(date(2010, 7, 15))
    asked = FindUnemployment(region=GONGXIAN, proposed=CancellationGround.NO_CONTACT)
    assert {one.id for one in county.ask("hu", "find_unemployment", asked).rows} == {first, second}

    actions = {one.name: one.allowed for one in county.ask("fang", "unemployment_actions", first)}
    assert actions["cancelUnemployment"]
    takes_over = {
        who: {one.name: one.allowed for one in county.ask(who, "unemployment_actions", first)}
        for who in ("luo", "chu", "hu")
    }
    assert [one["transferUnemployment"] for one in takes_over.values()] == [False, True, True]
    county.do(
        "fang",
        CancelUnemployment,
        registration=first,
        ground=CancellationGround.HIRED,
        since=date(2010, 3, 31),
    )
    heard = told(county)[-1]
    assert isinstance(heard, UnemploymentCancelled)
    assert (heard.ground, heard.since) == (CancellationGround.HIRED, date(2010, 3, 31))
    assert county.ask("hu", "unemployment_by_id", first).ground is CancellationGround.HIRED
    county.do(
        "hu",
        ServeUnemploymentAnswer,
        registration=first,
        served_on=county.today,
        method=ServiceMethod.DIRECT,
    )
    county.do("fang", ReinstateUnemployment, registration=first, papers=PROOF)
    answer = county.ask("hu", "unemployment_by_id", first)
    assert (answer.stage, answer.ground, answer.cancelled_on) == (UnemploymentStage.REGISTERED, None, None)
    county.do("fang", RevokeUnemployment, registration=first, papers=PROOF)
    assert county.ask("hu", "unemployment_by_id", first).stage is UnemploymentStage.REVOKED
    decisions = county.ask("hu", "unemployment_decisions", first)
    assert [one.outcome for one in decisions] == ["denied", "granted", "denied", "granted"]
    last_days = [one.appeals[0].last_day for one in decisions]
    assert last_days == [None, None, date(2010, 9, 13), None], "the cancellation is what was served"
    checked = county.service.look_up(
        "verification_by_case", [one.event for one in decisions], county.call("hu")
    )
    assert all(one.holds for one in checked)


def test_a_pension_is_a_ground_as_long_as_it_stands_with_insurance(county: County) -> None:
    mei = county.resident("mei", "1980-02-03")
    county.open(date(2010, 1, 15))
    registration = registered(county, mei, category=UnemployedCategory.SCHOOL_LEAVER)
    for event, since in (
        (RuralPensionGranted(mei, "2010-02"), [date(2010, 2, 1)]),
        (RuralPensionRecalculated(mei, "2010-03"), [date(2010, 3, 1)]),
        (RuralPensionStopped(mei), []),
        (RuralPensionRevoked(mei), []),
        (RuralPensionRevocationAnnulled(mei), []),  # it stands as before: stopped
        (RuralPensionReinstated(mei), [date(2010, 3, 1)]),
        (RuralPensionRevoked(mei), []),
        (RuralPensionRevocationAnnulled(mei), [date(2010, 3, 1)]),
    ):
        county.tell(event, by="insurance")
        (proposals,) = county.service.look_up("cancellation_proposals", [registration], county.call("hu"))
        assert [one.since for one in proposals] == since


def test_time_tells_by_itself_that_contact_has_lapsed_and_that_a_year_has_passed(county: County) -> None:
    luo = county.resident("luo")
    county.open(date(2009, 9, 1))
    registration = registered(county, luo, category=UnemployedCategory.LAND_LOST)
    county.open(date(2010, 1, 15))
    county.do("luo", ReportStatus, registration=registration, way=ContactWay.IN_PERSON)
    timekeeper = county.service.timekeeper
    county.open(date(2010, 7, 14))
    assert timekeeper.look() == 0
    county.open(date(2010, 7, 15))
    assert timekeeper.look() == 1
    county.open(date(2010, 8, 31))
    assert county.ask("hu", "find_unemployment", FindUnemployment(long_term=True)).rows == []
    county.open(date(2010, 9, 1))
    assert timekeeper.look() == 1
    [row] = county.ask("hu", "find_unemployment", FindUnemployment(long_term=True)).rows
    assert row.id == registration
    heard = told(county)[-1]
    assert isinstance(heard, UnemploymentLongTerm)
    assert (heard.registration, heard.person, heard.since) == (registration, luo, date(2010, 9, 1))


def test_who_signs_for_benefit_or_is_given_guidance_has_been_in_contact(county: County) -> None:
    luo = county.resident("luo")
    registration = registered(county, luo, category=UnemployedCategory.LAND_LOST)
    began = county.today

    def contact() -> tuple[date, date, int]:
        answer = county.ask("luo", "unemployment_by_id", registration)
        return answer.last_contact, answer.lapses_on, answer.version

    county.open(date(2010, 6, 2))
    first = contact()
    county.tell(UnemploymentMonthConfirmed(luo, began), by="insurance")
    assert contact() == first, "the day of registration is the last contact already"
    county.tell(UnemploymentMonthConfirmed(luo, date(2010, 5, 31)), by="insurance")
    assert contact() == (date(2010, 5, 31), date(2010, 11, 30), first[2] + 1)
    talk = advised(county, luo)
    talked = (date(2010, 6, 2), date(2010, 12, 2), first[2] + 2)
    assert contact() == talked
    happened = [one.event for page in county.service.ledger.pages() for _, one in page]
    last = [event for event in happened if isinstance(event, ContactMade)][-1]
    assert (last.evidence, last.way, last.still_seeking) == (talk, ContactWay.IN_PERSON, True)
    county.tell(UnemploymentMonthConfirmed(luo, date(2010, 6, 1)), by="insurance")
    assert contact() == (*talked[:2], talked[2] + 1)
    county.do("chu", AnnulGuidance, guidance=talk, error=EntryError.NEVER_HAPPENED)
    signed = (date(2010, 6, 1), date(2010, 12, 1), talked[2] + 2)
    assert contact() == signed, "the talk that never was is no contact; what was heard late before it is"
    [clocks] = county.service.look_up("clocks_by_case", [f"unemployment/{registration}"], county.call("hu"))
    runs = {(one.state, one.due) for one in clocks if one.kind == "unemployment.contact"}
    assert runs >= {(ClockState.ANNULLED, date(2010, 12, 1)), (ClockState.RUNNING, date(2010, 11, 30))}


def test_work_ends_the_count_of_a_long_spell_on_its_true_day_and_an_annulment_takes_that_back(
    county: County,
) -> None:
    luo, clock = county.resident("luo"), "unemployment.long-term"
    open_factory(county)
    county.open(date(2010, 1, 15))
    registration = registered(county, luo, category=UnemployedCategory.BUSINESS_STOPPED)
    case, timekeeper = f"unemployment/{registration}", county.service.timekeeper

    def runs(who: str = "hu") -> list[tuple[ClockState, date | None]]:
        [found] = county.service.look_up("clocks_by_case", [case], county.call(who))
        return [(one.state, one.ended_on) for one in found if one.kind == clock]

    county.open(date(2010, 12, 20))
    work = hired(county, luo, date(2010, 12, 13))
    ended = (ClockState.ENDED, date(2010, 12, 13))
    assert runs() == [ended]
    county.open(date(2011, 2, 1))
    timekeeper.look()
    assert runs() == [ended]
    assert UnemploymentLongTerm not in [type(one) for one in told(county)]

    annulment = {"ground": CorrectionGround.FORM_WRONG, "papers": PROOF}
    county.do("chu", AnnulRegistration, employment=work, **annulment)
    timekeeper.look()
    assert runs() == [ended, (ClockState.EXPIRED, None)]
    assert [type(one) for one in told(county)].count(UnemploymentLongTerm) == 1
    kinds = [line.kind for line in county.ask("luo", "unemployment_history", registration)]
    assert [kind.split(".")[2] for kind in kinds[-2:]] == ["work-came-in", "work-fell-away"]

    moved = {"registration": registration, "region": FUXING, "since": county.today}
    county.do("gao", TransferUnemployment, **moved)
    assert (runs(), runs("gao")) == ([ended], [(ClockState.EXPIRED, None)]), "what is over stays where it was"
    [due] = county.service.look_up("find_clocks", [FindClocks(kinds=(clock,))], county.call("gao"))
    assert [one.region for one in due.rows][-1] == FUXING


def test_offers_are_kept_and_a_registration_moves_with_the_person_and_an_application_is_withdrawn(
    county: County,
) -> None:
    luo, mei = county.resident("luo"), county.resident("mei", "1980-02-03")
    registration = registered(county, luo, category=UnemployedCategory.RELEASED)
    county.do("xie", OfferWork, registration=registration, what=OfferKind.JOB)
    county.do("xie", OfferWork, registration=registration, what=OfferKind.TRAINING)
    county.do("luo", RefuseOffer, registration=registration, offer="1", reason=OfferRefusal.DISTANCE)
    county.do("chu", RuleOnRefusal, registration=registration, offer="1", proper_cause=True)
    county.do("luo", TakeOffer, registration=registration, offer="2")
    offers = county.ask("luo", "offers_of", registration)
    assert [(one.reason, one.proper_cause, one.taken_on) for one in offers] == [
        (OfferRefusal.DISTANCE, True, None),
        (None, None, county.today),
    ]
    move = {"registration": registration, "region": FUXING, "since": county.today}
    assert county.refuses("chu", TransferUnemployment, **move).code == "NOT_AUTHORISED"
    county.do("gao", TransferUnemployment, **move)
    assert isinstance(told(county)[-1], UnemploymentTransferred)
    assert county.ask("gao", "unemployment_by_id", registration).region == FUXING
    acted = county.ask("chu", "unemployment_by_id", registration)
    assert acted == county.ask("gao", "unemployment_by_id", registration), "who acted reads on (17.3)"
    assert county.ask("deng", "unemployment_by_id", registration) is None
    assert county.ask("chu", "find_unemployment", FindUnemployment()).rows == []

    form = {"person": mei, "region": SHUANGHE, "category": UnemployedCategory.SCHOOL_LEAVER}
    receipt = county.do("xie", ApplyForUnemployment, consent=Consent.WRITTEN, **form)
    waiting = receipt.stream.rpartition("/")[2]
    said = {"on_behalf_of": "mei"}
    stranger = county.refuses("nobody", WithdrawUnemployment, marks=said, registration=waiting)
    assert stranger.code == "NOT_AUTHORISED", "no token makes anybody a relative"
    county.do("mei", WithdrawUnemployment, registration=waiting)
    assert county.ask("mei", "unemployment_by_id", waiting).stage is UnemploymentStage.WITHDRAWN
    assert county.refuses("mei", WithdrawUnemployment, registration="none").code == "REGISTRATION_UNKNOWN"
