"""Publication (公示): a reviewed claim is posted for objections, where the county asks for it."""

from collections.abc import Iterator
from datetime import date, timedelta

from insurance.items import PENSION_CLAIM, PUBLICISE
from insurance.rural_pension.claim_conditions import ClaimFacts
from insurance.rural_pension.claim_states import AtPublication, AtRecheck, Claim, Dossier
from insurance.rural_pension.commands.claim import PubliciseClaim, RecordObjection
from insurance.rural_pension.events.claim import ClaimObjected, ClaimPublicised
from jinbao.casework.hands import must_follow, out_of_order, take
from jinbao.decider import Refused
from jinbao.desk import Desk


def decide(
    claim: Claim, command: PubliciseClaim | RecordObjection, desk: Desk[ClaimFacts]
) -> Iterator[ClaimPublicised | ClaimObjected]:
    """A station or the county may do both, whoever took another step: posting a list decides nothing."""
    known, on, officer = desk.known, desk.on, desk.by.person
    case = (known.claim, known.person, known.place.region, on)

    match claim, command:
        case AtPublication(dossier, days), PubliciseClaim(place=place):
            take(desk, PUBLICISE, PENSION_CLAIM)
            must_follow(dossier.hands[-1].on, on)
            must_be_public_there(known, place)
            yield ClaimPublicised(*case, place, on + timedelta(days=days), officer)

        case AtRecheck(dossier), RecordObjection(ground=ground) if dossier.public_until:
            take(desk, PUBLICISE, PENSION_CLAIM)
            must_be_in_time(dossier.public_until, on)
            yield ClaimObjected(*case, ground, officer)

        case _:
            raise out_of_order(desk, PENSION_CLAIM, command, claim)


def must_be_public_there(known: ClaimFacts, place: str) -> None:
    """Where the claimant's neighbours read it: in the village, or in a region around it."""
    if place not in known.place.within:
        raise Refused("NOT_PUBLIC_THERE", field="place", place=place)


def must_be_in_time(until: date, on: date) -> None:
    if on > until:
        raise Refused("PUBLICATION_OVER", field="on", until=until)


def must_be_over(dossier: Dossier, on: date) -> None:
    """Whoever wants to object has all of the last day."""
    if dossier.public_until is not None and on <= dossier.public_until:
        raise Refused("PUBLICATION_RUNNING", field="on", until=dossier.public_until)
