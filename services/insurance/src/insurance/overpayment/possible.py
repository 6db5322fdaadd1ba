"""What can be asked where too much was paid, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from insurance.overpayment import commands
from insurance.overpayment.case import OF_UNEMPLOYMENT, Case, case_of, is_of_unemployment, of_unemployment
from insurance.overpayment.knowledge import overpayment_facts
from insurance.overpayment.look_ups import seen_by
from insurance.overpayment.overpayment import OVERPAYMENT
from insurance.overpayment.register import OVERPAYMENTS
from insurance.overpayment.stages import Owed
from insurance.overpayment.terms import RecoveryCause, ReplyContent, SetOffAgainst
from insurance.pension.register import PENSIONS
from insurance.pension.register import seen_by as pension_seen_by
from insurance.unemployment_benefit.register import BENEFITS
from insurance.unemployment_benefit.register import seen_by as benefit_seen_by
from jinbao.calendar import month_after
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.casework.service_method import ServiceMethod
from jinbao.service import Enquiry

DIRECT = ServiceMethod.DIRECT


def overpayments(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    """Those of every pension and benefit, also where nothing has been found, and of revoked inheritances."""
    table, person, today = OVERPAYMENTS.c, PENSIONS.c.id, enquiry.today
    of_pensions = select(person).where(person.in_(keys), pension_seen_by(enquiry))
    cases = {one: Case(one, one) for one in enquiry.connection.scalars(of_pensions)}
    cases |= of_benefits(enquiry, [key for key in keys if is_of_unemployment(key)])
    found = select(table.id, table.person).where(table.id.in_(keys), seen_by(enquiry))
    cases |= {row.id: Case(row.id, row.person) for row in enquiry.connection.execute(found)}
    streams = {one: case_of(one) for one in cases}
    known = overpayment_facts(enquiry, [*cases.values()], today, month_after(today))
    return standing_in(enquiry, OVERPAYMENT, streams, known)


def of_benefits(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Case]:
    """The cases of unemployment benefits among them that the caller may see."""
    if not keys:
        return {}
    table, named = BENEFITS.c, [key.removeprefix(OF_UNEMPLOYMENT) for key in keys]
    seen = select(table.id, table.person).where(table.id.in_(named), benefit_seen_by(enquiry))
    cases = [Case(of_unemployment(row.id), row.person) for row in enquiry.connection.execute(seen)]
    return {case.overpayment: case for case in cases}


def of_finding(it: Standing) -> commands.FindOverpayment:
    """Of the pension, or of the benefit that the case names."""
    benefit = it.case.removeprefix(OF_UNEMPLOYMENT) if is_of_unemployment(it.case) else None
    return commands.FindOverpayment(on=it.on, person=it.known.person, benefit=benefit)


def of_return(it: Standing) -> commands.RecordReturn:
    """All that is owed, without what is held back."""
    owed = it.state.rest if isinstance(it.state, Owed) else 0
    return commands.RecordReturn(on=it.on, overpayment=it.case, amount=owed)


OF_OVERPAYMENT = KindOfCase(
    OVERPAYMENT.decide,
    (
        Possible("findOverpayment", of_finding),
        Possible(
            "serveOverpaymentNotice",
            lambda it: commands.ServeOverpaymentNotice(
                on=it.on, overpayment=it.case, served_on=it.on, method=DIRECT
            ),
        ),
        Possible(
            "recordOverpaymentReply",
            lambda it: commands.RecordOverpaymentReply(
                on=it.on, overpayment=it.case, content=ReplyContent.AGREES
            ),
        ),
        Possible(
            "decideRecovery",
            lambda it: commands.DecideRecovery(
                on=it.on,
                overpayment=it.case,
                cause=RecoveryCause.PERSON_ERROR,
                debtors=tuple(sorted(it.known.kin)),
            ),
        ),
        Possible(
            "serveRecovery",
            lambda it: commands.ServeRecovery(on=it.on, overpayment=it.case, served_on=it.on, method=DIRECT),
        ),
        Possible(
            "agreeInstalments",
            lambda it: commands.AgreeInstalments(on=it.on, overpayment=it.case, count=1, first_due_on=it.on),
        ),
        Possible("recordOverpaymentReturn", of_return),
        Possible(
            "setOffRecovery",
            lambda it: commands.SetOffRecovery(on=it.on, overpayment=it.case, against=SetOffAgainst.BENEFIT),
        ),
        Possible("bookSetOff", lambda it: commands.BookSetOff(on=it.on, overpayment=it.case)),
        Possible("endSetOff", lambda it: commands.EndSetOff(on=it.on, overpayment=it.case)),
        Possible(
            "handRecoveryToCourt",
            lambda it: commands.HandRecoveryToCourt(on=it.on, overpayment=it.case, file="1"),
        ),
        Possible(
            "cancelRecovery",
            lambda it: commands.CancelRecovery(on=it.on, overpayment=it.case),
        ),
    ),
    overpayments,
)
