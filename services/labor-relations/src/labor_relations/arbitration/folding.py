"""How what happens in an arbitration moves its register."""

from typing import Any, TypeAlias

from sqlalchemy import update

from jinbao.casework.decided import keep
from jinbao.casework.steps import SERVE
from jinbao.casework.worklist import waits_for, waits_no_more
from jinbao.events import Recorded
from jinbao.register import Changes
from labor_relations.arbitration import events as happened
from labor_relations.arbitration.panel import arbitrates_as
from labor_relations.arbitration.register import (
    ARBITRATIONS,
    ARBITRATORS,
    AWARDS,
    BOUND,
    CHALLENGES,
    CLAIMS,
    COURT,
    HEARINGS,
    PERFORMANCES,
    SEATS,
)
from labor_relations.arbitration.steps import ACCEPT, ARBITRATION, DIRECT, HEAR
from labor_relations.arbitration.terms import ArbitrationStage, AwardKind, CourtMatter, HearingState, SeatRole
from labor_relations.dispute import register as disputes
from labor_relations.dispute.terms import Side, Way

Ordered: TypeAlias = happened.PartlyAwarded | happened.AdvanceOrdered | happened.Awarded
STAGE = ArbitrationStage
WAITS = {
    STAGE.FILED: ACCEPT,
    STAGE.REFUSED: SERVE,
    STAGE.ACCEPTED: DIRECT,
    STAGE.PANEL_FORMED: HEAR,
    STAGE.SCHEDULED: HEAR,
    STAGE.HEARD: HEAR,
    STAGE.SETTLED: SERVE,
    STAGE.AWARDED: SERVE,
}
"""Which hand a case waits for at each stage; at the others it waits for the parties, or for nobody."""

UNDECIDED = dict.fromkeys(("granted", "decided_on", "decision"))


def fold(changes: Changes, recorded: Recorded[Any]) -> None:
    match recorded.event:
        case happened.ArbitratorEnrolled(person, region, qualification, since, document):
            row = {"region": region, "qualification": qualification, "since": since, "document": document}
            changes.put(ARBITRATORS, person=person, until=None, **row)
        case happened.ArbitratorStruck(person, _, until):
            changes.change(ARBITRATORS, person, until=until)
        case happened.ArbitrationFiled() as filed:
            begin(changes, recorded, filed)
        case happened.OfCase() if recorded.stream.startswith("arbitration/"):
            case = Case(changes, recorded)
            case.filing()
            case.hearing()
            case.deciding()
            case.contesting()
            changes.change(ARBITRATIONS, case.id, version=recorded.version)


def begin(changes: Changes, recorded: Recorded[Any], filed: happened.ArbitrationFiled) -> None:
    stream, key = recorded.stream, recorded.stream.partition("/")[2]
    unknown = dict.fromkeys(column.name for column in ARBITRATIONS.columns if column.nullable)
    row = {
        "person": filed.person,
        "region": filed.region,
        "applicant": filed.parties.applicant,
        "stage": STAGE.FILED,
        "venue": filed.venue,
        "filed_on": filed.on,
        "filed_event": recorded.id,
        "employed_until": filed.employed_until,
        "version": recorded.version,
    }
    changes.put(ARBITRATIONS, id=key, **(unknown | row))
    respondent = filed.parties.applicant.other
    disputes.opened(changes, stream, Way.ARBITRATION, filed.region, filed.on, filed.parties, respondent)
    disputes.put_claims(changes, stream, filed.claims)
    nothing = dict.fromkeys(("settled", "settled_amount", "finding", "awarded", "award"))
    for place, (claim, limited) in enumerate(zip(filed.claims, filed.limitations, strict=True)):
        until = {"known_on": claim.known_on, "last_day": limited.last_day, "in_time": limited.in_time}
        changes.put(CLAIMS, arbitration=key, place=place, **until, **nothing)
    Case(changes, recorded).wait(STAGE.FILED)


class Case:
    """One event of one case, and the rows that it moves."""

    def __init__(self, changes: Changes, recorded: Recorded[Any]) -> None:
        self.changes, self.recorded, self.event = changes, recorded, recorded.event
        self.stream, self.id = recorded.stream, recorded.stream.partition("/")[2]

    def note(self, **columns: Any) -> None:
        self.changes.change(ARBITRATIONS, self.id, **columns)

    def stand(self, stage: ArbitrationStage, **columns: Any) -> None:
        self.note(stage=stage, **columns)
        self.wait(stage)

    def wait(self, stage: ArbitrationStage) -> None:
        if stage in WAITS:
            where = {"person": self.event.person, "region": self.event.region, "since": self.event.on}
            waits_for(self.changes, WAITS[stage], item=ARBITRATION, case=self.stream, **where)
        else:
            waits_no_more(self.changes, self.stream)

    def filing(self) -> None:
        match self.event:
            case happened.LimitationReckoned(limitations=limitations):
                for one in limitations:
                    until = {"last_day": one.last_day, "in_time": one.in_time}
                    self.changes.change(CLAIMS, self.id, one.claim, **until)
            case happened.AskedToComplete():
                self.stand(STAGE.TO_COMPLETE)
            case happened.ApplicationCompleted():
                self.stand(STAGE.FILED)
            case happened.ArbitrationRefused(on=on, reasons=reasons, decision=decision, readers=readers):
                self.stand(STAGE.REFUSED, refused_on=on, reasons=" ".join(reasons))
                if decision:
                    self.note(refusal=self.recorded.id)
                    keep(self.changes, self.recorded, ARBITRATION, decision, readers)
            case happened.ArbitrationAccepted(on=on, number=number):
                self.stand(STAGE.ACCEPTED, accepted_on=on, number=str(number))
                disputes.told(self.changes, self.stream)
            case happened.AcceptanceAnnulled():
                self.changes.run(lambda of: of(SEATS).delete().where(of(SEATS).c.arbitration == self.id))
                self.stand(STAGE.FILED, accepted_on=None, number=None)
            case happened.HeirsContinue(parties=parties):
                disputes.put_parties(self.changes, self.stream, parties)
            case happened.ArbitrationClosed(on=on, ending=ending, decision=decision, readers=readers):
                self.stand(STAGE.CLOSED, ending=ending, ended_on=on)
                if decision:
                    keep(self.changes, self.recorded, ARBITRATION, decision, readers)

    def hearing(self) -> None:
        changes, key = self.changes, self.id
        match self.event:
            case happened.Answered(on=on, defence=defence):
                self.note(answered_on=on, defence=defence)
            case happened.PanelFormed(on=on, arbitrators=panel, clerk=clerk):
                for one in panel:
                    self.seat(one, on, arbitrates_as(panel, one))
                if clerk:
                    self.seat(clerk, on, SeatRole.CLERK)
                self.stand(STAGE.PANEL_FORMED)
            case happened.ArbitratorReplaced(on=on, leaves=leaves, comes=comes, ground=ground):
                changes.change(SEATS, key, leaves, until=on, ground=ground)
                self.seat(comes, on, self.event.role)
            case happened.ArbitratorChallenged(on=on, number=number, side=side, challenged=whom):
                row = {"side": side, "challenged": whom, "ground": self.event.ground, "asked_on": on}
                row |= {"known_on": self.event.known_on, "event": self.recorded.id}
                changes.put(CHALLENGES, arbitration=key, number=number, **row, **UNDECIDED)
            case happened.ChallengeDecided(on=on, number=number, decision=decision, readers=readers):
                granted = decision.outcome == "granted"
                made = {"granted": granted, "decided_on": on, "decision": self.recorded.id}
                changes.change(CHALLENGES, key, number, **made)
                keep(changes, self.recorded, ARBITRATION, decision, readers)
            case happened.HearingScheduled(on=on, number=number, held_on=held_on, closed=closed):
                self.put_off(number)
                row = {"event": self.recorded.id, "notified_on": on, "held_on": held_on, "closed": closed}
                rest = dict.fromkeys(("by_default", "asked_by", "ground"))
                state = HearingState.SCHEDULED
                changes.put(HEARINGS, arbitration=key, number=number, state=state, **row, **rest)
                self.stand(STAGE.SCHEDULED)
            case happened.PostponementAsked(side=side, number=number, ground=ground):
                changes.change(HEARINGS, key, number, asked_by=side, ground=ground)
            case happened.HearingHeld(on=on, number=number, by_default=by_default):
                changes.change(HEARINGS, key, number, state=HearingState.HELD, by_default=by_default)
                self.stand(STAGE.HEARD, heard_on=on, heard_event=self.recorded.id, by_default=by_default)
            case happened.ExtensionApproved(days=days):
                self.note(extended_by=days)
            case happened.ArbitrationPaused(ground=ground):
                self.note(paused=ground)
            case happened.ArbitrationResumed():
                self.note(paused=None)

    def seat(self, person: str, since: Any, role: SeatRole) -> None:
        row = {"since": since, "role": role, "until": None, "ground": None}
        self.changes.put(SEATS, arbitration=self.id, person=person, **row)

    def put_off(self, number: int) -> None:
        """The day that was set before this one was not kept."""
        if number > 1:
            self.changes.run(
                lambda of: (
                    update(of(HEARINGS))
                    .where(of(HEARINGS).c.arbitration == self.id)
                    .where(of(HEARINGS).c.state == HearingState.SCHEDULED)
                    .values(state=HearingState.PUT_OFF)
                )
            )

    def deciding(self) -> None:
        match self.event:
            case happened.Agreed(on=on, settled=settled):
                for one in settled:
                    self.changes.change(CLAIMS, self.id, one.claim, settled=True, settled_amount=one.amount)
                self.stand(STAGE.SETTLED, agreed_on=on)
            case happened.MediationFailed(after_agreement=True):
                self.forget_agreement()
                self.stand(STAGE.HEARD, agreed_on=None)
            case happened.PartlyAwarded(number=number) as partly:
                self.award(AwardKind.PARTIAL, number, partly)
            case happened.AdvanceOrdered(number=number) as ordered:
                self.order(AwardKind.ADVANCE, number, ordered, is_final=None)
            case happened.AdvanceRefused(decision=decision, readers=readers):
                keep(self.changes, self.recorded, ARBITRATION, decision, readers)
            case happened.Awarded(on=on, is_final=is_final) as awarded:
                self.award(AwardKind.AWARD, 1, awarded)
                self.stand(STAGE.AWARDED, awarded_on=on, is_final=is_final, decision=self.recorded.id)

    def forget_agreement(self) -> None:
        def clear(of: Any) -> Any:
            claims = of(CLAIMS)
            cleared = {"settled": None, "settled_amount": None}
            return update(claims).where(claims.c.arbitration == self.id).values(cleared)

        self.changes.run(clear)

    def award(self, kind: AwardKind, number: int, event: happened.PartlyAwarded | happened.Awarded) -> None:
        self.order(kind, number, event, is_final=event.is_final)
        for one in event.found:
            what = {"finding": one.finding, "awarded": one.amount, "award": self.recorded.id}
            self.changes.change(CLAIMS, self.id, one.claim, **what)

    def order(self, kind: AwardKind, number: int, event: Ordered, *, is_final: bool | None) -> None:
        key, amount = self.recorded.id, event.decision.amount
        row = {"kind": kind, "number": number, "on": event.on, "is_final": is_final, "decision": key}
        row |= dict.fromkeys(("effective_on", "set_aside", "execution_file", "executed_on"))
        self.changes.put(AWARDS, id=key, arbitration=self.id, amount=amount.fen if amount else 0, **row)
        keep(self.changes, self.recorded, ARBITRATION, event.decision, event.readers)

    def contesting(self) -> None:
        changes, key, event = self.changes, self.id, self.event
        match event:
            case happened.SuitFiled(on=on, side=side, party=party, file=file):
                row = {"side": side, "filed_on": on, "file": file, "grounds": None}
                self.at_court(CourtMatter.SUIT, party, row)
            case happened.SuitEnded(on=on, party=party, outcome=outcome):
                what = (party, CourtMatter.SUIT, event.partial)
                changes.change(COURT, key, *what, outcome=outcome, ended_on=on)
            case happened.SetAsideAsked(on=on, party=party, grounds=grounds, file=file):
                row = {"side": Side.EMPLOYER, "filed_on": on, "file": file, "grounds": " ".join(grounds)}
                self.at_court(CourtMatter.SET_ASIDE, party, row)
            case happened.SetAsideRuled(is_set_aside=is_set_aside):
                self.of_award(set_aside=is_set_aside)
                if is_set_aside:
                    self.binds_nobody()
            case happened.AwardEffective(on=on, workers=workers):
                for worker in workers:
                    changes.put(BOUND, arbitration=key, worker=worker, partial=event.partial, since=on)
                self.of_award(effective_on=on)
                if not event.partial:
                    self.stand(STAGE.EFFECTIVE)
            case happened.ExecutionAsked(file=file):
                self.of_award(execution_file=file)
            case happened.ExecutionDone(on=on):
                self.of_award(executed_on=on)
            case happened.Performed(on=on, worker=worker, amount=amount, receipt=receipt):
                row = {"on": on, "worker": worker, "amount": amount, "receipt": receipt}
                changes.put(PERFORMANCES, id=self.recorded.id, arbitration=key, **row)

    def binds_nobody(self) -> None:
        """An award that is gone binds nobody, whoever it bound before."""

        def unbind(of: Any) -> Any:
            table = of(BOUND)
            of_award = (table.c.arbitration == self.id, table.c.partial == self.event.partial)
            return table.delete().where(*of_award)

        self.changes.run(unbind)
        self.of_award(effective_on=None)

    def of_award(self, **columns: Any) -> None:
        """What became of a partial award stands with it; what became of the award, with the case as well."""
        number = self.event.partial
        which = (AwardKind.PARTIAL, number) if number else (AwardKind.AWARD, 1)

        def update_award(of: Any) -> Any:
            table = of(AWARDS)
            one = (table.c.arbitration == self.id, table.c.kind == which[0], table.c.number == which[1])
            return update(table).where(*one).values(columns)

        self.changes.run(update_award)
        if not number:
            self.note(**columns)

    def at_court(self, matter: CourtMatter, party: str, row: dict[str, Any]) -> None:
        rest = {"partial": self.event.partial, "outcome": None, "ended_on": None}
        self.changes.put(COURT, arbitration=self.id, party=party, matter=matter, **row, **rest)
