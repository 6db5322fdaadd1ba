"""What insurance must know to decide about bills and relations, gathered for many bills at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, convert
from sqlalchemy import Column, Connection, Row, select

from insurance.employee_contribution.answers import InsuranceAnswer
from insurance.employee_contribution.events import BillLine
from insurance.employee_contribution.facts import BillFacts, MonthBefore, RelationFacts
from insurance.employee_contribution.money import LATE_FEES, PAYMENTS
from insurance.employee_contribution.register import BILLS, LINES, stream_of
from insurance.employee_contribution.relations import heard_of, insured_in
from insurance.employee_contribution.terms import EmployeeScheme
from insurance.items import EMPLOYEE_CONTRIBUTION
from insurance.unserved import unserved_in
from jinbao.actor import EVERYTHING
from jinbao.calendar import Month, later
from jinbao.casework.employers import known_employers
from jinbao.casework.parameters import set_in
from jinbao.casework.people import known_people
from jinbao.decider import NotAuthorised, Refused
from jinbao.service import Enquiry


class BillOf(Struct, frozen=True):
    """Of whom, for which insurance, for which month."""

    employer: str
    scheme: EmployeeScheme
    month: Month

    @property
    def id(self) -> str:
        return f"{self.employer}/{self.scheme}/{self.month}"

    @property
    def stream(self) -> str:
        return stream_of(self.id)

    @property
    def before(self) -> "BillOf":
        return BillOf(self.employer, self.scheme, later(self.month, -1))


def bill_in(row: Any) -> BillOf:
    return BillOf(row.employer, EmployeeScheme(row.scheme), row.month)


def employer_facts(enquiry: Enquiry, employers: Sequence[str], on: date) -> Mapping[str, dict[str, Any]]:
    """What every decision about them rests on; one that is not insured anywhere is left out."""
    connection = enquiry.connection
    known = known_employers(connection, employers, on)
    insured = {one.employer: one.insured_in for one in known.values() if one.insured_in}
    places = enquiry.authority.known_places(connection, insured.values())
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    return {
        employer: {
            "person": employer,
            "kin": known[employer].agents,
            "employer": known[employer],
            "place": places[region],
            "parameters": tuple(one for one in parameters if one.region in places[region].within),
        }
        for employer, region in insured.items()
    }


def insured_employer(enquiry: Enquiry, employer: str, on: date) -> dict[str, Any]:
    """Raises EMPLOYER_NOT_INSURED."""
    found = employer_facts(enquiry, [employer], on).get(employer)
    if found is None:
        must_have_part(enquiry, employer, on)
        raise Refused("EMPLOYER_NOT_INSURED", field="employer", employer=employer)
    return found


def must_have_part(enquiry: Enquiry, employer: str, on: date) -> None:
    """Whether an employer is insured or billed is told to its agents and who handles contributions."""
    by, known = enquiry.actor, known_employers(enquiry.connection, [employer], on)
    is_agent = by.office is None and employer in known and by.person in known[employer].agents
    handled = {EVERYTHING, EMPLOYEE_CONTRIBUTION}
    if not is_agent and not any(grant.holds_on(on) and handled & {*grant.items} for grant in by.grants):
        raise NotAuthorised("NOT_AUTHORISED", item=EMPLOYEE_CONTRIBUTION, on=on)


def bill_facts(enquiry: Enquiry, bills: Sequence[BillOf], on: date) -> Mapping[str, BillFacts]:
    """Of each bill whose employer is insured; as many statements for one as for a hundred."""
    if not bills:
        return {}
    connection = enquiry.connection
    of_employers = employer_facts(enquiry, sorted({bill.employer for bill in bills}), on)
    months = [bill.month for bill in bills]
    covered = insured_in(connection, [*of_employers], min(months), max(months))
    rows = bill_rows(connection, [one.id for bill in bills for one in (bill, bill.before)])
    lines = lines_of(connection, [bill.before.id for bill in bills])
    booked = by_number(connection, PAYMENTS.c.event, bills)
    charged = by_number(connection, LATE_FEES.c.decision, bills)
    unserved = unserved_in(connection, [bill.stream for bill in bills])
    return {
        bill.id: BillFacts(
            **of_employers[bill.employer],
            scheme=bill.scheme,
            month=bill.month,
            covered={one.person: one.kind for one in covered[bill.employer] if one.covers(bill.month)},
            month_before=month_before(rows.get(bill.before.id), lines[bill.before.id]),
            declared=of_row(rows.get(bill.id), "declared_event"),
            assessed=of_row(rows.get(bill.id), "decision"),
            booked=booked[bill.id],
            charged=charged[bill.id],
            measured=of_row(rows.get(bill.id), "measure_event"),
            unserved=unserved[bill.stream],
        )
        for bill in bills
        if bill.employer in of_employers
    }


def bill_rows(connection: Connection, bills: Iterable[str]) -> Mapping[str, Row[Any]]:
    rows = connection.execute(select(BILLS).where(BILLS.c.id.in_(sorted(set(bills)))))
    return {row.id: row for row in rows}


def lines_of(connection: Connection, bills: Iterable[str]) -> Mapping[str, tuple[BillLine, ...]]:
    """Those that were worked out."""
    found: dict[str, list[BillLine]] = defaultdict(list)
    statement = select(LINES).where(LINES.c.bill.in_(sorted(set(bills))), LINES.c.assessed.is_(True))
    for row in connection.execute(statement.order_by(LINES.c.bill, LINES.c.person)):
        found[row.bill].append(convert(row, BillLine, from_attributes=True))
    return defaultdict(tuple, {bill: tuple(each) for bill, each in found.items()})


def by_number(
    connection: Connection, event: Column[Any], bills: Sequence[BillOf]
) -> Mapping[str, dict[int, str]]:
    """The event of each payment or late fee of each bill."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    table = event.table.c
    statement = select(table.bill, table.number, event).where(table.bill.in_([one.id for one in bills]))
    for bill, number, booked in connection.execute(statement):
        found[bill][number] = booked
    return found


def month_before(row: Row[Any] | None, lines: tuple[BillLine, ...]) -> MonthBefore | None:
    if row is None or row.amount is None:
        return None
    return MonthBefore(row.amount, lines, row.decision)


def of_row(row: Row[Any] | None, name: str) -> str:
    return (getattr(row, name) or "") if row is not None else ""


def relation_facts(
    enquiry: Enquiry, pairs: Sequence[InsuranceAnswer], on: date
) -> Mapping[str, RelationFacts]:
    """Of each employee with an employer that is insured; as many statements for one as for a hundred."""
    connection = enquiry.connection
    of_employers = employer_facts(enquiry, sorted({pair.employer for pair in pairs}), on)
    persons = sorted({pair.person for pair in pairs})
    known, heard, months = (
        known_people(connection, persons),
        heard_of(connection, persons),
        months_on_bills(connection, persons),
    )
    return {
        pair.id: RelationFacts(
            **of_employers[pair.employer],
            is_known=pair.person in known,
            died_on=proven_death(known.get(pair.person)),
            heard=heard[pair.id],
            months=months[pair.id],
        )
        for pair in pairs
        if pair.employer in of_employers
    }


def proven_death(person: Row[Any] | None) -> date | None:
    return person.died_on if person is not None and person.death_is_proven else None


def months_on_bills(connection: Connection, persons: Sequence[str]) -> Mapping[str, tuple[Month, ...]]:
    """By employer and person."""
    found: dict[str, set[Month]] = defaultdict(set)
    statement = select(LINES.c.employer, LINES.c.person, LINES.c.month).where(LINES.c.person.in_(persons))
    for employer, person, month in connection.execute(statement.distinct()):
        found[f"{employer}/{person}"].add(month)
    return defaultdict(tuple, {pair: tuple(sorted(each)) for pair, each in found.items()})


def bill_named(enquiry: Enquiry, bill: str, on: date) -> BillOf:
    """Raises BILL_UNKNOWN."""
    row = bill_rows(enquiry.connection, [bill]).get(bill)
    if row is None:
        must_have_part(enquiry, bill.partition("/")[0], on)
        raise Refused("BILL_UNKNOWN", field="bill")
    return bill_in(row)
