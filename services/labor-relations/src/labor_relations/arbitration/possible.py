"""What can be asked in an arbitration, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from jinbao.casework.paper import PaperKind
from jinbao.casework.possible import EVERY_PAPER, KindOfCase, Possible, Standing, standing_in
from jinbao.casework.service_method import ServiceMethod
from jinbao.service import Enquiry
from labor_relations.arbitration import award_commands, commands
from labor_relations.arbitration.arbitration import CASE
from labor_relations.arbitration.events import ClaimFound
from labor_relations.arbitration.knowledge import about_each, arbitration_facts
from labor_relations.arbitration.limitation import Break
from labor_relations.arbitration.look_ups import is_seen
from labor_relations.arbitration.register import ARBITRATIONS, stream_of
from labor_relations.arbitration.states import Accepted, Awarded, Dossier, Open
from labor_relations.arbitration.terms import (
    AwardFinding,
    BreakGround,
    CourtOutcome,
    Defence,
    ExtensionGround,
    NotAcceptedReason,
    PauseGround,
    PostponementGround,
    ReplacementGround,
    SetAsideGround,
)
from labor_relations.case_number.procedure import next_number
from labor_relations.case_number.terms import CaseSeries, NumberCancellation
from labor_relations.dispute.claims import OF_MONEY
from labor_relations.dispute.terms import Side
from labor_relations.service_of_documents.commands import AnnulService, RecordServiceAttempt, ServeDocument
from labor_relations.service_of_documents.terms import FailedServiceAttempt, ServedDocument, ServiceAnnulment

A_MONTH = timedelta(days=31)


def arbitrations(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    seen = select(ARBITRATIONS.c.id).where(ARBITRATIONS.c.id.in_(keys), is_seen(enquiry))
    cases = about_each(enquiry, list(enquiry.connection.scalars(seen)))
    number = next_number(enquiry, CaseSeries.ARBITRATION, enquiry.today.year)
    known = arbitration_facts(enquiry, list(cases.values()), enquiry.today, number)
    return standing_in(enquiry, CASE, {one: stream_of(one) for one in cases}, known)


def dossier(it: Standing) -> Dossier:
    case: Open = it.state
    return case.dossier


def panel(it: Standing) -> tuple[str, ...]:
    return it.state.panel if isinstance(it.state, Accepted | Awarded) else ()


def fit(it: Standing) -> tuple[str, ...]:
    """Who of the list could sit."""
    known = it.known
    return tuple(
        one
        for one, listed in known.arbitrators.items()
        if listed.region in known.place.within and one not in known.kin and one not in panel(it)
    )


def findings(it: Standing) -> tuple[ClaimFound, ...]:
    """Everything that is still open, as it was claimed."""
    case, done = dossier(it), it.state.awarded if isinstance(it.state, Accepted) else frozenset()
    late = {one.claim for one in case.limitations if not one.in_time}
    return tuple(
        ClaimFound(place, AwardFinding.OUT_OF_TIME)
        if place in late
        else ClaimFound(place, AwardFinding.SUPPORTED, claim.amount if claim.kind in OF_MONEY else None)
        for place, claim in enumerate(case.claims)
        if place not in done
    )


def to_serve(it: Standing) -> dict[str, Any]:
    """The first document that somebody does not have."""
    case = dossier(it)
    for issued in case.issued:
        for side in issued.sides:
            for one in case.addressees(side):
                if not case.has(issued.document, issued.number, [one]):
                    whom = "employer" if side is Side.EMPLOYER else "worker"
                    return {"document": issued.document, "number": issued.number, whom: one}
    return {"document": ServedDocument.AWARD, "worker": it.known.person}


def last_served(it: Standing) -> dict[str, Any]:
    """The last document that somebody got."""
    case = dossier(it)
    if not case.on_hand:
        return to_serve(it)
    last = case.on_hand[-1]
    whom = "employer" if case.side_of(last.addressee) is Side.EMPLOYER else "worker"
    return {"document": last.document, "number": last.number, whom: last.addressee}


def party_at_court(it: Standing) -> dict[str, Any]:
    """The first worker, unless only an employer is at court."""
    case, suits = dossier(it), it.state.suits if isinstance(it.state, Awarded) else frozenset()
    employers = [one for one in case.parties.employers if one in suits]
    workers = [one for one in case.parties.workers if one in suits]
    return {"employer": employers[0]} if employers and not workers else {"worker": case.parties.workers[0]}


def the_dead(it: Standing) -> dict[str, Any]:
    facts, parties = it.known.of_parties, dossier(it).parties
    dead = next((one for one in parties.workers if one in facts.dead), parties.workers[0])
    kin = tuple(sorted(one for one in facts.kin.get(dead, ()) if one not in facts.dead))
    return {"dead": dead, "heirs": kin[:1] or (dead,)}


OF_ARBITRATION = KindOfCase(
    CASE.decide,
    (
        Possible(
            "recordArbitrationLimitationBreak",
            lambda it: commands.RecordLimitationBreak(
                on=it.on,
                arbitration=it.case,
                limitation_break=Break(ground=BreakGround.CLAIMED, since=dossier(it).filed_on),
            ),
        ),
        Possible(
            "askToCompleteArbitration",
            lambda it: commands.AskToCompleteArbitration(
                on=it.on, arbitration=it.case, missing=(PaperKind.ID_CARD,)
            ),
        ),
        Possible(
            "completeArbitration",
            lambda it: commands.CompleteArbitration(on=it.on, arbitration=it.case, papers=EVERY_PAPER),
        ),
        Possible("acceptArbitration", lambda it: commands.AcceptArbitration(on=it.on, arbitration=it.case)),
        Possible(
            "refuseArbitration",
            lambda it: commands.RefuseArbitration(
                on=it.on, arbitration=it.case, reasons=(NotAcceptedReason.OTHER_COMMISSION,)
            ),
        ),
        Possible(
            "annulArbitrationAcceptance",
            lambda it: commands.AnnulArbitrationAcceptance(
                on=it.on, arbitration=it.case, ground=NumberCancellation.FILED_IN_ERROR
            ),
        ),
        Possible(
            "serveArbitrationDocument",
            lambda it: ServeDocument(
                on=it.on,
                arbitration=it.case,
                served_on=it.on,
                method=ServiceMethod.DIRECT,
                **to_serve(it),
            ),
        ),
        Possible(
            "annulArbitrationService",
            lambda it: AnnulService(
                on=it.on,
                arbitration=it.case,
                ground=ServiceAnnulment.WRONG_DAY,
                papers=EVERY_PAPER,
                **last_served(it),
            ),
        ),
        Possible(
            "recordArbitrationServiceAttempt",
            lambda it: RecordServiceAttempt(
                on=it.on,
                arbitration=it.case,
                attempted_on=it.on,
                outcome=FailedServiceAttempt.ABSENT,
                **to_serve(it),
            ),
        ),
        Possible(
            "recordArbitrationAnswer",
            lambda it: commands.RecordArbitrationAnswer(
                on=it.on, arbitration=it.case, defence=Defence.DISPUTES_FACTS
            ),
        ),
        Possible(
            "formArbitrationPanel",
            lambda it: commands.FormArbitrationPanel(
                on=it.on, arbitration=it.case, arbitrators=fit(it)[:1] or (it.known.person,)
            ),
        ),
        Possible(
            "replaceArbitrator",
            lambda it: commands.ReplaceArbitrator(
                on=it.on,
                arbitration=it.case,
                leaves=(*panel(it), it.known.person)[0],
                comes=(*fit(it), it.known.person)[0],
                ground=ReplacementGround.UNABLE,
            ),
        ),
        Possible(
            "scheduleArbitrationHearing",
            lambda it: commands.ScheduleArbitrationHearing(
                on=it.on, arbitration=it.case, held_on=it.on + A_MONTH
            ),
        ),
        Possible(
            "askForArbitrationPostponement",
            lambda it: commands.AskForPostponement(
                on=it.on, arbitration=it.case, ground=PostponementGround.ILLNESS
            ),
        ),
        Possible(
            "refuseArbitrationPostponement",
            lambda it: commands.RefusePostponement(on=it.on, arbitration=it.case),
        ),
        Possible(
            "holdArbitrationHearing",
            lambda it: commands.HoldArbitrationHearing(on=it.on, arbitration=it.case, present=tuple(Side)),
        ),
        Possible(
            "recordArbitrationMediation",
            lambda it: commands.RecordArbitrationMediation(on=it.on, arbitration=it.case),
        ),
        Possible(
            "extendArbitration",
            lambda it: commands.ExtendArbitration(
                on=it.on, arbitration=it.case, ground=ExtensionGround.COMPLEX
            ),
        ),
        Possible(
            "pauseArbitration",
            lambda it: commands.PauseArbitration(on=it.on, arbitration=it.case, ground=PauseGround.APPRAISAL),
        ),
        Possible("resumeArbitration", lambda it: commands.ResumeArbitration(on=it.on, arbitration=it.case)),
        Possible(
            "continueArbitrationWithHeirs",
            lambda it: commands.ContinueWithHeirs(on=it.on, arbitration=it.case, **the_dead(it)),
        ),
        Possible(
            "withdrawArbitration", lambda it: commands.WithdrawArbitration(on=it.on, arbitration=it.case)
        ),
        Possible(
            "makePartialArbitrationAward",
            lambda it: award_commands.MakePartialAward(on=it.on, arbitration=it.case, found=findings(it)[:1]),
        ),
        Possible(
            "orderArbitrationAdvanceExecution",
            lambda it: award_commands.OrderAdvanceExecution(
                on=it.on,
                arbitration=it.case,
                claims=(0,),
                amount=dossier(it).claims[0].amount or 0,
                rights_clear=True,
                livelihood_at_risk=True,
            ),
        ),
        Possible(
            "makeArbitrationAward",
            lambda it: award_commands.MakeAward(on=it.on, arbitration=it.case, found=findings(it)),
        ),
        Possible(
            "recordArbitrationSuit",
            lambda it: award_commands.RecordSuit(
                on=it.on,
                arbitration=it.case,
                worker=dossier(it).parties.workers[0],
                filed_on=it.on,
                file="1",
            ),
        ),
        Possible(
            "recordArbitrationSuitOutcome",
            lambda it: award_commands.RecordSuitOutcome(
                on=it.on, arbitration=it.case, outcome=CourtOutcome.WITHDRAWN, **party_at_court(it)
            ),
        ),
        Possible(
            "recordArbitrationSetAsideRequest",
            lambda it: award_commands.RecordSetAsideRequest(
                on=it.on,
                arbitration=it.case,
                employer=dossier(it).parties.employers[0],
                grounds=(SetAsideGround.LAW_MISAPPLIED,),
                filed_on=it.on,
                file="1",
            ),
        ),
        Possible(
            "recordArbitrationSetAsideRuling",
            lambda it: award_commands.RecordSetAsideRuling(on=it.on, arbitration=it.case, is_set_aside=False),
        ),
        Possible(
            "confirmArbitrationAwardEffective",
            lambda it: award_commands.ConfirmAwardEffective(on=it.on, arbitration=it.case),
        ),
        Possible(
            "askForArbitrationExecution",
            lambda it: award_commands.AskForExecution(on=it.on, arbitration=it.case, file="1"),
        ),
        Possible(
            "recordArbitrationExecution",
            lambda it: award_commands.RecordExecution(on=it.on, arbitration=it.case),
        ),
        Possible(
            "recordArbitrationPerformance",
            lambda it: award_commands.RecordAwardPerformance(
                on=it.on, arbitration=it.case, worker=dossier(it).parties.workers[0], amount=1
            ),
        ),
    ),
    arbitrations,
)
