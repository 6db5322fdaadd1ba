"""Acts of the day on which the demo is laid out, each known by its number."""

from datetime import date
from typing import Any

from gateway.demo.telling import Step, Teller
from identity.demo import city
from jinbao.graph import ids


class Today:
    def __init__(self, teller: Teller, today: date, story: str) -> None:
        self.teller, self.today, self.story, self.done = teller, today, story, 0

    def does(self, who: str, mutation: str, gives: str, **asked: Any) -> Any:
        step = Step(
            zh="",
            en="",
            who=who,
            mutation=mutation,
            gives=gives,
            input={"on": str(self.today), **asked},
            known_as=f"{self.story}/{mutation}/{self.done}",
        )
        self.done += 1
        return self.teller.quietly(step)

    def office(self, who: str) -> str:
        code = next(one.office for one in city().personas if one.name == self.teller.cast[who].name)
        return ids.global_id("Office", code or "")
