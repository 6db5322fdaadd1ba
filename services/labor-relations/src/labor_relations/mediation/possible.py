"""What can be asked of a mediation, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.service import Enquiry
from labor_relations.case_number.procedure import next_number
from labor_relations.case_number.terms import CaseSeries
from labor_relations.dispute.claims import OF_MONEY
from labor_relations.dispute.parties import Succession
from labor_relations.entitlement.facts import WorkFacts
from labor_relations.mediation import commands
from labor_relations.mediation.knowledge import Known, mediation_facts, parties_in
from labor_relations.mediation.look_ups import is_seen
from labor_relations.mediation.mediation import MEDIATION
from labor_relations.mediation.register import MEDIATIONS, case_of
from labor_relations.mediation.terms import FailureGround, NotMediatedGround

PAPER = CasePaper(PaperKind.EVIDENCE, "", "")


def mediations(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    table = MEDIATIONS.c
    rows = enquiry.connection.execute(
        select(table.id, table.region).where(table.id.in_(keys), is_seen(enquiry))
    ).all()
    streams = {row.id: case_of(row.id) for row in rows}
    states = enquiry.service.ledger.histories(MEDIATION, list(streams.values()))
    cases = [Known(row.id, row.region, parties_in(states[streams[row.id]].state)) for row in rows]
    number = next_number(enquiry, CaseSeries.MEDIATION, enquiry.today.year)
    known = mediation_facts(enquiry, cases, enquiry.today, number)
    return standing_in(enquiry, MEDIATION, streams, known)


def agreement(it: Standing) -> commands.RecordAgreement:
    """What was asked for, signed by whoever may sign for either side."""
    dossier, facts = it.state.dossier, it.known.of_parties
    claim = dossier.claims[0]
    promised = commands.Promised(
        claim=0, due_on=it.on, amount=claim.amount if claim.kind in OF_MONEY else None
    )
    parties = dossier.parties
    workers = (*parties.heirs, *(parties.representatives or parties.workers))
    employers = (
        *parties.operators,
        *(one for each in parties.employers for one in facts.acting.get(each, ())),
    )
    return commands.RecordAgreement(
        on=it.on,
        mediation=it.case,
        promises=(promised,),
        signed_by=(*(one for one in workers if one not in facts.dead), *employers),
        sealed=True,
        document=PAPER,
    )


def succession(it: Standing) -> commands.SucceedInMediation:
    parties, facts = it.state.dossier.parties, it.known.of_parties
    dead = next((one for one in parties.workers if one in facts.dead), parties.workers[0])
    heirs = tuple(sorted(facts.kin.get(dead, frozenset()) - {*facts.dead}))
    return commands.SucceedInMediation(
        on=it.on, mediation=it.case, succession=Succession(dead=dead, heirs=heirs)
    )


def facts_of(it: Standing) -> commands.EstablishWorkFacts:
    worker = it.state.dossier.parties.workers[0]
    facts = WorkFacts(started_on=it.on)
    return commands.EstablishWorkFacts(on=it.on, mediation=it.case, worker=worker, facts=facts)


OF_MEDIATION = KindOfCase(
    MEDIATION.decide,
    (
        Possible("acceptMediation", lambda it: commands.AcceptMediation(on=it.on, mediation=it.case)),
        Possible(
            "declineMediation",
            lambda it: commands.DeclineMediation(
                on=it.on, mediation=it.case, ground=NotMediatedGround.OTHER_SIDE_DECLINES
            ),
        ),
        Possible("establishMediationFacts", facts_of),
        Possible(
            "workOutMediationClaim",
            lambda it: commands.WorkOutClaim(on=it.on, mediation=it.case, claim=0),
        ),
        Possible("holdMediation", lambda it: commands.HoldMediation(on=it.on, mediation=it.case)),
        Possible("recordMediationAgreement", agreement),
        Possible(
            "recordMediationPerformance",
            lambda it: commands.RecordPerformance(on=it.on, mediation=it.case),
        ),
        Possible(
            "recordMediationBreach",
            lambda it: commands.RecordBreach(on=it.on, mediation=it.case, claims=(0,)),
        ),
        Possible(
            "failMediation",
            lambda it: commands.FailMediation(on=it.on, mediation=it.case, ground=FailureGround.NO_AGREEMENT),
        ),
        Possible("withdrawMediation", lambda it: commands.WithdrawMediation(on=it.on, mediation=it.case)),
        Possible("succeedInMediation", succession),
    ),
    mediations,
)
