"""The people of the demo's story, whose names sound like what they do (沈禾 like 审核, 方行 like 放行)."""

from datetime import date

from msgspec import Struct

from identity.demo.facts import Role
from identity.demo.offices import (
    bureau_of,
    centre_of,
    fund_supervision_of,
    rural_pension_agency_of,
    station_of,
)
from identity.demo.regions import CITY, PILOT_COUNTY
from jinbao.identifiers import Sex

STORY_TOWN = "511526100"
STORY_VILLAGE = "511526100201"
NEXT_VILLAGE = "511526100202"
LONE_TOWNSHIP = "511526200"
STATIONLESS_VILLAGE = "511526200201"


TITLES = {
    Role.RESIDENT: ("村民", "Resident"),
    Role.EMPLOYER: ("用人单位", "Employer"),
    Role.VILLAGE_ASSISTANT: ("村协理员", "Village assistant"),
    Role.LONE_TOWNSHIP_OFFICER: ("一人乡镇经办人", "One-person township officer"),
    Role.TOWNSHIP_OFFICER: ("乡镇初审", "Township officer"),
    Role.COUNTY_REVIEWER: ("县审核", "County reviewer"),
    Role.RECHECKER: ("县复核", "Rechecker"),
    Role.APPROVER: ("县审批", "Approver"),
    Role.PAYER: ("县支付", "Payer"),
    Role.RELEASER: ("县支付复核", "Releaser"),
    Role.CITY_OFFICER: ("市局工作人员", "City officer"),
    Role.AUDITOR: ("审计人员", "Auditor"),
    Role.INTEGRATOR: ("数据接口", "Integrator"),
}
"""Chinese, English."""


class Part(Struct, frozen=True, kw_only=True):
    role: Role
    name: str
    sex: Sex
    born: date
    office: str
    says: str
    id_number: str | None = None
    """One of the handbook's test vectors, where there is one."""


CAST = (
    Part(
        role=Role.VILLAGE_ASSISTANT,
        name="谢理",
        sex=Sex.MALE,
        born=date(1979, 3, 1),
        id_number="511526197903012031",
        office=station_of(STORY_VILLAGE),
        says="Collects the papers of one village and checks that they are complete.",
    ),
    Part(
        role=Role.LONE_TOWNSHIP_OFFICER,
        name="单一鸣",
        sex=Sex.MALE,
        born=date(1974, 8, 12),
        office=centre_of(LONE_TOWNSHIP),
        says="Is the whole centre of a township: intake and acceptance in one person, which is logged.",
    ),
    Part(
        role=Role.TOWNSHIP_OFFICER,
        name="楚申",
        sex=Sex.MALE,
        born=date(1981, 5, 20),
        office=centre_of(STORY_TOWN),
        says="Accepts what the villages bring and gives the first review (初审).",
    ),
    Part(
        role=Role.COUNTY_REVIEWER,
        name="沈禾",
        sex=Sex.FEMALE,
        born=date(1976, 11, 3),
        office=rural_pension_agency_of(PILOT_COUNTY),
        says="Reviews (审核) at the county's rural pension centre.",
    ),
    Part(
        role=Role.RECHECKER,
        name="傅赫",
        sex=Sex.MALE,
        born=date(1970, 2, 17),
        office=rural_pension_agency_of(PILOT_COUNTY),
        says="Rechecks (复核) what another has reviewed.",
    ),
    Part(
        role=Role.APPROVER,
        name="申丕",
        sex=Sex.MALE,
        born=date(1963, 7, 28),
        office=bureau_of(PILOT_COUNTY),
        says="Approves (审批) for the county bureau and fixes the amount.",
    ),
    Part(
        role=Role.PAYER,
        name="付宽",
        sex=Sex.FEMALE,
        born=date(1972, 9, 9),
        office=rural_pension_agency_of(PILOT_COUNTY),
        says="Pays (支付) what others have approved.",
    ),
    Part(
        role=Role.RELEASER,
        name="方行",
        sex=Sex.FEMALE,
        born=date(1969, 10, 21),
        office=rural_pension_agency_of(PILOT_COUNTY),
        says="Lets go (放行) the money that the payer has listed.",
    ),
    Part(
        role=Role.CITY_OFFICER,
        name="史政",
        sex=Sex.FEMALE,
        born=date(1968, 4, 6),
        office=bureau_of(CITY),
        says="Sets the city's parameters and looks after all ten counties.",
    ),
    Part(
        role=Role.AUDITOR,
        name="计明",
        sex=Sex.FEMALE,
        born=date(1966, 12, 24),
        office=fund_supervision_of(CITY),
        says="Reads everything with a reason and changes nothing.",
    ),
)
