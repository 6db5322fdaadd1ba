"""Which employers a feed may be about: those of its region, by number and by name."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from identity.employer.register import EMPLOYERS, NUMBERS
from identity.partner_feed.people import Known, Subjects, alike_among
from identity.partner_feed.reading import WrittenRow
from jinbao.service import Enquiry


def employers_of(enquiry: Enquiry, region: str, rows: Sequence[WrittenRow]) -> Subjects:
    """Of a number that several have had, whoever was given it last."""
    sound = [row for row in rows if not row.faults]
    table, inside = EMPLOYERS.c, enquiry.authority.inside(region)
    home = or_(table.region.in_(inside), table.insured_in.in_(inside))
    numbered = (
        select(table.id, table.name, NUMBERS.c.number)
        .join(NUMBERS, NUMBERS.c.employer == table.id)
        .where(NUMBERS.c.number.in_({row.number for row in sound}), home)
        .order_by(NUMBERS.c.since)
    )
    named = select(table.id, table.name).where(table.name.in_({row.name for row in sound}), home)
    by_number = {row.number: Known(row.id, row.name) for row in enquiry.connection.execute(numbered)}
    alike = [Known(row.id, row.name) for row in enquiry.connection.execute(named)]
    return Subjects(by_number, alike_among(alike))
