"""Whatever employment refuses or records in a code can be said in both languages."""

import re
from enum import StrEnum
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from jinbao.catalogue import Catalogue

RAISED = re.compile(r'(?:Refused|NotAuthorised)\(\s*"(?P<code>[A-Z_]+)"')
SPEECH = Catalogue.of("jinbao", "identity", "insurance", "employment", strict=True)
ROOT = Path(str(files("employment")))
SOURCES = sorted(ROOT.rglob("*.py"))
TERMS = [import_module(f"employment.{file.parent.name}.terms") for file in sorted(ROOT.glob("*/terms.py"))]
WORDS = [
    kind
    for module in TERMS
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_refusal_has_its_sentence(language: str) -> None:
    codes = {found["code"] for source in SOURCES for found in RAISED.finditer(source.read_text("utf-8"))}
    assert "REGISTERED_ELSEWHERE" in codes
    assert sorted(codes - set(SPEECH.codes(language))) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_coded_word_has_a_label(kind: Any, language: str) -> None:
    for word in kind:
        assert SPEECH.label(word.value, language) != word.value
