"""The parties of a dispute (当事人): workers and employers, and who speaks for either side.

A dispatching and a using unit are parties together, and those who run an employer that is closed or has no
licence stand beside it.  When a worker dies the heirs go on in their place ([L3] articles 22 and 25).
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from jinbao.commands import id_of, says
from jinbao.decider import Refused
from labor_relations.dispute.terms import AgentKind, Powers, Side


class Agent(Struct, frozen=True, kw_only=True):
    """Somebody whom a party has asked to speak for it (委托代理人)."""

    person: Annotated[str, id_of("Person", "Who speaks (代理人).")]
    side: Annotated[Side, says("For which side (所代理一方).")]
    kind: Annotated[AgentKind, says("What makes them an agent (代理人身份).")]
    powers: Annotated[Powers, says("What they may do (代理权限).")]
    document: Annotated[str, Meta(description="The letter of authority (授权委托书).", min_length=1)]


class Succession(Struct, frozen=True, kw_only=True):
    """The heirs who go on in the place of a worker who died (承继)."""

    dead: Annotated[str, id_of("Person", "The worker who died (死亡的劳动者).")]
    heirs: Annotated[
        tuple[str, ...],
        Meta(
            description="Near relatives who go on (近亲属).",
            extra={"node": "Person"},
            min_length=1,
            max_length=20,
        ),
    ]


class Parties(Struct, frozen=True, kw_only=True):
    """Who disputes with whom. ``representatives`` are elected from among ten workers or more (article 7)."""

    applicant: Annotated[Side, says("Which side asks (申请方).")]
    workers: Annotated[
        tuple[str, ...],
        Meta(description="The workers (劳动者).", extra={"node": "Person"}, min_length=1, max_length=500),
    ]
    employers: Annotated[
        tuple[str, ...],
        Meta(
            description="The employers, with a dispatching one its user unit (用人单位、用工单位).",
            extra={"node": "Employer"},
            min_length=1,
            max_length=20,
        ),
    ]
    operators: Annotated[
        tuple[str, ...],
        Meta(
            description="Who runs an employer that is closed or has no licence (出资人、实际经营者).",
            extra={"node": "Person"},
            max_length=20,
        ),
    ] = ()
    representatives: Annotated[
        tuple[str, ...],
        Meta(
            description="Whom ten workers or more have elected (推选代表).",
            extra={"node": "Person"},
            max_length=5,
        ),
    ] = ()
    agents: Annotated[
        tuple[Agent, ...], Meta(description="Who speaks for a side (委托代理人).", max_length=10)
    ] = ()
    successions: Annotated[
        tuple[Succession, ...],
        Meta(description="Who goes on for workers who died (承继人).", max_length=500),
    ] = ()

    @property
    def heirs(self) -> frozenset[str]:
        return frozenset(heir for one in self.successions for heir in one.heirs)

    @property
    def people(self) -> frozenset[str]:
        """Everybody who has a part in it and is no employer."""
        agents = (agent.person for agent in self.agents)
        return frozenset((*self.workers, *self.operators, *agents, *self.heirs))

    @property
    def others(self) -> tuple[str, ...]:
        """Whoever of them is no worker: heirs, operators, agents."""
        return tuple(sorted(self.people.difference(self.workers)))

    @property
    def readers(self) -> tuple[str, ...]:
        """Whom a decision concerns: an employer by itself, so that whoever acts for it then may read it."""
        return (*sorted(self.people), *self.employers)


class PartyFacts(Struct, frozen=True, kw_only=True):
    """What is known of the parties: who is on file, who is dead, who is whose kin, who acts for whom.

    ``deaths`` are the events from which the dead are known. ``acting`` has every employer that is known, with
    those who act for it now; ``closed`` are no more.
    """

    known: frozenset[str] = frozenset()
    dead: Mapping[str, date] = {}
    deaths: Mapping[str, str] = {}
    kin: Mapping[str, frozenset[str]] = {}
    acting: Mapping[str, frozenset[str]] = {}
    closed: frozenset[str] = frozenset()


def must_be_whole(parties: Parties, facts: PartyFacts, least_for_representatives: int) -> None:
    """Raises a refusal for parties that are unknown, named twice, dead without heirs, or on two sides."""
    for field, named in (("workers", parties.workers), ("employers", parties.employers)):
        if len({*named}) < len(named):
            raise Refused("PARTY_TWICE", field=f"parties.{field}")
    if strangers := parties.people - facts.known:
        raise Refused("PERSON_UNKNOWN", field="parties", person=min(strangers))
    if unknown := {*parties.employers} - {*facts.acting}:
        raise Refused("EMPLOYER_UNKNOWN", field="parties.employers", employer=min(unknown))
    if parties.operators and not facts.closed.intersection(parties.employers):
        raise Refused("OPERATOR_WITHOUT_GROUND", field="parties.operators")
    _must_be_succeeded(parties, facts)
    _must_be_elected(parties, least_for_representatives)
    _must_be_on_one_side(parties)


def _must_be_succeeded(parties: Parties, facts: PartyFacts) -> None:
    """For every worker who died somebody goes on, and for nobody else."""
    succeeded = {one.dead for one in parties.successions}
    if {one for one in parties.workers if one in facts.dead} - succeeded:
        raise Refused("HEIRS_MISSING", field="parties.successions")
    for one in parties.successions:
        _must_be_succession(one, parties, facts, "parties.successions")


def _must_be_succession(succession: Succession, parties: Parties, facts: PartyFacts, field: str) -> None:
    dead, heirs = succession.dead, {*succession.heirs}
    if dead not in parties.workers or dead not in facts.dead:
        raise Refused("NO_WORKER_WHO_DIED", field=field)
    if heirs - facts.kin.get(dead, frozenset()) or heirs & {*facts.dead}:
        raise Refused("NOT_A_NEAR_RELATIVE", field=field)


def _must_be_elected(parties: Parties, least: int) -> None:
    if parties.representatives and len(parties.workers) < least:
        raise Refused("TOO_FEW_TO_BE_REPRESENTED", field="parties.representatives", least=least)
    if {*parties.representatives} - {*parties.workers}:
        raise Refused("REPRESENTATIVE_IS_NO_WORKER", field="parties.representatives")


def _must_be_on_one_side(parties: Parties) -> None:
    """Nobody speaks for both sides, and no worker or heir for the employer they dispute with."""
    sides = dict.fromkeys((*parties.workers, *parties.heirs), Side.WORKER)
    for person in parties.operators:
        _must_stay_on(Side.EMPLOYER, person, sides)
    for agent in parties.agents:
        _must_stay_on(agent.side, agent.person, sides)


def _must_stay_on(side: Side, person: str, sides: dict[str, Side]) -> None:
    if sides.setdefault(person, side) is not side:
        raise Refused("ON_BOTH_SIDES", field="parties")


def succeed(parties: Parties, succession: Succession, facts: PartyFacts) -> Parties:
    """The heirs go on where a worker has died (承继); what was claimed for the worker stays claimed."""
    _must_be_succession(succession, parties, facts, "succession")
    others = tuple(one for one in parties.successions if one.dead != succession.dead)
    elected = tuple(one for one in parties.representatives if one != succession.dead)
    succeeded = replace(parties, successions=(*others, succession), representatives=elected)
    _must_be_on_one_side(succeeded)
    return succeeded


def taking_part(parties: Parties, facts: PartyFacts) -> frozenset[str]:
    """The people of the dispute, and whoever acts for one of its employers now."""
    acting = (one for employer in parties.employers for one in facts.acting.get(employer, ()))
    return frozenset((*parties.people, *acting))


def side_of(person: str, parties: Parties, facts: PartyFacts) -> Side | None:
    """For which side somebody may speak; where workers have elected representatives, these do."""
    living = {*(parties.representatives or parties.workers)} - {*facts.dead}
    if person in parties.heirs or person in living:
        return Side.WORKER
    acting = {one for employer in parties.employers for one in facts.acting.get(employer, ())}
    if person in acting or person in parties.operators:
        return Side.EMPLOYER
    return next((agent.side for agent in parties.agents if agent.person == person), None)


def may_settle(person: str, parties: Parties) -> bool:
    """An agent settles, withdraws or gives in only where the letter of authority says so (特别授权)."""
    mine = [agent for agent in parties.agents if agent.person == person]
    return all(agent.powers is Powers.SPECIAL for agent in mine)
