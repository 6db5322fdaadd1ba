"""Which offices have computers, in 2009 and after the grant of 2010, and which are model windows."""

from msgspec.structs import replace

from identity.demo.chance import chance
from identity.demo.facts import Honour, Office, OfficeKind

COMPUTERS_IN_CENTRES = 234
COMPUTERS_IN_STATIONS = 354
COMPUTERS_GRANTED_2010 = 286
PROVINCIAL_WINDOWS = 5


def equipped(offices: tuple[Office, ...]) -> tuple[Office, ...]:
    """A computer for each centre and each community station; what is left over goes by lot.

    The grant of 2010 brings each centre to two and gives the rest to villages that had none.
    """
    luck = chance("equipment")
    centres = [office.code for office in offices if office.kind is OfficeKind.TOWNSHIP_CENTRE]
    communities = [office.code for office in offices if is_community_station(office)]
    villages = [office.code for office in offices if is_village_station(office)]

    second = set(luck.sample(centres, COMPUTERS_IN_CENTRES - len(centres)))
    with_one = set(luck.sample(villages, COMPUTERS_IN_STATIONS - len(communities)))
    granted = {centre for centre in centres if centre not in second}
    waiting = [village for village in villages if village not in with_one]
    granted.update(luck.sample(waiting, COMPUTERS_GRANTED_2010 - len(granted)))

    in_2009 = dict.fromkeys((*centres, *communities, *with_one), 1) | dict.fromkeys(second, 2)
    honours = {luck.choice(communities): Honour.NATIONAL}
    honours |= dict.fromkeys(luck.sample(centres, PROVINCIAL_WINDOWS), Honour.PROVINCIAL)
    return tuple(
        replace(
            office,
            computers_2009=in_2009.get(office.code, 0),
            computers_granted_2010=int(office.code in granted),
            honour=honours.get(office.code),
        )
        for office in offices
    )


def is_community_station(office: Office) -> bool:
    """Communities are numbered from 001, villages from 201."""
    return office.kind is OfficeKind.STATION and office.region[9] == "0"


def is_village_station(office: Office) -> bool:
    return office.kind is OfficeKind.STATION and office.region[9] == "2"
