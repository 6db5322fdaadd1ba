"""Events are kept for good: today's code reads one sample of every type that was ever written."""

from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from jinbao.events import type_of
from labor_relations.service import Keeps

SAMPLES = Path(__file__).parent / "samples"


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_todays_code_reads_what_was_once_written(sample: Path) -> None:
    written = msgspec.json.decode(sample.read_bytes())
    event = msgspec.json.decode(sample.read_bytes(), type=Keeps)
    assert type_of(event) == written["type"] == sample.stem
    assert msgspec.json.decode(msgspec.json.encode(event)) == written


OWN = [kind for kind in get_args(Keeps) if type_of(kind).startswith("labor-relations.")]


@pytest.mark.parametrize("kind", OWN, ids=type_of)
def test_every_event_has_a_sample(kind: Any) -> None:
    assert (SAMPLES / f"{type_of(kind)}.json").is_file()
