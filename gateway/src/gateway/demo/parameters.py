"""Sample local parameters from TOML files, each set by a command with its document and its organ."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from gateway.demo.loading import Step
from insurance.contract import SetParameter
from jinbao.bus import Call


class Sample(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a file. ``region`` is a division code."""

    name: str
    region: str
    value: str
    in_force_from: date
    promulgated_on: date
    document: str
    approved_by: str
    official: bool


class Samples(Struct, frozen=True, forbid_unknown_fields=True):
    """A file. Its banner is shown wherever it is loaded."""

    banner: str
    parameter: tuple[Sample, ...]


def read_samples(folder: Path) -> list[Samples]:
    return [msgspec.toml.decode(file.read_bytes(), type=Samples) for file in sorted(folder.glob("*.toml"))]


def parameter_names(samples: list[Samples]) -> list[str]:
    """The names of the steps that set them, in their order."""
    return [name_of(one) for file in samples for one in file.parameter]


def name_of(sample: Sample) -> str:
    return f"parameter/{sample.region}/{sample.name}/{sample.in_force_from}"


def parameters(samples: list[Samples], regions: Mapping[str, str], call: Call, on: date) -> Iterator[Step]:
    for one in (sample for file in samples for sample in file.parameter):
        yield Step(
            name=name_of(one),
            service="insurance",
            command=SetParameter(
                on=on,
                name=one.name,
                region=regions[one.region],
                value=one.value,
                in_force_from=one.in_force_from,
                promulgated_on=one.promulgated_on,
                document=one.document,
                approved_by=one.approved_by,
                official=one.official,
            ),
            call=call,
        )
