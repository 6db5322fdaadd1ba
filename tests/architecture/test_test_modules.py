"""What tests take from each other has a name of its own: they are no packages, and many run together."""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
FILES = [file for file in ROOT.rglob("tests/**/*.py") if ".venv" not in file.parts]


def taken_from(file: Path) -> set[str]:
    statements = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return {one.module for one in statements if isinstance(one, ast.ImportFrom) and one.module}


def test_what_a_test_takes_from_another_is_found_whatever_ran_before() -> None:
    several = {name for name, count in Counter(file.stem for file in FILES).items() if count > 1}
    taken = set[str]().union(*map(taken_from, FILES))
    assert len(taken) > len(several) > 0
    assert several & taken == set()
