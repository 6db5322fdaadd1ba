"""The benefits that runs pay: in which register each stands, whose it is, and on what terms it is paid."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, FromClause, Select, select, true

from insurance.payment_run.owing import Terms
from insurance.payment_run.terms import PaidBenefit
from insurance.pension import register as pension
from insurance.single_sum import register as single_sum
from insurance.unemployment_benefit import register as unemployment
from jinbao.casework.people import PEOPLE


class Paid(Struct, frozen=True):
    """The register of a benefit; its rows have id, region, payer, version, hands and terms.

    A run looks at those rows alone that are ``open``: what is paid once is over then.
    """

    table: FromClause
    person: ColumnElement[str]
    terms_in: Callable[[Any], Terms]
    open: ColumnElement[bool] = true()

    def with_death(self) -> Select[Any]:
        """Each with its person, and what is known of a death, be it a mere report (handbook 17.2)."""
        whose = self.person.label("whose")
        return select(self.table, whose, PEOPLE.c.died_on, PEOPLE.c.death_is_proven).join(
            PEOPLE, PEOPLE.c.person == self.person
        )


PAID = {
    PaidBenefit.RURAL_PENSION: Paid(pension.PENSIONS, pension.PENSIONS.c.id, pension.terms_in),
    PaidBenefit.UNEMPLOYMENT: Paid(
        unemployment.BENEFITS, unemployment.BENEFITS.c.person, unemployment.terms_in
    ),
    PaidBenefit.SINGLE_SUM: Paid(
        single_sum.PAYABLE, single_sum.PAYABLE.c.person, single_sum.terms_in, single_sum.is_waiting()
    ),
}
