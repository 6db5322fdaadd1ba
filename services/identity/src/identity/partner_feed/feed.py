"""The feed: taken in once, its open rows decided by another than who handed it in, perhaps taken back."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct, structs

from identity.items import CORRECT, MATCH, PARTNER_FEED, REGISTER
from identity.partner_feed.commands import DecideMatch, TakeBackFeed
from identity.partner_feed.events import (
    FeedTakenBack,
    FeedTakenIn,
    MatchDecided,
    PartnerFeedEvent,
    TakenInAgain,
)
from identity.partner_feed.terms import FeedKind, RowOutcome
from jinbao.actor import Place
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk


class Unknown(Struct, frozen=True):
    pass


class TakenIn(Struct, frozen=True):
    feed: str
    kind: FeedKind
    region: str
    handed_in_by: str
    to_decide: Mapping[int, tuple[str, ...]]
    """Whom each open row may be about; of a payment without anybody proposed, whoever is on file."""


class TakenBack(Struct, frozen=True):
    """It can be taken in anew: for another place, perhaps."""


Feed: TypeAlias = Unknown | TakenIn | TakenBack
Request: TypeAlias = FeedTakenIn | DecideMatch | TakeBackFeed


def decide(feed: Feed, request: Request, desk: Desk[Place]) -> Iterator[PartnerFeedEvent]:
    match feed, request:
        case ((Unknown() | TakenBack()), FeedTakenIn()):
            desk.must(REGISTER, PARTNER_FEED, desk.known)
            yield request

        case TakenIn(known), FeedTakenIn(kind=kind, region=region):
            desk.must(REGISTER, PARTNER_FEED, desk.known)
            if (kind, region) != (feed.kind, feed.region):
                raise Refused("FEED_TAKEN_IN_OTHERWISE", field="file")
            yield TakenInAgain(known)

        case TakenIn(known), DecideMatch(line=line, person=person, employer=employer):
            desk.must(MATCH, PARTNER_FEED, desk.known)
            candidates = feed.to_decide.get(line)
            if candidates is None:
                raise Refused("MATCH_NOT_OPEN", field="line", line=line)
            if desk.by.person == feed.handed_in_by:
                raise Refused("MATCH_BY_ANOTHER", field="line")
            whom, another = (
                (employer, person) if feed.kind is FeedKind.EMPLOYER_PAYMENTS else (person, employer)
            )
            if another:
                raise Refused("MATCH_OF_ANOTHER_KIND", field="person" if person else "employer")
            if whom and candidates and whom not in candidates:
                raise Refused("MATCH_NOT_PROPOSED", field="employer" if employer else "person")
            yield MatchDecided(known, line, whom)

        case TakenIn(known), TakeBackFeed(evidence=evidence):
            desk.must(CORRECT, PARTNER_FEED, desk.known)
            yield FeedTakenBack(known, evidence)

        case TakenBack(), _:
            raise Refused("FEED_TAKEN_BACK", field="feed")

        case _:
            raise Refused("NOT_FOUND", field="feed")


def evolve(feed: Feed, event: PartnerFeedEvent) -> Feed:
    match feed, event:
        case ((Unknown() | TakenBack()), FeedTakenIn(known, kind, region, handed_in_by=by, rows=rows)):
            waiting = {row.line: row.candidates for row in rows if row.outcome is RowOutcome.TO_DECIDE}
            return TakenIn(known, kind, region, by, waiting)
        case TakenIn(to_decide=waiting), MatchDecided(line=line):
            return structs.replace(
                feed, to_decide={other: of for other, of in waiting.items() if other != line}
            )
        case TakenIn(), FeedTakenBack():
            return TakenBack()
        case _, TakenInAgain():
            return feed
        case _:
            raise ValueError(f"{event} cannot follow {feed}")


FEED = Decider[Feed, Request, PartnerFeedEvent](Unknown(), decide, evolve)
