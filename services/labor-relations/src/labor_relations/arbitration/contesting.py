"""After the award: suits, setting aside, for whom it binds and from when, execution and performance."""

from collections.abc import Iterator
from datetime import date, timedelta

from jinbao.casework.hands import take
from jinbao.casework.steps import INTAKE
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from labor_relations.arbitration import award_commands as commands
from labor_relations.arbitration.dossier import Dossier
from labor_relations.arbitration.events import (
    ArbitrationEvent,
    AwardEffective,
    ExecutionAsked,
    ExecutionDone,
    SetAsideAsked,
    SetAsideRuled,
    SuitEnded,
    SuitFiled,
)
from labor_relations.arbitration.facts import (
    SET_ASIDE,
    SUIT,
    SUIT_AFTER,
    ArbitrationFacts,
    each_of,
    kind_of,
)
from labor_relations.arbitration.ruling import Ruling
from labor_relations.arbitration.standing import of_case, out_of_order
from labor_relations.arbitration.states import Open
from labor_relations.arbitration.steps import ACCEPT, ARBITRATION
from labor_relations.dispute.terms import Side

FINAL = "劳动争议调解仲裁法 四十七、四十九"
ONE_DAY = timedelta(days=1)


def contest(
    case: Open, ruling: Ruling, command: commands.AboutAward, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent | Effective]:
    dossier, of = case.dossier, ruling.partial
    match command:
        case commands.RecordSuit(filed_on=filed_on, file=file):
            take(desk, INTAKE, ARBITRATION)
            party, side = party_of(dossier, command)
            must_be_open_to(dossier, ruling, party, side, filed_on, desk)
            yield Effective(filed_on, SuitFiled(*of_case(desk, filed_on), of, side, party, file))

        case commands.RecordSuitOutcome(outcome=outcome):
            take(desk, INTAKE, ARBITRATION)
            party, side = party_of(dossier, command)
            if party not in ruling.suits:
                raise Refused("NO_SUIT", field="arbitration")
            yield SuitEnded(*of_case(desk), of, side, party, outcome)

        case commands.RecordSetAsideRequest(employer=employer, grounds=grounds, filed_on=filed_on, file=file):
            take(desk, INTAKE, ARBITRATION)
            must_be_final_for(dossier, ruling, employer, filed_on, desk)
            yield Effective(filed_on, SetAsideAsked(*of_case(desk, filed_on), of, employer, grounds, file))

        case commands.RecordSetAsideRuling(is_set_aside=is_set_aside) if ruling.set_aside_asked:
            take(desk, INTAKE, ARBITRATION)
            yield SetAsideRuled(*of_case(desk), of, is_set_aside)

        case commands.ConfirmAwardEffective():
            take(desk, ACCEPT, ARBITRATION)
            yield from takes_effect(dossier, ruling, desk)

        case commands.AskForExecution(file=file) if ruling.effective and not ruling.execution:
            take(desk, INTAKE, ARBITRATION)
            if ruling.set_aside_asked:
                raise Refused("EXECUTION_STAYED", field="arbitration", law="法释〔2010〕12号 十八")
            yield ExecutionAsked(*of_case(desk), of, file)

        case commands.RecordExecution() if ruling.execution and not ruling.executed:
            take(desk, INTAKE, ARBITRATION)
            yield ExecutionDone(*of_case(desk), of)

        case _:
            raise out_of_order(desk, command, case)


def party_of(dossier: Dossier, command: commands.RecordSuit | commands.RecordSuitOutcome) -> tuple[str, Side]:
    """Any worker can sue alone, also one for whom a representative has taken the award."""
    if (command.worker is None) is (command.employer is None):
        raise Refused("ONE_PARTY", field="worker")
    if command.worker and command.worker in {*dossier.parties.workers, *dossier.parties.heirs}:
        return command.worker, Side.WORKER
    if command.employer and command.employer in dossier.parties.employers:
        return command.employer, Side.EMPLOYER
    raise Refused("NOT_A_PARTY", field="worker" if command.worker else "employer")


def must_be_open_to(
    dossier: Dossier, ruling: Ruling, party: str, side: Side, filed_on: date, desk: Desk[ArbitrationFacts]
) -> None:
    """Of a final award only the worker can go to court, as long as it has not been set aside."""
    if filed_on > desk.on or filed_on < ruling.on:
        raise Refused("SUIT_DAY", field="filed_on")
    if ruling.is_final and not ruling.is_set_aside and side is Side.EMPLOYER:
        raise Refused("FINAL_FOR_EMPLOYER", field="employer", law=FINAL)
    if side is Side.WORKER and not is_about(dossier, ruling, party):
        raise Refused("NOT_A_PARTY", field="worker")
    if party in ruling.suits or party in ruling.came_back or party in ruling.effective:
        raise Refused("NO_WAY_TO_COURT", field="arbitration")
    kind = kind_of(SUIT_AFTER if ruling.is_set_aside else SUIT, ruling.partial)
    addressees = dossier.addressees_for(party) if side is Side.WORKER else (party,)
    ends = [last for one in addressees if (last := desk.known.last_day(kind, each_of(one, ruling.partial)))]
    if ends and filed_on > max(ends):
        raise Refused("SUIT_TOO_LATE", field="filed_on", until=max(ends))


def is_about(dossier: Dossier, ruling: Ruling, person: str) -> bool:
    """Whether a worker, or somebody whose heir this is, has a claim in it."""
    return any(person == one or person in dossier.heirs_of(one) for one in ruling.workers)


def must_be_final_for(
    dossier: Dossier, ruling: Ruling, employer: str, filed_on: date, desk: Desk[ArbitrationFacts]
) -> None:
    if employer not in dossier.parties.employers:
        raise Refused("NOT_A_PARTY", field="employer")
    if not ruling.is_final or ruling.is_set_aside or employer in ruling.set_aside_asked:
        raise Refused("NOT_TO_BE_SET_ASIDE", field="arbitration", law=FINAL)
    if filed_on > desk.on or filed_on < ruling.on:
        raise Refused("SUIT_DAY", field="filed_on")
    last = desk.known.last_day(kind_of(SET_ASIDE, ruling.partial), each_of(employer, ruling.partial))
    if last and filed_on > last:
        raise Refused("SUIT_TOO_LATE", field="filed_on", until=last)


def takes_effect(dossier: Dossier, ruling: Ruling, desk: Desk[ArbitrationFacts]) -> Iterator[Effective]:
    """For whoever did not go to court it binds, however many of the others did (the court's article 17).

    A final award binds from its own day, any other from the day after the last day of a suit.
    """
    if ruling.is_set_aside:
        raise Refused("AWARD_SET_ASIDE", field="arbitration")
    if not ruling.is_final and ruling.suits.intersection(dossier.parties.employers):
        raise Refused("EMPLOYER_IN_COURT", field="arbitration")
    of_employers = () if ruling.is_final else dossier.parties.employers
    ends = [end_of_suit(ruling, one, desk) for one in of_employers]
    waiting = [one for one in ruling.workers if one not in ruling.effective]
    bound = {
        one: end_of_worker(dossier, ruling, one, desk) for one in waiting if not sues(dossier, ruling, one)
    }
    over = {one: [*ends, *of_worker] for one, of_worker in bound.items() if None not in (*ends, *of_worker)}
    if not over:
        raise Refused("STILL_OPEN_TO_SUIT", field="arbitration")
    last = max([each for days in over.values() for each in days if each], default=ruling.on)
    since = ruling.on if ruling.is_final else last + ONE_DAY
    yield Effective(since, AwardEffective(*of_case(desk, since), ruling.partial, tuple(over)))


def sues(dossier: Dossier, ruling: Ruling, worker: str) -> bool:
    return bool(ruling.suits.intersection((worker, *dossier.heirs_of(worker))))


def end_of_worker(
    dossier: Dossier, ruling: Ruling, worker: str, desk: Desk[ArbitrationFacts]
) -> list[date | None]:
    if worker in ruling.came_back:
        return [desk.on - ONE_DAY]
    return [end_of_suit(ruling, one, desk) for one in dossier.addressees_for(worker)]


def end_of_suit(ruling: Ruling, party: str, desk: Desk[ArbitrationFacts]) -> date | None:
    """The last day on which a party could sue, once it is over."""
    if party in ruling.came_back:
        return desk.on - ONE_DAY
    kind, each = kind_of(SUIT, ruling.partial), each_of(party, ruling.partial)
    return desk.known.last_day(kind, each) if desk.known.is_over(kind, desk.on, each) else None
