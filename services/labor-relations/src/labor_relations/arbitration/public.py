"""What others are told of arbitrations: where a case stands and what binds; no names, no grounds."""

from typing import Any

from jinbao.events import Event, Recorded
from jinbao.money import Fen
from labor_relations.arbitration import events
from labor_relations.arbitration.terms import CaseEnding
from labor_relations.dispute.terms import Side


class OfArbitration(Event, frozen=True):
    """Which case it is, and in what place."""

    arbitration: str
    region: str


class ArbitrationFiled(OfArbitration, frozen=True, tag="labor-relations.arbitration-filed.v1"):
    """An application for arbitration has come in.

    ``others`` go on for workers who died, run an employer, or speak for a side.
    """

    applicant: Side
    workers: tuple[str, ...]
    others: tuple[str, ...]
    employers: tuple[str, ...]


class ArbitrationAccepted(OfArbitration, frozen=True, tag="labor-relations.arbitration-accepted.v1"):
    """The commission has taken the case on: nobody else deals with the same matter."""

    number: str


class ArbitrationNotAccepted(OfArbitration, frozen=True, tag="labor-relations.arbitration-not-accepted.v1"):
    """The commission has not taken the case on; the applicant can go to court."""


class ArbitrationAcceptanceAnnulled(
    OfArbitration, frozen=True, tag="labor-relations.arbitration-acceptance-annulled.v1"
):
    """It should not have been accepted; its number stays empty."""

    number: str


class PanelNamed(OfArbitration, frozen=True, tag="labor-relations.panel-named.v1"):
    """Who sits, or takes the seat of another: the parties are told."""

    sitting: tuple[str, ...]


class ArbitrationHeard(OfArbitration, frozen=True, tag="labor-relations.arbitration-heard.v1"):
    """A hearing was held; ``by_default`` if the respondent was not there."""

    by_default: bool


class ArbitrationAwarded(OfArbitration, frozen=True, tag="labor-relations.arbitration-awarded.v1"):
    """An award was made, of ``amount`` fen in all."""

    amount: Fen
    is_final: bool


class ArbitrationSued(OfArbitration, frozen=True, tag="labor-relations.arbitration-sued.v1"):
    """A party has gone to court."""

    side: Side


class ArbitrationSetAside(OfArbitration, frozen=True, tag="labor-relations.arbitration-set-aside.v1"):
    """A court has set the award aside."""


class ArbitrationEffective(OfArbitration, frozen=True, tag="labor-relations.arbitration-effective.v1"):
    """The award binds for these workers."""

    workers: tuple[str, ...]


class ArbitrationContinued(OfArbitration, frozen=True, tag="labor-relations.arbitration-continued.v1"):
    """A worker has died, and near relatives go on."""

    dead: str
    heirs: tuple[str, ...]


class ArbitrationClosed(OfArbitration, frozen=True, tag="labor-relations.arbitration-closed.v1"):
    """The case has ended without an award."""

    ending: CaseEnding


def public_arbitration(recorded: Recorded[Any]) -> Event | None:
    kind, _, case = recorded.stream.partition("/")
    if kind != "arbitration":
        return None
    match recorded.event:
        case events.ArbitrationFiled(region=region, parties=parties):
            between = (parties.workers, parties.others, parties.employers)
            return ArbitrationFiled(case, region, parties.applicant, *between)
        case events.ArbitrationAccepted(region=region, number=number):
            return ArbitrationAccepted(case, region, str(number))
        case events.ArbitrationRefused(region=region):
            return ArbitrationNotAccepted(case, region)
        case events.AcceptanceAnnulled(region=region, number=number):
            return ArbitrationAcceptanceAnnulled(case, region, str(number))
        case events.PanelFormed(region=region, arbitrators=arbitrators, clerk=clerk):
            return PanelNamed(case, region, (*arbitrators, *([clerk] if clerk else [])))
        case events.ArbitratorReplaced(region=region, comes=comes):
            return PanelNamed(case, region, (comes,))
        case events.HearingHeld(region=region, by_default=by_default):
            return ArbitrationHeard(case, region, by_default)
        case events.Awarded(region=region, decision=decision, is_final=is_final) if decision.amount:
            return ArbitrationAwarded(case, region, decision.amount.fen, is_final)
        case events.SuitFiled(region=region, side=side):
            return ArbitrationSued(case, region, side)
        case events.SetAsideRuled(region=region, is_set_aside=True):
            return ArbitrationSetAside(case, region)
        case events.AwardEffective(region=region, workers=workers):
            return ArbitrationEffective(case, region, workers)
        case events.HeirsContinue(region=region, succession=succession):
            return ArbitrationContinued(case, region, succession.dead, succession.heirs)
        case events.ArbitrationClosed(region=region, ending=ending):
            return ArbitrationClosed(case, region, ending)
        case _:
            return None
