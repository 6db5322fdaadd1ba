"""What integrators rely on is committed, changes only where it is meant, and every consumer can read it."""

import json
from collections.abc import Iterator
from importlib import import_module
from inspect import cleandoc
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from msgspec import Struct
from msgspec.structs import fields

from gateway.contracts import breaking, documents, public_events, rendered, sample
from gateway.settings import SERVICES, package_of
from jinbao.events import Event, type_of

CONTRACTS = Path(__file__).parents[2] / "contracts"
PUBLISHED = {type_of(kind): kind for kinds in public_events().values() for kind in kinds}
PERSONAL = {"name", "id_number", "phone", "address", "bank_account", "account"}


def committed() -> dict[str, Any]:
    return {
        str(file.relative_to(CONTRACTS)): json.loads(file.read_text(encoding="utf-8"))
        for file in CONTRACTS.rglob("*.json")
    }


def test_no_consumer_is_broken() -> None:
    assert breaking(committed(), documents()) == []


def test_the_committed_contracts_are_those_of_the_code() -> None:
    now = {path: rendered(content) for path, content in documents().items()}
    assert {path: rendered(content) for path, content in committed().items()} == now, "run `make contracts`"


def test_no_channel_is_described_by_what_is_true_of_every_event_of_a_family() -> None:
    families = {above for kind in PUBLISHED.values() for above in kind.__mro__[1:]}
    said = {one["description"] for one in documents()["asyncapi.json"]["channels"].values()}
    assert said.isdisjoint(cleandoc(family.__doc__ or "") for family in families)


def test_a_field_that_goes_and_a_type_that_goes_would_be_found() -> None:
    before = committed()
    after = json.loads(json.dumps(before))
    properties = after["events/identity.region-established.v1.json"]["$defs"]["RegionEstablished"][
        "properties"
    ]
    del properties["above"]
    del after["events/identity.grant-ended.v1.json"]
    assert sorted(breaking(before, after)) == [
        "events/identity.grant-ended.v1.json: is no longer published",
        "events/identity.region-established.v1.json: RegionEstablished.above is gone",
    ]


def heard_by(consumer: str) -> Iterator[Any]:
    """What a service understands of each of the others."""
    sources = import_module(f"{package_of(consumer)}.inbox").SOURCES
    for source, (hears, _) in sources.items():
        for kind in get_args(hears) or (hears,):
            yield pytest.param(source, kind, id=f"{consumer}-{type_of(kind)}")


@pytest.mark.parametrize(("source", "heard"), [one for service in SERVICES for one in heard_by(service)])
def test_every_consumer_can_read_what_it_hears(source: str, heard: type[Event]) -> None:
    assert PUBLISHED[type_of(heard)] in public_events()[source]
    published = sample(PUBLISHED[type_of(heard)])
    read = msgspec.json.decode(msgspec.json.encode(published), type=heard)
    for field in fields(heard):
        assert same(getattr(read, field.name), getattr(published, field.name))


def same(one: Any, other: Any) -> bool:
    """Equal, or the consumer's own struct with a part of the producer's fields."""
    if isinstance(one, Struct):
        return all(same(getattr(one, field.name), getattr(other, field.name)) for field in fields(type(one)))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


# Regions and offices have names that everybody may know.
ABOUT_PEOPLE = {
    tag: kind for tag, kind in PUBLISHED.items() if not tag.startswith(("identity.region", "identity.office"))
}


@pytest.mark.parametrize("kind", ABOUT_PEOPLE.values(), ids=ABOUT_PEOPLE)
def test_no_public_event_has_personal_data(kind: type[Event]) -> None:
    assert not PERSONAL & {field.name for field in fields(kind)}
