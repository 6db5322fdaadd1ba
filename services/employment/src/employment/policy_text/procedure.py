"""Which policy text each command concerns, and what must be known to decide it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from uuid_utils import uuid7

from employment.policy_text import commands, look_ups
from employment.policy_text.knowledge import policy_facts
from employment.policy_text.policy_text import POLICY_TEXT
from employment.policy_text.possible import OF_POLICY
from employment.policy_text.register import POLICIES, fold, stream_of
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Part, Slice


def enter(enquiry: Enquiry, command: commands.EnterPolicyText) -> Iterator[Part]:
    yield concerning(enquiry, command, str(uuid7()), command.region)


def step(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    region = enquiry.connection.scalar(select(POLICIES.c.region).where(POLICIES.c.id == command.policy))
    if region is None:
        raise Refused("POLICY_UNKNOWN", field="policy")
    yield concerning(enquiry, command, command.policy, region)


def concerning(enquiry: Enquiry, command: Any, policy: str, region: str) -> Part:
    known = policy_facts(enquiry, {policy: region})[policy]
    return Part(stream_of(policy), POLICY_TEXT, command, lambda _state: known)


SLICE = Slice(
    "policy_text",
    handlers={
        commands.EnterPolicyText: enter,
        commands.RevisePolicyText: step,
        commands.CorrectPolicyDocument: step,
        commands.CorrectPolicyWording: step,
        commands.RepealPolicyText: step,
        commands.TakeBackPolicyRepeal: step,
    },
    look_ups={
        "policy_text_by_id": LookUp(look_ups.policy_text_by_id),
        "find_policy_texts": LookUp(look_ups.find_policy_texts),
        "policy_versions": LookUp(look_ups.policy_versions),
        "policy_version_on": LookUp(look_ups.policy_version_on),
        "policy_version_by_name": LookUp(look_ups.policy_version_by_name),
        "policy_text_history": LookUp(look_ups.policy_text_history),
        "policy_text_actions": LookUp(OF_POLICY.actions),
    },
    fold=fold,
)
