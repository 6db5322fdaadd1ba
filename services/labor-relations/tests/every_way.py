"""Cases of a commission that go every way there is, so that every register has something to keep."""

from datetime import date

from commission import DOCUMENT, FIRM, LI, WANG, Commission, usual
from disputing import RECEIPT

from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.people import DeathRecorded
from jinbao.casework.service_method import ServiceMethod
from labor_relations.arbitration import award_commands as awards
from labor_relations.arbitration import commands
from labor_relations.arbitration.challenge_commands import ChallengeArbitrator, DecideChallenge
from labor_relations.arbitration.claim import ArbitrationClaim
from labor_relations.arbitration.events import ClaimFound, ClaimSettled
from labor_relations.arbitration.limitation import Break
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
from labor_relations.case_number.terms import NumberCancellation
from labor_relations.dispute.terms import ClaimKind, Side
from labor_relations.service_of_documents.commands import (
    AnnulService,
    PublishServiceNotice,
    RecordServiceAttempt,
    ServeDocument,
)
from labor_relations.service_of_documents.terms import FailedServiceAttempt, NoticeMedium, ServiceAnnulment

HEARD, SERVED = date(2010, 3, 29), date(2010, 4, 1)


def every_way_of_arbitrating(at: Commission) -> None:
    refused_and_completed(at)
    settled(at)
    case = contested(at)
    unreachable(at)
    at.do("he", awards.ConfirmAwardEffective, case, partial=1)


def refused_and_completed(at: Commission) -> None:
    refused, withdrawn, twice = at.file(), at.file(), at.file()
    at.do("yan", commands.RefuseArbitration, refused, reasons=(NotAcceptedReason.OTHER_COMMISSION,))
    at.do("yan", commands.AskToCompleteArbitration, withdrawn, missing=(PaperKind.ID_CARD,))
    old = ArbitrationClaim(worker=LI, kind=ClaimKind.SEVERANCE, amount=100_00, known_on=date(2008, 6, 30))
    late = at.file(claims=(old,))
    at.do("yan", commands.RefuseArbitration, late, reasons=(NotAcceptedReason.OUT_OF_TIME,))
    card = CasePaper(PaperKind.ID_CARD, "card", "0" * 64)
    at.do(LI, commands.CompleteArbitration, withdrawn, papers=(card,))
    claimed = Break(ground=BreakGround.CLAIMED, since=date(2010, 2, 1))
    at.do(LI, commands.RecordLimitationBreak, withdrawn, limitation_break=claimed)
    at.do(LI, commands.WithdrawArbitration, withdrawn)
    at.accept(twice)
    at.do("he", commands.AnnulArbitrationAcceptance, twice, ground=NumberCancellation.FILED_TWICE)


def settled(at: Commission) -> None:
    """The kin go on; the seat changes; the day is put off; and in the end they agree."""
    case = at.file(LI, WANG)
    at.accept(case)
    at.do("he", commands.FormArbitrationPanel, case, arbitrators=("song",), clerk="yan")
    replacing = {"leaves": "song", "comes": "tang", "ground": ReplacementGround.UNABLE}
    at.do("he", commands.ReplaceArbitrator, case, **replacing)
    known = {"ground": ReplacementGround.INTEREST, "known_on": date(2010, 3, 1)}
    for challenged in ("tang", "yan"):
        at.do("boss", ChallengeArbitrator, case, challenged=challenged, **known)
    at.do("he", DecideChallenge, case, challenged="tang", ground_found=False)
    at.do("he", DecideChallenge, case, challenged="yan", ground_found=True, comes="gao")
    at.do("tang", commands.ScheduleArbitrationHearing, case, held_on=date(2010, 3, 22))
    for _ in range(2):
        at.do("boss", commands.AskForPostponement, case, ground=PostponementGround.ILLNESS)
        at.do("tang", commands.RefusePostponement, case)
    at.do("tang", commands.ScheduleArbitrationHearing, case, held_on=HEARD)
    at.county.tell(DeathRecorded(WANG, date(2010, 3, 1), strong=True))
    at.do("wangs-son", commands.ContinueWithHeirs, case, dead=WANG, heirs=("wangs-son",))
    at.county.open(HEARD)
    at.do("tang", commands.HoldArbitrationHearing, case, present=tuple(Side))
    agreed = tuple(ClaimSettled(place, 1_000_00) for place in range(4))
    at.do("tang", commands.RecordArbitrationMediation, case, settled=agreed)
    at.do("tang", commands.RecordArbitrationMediation, case)
    at.do("tang", commands.RecordArbitrationMediation, case, settled=agreed)
    at.serve(case, DOCUMENT.MEDIATION_STATEMENT, LI, "wangs-son", FIRM, number=2)
    at.do("yan", awards.AskForExecution, case, file="执1号")
    at.do("yan", awards.RecordExecution, case)


def contested(at: Commission) -> str:
    """Paused, given more time, awarded in parts, sued about, and set aside."""
    at.county.open(date(2010, 3, 1))
    case = at.file(claims=usual(LI))
    at.accept(case)
    at.serve(case, DOCUMENT.APPLICATION_COPY, FIRM)
    wrong = {"ground": ServiceAnnulment.WRONG_DAY, "papers": (RECEIPT,)}
    at.do("he", AnnulService, case, document=DOCUMENT.APPLICATION_COPY, employer=FIRM, **wrong)
    at.serve(case, DOCUMENT.APPLICATION_COPY, FIRM)
    at.do("boss", commands.RecordArbitrationAnswer, case, defence=Defence.DISPUTES_FACTS)
    at.serve(case, DOCUMENT.ANSWER_COPY, LI)
    at.do("he", commands.PauseArbitration, case, ground=PauseGround.APPRAISAL)
    at.do("he", commands.ResumeArbitration, case)
    at.do("he", commands.ExtendArbitration, case, ground=ExtensionGround.COMPLEX)
    at.hear(case, HEARD)
    advance = {"claims": (0,), "amount": 500_00, "rights_clear": True, "livelihood_at_risk": True}
    at.do("song", awards.OrderAdvanceExecution, case, **advance)
    at.do("song", awards.OrderAdvanceExecution, case, **(advance | {"rights_clear": False}))
    at.do("song", awards.MakePartialAward, case, found=(ClaimFound(0, AwardFinding.SUPPORTED, 6_000_00),))
    at.serve(case, DOCUMENT.PARTIAL_AWARD, LI, FIRM)
    at.do("song", awards.MakeAward, case, found=(ClaimFound(1, AwardFinding.IN_PART, 4_000_00),))
    at.county.open(SERVED)
    at.serve(case, DOCUMENT.AWARD, LI, FIRM)
    at.do("yan", awards.RecordSuit, case, worker=LI, filed_on=SERVED, file="民初1号")
    at.do("yan", awards.RecordSuitOutcome, case, worker=LI, outcome=CourtOutcome.WITHDRAWN)
    at.do("he", awards.ConfirmAwardEffective, case)
    at.do("yan", awards.RecordAwardPerformance, case, worker=LI, amount=1_000_00)
    set_aside = {"grounds": (SetAsideGround.LAW_MISAPPLIED,), "filed_on": SERVED, "file": "民特1号"}
    at.do("yan", awards.RecordSetAsideRequest, case, employer=FIRM, **set_aside)
    at.do("yan", awards.RecordSetAsideRuling, case, is_set_aside=True)
    at.serve(case, DOCUMENT.SET_ASIDE_RULING, LI, FIRM)
    return case


def unreachable(at: Commission) -> None:
    """Nobody finds the employer: the application is announced, and after its days counts as served."""
    case = at.file()
    at.accept(case)
    copy = {"document": DOCUMENT.APPLICATION_COPY, "employer": FIRM}
    failed = {"attempted_on": SERVED, "outcome": FailedServiceAttempt.NOT_FOUND}
    at.do("yan", RecordServiceAttempt, case, **copy, **failed)
    at.do("yan", PublishServiceNotice, case, **copy, published_on=SERVED, medium=NoticeMedium.NEWSPAPER)
    over = date(2010, 5, 31)
    at.county.open(over)
    at.do("yan", ServeDocument, case, **copy, served_on=over, method=ServiceMethod.PUBLIC_NOTICE)
