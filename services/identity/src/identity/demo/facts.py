"""What the demo city consists of: frozen facts with the codes that join them."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from identity.employer.terms import EmployerKind
from identity.roster.form import Category, Relation
from jinbao.identifiers import Sex


class RegionKind(StrEnum):
    CITY = "CITY"
    COUNTY = "COUNTY"
    STREET = "STREET"
    TOWN = "TOWN"
    RURAL_TOWNSHIP = "RURAL_TOWNSHIP"
    COMMUNITY = "COMMUNITY"
    VILLAGE = "VILLAGE"


class OfficeKind(StrEnum):
    CITY_BUREAU = "CITY_BUREAU"
    FUND_SUPERVISION = "FUND_SUPERVISION"
    COUNTY_BUREAU = "COUNTY_BUREAU"
    RURAL_PENSION_AGENCY = "RURAL_PENSION_AGENCY"
    SOCIAL_INSURANCE_AGENCY = "SOCIAL_INSURANCE_AGENCY"
    EMPLOYMENT_AGENCY = "EMPLOYMENT_AGENCY"
    ARBITRATION_COMMISSION = "ARBITRATION_COMMISSION"
    TOWNSHIP_GOVERNMENT = "TOWNSHIP_GOVERNMENT"
    TOWNSHIP_CENTRE = "TOWNSHIP_CENTRE"
    STATION = "STATION"


class Form(StrEnum):
    """A body of its own (单设), or a plate hung in the social-affairs centre (挂牌)."""

    INDEPENDENT = "INDEPENDENT"
    PLATE_ONLY = "PLATE_ONLY"


class Honour(StrEnum):
    """A model service window (优质服务窗口) of the nation or of the province."""

    NATIONAL = "NATIONAL"
    PROVINCIAL = "PROVINCIAL"


class OfficerKind(StrEnum):
    ESTABLISHED = "编制"
    GRADUATE_ASSISTANT = "大学生协理员"
    WELFARE_POST = "公益性岗位"
    CONTRACTED = "聘用"
    PART_TIME_CADRE = "兼职干部"


class Duty(StrEnum):
    """Which hand an officer lends to a case."""

    INTAKE = "INTAKE"
    ACCEPTANCE = "ACCEPTANCE"
    REVIEW = "REVIEW"
    RECHECK = "RECHECK"
    APPROVAL = "APPROVAL"
    PAYMENT = "PAYMENT"
    CITY = "CITY"
    AUDIT = "AUDIT"
    COLLECTION = "COLLECTION"
    EMPLOYMENT = "EMPLOYMENT"
    CASE_FILING = "CASE_FILING"
    ARBITRATION = "ARBITRATION"
    COMMISSION_HEAD = "COMMISSION_HEAD"


class Role(StrEnum):
    RESIDENT = "RESIDENT"
    WORKER = "WORKER"
    EMPLOYER = "EMPLOYER"
    VILLAGE_ASSISTANT = "VILLAGE_ASSISTANT"
    LONE_TOWNSHIP_OFFICER = "LONE_TOWNSHIP_OFFICER"
    TOWNSHIP_OFFICER = "TOWNSHIP_OFFICER"
    COUNTY_REVIEWER = "COUNTY_REVIEWER"
    RECHECKER = "RECHECKER"
    APPROVER = "APPROVER"
    PAYER = "PAYER"
    RELEASER = "RELEASER"
    CITY_OFFICER = "CITY_OFFICER"
    AUDITOR = "AUDITOR"
    MEDIATOR = "MEDIATOR"
    EMPLOYMENT_OFFICER = "EMPLOYMENT_OFFICER"
    COLLECTOR = "COLLECTOR"
    BENEFIT_REVIEWER = "BENEFIT_REVIEWER"
    BENEFIT_RECHECKER = "BENEFIT_RECHECKER"
    BENEFIT_PAYER = "BENEFIT_PAYER"
    BENEFIT_RELEASER = "BENEFIT_RELEASER"
    CASE_CLERK = "CASE_CLERK"
    ARBITRATOR = "ARBITRATOR"
    COMMISSION_HEAD = "COMMISSION_HEAD"
    NEIGHBOUR_EMPLOYMENT_OFFICER = "NEIGHBOUR_EMPLOYMENT_OFFICER"
    NEIGHBOUR_RECHECKER = "NEIGHBOUR_RECHECKER"
    INTEGRATOR = "INTEGRATOR"


class Hukou(StrEnum):
    RURAL = "RURAL"
    URBAN = "URBAN"


class Region(Struct, frozen=True, kw_only=True):
    code: str
    name: str
    kind: RegionKind
    parent: str | None
    since: date


class CodeChange(Struct, frozen=True, kw_only=True):
    """A county's new code and name; whatever lies below takes over its first six digits the same day."""

    code: str
    new_code: str
    new_name: str
    on: date


class Office(Struct, frozen=True, kw_only=True):
    code: str
    name: str
    kind: OfficeKind
    region: str
    above: str | None
    since: date
    form: Form | None = None
    computers_2009: int = 0
    computers_granted_2010: int = 0
    honour: Honour | None = None


class Serving(Struct, frozen=True, kw_only=True):
    """Which office serves a village or community from a day on (domain handbook 17.7)."""

    region: str
    office: str
    since: date


class Officer(Struct, frozen=True, kw_only=True):
    """One person in one office: who manages the person, and who manages the business, are two edges."""

    code: str
    name: str
    sex: Sex
    id_number: str
    born: date
    office: str
    kind: OfficerKind
    full_time: bool
    certified: bool
    duties: tuple[Duty, ...]
    personnel_authority: str
    business_authority: str
    since: date
    monthly_pay: int
    """In fen."""


class Household(Struct, frozen=True, kw_only=True):
    number: str
    village: str
    head: str
    members: tuple[str, ...]


class Resident(Struct, frozen=True, kw_only=True):
    code: str
    name: str
    sex: Sex
    id_number: str
    born: date
    ethnicity: str
    hukou: Hukou
    village: str
    address: str
    phone: str
    bank: str
    account: str
    category: Category
    household: str
    relation: Relation
    father: str | None = None
    mother: str | None = None
    spouse: str | None = None
    student: bool = False
    employee_pension: bool = False


class Employer(Struct, frozen=True, kw_only=True):
    """Known by the number of its business licence; ``head`` is the number of whose branch it is."""

    number: str
    kind: EmployerKind
    name: str
    town: str
    since: date
    representative: str
    head: str | None = None


class Persona(Struct, frozen=True, kw_only=True):
    """Somebody to sign in as; `person` is the code of an officer or resident, None for a machine."""

    role: Role
    title_zh: str
    title_en: str
    name: str
    person: str | None
    office: str | None
    region: str
    says: str


class DemoCity(Struct, frozen=True, kw_only=True):
    regions: tuple[Region, ...]
    code_changes: tuple[CodeChange, ...]
    offices: tuple[Office, ...]
    servings: tuple[Serving, ...]
    officers: tuple[Officer, ...]
    households: tuple[Household, ...]
    residents: tuple[Resident, ...]
    employers: tuple[Employer, ...]
    personas: tuple[Persona, ...]
