"""What can be asked in an arbitration, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import select

from jinbao.casework.paper import PaperKind
from jinbao.casework.possible import EVERY_PAPER, KindOfCase, Possible, Standing
from jinbao.casework.service_method import ServiceMethod
from jinbao.service import Enquiry
from labor_relations.arbitration import challenge_commands, commands
from labor_relations.arbitration.arbitration import CASE
from labor_relations.arbitration.knowledge import arbitration_facts, kept
from labor_relations.arbitration.limitation import Break
from labor_relations.arbitration.look_ups import is_seen
from labor_relations.arbitration.possible_award import OF_AWARD
from labor_relations.arbitration.register import ARBITRATIONS
from labor_relations.arbitration.terms import (
    BreakGround,
    Defence,
    ExtensionGround,
    NotAcceptedReason,
    PauseGround,
    PostponementGround,
    ReplacementGround,
)
from labor_relations.arbitration.typical import (
    challenged,
    dossier,
    fit,
    last_served,
    panel,
    the_dead,
    to_serve,
)
from labor_relations.case_number.procedure import next_number
from labor_relations.case_number.terms import CaseSeries, NumberCancellation
from labor_relations.dispute.terms import Side
from labor_relations.service_of_documents.commands import (
    AnnulService,
    PublishServiceNotice,
    RecordServiceAttempt,
    ServeDocument,
)
from labor_relations.service_of_documents.terms import FailedServiceAttempt, NoticeMedium, ServiceAnnulment

A_MONTH = timedelta(days=31)


def arbitrations(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    seen = select(ARBITRATIONS.c.id).where(ARBITRATIONS.c.id.in_(keys), is_seen(enquiry))
    cases = kept(enquiry, list(enquiry.connection.scalars(seen)))
    number = next_number(enquiry, CaseSeries.ARBITRATION, enquiry.today.year)
    known = arbitration_facts(enquiry, list(cases.values()), enquiry.today, number)
    return {one: Standing(one, enquiry.today, case.state, known[one]) for one, case in cases.items()}


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
            "publishArbitrationServiceNotice",
            lambda it: PublishServiceNotice(
                on=it.on,
                arbitration=it.case,
                published_on=it.on,
                medium=NoticeMedium.BOARD,
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
            "challengeArbitrator",
            lambda it: challenge_commands.ChallengeArbitrator(
                on=it.on,
                arbitration=it.case,
                challenged=(*panel(it), it.known.person)[0],
                ground=ReplacementGround.INTEREST,
                known_on=it.on,
            ),
        ),
        Possible(
            "decideArbitratorChallenge",
            lambda it: challenge_commands.DecideChallenge(
                on=it.on, arbitration=it.case, challenged=challenged(it), ground_found=False
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
        *OF_AWARD,
    ),
    arbitrations,
)
