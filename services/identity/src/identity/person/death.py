"""A death in a person's file: recorded, told by a partner's feed, revoked, or taken back with its feed."""

from collections.abc import Iterator

from identity.items import CORRECT, DECIDE, MATCH, PARTNER_FEED
from identity.person.commands import RecordDeath, RevokeDeath
from identity.person.events import DeathRecorded, DeathRevoked, PersonEvent
from identity.person.file import OnFile, Places, must_serve, villages
from identity.person.requests import NoteDeath, TakeBackDeath
from identity.person.terms import DeathEvidence, Evidence
from jinbao.decider import Refused
from jinbao.desk import Desk
from jinbao.events import Effective


def of_death(
    file: OnFile, request: RecordDeath | NoteDeath | RevokeDeath | TakeBackDeath, desk: Desk[Places]
) -> Iterator[PersonEvent | Effective]:
    match request:
        case RecordDeath():
            must_serve(desk, CORRECT, *villages(file))
            yield Effective(request.died_on, recorded_death(file, request))

        case NoteDeath():
            must_serve(desk, request.step, *villages(file), item=PARTNER_FEED)
            if is_news(file, request.evidence) or is_another_day(file, request):
                yield Effective(request.died_on, noted_death(file, request))

        case RevokeDeath(evidence=evidence):
            must_serve(desk, DECIDE, *villages(file))
            if file.death is None:
                raise Refused("NOT_DEAD", field="person")
            yield DeathRevoked(file.person, evidence)

        case TakeBackDeath(feed=feed, evidence=evidence):
            must_serve(desk, CORRECT, *villages(file), item=PARTNER_FEED)
            yield from taken_back(file, feed, evidence)


def recorded_death(file: OnFile, request: RecordDeath) -> DeathRecorded:
    must_be_in_their_life(file, request)
    if file.death and not is_news(file, request.evidence):
        raise Refused("DEATH_EVIDENCE_NOT_STRONGER", field="evidence", known=file.death.evidence)
    must_have_its_paper(file, request)
    return DeathRecorded(file.person, request.died_on, request.evidence, request.paper)


def noted_death(file: OnFile, request: NoteDeath) -> DeathRecorded:
    must_be_in_their_life(file, request)
    return DeathRecorded(file.person, request.died_on, request.evidence, None, request.feed)


def taken_back(file: OnFile, feed: str, evidence: Evidence) -> Iterator[PersonEvent | Effective]:
    """Only where the death on file is the one that this row told."""
    if file.death is None or file.death.told.feed != feed:
        return
    yield DeathRevoked(file.person, evidence)
    if before := file.death.before:
        yield Effective(before.died_on, before.told)


def is_news(file: OnFile, evidence: DeathEvidence) -> bool:
    """Stronger evidence replaces weaker."""
    return file.death is None or evidence.strength > file.death.evidence.strength


def is_another_day(file: OnFile, request: NoteDeath) -> bool:
    """Somebody has compared the feed with the death on file, and decided for the feed."""
    return request.step == MATCH and file.death is not None and file.death.died_on != request.died_on


def must_be_in_their_life(file: OnFile, request: RecordDeath | NoteDeath) -> None:
    if not file.born <= request.died_on <= request.on:
        raise Refused("DEATH_DAY", field="diedOn", born=file.born, on=request.on)


def must_have_its_paper(file: OnFile, request: RecordDeath) -> None:
    """What ends a pension lies on file before it is believed; a report of the village is only said."""
    if request.evidence.is_strong and request.paper is None:
        raise Refused("PAPER_MISSING", field="paper", evidence=request.evidence)
    if request.paper not in {None, *file.papers}:
        raise Refused("PAPER_UNKNOWN", field="paper", paper=request.paper)
