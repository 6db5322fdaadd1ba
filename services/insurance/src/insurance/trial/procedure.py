"""What insurance says of a fact before and after: what is asked of it, and how each month stands."""

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import or_, select, union_all

from insurance.asked import ANSWERED_BY, AskedAct
from insurance.payment_run.knowledge import months_by_entitlement
from insurance.payment_run.paid import PAID
from insurance.payment_run.terms import PaidBenefit
from insurance.pension.register import case_of as pension_case
from insurance.today.asked import of_benefits, of_enrolments, of_pensions
from insurance.trial.proposing import case_of, command_for
from insurance.unemployment_benefit.register import case_of as unemployment_case
from jinbao.catalogue import house
from jinbao.service import Enquiry, Slice
from jinbao.trial.answers import ActForeseen, MonthStands
from jinbao.trial.effects import Effects, Named, Proposal

CASES: Mapping[PaidBenefit, Callable[[str], str]] = {
    PaidBenefit.RURAL_PENSION: pension_case,
    PaidBenefit.UNEMPLOYMENT: unemployment_case,
    PaidBenefit.SINGLE_SUM: lambda sum_: f"single-sum/{sum_}",
}


def asked(enquiry: Enquiry, named: Named) -> Iterator[Proposal]:
    """Of persons and their cases; what concerns a whole county follows from no one's fact."""
    acts = (one for each in (of_pensions, of_enrolments, of_benefits) for one in each(enquiry))
    rows = union_all(*acts).subquery()
    concerned = or_(rows.c.person.in_(named), rows.c.case.in_(named))
    for row in enquiry.connection.execute(select(rows).where(concerned).order_by(rows.c.act, rows.c.case)):
        act = AskedAct(row.act)
        label = house().label(act, enquiry.call.language)
        case = case_of(act, row.case)
        about = (enquiry.service.name, act, label, ANSWERED_BY[act], case, row.person, row.region)
        yield Proposal(ActForeseen(*about), command_for(enquiry, row))


def months(enquiry: Enquiry, named: Named) -> Iterator[MonthStands]:
    """Of each pension, benefit and single sum, as payment runs see them."""
    for benefit, of in PAID.items():
        concerned = or_(of.person.in_(named), of.table.c.id.in_(named))
        entitlements = list(enquiry.connection.scalars(select(of.table.c.id).where(concerned)))
        for key, found in zip(entitlements, months_by_entitlement(enquiry, entitlements), strict=True):
            about = (enquiry.service.name, CASES[benefit](key), benefit)
            for one in found:
                yield MonthStands(*about, one.month, one.due, one.kept, one.owed, one.overpaid)


SLICE = Slice("trial", effects=Effects(asked, months))
