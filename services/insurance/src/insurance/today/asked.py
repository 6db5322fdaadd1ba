"""Where a fact that was heard from elsewhere, or published, asks for an act of the office, and since when."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    FromClause,
    Select,
    Text,
    and_,
    case,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy import cast as cast_as

from insurance.asked import GRANTED_AS, AskedAct
from insurance.inheritance.register import GRANTED, INHERITANCES, UNDECIDED
from insurance.inheritance.terms import EstateKind
from insurance.items import CONTRIBUTE, INHERITANCE, PENSION_CLAIM, RURAL_PENSION_ENROLMENT, UNEMPLOYMENT
from insurance.overpayment.register import OVERPAYMENTS
from insurance.overpayment.terms import OverpaymentStage
from insurance.pension.knowledge import apart_by_law
from insurance.pension.register import (
    PENSIONS,
    birth_is_another,
    death_asks,
    draws_twice,
    interest_came_late,
    interest_credited_on,
)
from insurance.reported_payment.heard import REPORTS
from insurance.reported_payment.look_ups import visible
from insurance.reported_payment.register import SETTLED, stage
from insurance.reported_payment.terms import ReportedStage
from insurance.rural_pension.account_register import ACCOUNTS
from insurance.rural_pension.enrolment_look_ups import has_moved_away, merger_asks
from insurance.rural_pension.enrolment_register import ENROLMENTS
from insurance.rural_pension.listed_category import listed_since, proposed_category
from insurance.rural_pension.uncredited import lacking_years, lacks, waits_since
from insurance.single_sum.register import PAYABLE, is_waiting
from insurance.survival_certification.register import OF_PENSION, certified_again, overdue
from insurance.today.answers import Asked, AskedAnswer
from insurance.today.too_much import of_too_much
from insurance.unemployment_benefit.losing import losses
from insurance.unemployment_benefit.register import BENEFITS
from insurance.unemployment_benefit.terms import UnemploymentBenefitStatus
from jinbao.casework.people import PEOPLE
from jinbao.catalogue import house
from jinbao.lists import page_of
from jinbao.paging import Listed
from jinbao.service import Enquiry
from jinbao.statutory_clock.register import CLOCKS


def asked(enquiry: Enquiry, keys: Sequence[Asked]) -> list[Listed[AskedAnswer]]:
    return [found(enquiry, ask) for ask in keys]


def found(enquiry: Enquiry, ask: Asked) -> Listed[AskedAnswer]:
    rows = all_asked(enquiry, ask).subquery()
    labels = {act: house().label(act, enquiry.call.language) for act in AskedAct}
    statement = select(rows, case(labels, value=rows.c.act).label("label"))
    order = cast("Sequence[Column[Any]]", (rows.c.since, rows.c.act, rows.c.case))
    return page_of(enquiry, statement, ask, order, AskedAnswer)


def all_asked(enquiry: Enquiry, ask: Asked) -> Select[Any]:
    """What the caller's grants allow, the longest known first; each of several facts asks for one act."""
    rows = union_all(*of_persons(enquiry), *of_counties(enquiry)).subquery()
    statement = select(rows).where(or_(*may_be_done(enquiry, rows)))
    if ask.region:
        statement = statement.where(rows.c.region.in_(enquiry.authority.inside(ask.region)))
    if ask.act:
        statement = statement.where(rows.c.act == ask.act)
    return statement


def may_be_done(enquiry: Enquiry, rows: FromClause) -> Iterator[ColumnElement[bool]]:
    """Whoever may only see a case is not asked for an act on it."""
    for (step, item), acts in GRANTED_AS.items():
        yield rows.c.act.in_(acts) & enquiry.may(step, item, region=rows.c.region)


def of_persons(enquiry: Enquiry) -> Iterator[Select[Any]]:
    """What is asked about somebody's case."""
    for each in (of_pensions, of_enrolments, of_inheritances, of_too_much, of_accounts_left, of_benefits):
        yield from each(enquiry)


def of_pensions(enquiry: Enquiry) -> Iterator[Select[Any]]:
    pensions = PENSIONS.c
    seen = enquiry.sees(PENSION_CLAIM, region=pensions.region)
    for asks, since in (
        (death_asks(), PEOPLE.c.death_known_on),
        ({AskedAct.RECALCULATE_PENSION: birth_is_another()}, PEOPLE.c.born_known_on),
        ({AskedAct.RECALCULATE_PENSION: interest_came_late()}, interest_credited_on()),
        ({AskedAct.REVOKE_SECOND_PENSION: draws_twice()}, PEOPLE.c.merger_known_on),
    ):
        yield of_people(asks, pensions.id, pensions.region, since).where(seen)
    lives = PEOPLE.c.died_on.is_(None)
    for asks, since in (
        ({AskedAct.SUSPEND_UNCERTIFIED: overdue(enquiry.today)}, CLOCKS.c.due),
        ({AskedAct.RESUME_CERTIFIED: certified_again(enquiry.today)}, CLOCKS.c.since),
    ):
        by_clock = of_people(asks, pensions.id, pensions.region, since).join(CLOCKS, OF_PENSION)
        yield by_clock.where(seen, lives)


def of_enrolments(enquiry: Enquiry) -> Iterator[Select[Any]]:
    """Whose hukou has moved is asked for where it is now: that office takes the enrolment over."""
    kept, lives, person = ENROLMENTS.c.region, PEOPLE.c.hukou_region, ENROLMENTS.c.person
    move = {AskedAct.MOVE_ENROLMENT: has_moved_away()}
    listed = and_(proposed_category(enquiry).is_not(None), PEOPLE.c.died_on.is_(None))
    change = {AskedAct.CHANGE_CATEGORY: listed}
    for asks, region, since in (
        (merger_asks(), kept, PEOPLE.c.merger_known_on),
        (move, lives, PEOPLE.c.hukou_known_on),
        (change, kept, listed_since()),
    ):
        seen = enquiry.sees(RURAL_PENSION_ENROLMENT, region=region)
        yield of_people(asks, person, region, since).where(seen)


def of_inheritances(enquiry: Enquiry) -> Iterator[Select[Any]]:
    """What was granted after somebody who lives; the day is that on which the record was put right."""
    table = INHERITANCES.c
    act = literal(AskedAct.REVOKE_INHERITANCE, Text).label("act")
    columns = (
        act,
        table.id.label("case"),
        table.person,
        table.region,
        PEOPLE.c.death_known_on.label("since"),
    )
    yield (
        select(*columns)
        .join(PEOPLE, PEOPLE.c.person == table.person)
        .where(table.stage.in_(GRANTED), PEOPLE.c.died_on.is_(None))
        .where(enquiry.sees(INHERITANCE, region=table.region))
    )


def of_accounts_left(enquiry: Enquiry) -> Iterator[Select[Any]]:
    """A served recovery, and an account that heirs have asked for: once that is decided it is empty."""
    debt, form, account = OVERPAYMENTS.c, INHERITANCES.c, ACCOUNTS.c
    act = literal(AskedAct.SET_OFF_RECOVERY, Text).label("act")
    since = case((debt.served_on > form.applied_on, debt.served_on), else_=form.applied_on)
    columns = (act, debt.id.label("case"), debt.person, debt.region, since.label("since"))
    yield (
        select(*columns)
        .join(INHERITANCES, (form.person == debt.id) & (form.kind == EstateKind.RURAL_PENSION))
        .join(ACCOUNTS, account.person == debt.id)
        .where(debt.stage == OverpaymentStage.DECISION_SERVED, debt.held_back == 0)
        .where(form.stage.in_(UNDECIDED), account.personal + account.collective > 0)
        .where(enquiry.sees(PENSION_CLAIM, region=debt.region))
    )


def of_benefits(enquiry: Enquiry) -> Iterator[Select[Any]]:
    """What ends each unemployment benefit in payment, first heard; a death that only holds it is proven."""
    table, heard = BENEFITS.c, losses()
    paid = table.status == UnemploymentBenefitStatus.IN_PAYMENT
    reported = PEOPLE.c.died_on.is_not(None) & ~PEOPLE.c.death_is_proven
    proof = of_people({AskedAct.PROVE_DEATH: reported}, table.person, table.region, PEOPLE.c.death_known_on)
    seen = enquiry.sees(UNEMPLOYMENT, region=table.region)
    yield proof.where(paid, seen)
    act = literal(AskedAct.STOP_UNEMPLOYMENT_BENEFIT, Text).label("act")
    columns = (act, table.id.label("case"), table.person, table.region)
    yield (
        select(*columns, func.min(heard.c.known_on, type_=Date).label("since"))
        .join(heard, heard.c.benefit == table.id)
        .where(paid, seen)
        .group_by(table.id, table.person, table.region)
    )


def of_people(
    asks: Mapping[AskedAct, ColumnElement[bool]],
    person: ColumnElement[str],
    region: ColumnElement[str],
    since: ColumnElement[Any],
) -> Select[Any]:
    """The rows of a register for whose person what is known asks for one of these acts."""
    act = case(*((asked, literal(act, Text)) for act, asked in asks.items()))
    columns = (act.label("act"), person.label("case"), person.label("person"), region.label("region"))
    return (
        select(*columns, since.label("since"))
        .join(PEOPLE, PEOPLE.c.person == person)
        .where(or_(*asks.values()))
    )


def of_counties(enquiry: Enquiry) -> Iterator[Select[*tuple[Any, ...]]]:
    """What waits for a county that pays: a published raise, and sums that no run has listed."""
    seen = enquiry.sees(PENSION_CLAIM, region=PENSIONS.c.payer)
    since: dict[str, Any] = {}
    for one in apart_by_law(enquiry, enquiry.today, seen):
        since[one.payer] = min(one.since, since.get(one.payer, one.since))
    for county, day in since.items():
        act, of = literal(AskedAct.RAISE_PENSIONS, Text), literal(county, Text)
        nobody = cast_as(null(), Text).label("person")
        columns = (act.label("act"), of.label("case"), nobody, of.label("region"))
        yield select(*columns, literal(day, Date).label("since"))
    yield single_sums(enquiry)
    yield payments_to_book(enquiry)
    yield from interest_to_credit(enquiry)


def payments_to_book(enquiry: Enquiry) -> Select[*tuple[Any, ...]]:
    """What a partner reported for a place and nobody has booked, or has to take back."""
    region, nobody = REPORTS.c.region, cast_as(null(), Text).label("person")
    act, since = literal(AskedAct.BOOK_PAYMENTS, Text), func.min(REPORTS.c.known_on, type_=Date)
    columns = (act.label("act"), region.label("case"), nobody, region, since.label("since"))
    open_ones = stage().in_((ReportedStage.WAITING, ReportedStage.TO_REVERSE))
    return (
        select(*columns)
        .outerjoin(SETTLED, SETTLED.c.report == REPORTS.c.report)
        .where(open_ones, visible(enquiry))
        .group_by(region)
    )


def interest_to_credit(enquiry: Enquiry) -> Iterator[Select[*tuple[Any, ...]]]:
    """Each village where an account lacks the interest of an ended year, since the end of the first."""
    region, nobody = ACCOUNTS.c.region, cast_as(null(), Text).label("person")
    act = literal(AskedAct.CREDIT_INTEREST, Text)
    here = enquiry.may(CONTRIBUTE, RURAL_PENSION_ENROLMENT, region=region)  # nobody else waits for the search
    years = [
        select(region, literal(waits_since(year), Date).label("since")).where(here, lacks(year))
        for year in lacking_years(enquiry, enquiry.today, here)
    ]
    if years:
        lacking = union_all(*years).subquery().c
        columns = (act.label("act"), lacking.region.label("case"), nobody, lacking.region)
        yield select(*columns, func.min(lacking.since).label("since")).group_by(lacking.region)


def single_sums(enquiry: Enquiry) -> Select[*tuple[Any, ...]]:
    """What is owed to the living: to the dead a run pays nothing."""
    payer, nobody = PAYABLE.c.payer, cast_as(null(), Text).label("person")
    act, since = literal(AskedAct.PAY_SINGLE_SUMS, Text), func.min(PAYABLE.c.since, type_=Date)
    columns = (act.label("act"), payer.label("case"), nobody, payer.label("region"), since.label("since"))
    owed = select(*columns).join(PEOPLE, PEOPLE.c.person == PAYABLE.c.person)
    seen = enquiry.sees(PENSION_CLAIM, region=payer)
    return owed.where(is_waiting(), PEOPLE.c.died_on.is_(None), seen).group_by(payer)
