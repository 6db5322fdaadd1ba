"""The list of items (业务事项): whatever a grant may name stands in it, under both its names."""

from pathlib import Path

from graphql import build_schema

from gateway.demo.grants import ADMINISTRATOR, HISTORIAN, OF_DUTY, OF_SOCIAL_INSURANCE
from gateway.settings import SERVICES
from jinbao.actor import EVERYTHING
from jinbao.casework.item import Catalogue

COMMITTED = Path(__file__).parents[2] / "schema.graphql"
ITEMS = [item for one in SERVICES for item in Catalogue.of(f"{one.replace('-', '_')}.item").item]
BY_ROLE = (*OF_DUTY.values(), *OF_SOCIAL_INSURANCE.values())
GIVEN = {ADMINISTRATOR, HISTORIAN, *(authority for role in BY_ROLE for authority in role)}


def test_every_item_that_a_grant_names_is_in_the_list_once_with_both_its_names() -> None:
    listed = [item.code for item in ITEMS]
    assert {name for one in GIVEN for name in one.items} - {EVERYTHING} <= {*listed}
    assert len(listed) == len({*listed})
    assert all(item.zh and item.en and item.steps for item in ITEMS)


def test_what_an_item_begins_with_is_in_the_graph() -> None:
    schema = build_schema(COMMITTED.read_text(encoding="utf-8"))
    assert schema.mutation_type
    assert {item.mutation for item in ITEMS} <= {*schema.mutation_type.fields}
    assert {item.form for item in ITEMS} <= {*schema.type_map}
