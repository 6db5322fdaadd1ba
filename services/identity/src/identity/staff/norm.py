"""The staffing norm (核编标准): how many posts an office has by the number of people it serves."""

from datetime import date
from importlib.resources import files

from identity.staff.answers import NormAnswer
from jinbao.rules import read_law

LAW = read_law(files(__package__).joinpath("rules.toml").read_bytes())


def staffing_norm(people: int, on: date, *, begun_step_counts: bool | None = None) -> NormAnswer:
    """What the law of a day allows; raises PARAMETER_MISSING where it says nothing yet."""
    least = LAW.parameter("least_posts", on)
    counts_begun = (
        LAW.parameter("begun_step_counts", on).value if begun_step_counts is None else begun_step_counts
    )
    more = max(0, people - LAW.parameter("people_for_least", on).number)
    steps, begun = divmod(more, LAW.parameter("people_for_each_more", on).number)
    posts = least.number + steps + (1 if begun and counts_begun else 0)
    return NormAnswer(posts, least.source.document)
