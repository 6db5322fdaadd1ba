"""The people of the demo's story, whose names sound like what they do (沈禾 like 审核, 方行 like 放行)."""

from datetime import date

from msgspec import Struct

from identity.demo.facts import Role
from identity.demo.offices import (
    arbitration_commission_of,
    bureau_of,
    centre_of,
    employment_agency_of,
    fund_supervision_of,
    rural_pension_agency_of,
    social_insurance_agency_of,
    station_of,
)
from identity.demo.regions import CITY, PILOT_COUNTY
from jinbao.identifiers import Sex

STORY_TOWN = "511526100"
STORY_VILLAGE = "511526100201"
NEXT_VILLAGE = "511526100202"
NEIGHBOUR_COUNTY = "511525"
LONE_TOWNSHIP = "511526200"
STATIONLESS_VILLAGE = "511526200201"


TITLES = {
    Role.RESIDENT: ("村民", "Resident"),
    Role.WORKER: ("职工", "Worker"),
    Role.EMPLOYER: ("用人单位", "Employer"),
    Role.VILLAGE_ASSISTANT: ("村协理员", "Village assistant"),
    Role.LONE_TOWNSHIP_OFFICER: ("一人乡镇经办人", "One-person township officer"),
    Role.TOWNSHIP_OFFICER: ("乡镇初审", "Township officer"),
    Role.COUNTY_REVIEWER: ("县审核", "County reviewer"),
    Role.RECHECKER: ("县复核", "Rechecker"),
    Role.APPROVER: ("县审批", "Approver"),
    Role.PAYER: ("县支付", "Payer"),
    Role.RELEASER: ("县支付复核", "Releaser"),
    Role.MEDIATOR: ("乡镇调解员", "Mediator"),
    Role.EMPLOYMENT_OFFICER: ("县就业登记", "Employment officer"),
    Role.COLLECTOR: ("县社保征缴", "Collector"),
    Role.BENEFIT_REVIEWER: ("失业保险审核", "Benefit reviewer"),
    Role.BENEFIT_RECHECKER: ("失业保险复核", "Benefit rechecker"),
    Role.BENEFIT_PAYER: ("失业保险支付", "Benefit payer"),
    Role.BENEFIT_RELEASER: ("失业保险支付复核", "Benefit releaser"),
    Role.CASE_CLERK: ("仲裁立案", "Case clerk"),
    Role.ARBITRATOR: ("仲裁员", "Arbitrator"),
    Role.COMMISSION_HEAD: ("仲裁委主任", "Head of the commission"),
    Role.NEIGHBOUR_EMPLOYMENT_OFFICER: ("邻县就业登记", "Employment officer next door"),
    Role.NEIGHBOUR_RECHECKER: ("邻县复核", "Rechecker next door"),
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
    Part(
        role=Role.MEDIATOR,
        name="田杰",
        sex=Sex.MALE,
        born=date(1977, 6, 2),
        office=centre_of(STORY_TOWN),
        says="Mediates (调解) between workers and employers of the town.",
    ),
    Part(
        role=Role.EMPLOYMENT_OFFICER,
        name="姜业",
        sex=Sex.FEMALE,
        born=date(1975, 4, 11),
        office=employment_agency_of(PILOT_COUNTY),
        says="Registers who has found and who has lost work (就业、失业登记), and gives the certificate.",
    ),
    Part(
        role=Role.COLLECTOR,
        name="郑姣",
        sex=Sex.FEMALE,
        born=date(1978, 1, 30),
        office=social_insurance_agency_of(PILOT_COUNTY),
        says="Collects (征缴) what employers owe for their workers.",
    ),
    Part(
        role=Role.BENEFIT_REVIEWER,
        name="沈时",
        sex=Sex.FEMALE,
        born=date(1979, 8, 15),
        office=social_insurance_agency_of(PILOT_COUNTY),
        says="Reviews (审核) claims to unemployment benefit.",
    ),
    Part(
        role=Role.BENEFIT_RECHECKER,
        name="符合",
        sex=Sex.MALE,
        born=date(1971, 3, 5),
        office=social_insurance_agency_of(PILOT_COUNTY),
        says="Rechecks (复核) them.",
    ),
    Part(
        role=Role.BENEFIT_PAYER,
        name="付时",
        sex=Sex.FEMALE,
        born=date(1974, 12, 8),
        office=social_insurance_agency_of(PILOT_COUNTY),
        says="Lists what is paid to the unemployed.",
    ),
    Part(
        role=Role.BENEFIT_RELEASER,
        name="方时",
        sex=Sex.FEMALE,
        born=date(1970, 5, 27),
        office=social_insurance_agency_of(PILOT_COUNTY),
        says="Lets go (放行) what the payer has listed.",
    ),
    Part(
        role=Role.CASE_CLERK,
        name="李安",
        sex=Sex.FEMALE,
        born=date(1982, 2, 14),
        office=arbitration_commission_of(PILOT_COUNTY),
        says="Takes in and files (立案) what is brought before the commission.",
    ),
    Part(
        role=Role.ARBITRATOR,
        name="钟才",
        sex=Sex.MALE,
        born=date(1967, 9, 19),
        office=arbitration_commission_of(PILOT_COUNTY),
        says="Hears (审理) disputes and makes awards.",
    ),
    Part(
        role=Role.COMMISSION_HEAD,
        name="任重",
        sex=Sex.MALE,
        born=date(1962, 11, 6),
        office=arbitration_commission_of(PILOT_COUNTY),
        says="Names the panels of the commission and grants it more time.",
    ),
    Part(
        role=Role.NEIGHBOUR_EMPLOYMENT_OFFICER,
        name="高业",
        sex=Sex.MALE,
        born=date(1973, 10, 12),
        office=employment_agency_of(NEIGHBOUR_COUNTY),
        says="Registers work in the next county, and takes over who moves there.",
    ),
    Part(
        role=Role.NEIGHBOUR_RECHECKER,
        name="高赫",
        sex=Sex.FEMALE,
        born=date(1976, 7, 3),
        office=rural_pension_agency_of(NEIGHBOUR_COUNTY),
        says="Rechecks in the next county, and takes over the enrolments of who moves there.",
    ),
)
