"""Survival certification in the graph: until when each pension is certified, and who has to be seen next."""

from datetime import date

import strawberry

from insurance import contract
from insurance.contract import (
    CertificationAnswer,
    CertificationRecord,
    CertificationsOf,
    FindCertifications,
    SurvivalCertificationFault,
    SurvivalCertificationState,
    SurvivalWay,
)
from jinbao.graph import (
    Connection,
    Month,
    Node,
    actions_of,
    ask,
    by_id,
    contributes,
    entity,
    history_of,
    id_of,
    link,
    mutation,
    references,
    value,
    watch,
    words,
)

words(SurvivalCertificationState, description="How a certification stands (认证状态).")
words(SurvivalCertificationFault, description="Why a certification is taken back (撤销认证理由).")


@value(CertificationRecord)
class SurvivalCertificationRecord:
    """One certification that stands (认证记录)."""

    seen_on: date = strawberry.field(description="Day on which they were alive (认证日期).")
    on: date = strawberry.field(description="Day of its entry (录入日期).")
    way: SurvivalWay = strawberry.field(description="How it was made sure (认证方式).")
    certified_by = id_of("Person", "Who certified it (认证人).", key="certified_by")
    has_photo: bool = strawberry.field(description="Whether a photo and its place are kept (有无定位照片).")

    @link("identity", "region_by_id", key="at")
    def agency_of_residence(self) -> references.Region | None:
        """Where the agency of residence certified, if one did (居住地协助认证)."""


@entity(
    "SurvivalCertification",
    look_up=("insurance", "certification_by_person"),
    source=CertificationAnswer,
)
class SurvivalCertification(Node):
    """Until when somebody who draws a pension is certified to live and to be entitled (待遇领取资格认证)."""

    state: SurvivalCertificationState = strawberry.field(description="How it stands (认证状态).")
    since: date | None = strawberry.field(
        description="Last certification, or the start of payment (上次认证日期)."
    )
    until: date | None = strawberry.field(description="Last day of its time (有效期截止日).")
    suspended_from: Month | None = strawberry.field(description="First month not paid (暂停起始月).")
    ways: list[SurvivalWay] = strawberry.field(
        description="How one can be certified today, what is tried first first (可用认证方式)."
    )

    @link("insurance", "certification_clocks")
    def clocks(self) -> list[references.StatutoryClock] | None:
        """What must be done in this case by when, the oldest first (法定期限)."""

    @link("identity", "person_by_id", key="id")
    def person(self) -> references.Person | None:
        """Who is certified (待遇领取人)."""

    @link("identity", "region_by_id", key="region")
    def region(self) -> references.Region | None:
        """Which place certifies (认证地区)."""

    @link("insurance", "pension_by_person")
    def pension(self) -> references.RuralPension | None:
        """The pension in payment (在发养老金)."""

    @link("insurance", "certifications_of", ask=CertificationsOf)
    def certifications(self) -> Connection[SurvivalCertificationRecord] | None:
        """All certifications that stand, the latest first (认证记录)."""

    history = history_of("insurance", "certification_history")
    available_actions = actions_of("insurance", "certification_actions")


@contributes("Person")
class CertifiedPerson:
    """What survival certification adds to a person."""

    @link("insurance", "certifications_of", ask=CertificationsOf)
    def survival_certifications(self) -> Connection[SurvivalCertificationRecord] | None:
        """All certifications that stand, the latest first (认证记录)."""


@contributes("RuralPension")
class CertifiedPension:
    """What survival certification adds to a pension."""

    @link("insurance", "certification_by_person")
    def certification(self) -> SurvivalCertification | None:
        """Until when the person is certified (待遇领取资格认证)."""


@strawberry.type
class Query:
    survival_certification = by_id(SurvivalCertification, "A survival certification (资格认证) by its id.")

    @ask("insurance", "find_certifications", FindCertifications)
    def survival_certifications(self) -> Connection[SurvivalCertification] | None:
        """How the certifications stand that the caller may see, those first that end first (资格认证名单)."""


def of_certification(command: type) -> object:
    return mutation(
        command, service="insurance", gives=SurvivalCertification, by=lambda asked, _: asked.person
    )


@strawberry.type
class Mutation:
    certify_survival = of_certification(contract.CertifySurvival)
    take_back_survival_certification = of_certification(contract.TakeBackSurvivalCertification)


@strawberry.type
class Subscription:
    survival_certification_changed = watch(
        SurvivalCertification,
        "A survival certification (资格认证) now, and again after everything that happens to it.",
        stream=lambda person: f"survival-certification/{person}",
    )
