"""Where an entry of the register stands: not there yet, in it with all that was said, or left."""

from datetime import date
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from employment.labour_register import events
from employment.labour_register.events import LabourRegisterEvent
from employment.labour_register.precedence import Spell
from employment.labour_register.terms import Doing, LabourLeaving


class Disputed(Struct, frozen=True):
    """What contradicts something that weighs more, and who was told it."""

    doing: Doing
    officer: str


class NotKnown(Struct, frozen=True):
    stays: int = 0


class InRegister(Struct, frozen=True):
    """``stays`` and ``numbers`` count the stays and the statements so far, withdrawn ones among them."""

    region: str
    since: date
    stays: int
    numbers: int = 0
    spells: tuple[Spell, ...] = ()
    disputed: Disputed | None = None


class Left(Struct, frozen=True):
    before: InRegister
    stay: int
    since: date
    reason: LabourLeaving

    @property
    def stays(self) -> int:
        return self.stay + 1


Entry: TypeAlias = NotKnown | InRegister | Left


def entered(it: Entry, region: str, since: date) -> InRegister:
    """In the register; who comes back has all that was said of them before."""
    match it:
        case Left(before=before):
            return replace(before, region=region, since=since, stays=it.stays + 1, disputed=None)
        case _:
            return InRegister(region, since, it.stays + 1)


def after(it: InRegister, said: events.StatusStated) -> InRegister:
    spell = Spell(said.number, said.doing.status, said.doing.since, said.source)
    standing = tuple(one for one in it.spells if one.number not in said.superseded)
    return replace(it, numbers=said.number + 1, spells=(*standing, spell))


def evolve(it: Entry, event: LabourRegisterEvent) -> Entry:
    match it, event:
        case NotKnown() | Left(), events.PersonRegistered(region=region, since=since):
            return entered(it, region, since)
        case InRegister(), events.ResidenceChanged(region=region, stay=stay):
            return replace(it, region=region, stays=stay + 1)
        case InRegister(), events.PersonLeft(stay=stay, since=since, reason=reason):
            return Left(it, stay, since, reason)
        case Left(before=before), events.LeavingTakenBack():
            return replace(before, stays=it.stays)
        case InRegister() | Left(), events.AgesCorrected():
            return it
        case InRegister(), events.StatusStated() as said:
            return after(it, said)
        case InRegister(), events.ConflictFound(doing=doing, officer=officer):
            return replace(it, disputed=Disputed(doing, officer))
        case InRegister(), events.ConflictSettled():
            return replace(it, disputed=None)
        case InRegister(), events.EducationRecorded() | events.SkillRecorded() | events.IntentionRecorded():
            return it
        case _:
            raise ValueError(f"{event} cannot follow {it}")
