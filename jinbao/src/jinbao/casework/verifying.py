"""Whether a decision holds: as it was recorded, by the kept rules, and step by step."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

import msgspec
from msgspec import Raw, Struct

from jinbao.audit import broken_in
from jinbao.casework.parameters import SetInPlace
from jinbao.decision import Decision, read_decision
from jinbao.events import By
from jinbao.replay import verify_by_rules
from jinbao.rule_set import RuleSet
from jinbao.rules import LocalParameter
from jinbao.verification import Finding, verify_steps


class KeptDecision(Struct, frozen=True):
    """The bytes of a decision inside the event that keeps it."""

    decision: Raw


class Kept(Struct, frozen=True):
    """What the ledger says around a decision: when, by whom, for which day."""

    id: str
    recorded_at: datetime
    effective_on: date
    by: By
    event: KeptDecision


class Findings(Struct, frozen=True):
    """What each of three checks found; nothing where the decision holds."""

    by_record: Sequence[Finding] = ()
    by_rules: Sequence[Finding] = ()
    by_steps: Sequence[Finding] = ()


def verify(
    shown: str,
    event: str,
    stream: str,
    states: Sequence[bytes],
    rule_sets: Mapping[str, RuleSet],
    local: Sequence[SetInPlace],
) -> Findings:
    """``shown`` is what the office answers; ``states`` are the bytes of the stream that it comes from."""
    kept = _kept(states, event)
    if kept is None:
        return Findings(by_record=[Finding("NOT_RECORDED", event)])
    stored = bytes(kept.event.decision)
    by_record = [*_of_stream(stream, states), *_as_shown(event, shown, stored)]
    try:
        decision = read_decision(stored)
    except msgspec.MsgspecError as unreadable:
        lost = Finding("UNREADABLE", event, computed=str(unreadable))
        return Findings([*by_record, lost], (), verify_steps(stored))
    known = [
        one.parameter
        for one in local
        if one.parameter.region in decision.within and one.recorded_at <= kept.recorded_at
    ]
    return Findings(
        [*by_record, *_of_envelope(decision, kept)],
        _by_rules(decision, rule_sets, known),
        verify_steps(stored),
    )


def _by_rules(
    decision: Decision, rule_sets: Mapping[str, RuleSet], known: Sequence[LocalParameter]
) -> Sequence[Finding]:
    if decision.rule_set not in rule_sets:
        return [Finding("RULES_NOT_KEPT", "rule_set", stored=decision.rule_set)]
    return verify_by_rules(decision, rule_sets[decision.rule_set], known)


def _kept(states: Sequence[bytes], event: str) -> Kept | None:
    """The event by its id, among those that can be read as keeping a decision."""
    for state in states:
        try:
            kept = msgspec.json.decode(state, type=Kept)
        except msgspec.MsgspecError:
            continue
        if kept.id == event:
            return kept
    return None


def _of_stream(stream: str, states: Sequence[bytes]) -> Iterator[Finding]:
    """A byte that was changed is found by the event that follows."""
    for version in broken_in(stream, states):
        yield Finding("CHAIN_BROKEN", f"{stream}#{version}")


def _as_shown(event: str, shown: str, stored: bytes) -> Iterator[Finding]:
    if shown.encode() != stored:
        yield Finding("NOT_AS_RECORDED", event)


def _of_envelope(decision: Decision, kept: Kept) -> Iterator[Finding]:
    """The decision says the same of its day and of who made it as the envelope around it."""
    by = decision.decided_by
    for name, said, around in (
        ("on", decision.on.isoformat(), kept.effective_on.isoformat()),
        ("decided_by.person", by.person, kept.by.person),
        ("decided_by.office", by.office, kept.by.office or ""),
    ):
        if said != around:
            yield Finding("ENVELOPE_DIFFERS", name, stored=said, computed=around)
