"""What stands in a request for all of its kind: what was claimed, who has not been served, who has died."""

from typing import Any

from jinbao.casework.possible import Standing
from labor_relations.arbitration.dossier import Dossier
from labor_relations.arbitration.events import ClaimFound
from labor_relations.arbitration.states import Accepted, Awarded, Open
from labor_relations.arbitration.terms import AwardFinding
from labor_relations.dispute.claims import OF_MONEY
from labor_relations.dispute.terms import Side
from labor_relations.service_of_documents.terms import ServedDocument


def dossier(it: Standing) -> Dossier:
    case: Open = it.state
    return case.dossier


def panel(it: Standing) -> tuple[str, ...]:
    return it.state.panel if isinstance(it.state, Accepted | Awarded) else ()


def challenged(it: Standing) -> str:
    """Whose challenge waits for its answer."""
    waiting = it.state.challenges if isinstance(it.state, Accepted) else ()
    return waiting[0].challenged if waiting else str(it.known.person)


def fit(it: Standing) -> tuple[str, ...]:
    """Who of the list could sit."""
    known = it.known
    return tuple(
        one
        for one, listed in known.arbitrators.items()
        if listed.region in known.place.within and one not in known.kin and one not in panel(it)
    )


def findings(it: Standing) -> tuple[ClaimFound, ...]:
    """Everything that is still open, as it was claimed."""
    case, done = dossier(it), it.state.awarded if isinstance(it.state, Accepted) else frozenset()
    late = {one.claim for one in case.limitations if not one.in_time}
    return tuple(
        ClaimFound(place, AwardFinding.OUT_OF_TIME)
        if place in late
        else ClaimFound(place, AwardFinding.SUPPORTED, claim.amount if claim.kind in OF_MONEY else None)
        for place, claim in enumerate(case.claims)
        if place not in done
    )


def to_serve(it: Standing) -> dict[str, Any]:
    """The first document that somebody does not have."""
    case = dossier(it)
    for issued in case.issued:
        for side in issued.sides:
            for one in case.addressees(side):
                if not case.has(issued.document, issued.number, [one]):
                    whom = "employer" if side is Side.EMPLOYER else "worker"
                    return {"document": issued.document, "number": issued.number, whom: one}
    return {"document": ServedDocument.AWARD, "worker": it.known.person}


def last_served(it: Standing) -> dict[str, Any]:
    """The last document that somebody got."""
    case = dossier(it)
    if not case.on_hand:
        return to_serve(it)
    last = case.on_hand[-1]
    whom = "employer" if case.side_of(last.addressee) is Side.EMPLOYER else "worker"
    return {"document": last.document, "number": last.number, whom: last.addressee}


def last_partial(it: Standing) -> int:
    """The last award of the case by its number; 0 where it is the award, or there is none yet."""
    rulings = dossier(it).rulings
    return rulings[-1].partial if rulings else 0


def about(it: Standing) -> dict[str, Any]:
    """The case, and its last award."""
    return {"on": it.on, "arbitration": it.case, "partial": last_partial(it)}


def party_at_court(it: Standing) -> dict[str, Any]:
    """The first worker, unless only an employer is at court."""
    case, number = dossier(it), last_partial(it)
    ruling = case.ruling(number)
    suits = ruling.suits if ruling else frozenset()
    employers = [one for one in case.parties.employers if one in suits]
    workers = [one for one in case.parties.workers if one in suits]
    party = {"employer": employers[0]} if employers and not workers else {"worker": case.parties.workers[0]}
    return {"partial": number, **party}


def the_dead(it: Standing) -> dict[str, Any]:
    facts, parties = it.known.of_parties, dossier(it).parties
    dead = next((one for one in parties.workers if one in facts.dead), parties.workers[0])
    kin = tuple(sorted(one for one in facts.kin.get(dead, ()) if one not in facts.dead))
    return {"dead": dead, "heirs": kin[:1] or (dead,)}
