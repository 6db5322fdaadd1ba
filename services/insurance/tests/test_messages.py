"""Whatever insurance refuses or records in a code can be said in both languages."""

import re
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from insurance.employee_contribution import terms as contribution_terms
from insurance.inheritance import terms as inheritance_terms
from insurance.overpayment import terms as overpayment_terms
from insurance.payment_run import terms as run_terms
from insurance.pension import terms as pension_terms
from insurance.rural_pension import terms
from insurance.survival_certification import terms as certification_terms
from insurance.unemployment_benefit import terms as unemployment_terms
from jinbao.casework import paper
from jinbao.catalogue import Catalogue

RAISED = re.compile(r'(?:Refused|NotAuthorised)\(\s*"(?P<code>[A-Z_]+)"')
SPEECH = Catalogue.of("jinbao", "identity", "insurance", strict=True)
SOURCES = sorted(Path(str(files("insurance"))).rglob("*.py"))
WORDS = [
    kind
    for module in (
        contribution_terms,
        terms,
        pension_terms,
        run_terms,
        inheritance_terms,
        overpayment_terms,
        certification_terms,
        unemployment_terms,
        paper,
    )
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_refusal_has_its_sentence(language: str) -> None:
    codes = {found["code"] for source in SOURCES for found in RAISED.finditer(source.read_text("utf-8"))}
    assert "SCHEME_NOT_STARTED" in codes
    assert sorted(codes - set(SPEECH.codes(language))) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
def test_every_coded_word_has_a_label(kind: Any, language: str) -> None:
    for word in kind:
        assert SPEECH.label(word.value, language) != word.value


def test_a_sentence_speaks_of_its_parameters() -> None:
    assert SPEECH.sentence("OVER_GRADE", "zh", due=100_00) == "缴费超出所选档次，个人应缴100.00元。"
    said = SPEECH.sentence("STILL_MISSING", "en", papers=[paper.PaperKind.ID_CARD, paper.PaperKind.BANK_BOOK])
    assert said == "Papers are still missing: identity card, bank book."
