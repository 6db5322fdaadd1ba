"""What a collective contract says, and how its draft was adopted."""

from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from jinbao.commands import fen, says
from jinbao.decider import Refused
from jinbao.money import Fen
from labor_relations.collective_contract.terms import AdoptingBody, CollectiveKind

Count = Annotated[int, Meta(ge=1, le=1_000_000)]


class Adoption(Struct, frozen=True, kw_only=True):
    """How the draft was adopted (草案通过情况); ``entitled`` are the delegates, or the whole staff."""

    body: Annotated[AdoptingBody, says("Who adopted it (通过组织).")]
    on: Annotated[date, says("On which day (通过日期).")]
    entitled: Annotated[Count, says("How many have a vote (应到人数).")]
    present: Annotated[Count, says("How many came (实到人数).")]
    in_favour: Annotated[Count, says("How many agreed (同意人数).")]


class CollectiveText(Struct, frozen=True, kw_only=True):
    """A collective contract as it was signed (集体合同文本)."""

    kind: Annotated[CollectiveKind, says("What it is about (集体合同类型).")]
    adoption: Annotated[Adoption, says("How its draft was adopted (草案通过情况).")]
    signed_on: Annotated[date, says("Day on which the chief representatives signed (首席代表签字日期).")]
    since: Annotated[date, says("First day of its term (合同起始日期).")]
    until: Annotated[date, says("Last day of its term (合同期满日期).")]
    lowest_wage: Annotated[
        Fen | None, fen("The lowest monthly wage that it allows, in yuan (最低工资标准).")
    ] = None


def must_be_whole(text: CollectiveText, on: date) -> None:
    """Adopted, signed and submitted in this order, and for a time that is not over yet."""
    if text.adoption.on > text.signed_on:
        raise Refused("SIGNED_BEFORE_ADOPTION", field="text.signed_on", adopted_on=text.adoption.on)
    if text.signed_on > on:
        raise Refused("SIGNED_AFTERWARDS", field="text.signed_on")
    if text.adoption.present > text.adoption.entitled:
        raise Refused("MORE_THAN_ENTITLED", field="text.adoption.present", entitled=text.adoption.entitled)
    if text.adoption.in_favour > text.adoption.present:
        raise Refused("MORE_THAN_CAME", field="text.adoption.in_favour", present=text.adoption.present)
    if text.until < max(text.since, on):
        raise Refused("TERM_IS_OVER", field="text.until")
