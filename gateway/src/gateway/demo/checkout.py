"""Files of the demo that stand in the checkout beside the code: the sample roster, the sample parameters."""

from pathlib import Path

from gateway.settings import CannotStart

ROOT = Path(__file__).parents[4]


def in_checkout(*path: str) -> Path:
    place = ROOT.joinpath(*path)
    if not place.exists():
        raise CannotStart(f"The demo needs {place}, which is part of a checkout. Start with --no-demo.")
    return place
