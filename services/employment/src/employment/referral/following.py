"""What follows from referrals elsewhere, in the same transaction: offers, filled places, ended searches."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from employment.employment.events import HireRegistered
from employment.job_search.job_search import FoundWork
from employment.job_search.procedure import concerning as search_part
from employment.job_search.register import SEARCHES
from employment.known import About
from employment.referral.events import HireConfirmed, Recommended, ReferralEvent, Resulted
from employment.referral.knowledge import Case, referral_facts
from employment.referral.referral import REFERRAL, ConfirmHire, Hire
from employment.referral.register import OPEN, REFERRALS, stream_of
from employment.unemployment.commands import OfferWork, RefuseOffer
from employment.unemployment.procedure import concerning as unemployment_part
from employment.unemployment.register import OFFERS, UNEMPLOYMENTS
from employment.unemployment.terms import OfferKind, UnemploymentStage
from employment.vacancy.procedure import concerning as vacancy_part
from employment.vacancy.procedure import known_vacancy
from employment.vacancy.vacancy import FillPlace
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
    confirmed = Part(
        stream_of(row.id),
        REFERRAL,
        ConfirmHire(hired.on),
        lambda _state: referral_facts(enquiry, [case], hired.on)[row.id],
    )
    part, heard = overheard(confirmed)
    yield part
    for event in heard.events:
        yield from follows(enquiry, event)


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
            yield found_work(enquiry, search, on)


def found_work(enquiry: Enquiry, search: str, on: date) -> Part:
    row = enquiry.connection.execute(select(SEARCHES).where(SEARCHES.c.id == search)).one()
    return search_part(enquiry, FoundWork(on), About(row.id, row.person, row.region))


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
