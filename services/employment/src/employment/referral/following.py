"""What follows from referrals elsewhere, in the same transaction: offers, filled places, ended searches."""

from collections.abc import Iterator

from sqlalchemy import exists, select

from employment.employment.events import Annulled, HireRegistered
from employment.job_search.job_search import FoundWork, LookOn
from employment.job_search.procedure import concerning as search_part
from employment.job_search.register import SEARCHES
from employment.job_search.terms import SearchStage
from employment.known import About
from employment.referral.events import HireConfirmed, Recommended, ReferralEvent, Resulted
from employment.referral.knowledge import Case, referral_facts
from employment.referral.referral import REFERRAL, AnnulHire, ConfirmHire, Hire
from employment.referral.register import OPEN, REFERRALS, stream_of
from employment.referral.terms import ReferralStage
from employment.unemployment.commands import OfferWork, RefuseOffer
from employment.unemployment.procedure import concerning as unemployment_part
from employment.unemployment.register import OFFERS, UNEMPLOYMENTS
from employment.unemployment.terms import OfferKind, UnemploymentStage
from employment.vacancy.procedure import concerning as vacancy_part
from employment.vacancy.procedure import known_vacancy
from employment.vacancy.vacancy import FillPlace, FreePlace
from jinbao.casework.overheard import overheard
from jinbao.service import Enquiry, Part


def hire_confirms(enquiry: Enquiry, hired: HireRegistered) -> Iterator[Part]:
    """The referral that led to a hire is confirmed by its registration, and counts from then on."""
    table = REFERRALS.c
    sent = select(REFERRALS).where(
        table.person == hired.person,
        table.employer == hired.job.employer,
        table.stage.in_(OPEN),
        table.recommended_on <= hired.job.since,
    )
    row = enquiry.connection.execute(sent.order_by(table.recommended_on.desc(), table.id)).first()
    if row is None:
        return
    hire = Hire(hired.employment, hired.job.since)
    case = Case(About(row.id, row.person, row.region), row.search, row.vacancy, hire)
    part, heard = overheard(about_hire(enquiry, ConfirmHire(hired.on), case))
    yield part
    for event in heard.events:
        yield from follows(enquiry, event)


def hire_falls_back(enquiry: Enquiry, annulled: Annulled) -> Iterator[Part]:
    """What an annulled hire had confirmed is as it was: sent, with the place free and the search going on."""
    table, on = REFERRALS.c, annulled.on
    confirmed = select(REFERRALS).where(
        table.employment == annulled.employment, table.stage == ReferralStage.CONFIRMED
    )
    for row in enquiry.connection.execute(confirmed).all():
        case = Case(About(row.id, row.person, row.region), row.search, row.vacancy)
        yield about_hire(enquiry, AnnulHire(on, annulled.employment), case)
        where = known_vacancy(enquiry, row.vacancy)
        yield vacancy_part(enquiry, FreePlace(on, annulled.employment), where)
        if not looks_again(enquiry, row.person):
            yield about_search(enquiry, row.search, LookOn(on))


def about_hire(enquiry: Enquiry, told: ConfirmHire | AnnulHire, case: Case) -> Part:
    referral = case.about.case
    return Part(
        stream_of(referral),
        REFERRAL,
        told,
        lambda _state: referral_facts(enquiry, [case], told.on)[referral],
    )


def follows(enquiry: Enquiry, event: ReferralEvent) -> Iterator[Part]:
    match event:
        case Recommended(person=person, on=on, registration=str() as registration) as sent:
            offer = OfferWork(
                on=on,
                registration=registration,
                what=OfferKind.JOB,
                employer=sent.employer,
                vacancy=sent.vacancy,
            )
            about = registered(enquiry, registration, person)
            if about:
                yield unemployment_part(enquiry, offer, about)
        case Resulted(on=on, declined_for=reason) if reason is not None:
            for about, number in open_offers(enquiry, event.referral):
                refused = RefuseOffer(on=on, registration=about.case, offer=number, reason=reason)
                yield unemployment_part(enquiry, refused, about)
        case HireConfirmed(vacancy=vacancy, search=search, on=on, employment=employment):
            where = known_vacancy(enquiry, vacancy)
            yield vacancy_part(enquiry, FillPlace(on, employment), where)
            yield about_search(enquiry, search, FoundWork(on))


def about_search(enquiry: Enquiry, search: str, told: FoundWork | LookOn) -> Part:
    row = enquiry.connection.execute(select(SEARCHES).where(SEARCHES.c.id == search)).one()
    return search_part(enquiry, told, About(row.id, row.person, row.region))


def looks_again(enquiry: Enquiry, person: str) -> bool:
    """Whether they have begun another search since."""
    table = SEARCHES.c
    open_one = exists().where(table.person == person, table.stage == SearchStage.LOOKING)
    return bool(enquiry.connection.scalar(select(open_one)))


def registered(enquiry: Enquiry, registration: str, person: str) -> About | None:
    """The registration, while it stands."""
    table = UNEMPLOYMENTS.c
    standing = select(table.region).where(
        table.id == registration, table.stage == UnemploymentStage.REGISTERED
    )
    region = enquiry.connection.scalar(standing)
    return About(registration, person, region) if region else None


def open_offers(enquiry: Enquiry, referral: str) -> Iterator[tuple[About, str]]:
    """The offer that a referral is to somebody who is registered still, as long as it has no answer."""
    sent, offer = REFERRALS.c, OFFERS.c
    unanswered = (
        select(offer.offer, offer.registration, sent.person)
        .join(REFERRALS, (sent.registration == offer.registration) & (sent.vacancy == offer.vacancy))
        .where(sent.id == referral, offer.taken_on.is_(None), offer.refused_on.is_(None))
    )
    for row in enquiry.connection.execute(unanswered).all():
        if about := registered(enquiry, row.registration, row.person):
            yield about, row.offer
