"""Somebody is sent to a vacancy: what came of it, and what counts."""

from datetime import date

from employing import BAI, hired, open_factory, told
from employment_county import GONGXIAN, SHUANGHE, County
from hiring import WEAVER, looking, offered, set_parameter
from msgspec.structs import replace
from test_service_unemployment import registered
from working_lives import PROOF

from employment.contract import (
    ExchangeFigures,
    FindReferrals,
    ReferralConfirmed,
    ReferralHireTakenBack,
    ReferralsOf,
    ReferralsTo,
    VacancyFilled,
    VacancyPlaceFreed,
)
from employment.employment.commands import AnnulRegistration
from employment.employment.terms import CorrectionGround
from employment.job_search.terms import SearchEnd, SearchStage, Wish
from employment.referral.commands import Recommend, RecordInterview, ReportOutcome
from employment.referral.terms import ReferralOutcome, ReferralStage
from employment.unemployment.terms import OfferRefusal
from employment.vacancy.terms import SkillLevel, VacancyStage
from jinbao.statutory_clock.answers import FindClocks
from jinbao.statutory_clock.terms import ClockState


def sent(county: County, search: str, vacancy: str) -> str:
    return county.do("xie", Recommend, search=search, vacancy=vacancy).stream.rpartition("/")[2]


def test_a_hire_counts_when_it_is_registered_and_fills_a_place(county: County) -> None:
    luo = county.resident("luo")
    open_factory(county)
    set_parameter(county, "minimum_wage", 650_00, "fen")
    vacancy = offered(county, replace(WEAVER, places=1))
    hard = offered(county, replace(WEAVER, skill=SkillLevel.SENIOR))
    search = looking(county, luo, Wish())
    asked = {"search": search, "vacancy": vacancy}
    assert county.refuses("luo", Recommend, **asked).code == "NOT_AUTHORISED"
    assert county.refuses("xie", Recommend, search=search, vacancy=hard).code == "CERTIFICATE_TOO_LOW"
    assert county.refuses("xie", Recommend, search=search, vacancy="none").code == "VACANCY_UNKNOWN"
    referral = sent(county, search, vacancy)
    assert county.refuses("xie", Recommend, **asked).code == "SENT_ALREADY"
    early = county.refuses(BAI, RecordInterview, referral=referral, held_on=date(2010, 2, 28))
    assert early.code == "INTERVIEW_OUTSIDE"
    county.do(BAI, RecordInterview, referral=referral, held_on=county.today)
    assert not county.refuses("luo", ReportOutcome, referral=referral, outcome=ReferralOutcome.HIRED).field
    told_hired = {"referral": referral, "outcome": ReferralOutcome.HIRED}
    county.do(BAI, ReportOutcome, **told_hired)
    figures = ExchangeFigures(region=GONGXIAN, first_month="2010-03", last_month="2010-04")
    [march, april] = county.ask("hu", "exchange_figures", figures)
    assert (march.places, march.seekers, march.referred, march.hired) == (3, 1, 1, 0)
    assert (march.offers_to_seekers, march.referral_success) == ("3.00", "0.00")
    assert (april.offers_to_seekers, april.referral_success) == (None, None)

    county.open(date(2010, 3, 20))
    work = hired(county, luo, date(2010, 3, 15))
    answer = county.ask("luo", "referral_by_id", referral)
    assert (answer.stage, answer.employment) == (ReferralStage.CONFIRMED, work)
    assert county.ask("luo", "vacancy_by_id", vacancy).stage is VacancyStage.FILLED
    over = county.ask("luo", "job_search_by_id", search)
    assert (over.stage, over.reason) == (SearchStage.OVER, SearchEnd.FOUND_WORK)
    assert [type(one) for one in told(county)[-2:]] == [ReferralConfirmed, VacancyFilled]
    assert county.ask("hu", "exchange_figures", figures)[0].referral_success == "1.00"
    for who, look_up, ask in (
        ("luo", "referrals_of", ReferralsOf(person=luo)),
        (BAI, "referrals_to", ReferralsTo(vacancy=vacancy)),
        ("hu", "find_referrals", FindReferrals(region=GONGXIAN, stage=ReferralStage.CONFIRMED)),
    ):
        assert [row.id for row in county.ask(who, look_up, ask).rows] == [referral]
        assert county.ask("gao", look_up, ask).rows == []
    assert len(county.ask("luo", "referral_history", referral)) == 4


def test_an_annulled_hire_gives_the_place_back_and_the_referral_is_where_it_was(county: County) -> None:
    luo, yang = county.resident("luo"), county.resident("yang")
    open_factory(county)
    set_parameter(county, "minimum_wage", 650_00, "fen")
    vacancy = offered(county, replace(WEAVER, places=1))
    search = looking(county, luo, Wish())
    referral = sent(county, search, vacancy)
    county.do(BAI, RecordInterview, referral=referral, held_on=county.today)
    clocks = FindClocks(kinds=("vacancy.offered",))
    [before] = county.ask("hu", "find_clocks", clocks).rows

    def hire_and_annul() -> None:
        work = hired(county, luo, county.today)
        assert county.ask("luo", "vacancy_by_id", vacancy).stage is VacancyStage.FILLED
        county.do("chu", AnnulRegistration, employment=work, ground=CorrectionGround.FORM_WRONG, papers=PROOF)

    county.open(date(2010, 3, 20))
    hire_and_annul()
    answer = county.ask("luo", "referral_by_id", referral)
    assert (answer.stage, answer.employment, answer.taken_back_on) == (
        ReferralStage.INTERVIEWED,
        None,
        county.today,
    )
    place = county.ask("luo", "vacancy_by_id", vacancy)
    assert (place.stage, place.filled, place.ended_on) == (VacancyStage.PUBLISHED, 0, None)
    assert county.ask("luo", "job_search_by_id", search).stage is SearchStage.LOOKING
    due = [(one.state, one.due) for one in county.ask("hu", "find_clocks", clocks).rows]
    assert due == [(ClockState.MET, before.due), (ClockState.RUNNING, before.due)]
    figures = ExchangeFigures(region=GONGXIAN, first_month="2010-03", last_month="2010-03")
    assert county.ask("hu", "exchange_figures", figures)[0].hired == 0
    assert [type(one) for one in told(county)[-2:]] == [ReferralHireTakenBack, VacancyPlaceFreed]
    assert len(county.ask("luo", "referral_history", referral)) == 4

    hire_and_annul()
    county.do(BAI, ReportOutcome, referral=referral, outcome=ReferralOutcome.HIRED)
    work = hired(county, luo, county.today)
    elsewhere = looking(county, luo, Wish())
    annulment = {"employment": work, "ground": CorrectionGround.FORM_WRONG, "papers": PROOF}
    county.do("chu", AnnulRegistration, **annulment)
    assert county.refuses("chu", AnnulRegistration, **annulment).code == "OUT_OF_ORDER"
    assert county.ask("luo", "referral_by_id", referral).stage is ReferralStage.HIRED
    stages = [county.ask("luo", "job_search_by_id", one).stage for one in (search, elsewhere)]
    assert stages == [SearchStage.OVER, SearchStage.LOOKING]
    sent(county, looking(county, yang, Wish()), vacancy)
    hired(county, yang, county.today)
    assert county.ask("luo", "vacancy_by_id", vacancy).stage is VacancyStage.FILLED


def test_the_employer_may_tell_later_and_who_worked_there_before_was_not_sent(county: County) -> None:
    luo, yang = county.resident("luo"), county.resident("yang")
    open_factory(county)
    set_parameter(county, "minimum_wage", 650_00, "fen")
    vacancy = offered(county)
    county.open(date(2010, 3, 2))
    first, second = (sent(county, looking(county, one, Wish()), vacancy) for one in (luo, yang))
    hired(county, luo, date(2010, 3, 2))
    hired(county, yang, date(2010, 3, 1))
    stages = [county.ask("hu", "referral_by_id", one).stage for one in (first, second)]
    assert stages == [ReferralStage.CONFIRMED, ReferralStage.RECOMMENDED]
    for who, may in ((BAI, True), ("yang", True), ("hu", True), ("luo", False)):
        assert [one.allowed for one in county.ask(who, "referral_actions", second)][1:] == [True] * may
    county.do(BAI, ReportOutcome, referral=second, outcome=ReferralOutcome.NO_SHOW)
    late = county.refuses(BAI, ReportOutcome, referral=second, outcome=ReferralOutcome.NO_SHOW)
    assert late.code == "OUT_OF_ORDER"
    assert not any(one.allowed for one in county.ask("hu", "referral_actions", second))


def test_who_declines_without_work_has_refused_an_offer(county: County) -> None:
    luo = county.resident("luo")
    open_factory(county)
    set_parameter(county, "minimum_wage", 650_00, "fen")
    vacancy = offered(county)
    registration = registered(county, luo, region=SHUANGHE, category="EX_SOLDIER")
    referral = sent(county, looking(county, luo, Wish()), vacancy)
    [offer] = county.ask("luo", "offers_of", registration)
    assert (offer.vacancy, offer.employer) == (vacancy, "factory")
    declined = {"referral": referral, "outcome": ReferralOutcome.DECLINED}
    assert county.refuses("luo", ReportOutcome, **declined).code == "REASON_OF_WHO_DECLINES"
    county.do("luo", ReportOutcome, declined_for=OfferRefusal.DISTANCE, **declined)
    [offer] = county.ask("luo", "offers_of", registration)
    assert (offer.refused_on, offer.reason) == (county.today, OfferRefusal.DISTANCE)
    assert county.ask("luo", "referral_by_id", referral).stage is ReferralStage.DECLINED
