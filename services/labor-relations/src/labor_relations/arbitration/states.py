"""Where an arbitration can stand, what goes with it, and how what happens leads on."""

from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from jinbao.casework.paper import PaperKind
from labor_relations.arbitration import events as happened
from labor_relations.arbitration.dossier import Dossier, OnHand
from labor_relations.arbitration.ruling import Ruling
from labor_relations.arbitration.terms import CaseEnding, PauseGround, ReplacementGround
from labor_relations.case_number.case_number import CaseNumber
from labor_relations.dispute.terms import Side
from labor_relations.service_of_documents.terms import ServedDocument

DOCUMENT = ServedDocument


class NotFiled(Struct, frozen=True):
    pass


class Filed(Struct, frozen=True):
    """Waiting to be accepted or refused; ``missing`` is what the applicant was told to bring."""

    dossier: Dossier
    missing: tuple[PaperKind, ...] = ()
    told: bool = False


class NotAccepted(Struct, frozen=True):
    dossier: Dossier


class Scheduled(Struct, frozen=True):
    """``asked_by`` is who asks for another day and has no answer yet."""

    number: int
    held_on: date
    asked_by: Side | None = None


class Challenge(Struct, frozen=True):
    """Somebody who sits is asked to avoid the case, and nobody has decided yet."""

    number: int
    side: Side
    challenged: str
    ground: ReplacementGround
    known_on: date


class Accepted(Struct, frozen=True):
    """Under way: what has been done so far. ``agreed`` waits for the signatures of both sides.

    ``heard_on`` is the first hearing's day; ``challenged`` is what was decided about whom, and who asked.
    """

    dossier: Dossier
    on: date
    number: CaseNumber
    answered: bool = False
    panel: tuple[str, ...] = ()
    clerk: str | None = None
    hearing: Scheduled | None = None
    hearings: int = 0
    heard_on: date | None = None
    has_mediated: bool = False
    agreed: tuple[happened.ClaimSettled, ...] | None = None
    extended: bool = False
    paused: PauseGround | None = None
    awarded: frozenset[int] = frozenset()
    advances: tuple[happened.AdvanceOrdered, ...] = ()
    advances_refused: int = 0
    challenges: tuple[Challenge, ...] = ()
    challenged: frozenset[tuple[Side, str, ReplacementGround]] = frozenset()

    @property
    def stands_still(self) -> bool:
        """What is challenged in time holds up all but what is urgent."""
        return bool(self.challenges) and (self.heard_on is None or self.hearing is not None)


class Awarded(Struct, frozen=True):
    """Decided; what becomes of the award stands with it in the dossier."""

    dossier: Dossier
    panel: tuple[str, ...]


class Closed(Struct, frozen=True):
    """Closed without an award; what was agreed on can still be performed and enforced."""

    dossier: Dossier
    ending: CaseEnding
    execution: str | None = None
    executed: bool = False


Open: TypeAlias = Filed | NotAccepted | Accepted | Awarded | Closed
Arbitration: TypeAlias = NotFiled | Open


def evolve(case: Arbitration, event: happened.ArbitrationEvent) -> Arbitration:
    match case, event:
        case NotFiled(), happened.ArbitrationFiled():
            rest = (event.employed_until, event.breaks, event.limitations)
            return Filed(Dossier(event.on, event.parties, event.claims, *rest))
        case ((Filed() | NotAccepted() | Accepted() | Awarded() | Closed()), _) if held := common(
            case, event
        ):
            return held
        case Filed(), _:
            return evolve_filed(case, event)
        case Accepted(), _:
            return evolve_accepted(case, event)
        case Closed(), happened.ExecutionAsked(file=file):
            return replace(case, execution=file)
        case Closed(), happened.ExecutionDone():
            return replace(case, executed=True)
        case _:
            raise ValueError(f"{event} cannot follow {case}")


def common(case: Open, event: happened.ArbitrationEvent) -> Open | None:
    """What can happen wherever a case stands."""
    dossier = case.dossier
    match event:
        case happened.DocumentServed(on=on, document=document, number=number, addressee=addressee):
            one = OnHand(document, number, addressee, on)
            return replace(case, dossier=replace(dossier, on_hand=(*dossier.on_hand, one)))
        case happened.ServiceTakenBack(document=document, number=number, addressee=addressee):
            what = (document, number, addressee)
            held = (one for one in dossier.on_hand if (one.document, one.number, one.addressee) != what)
            return replace(case, dossier=replace(dossier, on_hand=tuple(held)))
        case happened.LimitationReckoned(breaks=breaks, limitations=limitations):
            return replace(case, dossier=replace(dossier, breaks=breaks, limitations=limitations))
        case happened.HeirsContinue(parties=parties):
            return replace(case, dossier=replace(dossier, parties=parties))
        case happened.ArbitrationClosed(on=on, ending=ending) if ending.is_withdrawal:
            sides = tuple(Side) if isinstance(case, Accepted) else (dossier.parties.applicant,)
            return Closed(dossier.issue(DOCUMENT.WITHDRAWAL_NOTICE, on, *sides), ending)
        case happened.ArbitrationClosed(ending=ending):
            return Closed(dossier, ending)
        case happened.OfAward() if dossier.ruling(event.partial):
            return replace(case, dossier=dossier.followed(event))
        case happened.Performed() | happened.SuitFiled():
            return case
        case _:
            return None


def evolve_filed(case: Filed, event: happened.ArbitrationEvent) -> Arbitration:
    dossier, applicant = case.dossier, case.dossier.parties.applicant
    match event:
        case happened.AskedToComplete(missing=missing):
            return replace(case, missing=missing, told=True)
        case happened.ApplicationCompleted():
            return replace(case, missing=())
        case happened.ArbitrationRefused(on=on):
            return NotAccepted(dossier.issue(DOCUMENT.REFUSAL_NOTICE, on, applicant))
        case happened.ArbitrationAccepted(on=on, number=number):
            return Accepted(accept(dossier, on), on, number)
        case _:
            raise ValueError(f"{event} cannot follow {case}")


def accept(dossier: Dossier, on: date) -> Dossier:
    """What was served under an acceptance that was annulled is not served for this one."""
    times, applicant = dossier.accepted + 1, dossier.parties.applicant
    dossier = replace(dossier, accepted=times)
    dossier = dossier.issue(DOCUMENT.ACCEPTANCE_NOTICE, on, applicant, number=times)
    return dossier.issue(DOCUMENT.APPLICATION_COPY, on, dossier.respondent, number=times)


def evolve_accepted(case: Accepted, event: happened.ArbitrationEvent) -> Arbitration:
    dossier = case.dossier
    match event:
        case happened.AcceptanceAnnulled():
            return Filed(replace(dossier, issued=(), on_hand=()))
        case happened.CopiesServed() | happened.AnswerServed() | happened.PanelNotified():
            return case
        case happened.Answered(on=on):
            dossier = dossier.issue(DOCUMENT.ANSWER_COPY, on, dossier.parties.applicant)
            return replace(case, answered=True, dossier=dossier)
        case happened.PanelFormed(on=on, arbitrators=panel, clerk=clerk):
            return replace(
                case, panel=panel, clerk=clerk, dossier=dossier.issue_next(DOCUMENT.PANEL_NOTICE, on)
            )
        case happened.ArbitratorReplaced(on=on, leaves=leaves, comes=comes):
            panel = tuple(comes if one == leaves else one for one in case.panel)
            clerk = comes if leaves == case.clerk else case.clerk
            return replace(
                case, panel=panel, clerk=clerk, dossier=dossier.issue_next(DOCUMENT.PANEL_NOTICE, on)
            )
        case happened.HearingScheduled(on=on, number=number, held_on=held_on):
            dossier = dossier.issue(DOCUMENT.HEARING_NOTICE, on, number=number)
            return replace(case, hearing=Scheduled(number, held_on), hearings=number, dossier=dossier)
        case happened.PostponementAsked(side=side) if case.hearing:
            return replace(case, hearing=replace(case.hearing, asked_by=side))
        case happened.PostponementRefused() if case.hearing:
            return replace(case, hearing=replace(case.hearing, asked_by=None))
        case happened.ArbitratorChallenged(number=number, side=side, challenged=whom, ground=ground):
            one = Challenge(number, side, whom, ground, event.known_on)
            return replace(case, challenges=(*case.challenges, one))
        case happened.ChallengeDecided(on=on, number=number, side=side, challenged=whom, ground=ground):
            rest = tuple(one for one in case.challenges if one.number != number)
            dossier = dossier.issue(DOCUMENT.CHALLENGE_DECISION, on, side, number=number)
            decided = case.challenged | {(side, whom, ground)}
            return replace(case, challenges=rest, challenged=decided, dossier=dossier)
        case happened.HearingHeld(on=on, by_default=by_default):
            # With somebody who stays away nobody can mediate.
            has_mediated = case.has_mediated or by_default
            return replace(case, hearing=None, heard_on=case.heard_on or on, has_mediated=has_mediated)
        case happened.Agreed(on=on, settled=settled):
            dossier = dossier.issue_next(DOCUMENT.MEDIATION_STATEMENT, on)
            return replace(case, agreed=settled, has_mediated=True, dossier=dossier)
        case happened.MediationFailed():
            return replace(case, agreed=None, has_mediated=True)
        case happened.AgreementSigned():
            return case
        case happened.ExtensionApproved(on=on):
            return replace(case, extended=True, dossier=dossier.issue(DOCUMENT.EXTENSION_NOTICE, on))
        case happened.ArbitrationPaused(ground=ground):
            return replace(case, paused=ground)
        case happened.ArbitrationResumed():
            return replace(case, paused=None)
        case happened.PartlyAwarded(on=on, number=number, found=found):
            clear = {one.claim for one in found}
            of = tuple(dict.fromkeys(dossier.claims[one].worker for one in sorted(clear)))
            dossier = replace(dossier, rulings=(*dossier.rulings, Ruling(number, on, of, event.is_final)))
            dossier = dossier.issue(DOCUMENT.PARTIAL_AWARD, on, number=number)
            return replace(case, awarded=case.awarded | clear, dossier=dossier)
        case happened.AdvanceOrdered(on=on, number=number):
            dossier = dossier.issue(DOCUMENT.ADVANCE_ORDER, on, number=number)
            return replace(case, advances=(*case.advances, event), dossier=dossier)
        case happened.AdvanceRefused(on=on, number=number):
            dossier = dossier.issue(DOCUMENT.ADVANCE_REFUSAL, on, dossier.parties.applicant, number=number)
            return replace(case, advances_refused=number, dossier=dossier)
        case happened.Awarded(on=on, is_final=is_final):
            whole = Ruling(0, on, dossier.parties.workers, is_final)
            dossier = replace(dossier, rulings=(*dossier.rulings, whole))
            return Awarded(dossier.issue(DOCUMENT.AWARD, on), case.panel)
        case _:
            raise ValueError(f"{event} cannot follow {case}")
