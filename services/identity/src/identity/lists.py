"""Lists of several things: the platform's, under the name by which this service's slices know them."""

from jinbao.lists import after, asked_alike, lists, shown

__all__ = ["after", "asked_alike", "lists", "shown"]
