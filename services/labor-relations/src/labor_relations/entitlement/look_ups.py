"""Anybody may ask what the law gives on some facts: it is worked out, explained, and not recorded."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from jinbao.actor import Place
from jinbao.casework.decision_answers import language_of, parameters_of, steps_of
from jinbao.casework.names import names_of
from jinbao.casework.parameters import set_in
from jinbao.catalogue import in_words
from jinbao.decider import Refused
from jinbao.decision import Occasion
from jinbao.explanation import explain, explain_law
from jinbao.rules import LocalParameter
from jinbao.service import Enquiry, LookUp, Slice
from labor_relations.dispute.terms import ClaimKind
from labor_relations.entitlement.answers import EntitlementAnswer, WorkOutEntitlements
from labor_relations.entitlement.calculation import NOBODY, work_out

ASKED = "as stated by the caller"
"""Where the facts of a calculation come from that nobody has recorded."""


class Around(Struct, frozen=True):
    """What all questions need, read at one go: places, what they have set, and how they are called."""

    places: Mapping[str, Place]
    local: Sequence[LocalParameter]
    names: Mapping[str, str]


def work_out_entitlements(
    enquiry: Enquiry, keys: Sequence[WorkOutEntitlements]
) -> list[list[EntitlementAnswer]]:
    """For each question the worksheets in the order of the kinds asked for; raises REGION_UNKNOWN."""
    around = read(enquiry, [key.region for key in keys])
    return [[answered(enquiry, ask, kind, around) for kind in ask.kinds] for ask in keys]


def read(enquiry: Enquiry, regions: Sequence[str]) -> Around:
    places = enquiry.authority.known_places(enquiry.connection, regions)
    within = {region for place in places.values() for region in place.within}
    return Around(places, set_in(enquiry.connection, within), names_of(enquiry.connection, within))


def answered(
    enquiry: Enquiry, ask: WorkOutEntitlements, kind: ClaimKind, around: Around
) -> EntitlementAnswer:
    within, on = around.places[ask.region].within, ask.on
    occasion = Occasion(about=enquiry.actor.person, within=within, on=on, known_by=on, decided_by=NOBODY)
    try:
        decision = work_out(kind, ask.facts, occasion, ASKED, around.local)
    except Refused as refused:
        refused.names = around.names
        message = in_words(refused, enquiry.call.language)
        return EntitlementAnswer(kind, None, missing=refused.code, message=message)
    language = language_of(enquiry)
    return EntitlementAnswer(
        kind=kind,
        amount=decision.amount.fen if decision.amount else None,
        reasons=tuple(one.code for one in decision.reasons),
        sentences=tuple(explain(decision, language, around.names)),
        steps=steps_of(decision),
        parameters=parameters_of(decision),
        law=tuple(dict.fromkeys(explain_law(source, language) for source in decision.law)),
        rule_set=decision.rule_set,
    )


SLICE = Slice("entitlement", look_ups={"work_out_entitlements": LookUp(work_out_entitlements)})
