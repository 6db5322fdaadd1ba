"""What can be asked of an inheritance, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from insurance.inheritance import commands
from insurance.inheritance.inheritance import INHERITANCE
from insurance.inheritance.knowledge import Case, inheritance_facts
from insurance.inheritance.look_ups import seen_by
from insurance.inheritance.register import INHERITANCES, case_of
from insurance.inheritance.terms import EstateKind
from insurance.rural_pension.terms import ClaimStop, NotAcceptedGround, ReturnGround
from jinbao.casework.consent import Consent
from jinbao.casework.paper import PaperKind
from jinbao.casework.possible import EVERY_PAPER, KindOfCase, Possible, Standing, standing_in
from jinbao.casework.service_method import ServiceMethod
from jinbao.service import Enquiry


def inheritances(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    table = INHERITANCES.c
    seen = select(table.id, table.person, table.kind).where(table.id.in_(keys), seen_by(enquiry))
    cases = [Case(row.id, row.person, EstateKind(row.kind)) for row in enquiry.connection.execute(seen)]
    streams = {case.inheritance: case_of(case.inheritance) for case in cases}
    return standing_in(enquiry, INHERITANCE, streams, inheritance_facts(enquiry, cases, enquiry.today))


OF_INHERITANCE = KindOfCase(
    INHERITANCE.decide,
    (
        Possible(
            "acceptInheritance",
            lambda it: commands.AcceptInheritance(on=it.on, inheritance=it.case),
        ),
        Possible(
            "refuseInheritance",
            lambda it: commands.RefuseInheritance(
                on=it.on, inheritance=it.case, reasons=(NotAcceptedGround.OTHER_REGION,)
            ),
        ),
        Possible(
            "askToCompleteInheritance",
            lambda it: commands.AskToCompleteInheritance(
                on=it.on, inheritance=it.case, missing=(PaperKind.ID_CARD,)
            ),
        ),
        Possible(
            "completeInheritance",
            lambda it: commands.CompleteInheritance(
                on=it.on, inheritance=it.case, papers=EVERY_PAPER, consent=Consent.WRITTEN
            ),
        ),
        Possible(
            "reviewInheritance",
            lambda it: commands.ReviewInheritance(on=it.on, inheritance=it.case),
        ),
        Possible(
            "recheckInheritance",
            lambda it: commands.RecheckInheritance(on=it.on, inheritance=it.case),
        ),
        Possible(
            "returnInheritance",
            lambda it: commands.ReturnInheritance(
                on=it.on, inheritance=it.case, to=ClaimStop.APPLICANT, reasons=(ReturnGround.FORM_WRONG,)
            ),
        ),
        Possible(
            "decideInheritance",
            lambda it: commands.DecideInheritance(on=it.on, inheritance=it.case),
        ),
        Possible(
            "withdrawInheritance",
            lambda it: commands.WithdrawInheritance(on=it.on, inheritance=it.case, consent=Consent.WRITTEN),
        ),
        Possible(
            "serveInheritanceDecision",
            lambda it: commands.ServeInheritanceDecision(
                on=it.on, inheritance=it.case, served_on=it.on, method=ServiceMethod.DIRECT
            ),
        ),
        Possible(
            "payInheritance",
            lambda it: commands.PayInheritance(on=it.on, inheritance=it.case),
        ),
        Possible(
            "revokeInheritance",
            lambda it: commands.RevokeInheritance(on=it.on, inheritance=it.case),
        ),
    ),
    inheritances,
)
