"""How a county manages the people of its townships' centres: a fact with a day and a document."""

from collections.abc import Iterator
from typing import TypeAlias

from identity.items import MANAGE, ORGANISATION
from identity.office.commands import SetManagement
from identity.office.events import ManagementSet
from identity.office.office import OfficeFacts
from jinbao.decider import Decider, Refused
from jinbao.desk import Desk
from jinbao.events import Effective
from jinbao.identifiers import Level

State: TypeAlias = ManagementSet | None
"""What was said last."""


def decide(state: State, command: SetManagement, desk: Desk[OfficeFacts]) -> Iterator[Effective]:
    desk.must(MANAGE, ORGANISATION, desk.known.place)
    if desk.known.level is not Level.COUNTY:
        raise Refused("MANAGEMENT_LEVEL", field="region", level=desk.known.level)
    said = ManagementSet(command.region, command.model, command.since, command.document)
    if said != state:
        yield Effective(command.since, said)


def evolve(_: State, event: ManagementSet) -> State:
    return event


MANAGEMENT = Decider[State, SetManagement, ManagementSet](None, decide, evolve)
