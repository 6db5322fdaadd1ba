"""What can be looked up of single sums: by whose file they arose of, and by the heir to whom they fall."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from msgspec import convert
from sqlalchemy import Select, or_, select
from sqlalchemy.sql.elements import ColumnElement

from insurance.items import INHERITANCE, RURAL_PENSION_ENROLMENT, UNEMPLOYMENT
from insurance.payment_run.register import LINES
from insurance.single_sum.answers import SingleSumAnswer
from insurance.single_sum.register import SUMS
from insurance.single_sum.terms import SumPurpose
from jinbao.lists import by_id
from jinbao.service import Enquiry


def refunds_by_person(enquiry: Enquiry, keys: Sequence[str]) -> list[list[SingleSumAnswer]]:
    """Of the file that goes on as of the one that ended, the first one first."""
    table = SUMS.c
    which = (table.purpose == SumPurpose.REFUND, or_(table.of.in_(keys), table.person.in_(keys)))
    found: dict[str, list[SingleSumAnswer]] = defaultdict(list)
    for row in enquiry.connection.execute(shown(enquiry).where(*which).order_by(table.since, table.id)):
        for key in {row.of, row.person}:
            found[key].append(convert(row, SingleSumAnswer, from_attributes=True))
    return [found[key] for key in keys]


def sum_by_id(enquiry: Enquiry, keys: Sequence[str]) -> list[SingleSumAnswer | None]:
    return by_id(enquiry, keys, shown(enquiry), SingleSumAnswer)


def shown(enquiry: Enquiry) -> Select[Any]:
    """What is still owed, or was paid; each with its newest line."""
    lines = LINES.c
    newest = select(lines.id).where(lines.entitlement == SUMS.c.id).order_by(lines.id.desc()).limit(1)
    return select(SUMS, newest.scalar_subquery().label("payment")).where(SUMS.c.amount > 0, seen_by(enquiry))


def seen_by(enquiry: Enquiry) -> ColumnElement[bool]:
    """Whoever handles such cases there, and who gets it."""
    table = SUMS.c
    of_item: Any = {
        SumPurpose.REFUND: RURAL_PENSION_ENROLMENT,
        SumPurpose.INHERITANCE: INHERITANCE,
        SumPurpose.LIVING_GRANT: UNEMPLOYMENT,
    }
    return or_(
        *(
            (table.purpose == purpose) & enquiry.sees(item, region=table.region, person=table.person)
            for purpose, item in of_item.items()
        )
    )
