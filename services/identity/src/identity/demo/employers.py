"""Who has people in work in three towns of 珙县: small firms, a branch, and traders, all invented.

The first is told: the bamboo factory of 邓明华, son of 罗秀兰, who signs in as the employer.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from identity.demo.chance import chance, day_between
from identity.demo.facts import Employer, Household, Region, Resident
from identity.employer.terms import EmployerKind

TOLD = "示例竹编厂"
REPRESENTATIVE = "邓明华"
WORKER = "陈忠成"
"""Works in the factory, and lives in the village beside it."""
TRADES = {
    EmployerKind.LEGAL_PERSON: ("茶叶加工厂", "建筑劳务有限公司", "矿山机械厂", "农机有限公司", "砖厂"),
    EmployerKind.SOLE_TRADER: ("副食店", "饭店", "农资经营部", "理发店", "摩托车修理部", "裁缝铺"),
}
BORN_FROM, BORN_UNTIL = date(1950, 1, 1), date(1980, 12, 31)
FIRST_DAY, LAST_DAY = date(2001, 1, 1), date(2009, 6, 30)


def employers(
    regions: tuple[Region, ...], households: tuple[Household, ...], residents: tuple[Resident, ...]
) -> Iterator[Employer]:
    names = {region.code: region.name for region in regions}
    people = {one.code: one for one in residents}
    told = next(one for one in residents if one.name == REPRESENTATIVE)
    town = told.village[:9]
    yield Employer(
        number=licence(1),
        kind=EmployerKind.LEGAL_PERSON,
        name=f"{names[town]}{TOLD}",
        town=town,
        since=date(2006, 3, 1),
        representative=told.code,
    )
    yield Employer(
        number=licence(2),
        kind=EmployerKind.BRANCH,
        name=f"{names[town]}{TOLD}门市部",
        town=town,
        since=date(2008, 9, 1),
        representative=told.code,
        head=licence(1),
    )
    # The story's village comes in with its roster; the heads of the others are on record before it.
    heads = sorted(
        (
            people[home.head]
            for home in households
            if home.village != told.village and at_work(people[home.head])
        ),
        key=lambda one: chance(one.code).random(),
    )
    trades = [(kind, trade) for kind, several in TRADES.items() for trade in several]
    for serial, (head, (kind, trade)) in enumerate(zip(islice(heads, len(trades)), trades, strict=True), 3):
        since = day_between(FIRST_DAY, LAST_DAY, chance(f"employer {serial}"))
        where = head.village[:9]
        name = f"{names[where]}{head.name[0]}记{trade}"
        yield Employer(
            number=licence(serial), kind=kind, name=name, town=where, since=since, representative=head.code
        )


def at_work(resident: Resident) -> bool:
    """Of an age to run a business since the first day on which one was founded, and not yet retired."""
    return BORN_FROM <= resident.born <= BORN_UNTIL


def licence(serial: int) -> str:
    """Registrars count up from 1 and have not reached the nine million."""
    return f"511526009{serial:06}"
