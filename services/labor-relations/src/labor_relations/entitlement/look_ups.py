"""Anybody may ask what the law gives on some facts: it is worked out, explained, and not recorded."""

from collections.abc import Sequence

from jinbao.casework.decision_answers import cited, language_of, parameters_of, steps_of
from jinbao.casework.names import names_of
from jinbao.casework.parameters import set_in
from jinbao.catalogue import sentence
from jinbao.decider import Refused
from jinbao.decision import Decision, Occasion
from jinbao.explanation import explain
from jinbao.service import Enquiry, LookUp, Slice
from labor_relations.dispute.terms import ClaimKind
from labor_relations.entitlement.answers import EntitlementAnswer, WorkOutEntitlements
from labor_relations.entitlement.calculation import NOBODY, work_out

ASKED = "as stated by the caller"
"""Where the facts of a calculation come from that nobody has recorded."""


def work_out_entitlements(
    enquiry: Enquiry, keys: Sequence[WorkOutEntitlements]
) -> list[list[EntitlementAnswer]]:
    """For each question the worksheets in the order of the kinds asked for; raises REGION_UNKNOWN."""
    return [[answered(enquiry, ask, kind) for kind in ask.kinds] for ask in keys]


def answered(enquiry: Enquiry, ask: WorkOutEntitlements, kind: ClaimKind) -> EntitlementAnswer:
    within = enquiry.place(ask.region).within
    occasion = Occasion(
        about=enquiry.actor.person, within=within, on=ask.on, known_by=ask.on, decided_by=NOBODY
    )
    try:
        local = set_in(enquiry.connection, within)
        return told(enquiry, kind, work_out(kind, ask.facts, occasion, ASKED, local))
    except Refused as refused:
        message = sentence(refused.code, enquiry.call.language, **refused.params)
        return EntitlementAnswer(kind, None, missing=refused.code, message=message)


def told(enquiry: Enquiry, kind: ClaimKind, decision: Decision) -> EntitlementAnswer:
    names = names_of(enquiry.connection, decision.within)
    return EntitlementAnswer(
        kind=kind,
        amount=decision.amount.fen if decision.amount else None,
        reasons=tuple(one.code for one in decision.reasons),
        sentences=tuple(explain(decision, language_of(enquiry), names)),
        steps=steps_of(decision),
        parameters=parameters_of(decision),
        law=tuple(dict.fromkeys(map(cited, decision.law))),
        rule_set=decision.rule_set,
    )


SLICE = Slice("entitlement", look_ups={"work_out_entitlements": LookUp(work_out_entitlements)})
