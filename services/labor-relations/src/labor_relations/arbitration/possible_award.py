"""What can be asked of an award, each with a request that stands for its kind."""

from jinbao.casework.possible import Possible
from labor_relations.arbitration import award_commands
from labor_relations.arbitration.terms import CourtOutcome, SetAsideGround
from labor_relations.arbitration.typical import about, dossier, findings, party_at_court

OF_AWARD = (
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
            **about(it),
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
            **about(it),
            employer=dossier(it).parties.employers[0],
            grounds=(SetAsideGround.LAW_MISAPPLIED,),
            filed_on=it.on,
            file="1",
        ),
    ),
    Possible(
        "recordArbitrationSetAsideRuling",
        lambda it: award_commands.RecordSetAsideRuling(**about(it), is_set_aside=False),
    ),
    Possible(
        "confirmArbitrationAwardEffective",
        lambda it: award_commands.ConfirmAwardEffective(**about(it)),
    ),
    Possible(
        "askForArbitrationExecution",
        lambda it: award_commands.AskForExecution(**about(it), file="1"),
    ),
    Possible(
        "recordArbitrationExecution",
        lambda it: award_commands.RecordExecution(**about(it)),
    ),
    Possible(
        "recordArbitrationPerformance",
        lambda it: award_commands.RecordAwardPerformance(
            on=it.on, arbitration=it.case, worker=dossier(it).parties.workers[0], amount=1
        ),
    ),
)
