"""Numbers that the state has given to persons, organisations and places: read, checked and taken apart."""

from jinbao.identifiers.certificate import EmploymentCertificate, employment_certificate
from jinbao.identifiers.division import Division, Kind, Level, division
from jinbao.identifiers.organisation import CreditCode, OrganisationCode, credit_code, organisation_code
from jinbao.identifiers.resident import ResidentId, Sex, resident_id

__all__ = [
    "CreditCode",
    "Division",
    "EmploymentCertificate",
    "Kind",
    "Level",
    "OrganisationCode",
    "ResidentId",
    "Sex",
    "credit_code",
    "division",
    "employment_certificate",
    "organisation_code",
    "resident_id",
]
