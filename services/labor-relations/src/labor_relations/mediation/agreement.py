"""The agreement of a mediation (调解协议): what is promised, who signed, and whether it was broken."""

from collections.abc import Sequence

from jinbao.decider import Refused
from jinbao.desk import Desk
from labor_relations.dispute.claims import LIVED_ON, OF_MONEY, Claim
from labor_relations.dispute.parties import may_settle, side_of
from labor_relations.dispute.terms import Side
from labor_relations.mediation.commands import Promised, RecordAgreement, RecordBreach
from labor_relations.mediation.events import AgreementBreached, AgreementReached, Promise
from labor_relations.mediation.facts import MediationFacts
from labor_relations.mediation.stages import Agreed, Dossier


def agreed(dossier: Dossier, command: RecordAgreement, desk: Desk[MediationFacts]) -> AgreementReached:
    known = desk.known
    must_be_promises(command.promises, dossier.claims, desk)
    must_be_signed(dossier, command, desk)
    promises = tuple(Promise(one.claim, one.due_on, one.amount) for one in command.promises)
    payable = tuple(
        one.claim for one in promises if one.amount and dossier.claims[one.claim].category in LIVED_ON
    )
    case = (known.person, known.place.region, desk.on, desk.by.person)
    return AgreementReached(*case, promises, command.signed_by, command.document, payable)


def must_be_promises(
    promises: Sequence[Promised], claims: Sequence[Claim], desk: Desk[MediationFacts]
) -> None:
    """Each is of one claim, from today on, and of money where money is claimed."""
    if len({one.claim for one in promises}) < len(promises):
        raise Refused("PROMISED_TWICE", field="promises")
    for place, one in enumerate(promises):
        if one.claim >= len(claims):
            raise Refused("CLAIM_NOT_IN_CASE", field=f"promises.{place}.claim")
        if (claims[one.claim].kind in OF_MONEY) is not bool(one.amount and one.amount > 0):
            kind = claims[one.claim].kind
            raise Refused("CLAIM_AMOUNT", field=f"promises.{place}.amount", kind=kind)
        if one.due_on < desk.on:
            raise Refused("PROMISED_FOR_THE_PAST", field=f"promises.{place}.due_on")


def must_be_signed(dossier: Dossier, command: RecordAgreement, desk: Desk[MediationFacts]) -> None:
    """By both sides, the mediator and with a seal; an agent signs only with special powers."""
    parties = dossier.parties
    sides = {person: side_of(person, parties, desk.known.of_parties) for person in command.signed_by}
    for person, side in sides.items():
        if side is None:
            raise Refused("SIGNED_BY_A_STRANGER", field="signed_by")
        if not may_settle(person, parties):
            raise Refused("AGENT_MAY_NOT_SETTLE", field="signed_by")
    if {*sides.values()} != {*Side}:
        raise Refused("SIGNATURE_MISSING", field="signed_by")
    if not command.sealed:
        raise Refused("SEAL_MISSING", field="sealed")


def breached(mediation: Agreed, command: RecordBreach, desk: Desk[MediationFacts]) -> AgreementBreached:
    """Nothing is broken before its day is over."""
    due = {one.claim: one.due_on for one in mediation.promises}
    for claim in command.claims:
        if claim not in due:
            raise Refused("NOT_PROMISED", field="claims")
        if desk.on <= due[claim]:
            raise Refused("NOT_DUE_YET", field="on", until=due[claim])
    known = desk.known
    return AgreementBreached(known.person, known.place.region, desk.on, desk.by.person, command.claims)
