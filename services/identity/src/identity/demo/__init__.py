"""A synthetic Yibin of 2009, as data: nothing here opens a database or asks the clock."""

from identity.demo.city import city
from identity.demo.facts import DemoCity

__all__ = ["DemoCity", "city"]
