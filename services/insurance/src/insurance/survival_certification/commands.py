"""What can be asked about survival certification."""

from datetime import date
from typing import Annotated, TypeAlias

from msgspec import Meta

from insurance.pension.commands import EvidenceIfAny, Pensioner
from insurance.survival_certification.terms import Geotag, SurvivalCertificationFault, SurvivalWay
from jinbao.commands import Command, id_of, says

Witnesses: TypeAlias = Annotated[
    tuple[Annotated[str, id_of("Person", "A witness (见证人).")], ...],
    Meta(description="Who saw it, where no photo shows it (见证人); no relatives.", max_length=10),
]
Way: TypeAlias = Annotated[SurvivalWay, says("How it was made sure (认证方式).")]
SeenOn: TypeAlias = Annotated[date, says("Day on which they were alive (认证日期).")]
Tag: TypeAlias = Annotated[Geotag | None, says("Where the photo of a visit was taken (定位).")]


class CertifySurvival(Command, frozen=True, kw_only=True):
    """Certifies that somebody who draws a pension lives and is entitled (待遇领取资格认证).

    A visit needs its place and a photo, or two witnesses; no relative certifies. Whoever was suspended for
    want of it is resumed in the same act, where the caller may do so, and asked for in the day's list else.
    """

    person: Pensioner
    way: Way
    seen_on: SeenOn
    papers: EvidenceIfAny = ()
    geotag: Tag = None
    witnesses: Witnesses = ()
    at: Annotated[
        str | None, id_of("Region", "Where the agency of residence certifies (居住地协助认证).")
    ] = None


class TakeBackSurvivalCertification(Command, frozen=True, kw_only=True):
    """Takes the latest certification back that should not count (撤销认证); the time before it runs again."""

    person: Pensioner
    ground: Annotated[SurvivalCertificationFault, says("Why (撤销理由).")]


SurvivalCertificationCommand = CertifySurvival | TakeBackSurvivalCertification
