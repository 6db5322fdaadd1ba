"""What several requests ask for, with the words that explain it."""

from typing import Annotated, TypeAlias

from msgspec import Meta

from insurance.rural_pension.terms import (
    EnrolmentCategory,
    NotAcceptedGround,
    ReturnGround,
)
from jinbao.casework.consent import Consent
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.commands import fen, id_of, own_id, says
from jinbao.money import Fen

AT_LEAST_ONE = Meta(min_length=1)


Participant: TypeAlias = Annotated[str, id_of("Person", "Whose enrolment it is (参保人).")]


Claim: TypeAlias = Annotated[str, id_of("RuralPensionClaim", "The claim (待遇申领).")]


Agreed: TypeAlias = Annotated[
    Consent | None,
    says("How the person let the sender act for them (代办授权), where it is not their own request."),
]


Papers: TypeAlias = Annotated[tuple[CasePaper, ...], says("Papers that come with it (随附材料).")]


Missing: TypeAlias = Annotated[
    tuple[PaperKind, ...],
    AT_LEAST_ONE,
    says("Everything that is missing, told at one time (一次性告知清单)."),
]


Unaccepted: TypeAlias = Annotated[
    tuple[NotAcceptedGround, ...], AT_LEAST_ONE, says("Why it is not accepted (不予受理理由).")
]


Returned: TypeAlias = Annotated[tuple[ReturnGround, ...], AT_LEAST_ONE, says("Why it goes back (退回理由).")]


Employee: TypeAlias = Annotated[
    bool,
    says("Whether the person declares to be in an employee pension scheme (是否参加职工养老保险)."),
]


Student: TypeAlias = Annotated[bool, says("Whether the person declares to be at school (是否在校学生).")]


Grade: TypeAlias = Annotated[Fen, fen("Grade chosen, the contribution of a year (缴费档次).")]


InterestYear: TypeAlias = Annotated[int, says("Year whose interest it is (计息年度).")]
Category: TypeAlias = Annotated[EnrolmentCategory, says("Category (参保类别).")]


Submission: TypeAlias = (
    Annotated[str, own_id("What the sender calls this form, which is taken in once (申报编号).")] | None
)
