"""The demo city's offices as commands: on four levels, those above before those that answer to them."""

from collections.abc import Iterator, Mapping
from datetime import date

from gateway.demo.loading import FOUNDER, Step, in_pages
from identity.contract import ExistingOffice, ImportOffices, OfficeForm, OfficeKind
from identity.demo import facts
from identity.demo.facts import DemoCity, Office

AT_ONCE = 400
DOCUMENT = "演示〔2009〕1号"

KINDS = {
    facts.OfficeKind.CITY_BUREAU: OfficeKind.BUREAU,
    facts.OfficeKind.FUND_SUPERVISION: OfficeKind.AGENCY,
    facts.OfficeKind.COUNTY_BUREAU: OfficeKind.BUREAU,
    facts.OfficeKind.RURAL_PENSION_AGENCY: OfficeKind.AGENCY,
    facts.OfficeKind.SOCIAL_INSURANCE_AGENCY: OfficeKind.AGENCY,
    facts.OfficeKind.EMPLOYMENT_AGENCY: OfficeKind.AGENCY,
    facts.OfficeKind.ARBITRATION_COMMISSION: OfficeKind.AGENCY,
    facts.OfficeKind.TOWNSHIP_GOVERNMENT: OfficeKind.GOVERNMENT,
    facts.OfficeKind.TOWNSHIP_CENTRE: OfficeKind.CENTRE,
    facts.OfficeKind.STATION: OfficeKind.STATION,
}


def offices(city: DemoCity, regions: Mapping[str, str], on: date) -> Iterator[Step]:
    for page in in_pages(city.offices, AT_ONCE):
        yield Step(
            name=f"offices/{page[0].code}",
            service="identity",
            command=ImportOffices(on=on, offices=tuple(existing(one, regions) for one in page)),
            call=FOUNDER,
            weight=len(page),
        )


def existing(office: Office, regions: Mapping[str, str]) -> ExistingOffice:
    return ExistingOffice(
        code=office.code,
        kind=KINDS[office.kind],
        name=office.name,
        region=regions[office.region],
        form=OfficeForm(office.form) if office.form else OfficeForm.INDEPENDENT,
        above_code=office.above,
        since=office.since,
        document=DOCUMENT,
    )
