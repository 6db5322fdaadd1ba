"""Persons and contacts, counted apart (人、人次): each contact as it stands, each person once in a line."""

from collections.abc import Sequence

from msgspec import convert
from sqlalchemy import and_, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from employment.contact.answers import ContactAspect, ContactFigures, ContactLine
from employment.contact.register import CONTACTS
from employment.contact.terms import ContactKind
from employment.items import CONSULTATION, GUIDANCE
from jinbao.casework.people import PEOPLE
from jinbao.service import Enquiry, LookUp, Slice

TABLE = CONTACTS.c
TOLD_APART_BY = {
    ContactAspect.KIND: TABLE.kind,
    ContactAspect.OFFICE: TABLE.office,
    ContactAspect.TOPIC: TABLE.topic,
    ContactAspect.MONTH: TABLE.month,
}
ITEM_OF = {ContactKind.CONSULTATION: CONSULTATION, ContactKind.GUIDANCE: GUIDANCE}


def contact_figures(enquiry: Enquiry, keys: Sequence[ContactFigures]) -> list[list[ContactLine]]:
    return [lines(enquiry, ask) for ask in keys]


def lines(enquiry: Enquiry, ask: ContactFigures) -> list[ContactLine]:
    apart = [TOLD_APART_BY[one] for one in dict.fromkeys(ask.by)]
    somebody = func.coalesce(PEOPLE.c.merged_into, TABLE.person)  # two files may be of one human being
    counted = (
        select(
            *apart,
            func.count().label("contacts"),
            func.count(somebody.distinct()).label("persons"),
            (func.count() - func.count(TABLE.person)).label("unnamed"),
        )
        .select_from(CONTACTS.outerjoin(PEOPLE, PEOPLE.c.person == TABLE.person))
        .where(seen(enquiry), *wanted(enquiry, ask))
        .group_by(*apart)
        .order_by(*apart)
    )
    rows = enquiry.connection.execute(counted)
    return [convert(row, ContactLine, from_attributes=True) for row in rows]


def wanted(enquiry: Enquiry, ask: ContactFigures) -> list[ColumnElement[bool]]:
    narrowed = {TABLE.kind: ask.kind, TABLE.topic: ask.topic, TABLE.office: ask.office}
    return [
        TABLE.region.in_(enquiry.authority.inside(ask.region)),
        TABLE.month.between(ask.first_month, ask.last_month),
        *(column == said for column, said in narrowed.items() if said is not None),
    ]


def seen(enquiry: Enquiry) -> ColumnElement[bool]:
    """Contacts of a kind are for who handles that kind there."""
    return or_(
        *(and_(TABLE.kind == kind, enquiry.sees(item, region=TABLE.region)) for kind, item in ITEM_OF.items())
    )


SLICE = Slice("contact", look_ups={"contact_figures": LookUp(contact_figures)})
