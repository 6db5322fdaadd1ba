"""A challenge of somebody who sits: asked by a party, decided by the head (article 33, 回避申请).

Until it is decided the panel does only what is urgent; what comes after the last hearing holds up nothing.
"""

from collections.abc import Iterator

from jinbao.casework.hands import take
from jinbao.decider import Refused
from jinbao.desk import Desk
from labor_relations.arbitration.challenge_commands import ChallengeArbitrator, DecideChallenge
from labor_relations.arbitration.events import ArbitrationEvent, ArbitratorChallenged, ChallengeDecided
from labor_relations.arbitration.facts import ArbitrationFacts
from labor_relations.arbitration.panel import AVOIDANCE, put_in_place, role_of
from labor_relations.arbitration.standing import of_case
from labor_relations.arbitration.states import Accepted, Challenge
from labor_relations.arbitration.steps import ARBITRATION, DIRECT
from labor_relations.arbitration.terms import ReplacementGround
from labor_relations.arbitration.working_out import avoidance_of
from labor_relations.dispute.parties import side_of
from labor_relations.dispute.standing import speak_for


def challenge(
    case: Accepted, command: ChallengeArbitrator, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    """Asked by a party for its own side, or said to an officer who writes it down."""
    dossier, asked = case.dossier, (command.challenged, command.ground)
    own = side_of(desk.by.person, dossier.parties, desk.known.of_parties)
    side = own or command.side or dossier.parties.applicant
    speak_for(desk, ARBITRATION, dossier.parties, side)
    role_of(case, command.challenged, "challenged")
    if command.ground is ReplacementGround.UNABLE:
        raise Refused("NO_GROUND_TO_AVOID", field="ground", law=AVOIDANCE)
    if command.known_on > desk.on:
        raise Refused("KNOWN_IN_FUTURE", field="known_on")
    if any(command.challenged == one.challenged for one in case.challenges):
        raise Refused("CHALLENGE_WAITS", field="challenged")
    if (side, *asked) in case.challenged:
        raise Refused("CHALLENGE_DECIDED", field="ground")
    number = len(case.challenges) + len(case.challenged) + 1
    yield ArbitratorChallenged(*of_case(desk), number, side, *asked, command.known_on, command.papers)


def decide_challenge(
    case: Accepted, command: DecideChallenge, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    """Nobody decides about the own seat, nor about one beside it."""
    take(desk, DIRECT, ARBITRATION)
    desk.must_not_be(*case.panel)
    asked = asked_of(case, command.challenged)
    decision = avoidance_of(desk, case, asked, ground_found=command.ground_found)
    about = (asked.number, asked.side, asked.challenged, asked.ground)
    yield ChallengeDecided(*of_case(desk), *about, decision, case.dossier.parties.readers)
    if decision.outcome != "granted":
        return
    if command.comes is None:
        raise Refused("SUCCESSOR_MISSING", field="comes")
    yield put_in_place(case, asked.challenged, command.comes, asked.ground, desk)


def asked_of(case: Accepted, challenged: str) -> Challenge:
    for one in case.challenges:
        if one.challenged == challenged:
            return one
    raise Refused("NOT_CHALLENGED", field="challenged")
