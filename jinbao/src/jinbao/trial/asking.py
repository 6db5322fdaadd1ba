"""Every service is asked over the bus what a command of one of them would change."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from jinbao.bus import Bus, Call
from jinbao.calendar import spells
from jinbao.commands import Command
from jinbao.decider import Refused
from jinbao.trial.answers import Foreseen, MonthForeseen, MonthsForeseen, Supposed, Told, WhatWouldChange


async def what_would_change(bus: Bus, service: str, command: Command, call: Call) -> WhatWouldChange:
    """Raises Refused as the command would; it sees what follows, and what follows from that."""
    of_its_own = await bus.rehearse(service, Supposed(command), call)
    others = {one: Supposed(told=of_its_own.told) for one in bus.services if one != service}
    first = {service: of_its_own, **await all_asked(bus, others, call)}
    supposed = {service: Supposed(command), **others}
    again = {
        one: replace(supposed[one], told=(*supposed[one].told, *more))
        for one, foreseen in first.items()
        if (more := heard_by(one, foreseen, service, first))
    }
    found = first | await all_asked(bus, again, call)
    return together(found, call, silent=tuple(one for one in bus.services if one not in found))


async def all_asked(bus: Bus, supposed: Mapping[str, Supposed], call: Call) -> dict[str, Foreseen]:
    """Each at the same time; who cannot answer now is left out."""
    asking = (bus.rehearse(one, of_it, call) for one, of_it in supposed.items())
    answers = await asyncio.gather(*asking, return_exceptions=True)
    for one in answers:
        if isinstance(one, BaseException) and not isinstance(one, Refused):
            raise one
    return {one: said for one, said in zip(supposed, answers, strict=True) if isinstance(said, Foreseen)}


def heard_by(one: str, itself: Foreseen, begun_by: str, first: Mapping[str, Foreseen]) -> tuple[Told, ...]:
    """What the others tell because of the first step, as far as it would understand it."""
    tellers = (said for other, said in first.items() if other not in (one, begun_by))
    return tuple(
        told for said in tellers for told in said.told if told.headers["ce-type"] in itself.understands
    )


def together(found: Mapping[str, Foreseen], call: Call, *, silent: tuple[str, ...]) -> WhatWouldChange:
    said = found.values()
    return WhatWouldChange(
        acts=tuple(act for one in said for act in one.acts),
        decisions=tuple(made for one in said for made in one.decisions),
        months=tuple(in_a_row(month for one in said for month in one.months)),
        to_recover=sum(one.to_recover for one in said),
        to_pay=sum(one.to_pay for one in said),
        elsewhere=sum(one.elsewhere for one in said) if call.office else None,
        silent=silent,
    )


def in_a_row(months: Iterable[MonthForeseen]) -> Iterator[MonthsForeseen]:
    """Those that follow on each other and say the same are one."""
    said = (
        (one.month, (one.service, one.case, one.benefit, one.before, one.after, one.paid)) for one in months
    )
    for first, last, (service, case, benefit, *amounts) in spells(said):
        yield MonthsForeseen(service, case, benefit, first, last, *amounts)
