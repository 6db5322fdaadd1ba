"""What insurance says of a fact before and after: what is asked of it, and how each month stands."""

from collections.abc import Callable, Iterator, Mapping

from sqlalchemy import ColumnElement, or_, select, union_all

from insurance.asked import ANSWERED_BY, AskedAct
from insurance.inheritance.register import INHERITANCES
from insurance.payment_run.knowledge import months_by_entitlement
from insurance.payment_run.paid import PAID
from insurance.payment_run.terms import PaidBenefit
from insurance.pension.register import case_of as pension_case
from insurance.today.asked import of_persons
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
    rows = union_all(*of_persons(enquiry)).subquery()
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
        of_them = select(of.table.c.id).where(concerns(benefit, named))
        entitlements = list(enquiry.connection.scalars(of_them))
        for key, found in zip(entitlements, months_by_entitlement(enquiry, entitlements), strict=True):
            about = (enquiry.service.name, CASES[benefit](key), benefit)
            for one in found:
                yield MonthStands(*about, one.month, one.due, one.kept, one.owed, one.overpaid)


def concerns(benefit: PaidBenefit, named: Named) -> ColumnElement[bool]:
    """Whose it is, or, where heirs have it, after whom."""
    of = PAID[benefit]
    theirs = or_(of.person.in_(named), of.table.c.id.in_(named))
    if benefit is not PaidBenefit.SINGLE_SUM:
        return theirs
    left = select(INHERITANCES.c.id).where(INHERITANCES.c.person.in_(named))
    return or_(theirs, of.table.c.of.in_(left))


SLICE = Slice("trial", effects=Effects(asked, months))
