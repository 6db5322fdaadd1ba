"""What must be known to decide about a policy text, and what is known of one that somebody cites."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select, tuple_

from employment.labour_month.knowledge import ranks_of
from employment.policy_text.cited import KnownVersion
from employment.policy_text.policy_text import PolicyFacts
from employment.policy_text.register import POLICIES, VERSIONS
from jinbao.service import Enquiry


def policy_facts(enquiry: Enquiry, regions: Mapping[str, str]) -> dict[str, PolicyFacts]:
    """What the decider knows around each text, by the region in which it holds.

    Raises REGION_UNKNOWN.
    """
    places = enquiry.authority.known_places(enquiry.connection, regions.values())
    ranks = ranks_of(enquiry, places.values())
    return {
        policy: PolicyFacts(policy=policy, place=places[region], rank=ranks[region])
        for policy, region in regions.items()
    }


def known_versions(
    enquiry: Enquiry, cited: Iterable[tuple[str, int]]
) -> Mapping[tuple[str, int], KnownVersion]:
    """The versions that are there of those that somebody cites."""
    table = VERSIONS.c
    asked = (
        select(VERSIONS, POLICIES.c.region, POLICIES.c.number.label("document"))
        .join(POLICIES, POLICIES.c.id == table.policy)
        .where(tuple_(table.policy, table.number).in_(list(cited)))
    )
    return {
        (row.policy, row.number): KnownVersion(row.document, row.region, row.since, row.until, row.event)
        for row in enquiry.connection.execute(asked)
    }
