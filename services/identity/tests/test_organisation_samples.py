"""Events are kept for good: today's code reads one sample of every type that was ever written."""

from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from identity.access.events import AccessEvent
from identity.employer.events import EmployerEvent
from identity.office.events import OrganisationEvent
from identity.region.events import RegionEvent
from identity.staff.events import StaffEvent
from jinbao.events import type_of

SAMPLES = Path(__file__).parent / "samples"
KEPT = RegionEvent | OrganisationEvent | StaffEvent | AccessEvent | EmployerEvent
SLICES = ("region", "office", "staff", "access", "employer")
WRITTEN = sorted(sample for name in SLICES for sample in SAMPLES.glob(f"identity.{name}.*.json"))


@pytest.mark.parametrize("sample", WRITTEN, ids=lambda path: path.stem)
def test_todays_code_reads_what_was_once_written(sample: Path) -> None:
    written = msgspec.json.decode(sample.read_bytes())
    event = msgspec.json.decode(sample.read_bytes(), type=KEPT)
    assert type_of(event) == written["type"] == sample.stem
    read = msgspec.json.decode(msgspec.json.encode(event))
    assert read == {**read, **written}


@pytest.mark.parametrize("kind", get_args(KEPT), ids=type_of)
def test_every_event_has_a_sample(kind: Any) -> None:
    assert (SAMPLES / f"{type_of(kind)}.json").is_file()
