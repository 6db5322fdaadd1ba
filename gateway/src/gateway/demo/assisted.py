"""Who comes first when work is given out, and who may judge: a recognition, and the list of a commission.

What is done about the recognition stands in assisted.toml.
"""

from datetime import date, timedelta

from gateway.demo.acts import Acting, acts
from gateway.demo.names import person_id
from gateway.demo.story import TOWNSHIP, batch_of_papers, person_by, region_by_code
from gateway.demo.telling import Teller
from gateway.demo.today import Today
from gateway.demo.worker import INTAKE, OFFICER
from gateway.demo.working import CLERK, HEAD
from identity.demo import city
from identity.demo.facts import Duty, Role
from jinbao.graph import ids

RECOGNISED, NEIGHBOUR = "董桂玉", "孟云"
DAYS_AGO, LAST = 30, 16
"""The first act was so many days ago; the acts are counted from it to the last."""

FIRST_STEP = "assisted/enrolArbitrator/0"
ACTS = acts("assisted")


def lay(teller: Teller, today: date) -> None:
    teller.chapter("援助对象和仲裁员", "Who comes first, and who may judge")
    judges(teller, today)
    first = today - timedelta(days=DAYS_AGO)
    days = [first + timedelta(days=number) for number in range(LAST + 1)]
    papers = {who: batch_of_papers(teller, who, today, (first, days[-1])) for who in (OFFICER, TOWNSHIP)}
    known = {f"day{number}": str(day) for number, day in enumerate(days)} | {
        "person": person_by(teller, OFFICER, name=RECOGNISED),
        "neighbour": person_by(teller, OFFICER, name=NEIGHBOUR),
        "town": region_by_code(teller, teller.cast[TOWNSHIP].region),
    }
    proof = teller.hands_in(INTAKE, known["person"], "解除劳动合同证明")
    known |= {"proof": proof["id"], "sha256": proof["sha256"]}
    assisted = Acting(teller, "assisted", papers | {INTAKE: papers[TOWNSHIP]}, known)
    assisted.all(ACTS["recognised"])
    assisted.all(ACTS["looking"])


def judges(teller: Teller, today: date) -> None:
    """The arbitrators of the county's commission are put on its list."""
    days = Today(teller, today, "assisted")
    county = region_by_code(teller, teller.cast[CLERK].region)
    named = {"region": county, "qualification": "PERSONNEL_OR_UNION", "since": "2009-01-01"}
    office = next(one.office for one in city().personas if one.role is Role.ARBITRATOR)
    hear = (one for one in city().officers if one.office == office and Duty.ARBITRATION in one.duties)
    for number, officer in enumerate(hear, start=1):
        judge = ids.global_id("Person", person_id(officer.code))
        days.does(HEAD, "enrolArbitrator", "Arbitrator", person=judge, document=f"聘书{number}号", **named)
