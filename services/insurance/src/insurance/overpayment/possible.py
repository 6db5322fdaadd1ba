"""What can be asked where too much was paid, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from insurance.overpayment import commands
from insurance.overpayment.case import case_of
from insurance.overpayment.knowledge import Case, overpayment_facts
from insurance.overpayment.look_ups import seen_by
from insurance.overpayment.overpayment import OVERPAYMENT
from insurance.overpayment.register import OVERPAYMENTS
from insurance.overpayment.stages import Owed
from insurance.overpayment.terms import RecoveryCause, ReplyContent, SetOffAgainst
from insurance.pension.register import PENSIONS
from insurance.pension.register import seen_by as pension_seen_by
from jinbao.calendar import month_after
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.casework.service_method import ServiceMethod
from jinbao.service import Enquiry

DIRECT = ServiceMethod.DIRECT


def overpayments(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    """Those of every pension, also where nothing has been found, and of inheritances that were revoked."""
    table, person, today = OVERPAYMENTS.c, PENSIONS.c.id, enquiry.today
    of_pensions = select(person).where(person.in_(keys), pension_seen_by(enquiry))
    cases = {one: Case(one, one) for one in enquiry.connection.scalars(of_pensions)}
    found = select(table.id, table.person).where(table.id.in_(keys), seen_by(enquiry))
    cases |= {row.id: Case(row.id, row.person) for row in enquiry.connection.execute(found)}
    streams = {one: case_of(one) for one in cases}
    known = overpayment_facts(enquiry, [*cases.values()], today, month_after(today))
    return standing_in(enquiry, OVERPAYMENT, streams, known)


def of_return(it: Standing) -> commands.RecordReturn:
    """All that is owed, without what is held back."""
    owed = it.state.rest if isinstance(it.state, Owed) else 0
    return commands.RecordReturn(on=it.on, overpayment=it.case, amount=owed)


OF_OVERPAYMENT = KindOfCase(
    OVERPAYMENT.decide,
    (
        Possible(
            "findRuralPensionOverpayment",
            lambda it: commands.FindOverpayment(on=it.on, person=it.known.person),
        ),
        Possible(
            "serveRuralPensionOverpaymentNotice",
            lambda it: commands.ServeOverpaymentNotice(
                on=it.on, overpayment=it.case, served_on=it.on, method=DIRECT
            ),
        ),
        Possible(
            "recordRuralPensionOverpaymentReply",
            lambda it: commands.RecordOverpaymentReply(
                on=it.on, overpayment=it.case, content=ReplyContent.AGREES
            ),
        ),
        Possible(
            "decideRuralPensionRecovery",
            lambda it: commands.DecideRecovery(
                on=it.on,
                overpayment=it.case,
                cause=RecoveryCause.PERSON_ERROR,
                debtors=tuple(sorted(it.known.kin)),
            ),
        ),
        Possible(
            "serveRuralPensionRecovery",
            lambda it: commands.ServeRecovery(on=it.on, overpayment=it.case, served_on=it.on, method=DIRECT),
        ),
        Possible(
            "agreeRuralPensionInstalments",
            lambda it: commands.AgreeInstalments(on=it.on, overpayment=it.case, count=1, first_due_on=it.on),
        ),
        Possible("recordRuralPensionReturn", of_return),
        Possible(
            "setOffRuralPensionRecovery",
            lambda it: commands.SetOffRecovery(on=it.on, overpayment=it.case, against=SetOffAgainst.BENEFIT),
        ),
        Possible("bookRuralPensionSetOff", lambda it: commands.BookSetOff(on=it.on, overpayment=it.case)),
        Possible("endRuralPensionSetOff", lambda it: commands.EndSetOff(on=it.on, overpayment=it.case)),
        Possible(
            "handRuralPensionRecoveryToCourt",
            lambda it: commands.HandRecoveryToCourt(on=it.on, overpayment=it.case, file="1"),
        ),
        Possible(
            "cancelRuralPensionRecovery",
            lambda it: commands.CancelRecovery(on=it.on, overpayment=it.case),
        ),
    ),
    overpayments,
)
