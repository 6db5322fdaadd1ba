"""How long whoever is told of a finding may reply, and who says so; the notice has to say it first."""

from collections.abc import Sequence

from sqlalchemy import select

from insurance.law import RURAL_PENSION
from insurance.overpayment.answers import ReplyPeriodAnswer
from insurance.overpayment.look_ups import seen_by
from insurance.overpayment.register import OVERPAYMENTS
from jinbao.casework.parameters import set_in
from jinbao.service import Enquiry


def reply_period_of(enquiry: Enquiry, keys: Sequence[str]) -> list[ReplyPeriodAnswer | None]:
    """By the law of the day of service, or of today where it has not been served."""
    connection, table = enquiry.connection, OVERPAYMENTS.c
    columns = (table.id, table.region, table.notice_served_on)
    rows = connection.execute(select(*columns).where(table.id.in_(keys), seen_by(enquiry))).all()
    places = enquiry.authority.known_places(connection, [row.region for row in rows])
    parameters = set_in(connection, {region for place in places.values() for region in place.within})
    found = {}
    for row in rows:
        law, on = RURAL_PENSION.law.at(places[row.region].within, parameters), row.notice_served_on
        period = law.parameter("reply_period", on or enquiry.today, known_by=enquiry.today)
        found[row.id] = ReplyPeriodAnswer(period.number, period.source.cited)
    return [found.get(key) for key in keys]
