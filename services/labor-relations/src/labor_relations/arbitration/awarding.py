"""The award: claim by claim, first what is clear, and money ahead of it for whoever cannot live without."""

from collections.abc import Iterator, Sequence

from jinbao.decider import Refused
from jinbao.desk import Desk
from labor_relations.arbitration.award_commands import MakeAward, MakePartialAward, OrderAdvanceExecution
from labor_relations.arbitration.dossier import Dossier
from labor_relations.arbitration.events import (
    AdvanceOrdered,
    AdvanceRefused,
    ArbitrationEvent,
    Awarded,
    ClaimFound,
    PartlyAwarded,
)
from labor_relations.arbitration.facts import ArbitrationFacts
from labor_relations.arbitration.hearing import must_not_be_agreed
from labor_relations.arbitration.standing import of_case, sit
from labor_relations.arbitration.states import Accepted
from labor_relations.arbitration.terms import AwardFinding
from labor_relations.arbitration.working_out import advance_of, award_of, is_final
from labor_relations.dispute.claims import OF_MONEY
from labor_relations.dispute.standing import must_be_continued
from labor_relations.dispute.terms import Side

ADVANCE = "劳动争议调解仲裁法 四十四"
NOTHING = {AwardFinding.DISMISSED, AwardFinding.OUT_OF_TIME}


def award(case: Accepted, command: MakeAward, desk: Desk[ArbitrationFacts]) -> Iterator[ArbitrationEvent]:
    must_be_ripe(case, desk)
    open_claims = {*range(len(case.dossier.claims))} - case.awarded
    if sorted(one.claim for one in command.found) != sorted(open_claims):
        raise Refused("EVERY_CLAIM_ONCE", field="found")
    must_find(case.dossier, command.found)
    if {*command.dissenting} - {*case.panel} or len(case.panel) == 1 == len(command.dissenting):
        raise Refused("NOT_ON_THE_PANEL", field="dissenting")
    decision = award_of(desk, case.dossier, command.found)
    yield Awarded(
        *of_case(desk),
        command.found,
        decision,
        is_final(decision),
        command.dissenting,
        case.dossier.parties.readers,
    )


def award_partly(
    case: Accepted, command: MakePartialAward, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    """What is left is for the award (article 43)."""
    must_be_ripe(case, desk)
    open_claims = {*range(len(case.dossier.claims))} - case.awarded
    found = [one.claim for one in command.found]
    if len({*found}) < len(found) or {*found} - open_claims:
        raise Refused("EVERY_CLAIM_ONCE", field="found")
    if {*found} == open_claims:
        raise Refused("PART_IS_ALL", field="found")
    must_find(case.dossier, command.found)
    decision = award_of(desk, case.dossier, command.found)
    yield PartlyAwarded(
        *of_case(desk),
        len(case.dossier.rulings) + 1,
        command.found,
        decision,
        is_final(decision),
        case.dossier.parties.readers,
    )


def order_advance(
    case: Accepted, command: OrderAdvanceExecution, desk: Desk[ArbitrationFacts]
) -> Iterator[ArbitrationEvent]:
    """For wages, medical cost, severance or damages, where it is clear who owes and somebody needs it.

    What the panel does not find or the law does not name is refused by a decision; too much is a slip.
    """
    sit(desk, case, urgent=True)
    asked, still_open = {*command.claims}, {*range(len(case.dossier.claims))} - case.awarded
    if asked - still_open or len(asked) < len(command.claims):
        raise Refused("ADVANCE_CLAIMS", field="claims", law=ADVANCE)
    if case.dossier.parties.applicant is not Side.WORKER:
        raise Refused("ADVANCE_CLAIMS", field="arbitration", law=ADVANCE)
    decision = advance_of(desk, case, command)
    reasons = {one.code for one in decision.reasons}
    if command.amount <= 0 or reasons == {"ADVANCE_ABOVE_CLAIMS"}:
        raise Refused("AWARD_AMOUNT", field="amount")
    rest = (command.claims, decision, case.dossier.parties.readers)
    if reasons:
        yield AdvanceRefused(*of_case(desk), case.advances_refused + 1, *rest)
    else:
        yield AdvanceOrdered(*of_case(desk), len(case.advances) + 1, *rest)


def must_be_ripe(case: Accepted, desk: Desk[ArbitrationFacts]) -> None:
    """Heard, mediated without success, and with the heirs of whoever has died."""
    sit(desk, case)
    must_be_continued(case.dossier.parties, desk.known.of_parties)
    must_not_be_agreed(case)
    if case.heard_on is None:
        raise Refused("NOT_HEARD_YET", field="arbitration")
    if not case.has_mediated:
        raise Refused("MEDIATION_FIRST", field="arbitration", law="劳动争议调解仲裁法 四十二")


def must_find(dossier: Dossier, found: Sequence[ClaimFound]) -> None:
    """The amount fits the finding, and nothing is awarded that was claimed too late.

    What is said to have broken the year is for the panel to believe or not.
    """
    in_time = {one.claim: one.in_time for one in dossier.limitations}
    for place, one in enumerate(found):
        claim, too_late = dossier.claims[one.claim], one.finding is AwardFinding.OUT_OF_TIME
        if too_late is in_time[one.claim] and not (too_late and dossier.breaks):
            raise Refused("OUT_OF_TIME_OR_NOT", field=f"found.{place}.finding")
        if not fits(one, claim.amount if claim.kind in OF_MONEY else None):
            raise Refused("AWARD_AMOUNT", field=f"found.{place}.amount")


def fits(found: ClaimFound, claimed: int | None) -> bool:
    """All of it, a part of it, or nothing; of what is no money there is no amount."""
    if claimed is None or found.finding in NOTHING:
        return found.amount is None
    if found.finding is AwardFinding.SUPPORTED:
        return found.amount == claimed
    return found.amount is not None and 0 < found.amount < claimed
