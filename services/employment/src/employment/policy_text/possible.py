"""What can be asked of a policy text, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select

from employment.policy_text import commands
from employment.policy_text.knowledge import policy_facts
from employment.policy_text.policy_text import POLICY_TEXT
from employment.policy_text.register import POLICIES, stream_of
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.service import Enquiry


def texts(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    there = select(POLICIES.c.id, POLICIES.c.region).where(POLICIES.c.id.in_(keys))
    regions = {row.id: row.region for row in enquiry.connection.execute(there)}
    streams = {policy: stream_of(policy) for policy in regions}
    return standing_in(enquiry, POLICY_TEXT, streams, policy_facts(enquiry, regions))


def the_next(it: Standing) -> Any:
    last = it.state.wordings[-1]
    since = max(last.in_force_from + timedelta(days=1), it.on)
    return replace(last, in_force_from=since, until=None, promulgated_on=it.on)


def the_last_but_in_other_words(it: Standing) -> Any:
    last = it.state.wordings[-1]
    return replace(last, text=f"{last.text}-")


OF_POLICY = KindOfCase(
    POLICY_TEXT.decide,
    (
        Possible(
            "revisePolicyText",
            lambda it: commands.RevisePolicyText(on=it.on, policy=it.case, wording=the_next(it)),
        ),
        Possible(
            "correctPolicyDocument",
            lambda it: commands.CorrectPolicyDocument(
                on=it.on,
                policy=it.case,
                document=replace(it.state.document, title=f"{it.state.document.title}-"),
            ),
        ),
        Possible(
            "correctPolicyWording",
            lambda it: commands.CorrectPolicyWording(
                on=it.on,
                policy=it.case,
                version=len(it.state.wordings),
                wording=the_last_but_in_other_words(it),
            ),
        ),
        Possible(
            "repealPolicyText",
            lambda it: commands.RepealPolicyText(on=it.on, policy=it.case, since=it.on, document="-"),
        ),
        Possible("takeBackPolicyRepeal", lambda it: commands.TakeBackPolicyRepeal(on=it.on, policy=it.case)),
    ),
    texts,
)
