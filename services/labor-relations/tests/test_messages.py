"""Whatever labour relations refuses or records in a code can be said in both languages."""

import re
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from jinbao.catalogue import house
from labor_relations import contract
from labor_relations.service import SLICES

RAISED = re.compile(r'(?:Refused|NotAuthorised)\(\s*"(?P<code>[A-Z_]+)"')
SOURCES = sorted(Path(str(files("labor_relations"))).rglob("*.py"))
WORDS = [kind for kind in vars(contract).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
CLOCKS = [clock.kind for each in SLICES for clock in each.clocks]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_refusal_has_its_sentence(language: str) -> None:
    codes = {found["code"] for source in SOURCES for found in RAISED.finditer(source.read_text("utf-8"))}
    assert "MEDIATION_TIMED_OUT" in codes
    assert sorted(codes - set(house().codes(language))) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
def test_every_coded_word_has_a_label(kind: Any, language: str) -> None:
    assert [word for word in kind if word.value not in house().labels(language)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_clock_has_a_name(language: str) -> None:
    assert CLOCKS
    assert [kind for kind in CLOCKS if kind not in house().labels(language)] == []


def test_a_sentence_speaks_of_its_parameters() -> None:
    said = house().sentence("WAGE_OF_MONTH_MISSING", "zh", month="2010-05")
    assert said == "工资台账缺少2010年5月的工资。"
    few = house().sentence("TOO_FEW_TO_BE_REPRESENTED", "en", least=10)
    assert few == "Only 10 workers or more elect representatives."
