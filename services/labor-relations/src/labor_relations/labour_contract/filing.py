"""A labour-use filing: it comes with the registration of a hire, changes, is checked, and ends with it."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from jinbao.casework.hands import CaseFacts, out_of_order, take
from jinbao.casework.steps import INTAKE, REVIEW
from jinbao.commands import Command
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.money import Fen
from jinbao.rules import LocalParameter
from labor_relations.labour_contract import commands, events, heard
from labor_relations.labour_contract.check import Filed, LawOfPlace, defects
from labor_relations.labour_contract.commands import LabourContractCommand
from labor_relations.labour_contract.events import LabourContractEvent
from labor_relations.labour_contract.terms import ChangeGround, CheckResult

ITEM = "labour-contract"
ONE_DAY = timedelta(days=1)


class FilingFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known of the worker, of who acts for the employer, of what bounds it and the place have set."""

    born: date | None = None
    agents: frozenset[str] = frozenset()
    parameters: tuple[LocalParameter, ...] = ()
    wage_floor: Fen | None = None


class NotFiled(Struct, frozen=True):
    pass


class Open(Struct, frozen=True):
    """Filed, and the work goes on."""

    filed: Filed


class Ended(Struct, frozen=True):
    """The end is filed too, or the work never was."""

    filed: Filed
    last_day: date | None
    proved: bool = False


Filing = NotFiled | Open | Ended
Asked = LabourContractCommand | heard.OfEmployment


def decide(
    filing: Filing, asked: Asked, desk: Desk[FilingFacts]
) -> Iterator[LabourContractEvent | Effective]:
    case = (desk.known.person, desk.known.place.region, desk.on, desk.by.person)

    match filing, asked:
        case NotFiled(), heard.HireRegistered():
            yield from filed_first(asked, case)

        case Open(), heard.EmploymentEnded(ended_on=last_day, reason=reason, registered_on=filed_on):
            yield from ended(last_day, reason, filed_on, case)

        case Open() | Ended(), heard.RegistrationCorrected():
            yield from corrected(filing, asked, case)

        case Open(), heard.RegistrationAnnulled():
            yield events.FilingAnnulled(*case)

        case Open(), commands.ChangeLabourContract(
            ground=ground, terms=terms, wage=wage, probation=probation
        ):
            file_as_employer(desk)
            must_be_possible(filing.filed, asked, desk.on)
            yield events.FilingChanged(*case, ground, filing.filed.since, terms, wage, probation)

        case Open(filed), commands.CheckLabourContract():
            take(desk, REVIEW, ITEM)
            law = LawOfPlace(desk.on, desk.known.place.within, desk.known.parameters, desk.known.wage_floor)
            found = defects(filed, desk.known.born, law)
            result = CheckResult.CORRECTION_REQUIRED if found else CheckResult.FILING_OK
            yield events.FilingChecked(*case, result, found)

        case Ended(last_day=date() as last_day, proved=False), commands.RecordEndingProof(given_on=given_on):
            file_as_employer(desk)
            if not last_day <= given_on <= desk.on:
                raise Refused("PROOF_NOT_IN_TIME_OF_END", field="given_on", since=last_day)
            yield Effective(given_on, events.EndingProved(*case, given_on))

        case _, Command():
            raise out_of_order(desk, ITEM, asked, filing, desk.known.agents)


def filed_first(hire: heard.HireRegistered, case: tuple[str, str, date, str]) -> Iterator[Effective]:
    """Work began on its true day, whenever it was told; from then on the days for filing count."""
    employer, user_unit, since = hire.employer, hire.user_unit, hire.since
    yield Effective(since, events.LabourUseBegun(*case, employer, user_unit))
    filed = events.HireFiled(*case, hire.employment, employer, user_unit, since, hire.contract, hire.wage)
    yield Effective(hire.registered_on, filed)


def ended(
    last_day: date, reason: str, filed_on: date, case: tuple[str, str, date, str]
) -> Iterator[Effective]:
    yield Effective(last_day, events.LabourUseOver(*case))
    yield Effective(filed_on, events.EndFiled(*case, last_day, reason))


def corrected(
    filing: Open | Ended, told: heard.RegistrationCorrected, case: tuple[str, str, date, str]
) -> Iterator[LabourContractEvent | Effective]:
    """What holds now in place of what was told before."""
    match filing, told.ended_on:
        case Ended(last_day=date()), None:
            yield events.FilingReopened(*case)
        case Open(), date() as last_day:
            yield from ended(last_day, told.reason or "", told.corrected_on, case)
    before = filing.filed
    now = replace(before, since=told.since, terms=told.contract, wage=told.wage)
    if now != before:
        ground = ChangeGround.REGISTRATION_CORRECTED
        held = (now.since, now.terms, now.wage, now.probation)
        yield events.FilingChanged(*case, ground, *held, over=told.ended_on is not None)


def file_as_employer(desk: Desk[FilingFacts]) -> None:
    """Whoever acts for the employer, or an officer who takes the form in."""
    if desk.by.office is None and desk.by.person in desk.known.agents:
        return
    take(desk, INTAKE, ITEM)


def must_be_possible(filed: Filed, command: commands.ChangeLabourContract, on: date) -> None:
    terms = command.terms
    if command.ground is ChangeGround.REGISTRATION_CORRECTED:
        raise Refused("CORRECTED_BY_REGISTRATION", field="ground")
    if terms.signed_on > on:
        raise Refused("SIGNED_IN_FUTURE", field="terms.signed_on")
    if terms.until and terms.until < max(filed.since, terms.signed_on):
        raise Refused("TERM_OVER_BEFORE_BEGUN", field="terms.until")
    if min(command.wage, command.probation.wage if command.probation else 0) < 0:
        raise Refused("WAGE_NEGATIVE", field="wage")


def evolve(filing: Filing, event: LabourContractEvent) -> Filing:
    match filing, event:
        case NotFiled(), events.HireFiled(since=since, terms=terms, wage=wage):
            return Open(Filed(since=since, terms=terms, wage=wage))
        case ((Open(filed) | Ended(filed)), events.FilingChanged(ground=ground, since=since)):
            is_renewed = filed.renewed or ground is ChangeGround.RENEWED
            told = {"terms": event.terms, "wage": event.wage, "probation": event.probation}
            return replace(filing, filed=replace(filed, since=since, renewed=is_renewed, **told))
        case Open(filed), events.EndFiled(last_day=last_day):
            return Ended(filed, last_day)
        case Ended(), events.EndingProved():
            return replace(filing, proved=True)
        case Ended(filed), events.FilingReopened():
            return Open(filed)
        case Open(filed), events.FilingAnnulled():
            return Ended(filed, None)
    return filing


FILING = Decider[Filing, Asked, LabourContractEvent](NotFiled(), decide, evolve)
