"""The page at the door names every address at which files are handed in or fetched."""

from pathlib import Path

from small_house import signed_in, small_house
from starlette.routing import Route

from gateway.bank import BankCounter
from gateway.docs import ADDRESSES
from gateway.uploads import Counter


def test_the_page_at_the_door_names_whatever_takes_files_in(tmp_path: Path) -> None:
    with small_house(tmp_path) as small:
        counters = Counter(small.house.identity, signed_in), BankCounter(small.house, signed_in)
    routes = [route for counter in counters for route in counter.routes() if isinstance(route, Route)]
    assert {f"/{route.path.split('/')[1]}" for route in routes} <= {address.path for address in ADDRESSES}
