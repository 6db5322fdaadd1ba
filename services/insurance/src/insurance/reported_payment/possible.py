"""What can be asked of a reported payment; why it cannot be booked as it was reported is the reason given."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from insurance.employee_contribution.bill import BILL
from insurance.employee_contribution.commands import RecordContributionPayment
from insurance.employee_contribution.knowledge import bill_facts, bill_in, bill_rows
from insurance.employee_contribution.register import stream_of as bill_stream
from insurance.reported_payment import commands
from insurance.reported_payment.booking import Posting, into, item_of, posting
from insurance.reported_payment.heard import REPORTS
from insurance.reported_payment.look_ups import seen
from insurance.reported_payment.register import stream_of
from insurance.reported_payment.reported import REPORTED, ReportedPayment, ReportFacts
from insurance.reported_payment.terms import SetAsideGround
from insurance.rural_pension.account import ACCOUNT
from insurance.rural_pension.account_register import case_of as account_stream
from insurance.rural_pension.commands.account import RecordContribution
from insurance.rural_pension.knowledge import account_facts
from jinbao.casework.people import known_people
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.service import Enquiry


class FactsAround(ReportFacts, frozen=True, kw_only=True):
    """With the bill or the account where it would be booked, as far as there is one."""

    asked: Any
    state: Any = None
    there: Any = None


def payments(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(REPORTS.c.report.in_(keys))).all()
    asked = {row.report: posting(row, enquiry.today) for row in rows}
    there = {**bills(enquiry, asked), **accounts(enquiry, asked)}
    places = enquiry.authority.known_places(enquiry.connection, {row.region for row in rows})
    known = {
        row.report: FactsAround(
            row.report,
            item_of(row),
            places[row.region],
            into(asked[row.report]),
            row.taken_back_on is not None,
            asked=asked[row.report],
            **there.get(row.report, {}),
        )
        for row in rows
    }
    return standing_in(enquiry, REPORTED, {row.report: stream_of(row.report) for row in rows}, known)


def bills(enquiry: Enquiry, asked: Mapping[str, Posting]) -> dict[str, dict[str, Any]]:
    of = {report: one.bill for report, one in asked.items() if isinstance(one, RecordContributionPayment)}
    rows = bill_rows(enquiry.connection, of.values())
    facts = bill_facts(enquiry, [bill_in(row) for row in rows.values()], enquiry.today)
    states = enquiry.service.ledger.histories(BILL, [bill_stream(bill) for bill in rows])
    return {
        report: {"state": states[bill_stream(bill)].state, "there": facts[bill]}
        for report, bill in of.items()
        if bill in facts
    }


def accounts(enquiry: Enquiry, asked: Mapping[str, Posting]) -> dict[str, dict[str, Any]]:
    of_years: dict[int, dict[str, str]] = defaultdict(dict)
    posted = {report: one for report, one in asked.items() if isinstance(one, RecordContribution)}
    known = known_people(enquiry.connection, {one.person for one in posted.values()})
    for report, one in posted.items():
        if one.person in known:
            of_years[one.year][report] = one.person
    states = enquiry.service.ledger.histories(ACCOUNT, [account_stream(person) for person in known])
    found: dict[str, dict[str, Any]] = {}
    for year, persons in of_years.items():
        facts = account_facts(enquiry, [*persons.values()], enquiry.today, year)
        for report, person in persons.items():
            found[report] = {"state": states[account_stream(person)].state, "there": facts[person]}
    return found


def decide_booking(
    it: ReportedPayment, command: commands.BookReportedPayment, desk: Desk[FactsAround]
) -> Iterable[Any]:
    """Both have to let it: the report, and the bill or the account."""
    known = desk.known
    yield from REPORTED.decide(it, command, Desk(desk.by, desk.on, known))
    decider, missing = (
        (BILL, Refused("BILL_UNKNOWN", field="bill"))
        if isinstance(known.asked, RecordContributionPayment)
        else (ACCOUNT, Refused("PERSON_UNKNOWN", field="person", person=known.asked.person))
    )
    if known.there is None:
        raise missing
    yield from decider.decide(known.state, known.asked, Desk(desk.by, desk.on, known.there))


OF_REPORTED = KindOfCase(
    REPORTED.decide,
    (
        Possible(
            "bookReportedPayment",
            lambda it: commands.BookReportedPayment(on=it.on, report=it.case),
            decide_booking,
        ),
        Possible(
            "setAsideReportedPayment",
            lambda it: commands.SetAsideReportedPayment(
                on=it.on, report=it.case, ground=SetAsideGround.GIVEN_BACK
            ),
        ),
        Possible(
            "reopenReportedPayment",
            lambda it: commands.ReopenReportedPayment(on=it.on, report=it.case),
        ),
    ),
    payments,
)
