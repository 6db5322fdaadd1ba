"""By when a question is answered or goes to the county, and by when the county answers it."""

from employment.consultation import events
from employment.items import CONSULTATION
from employment.law import LAW
from jinbao.casework.steps import ANSWER, INTAKE
from jinbao.statutory_clock import WORKING, StatutoryClock
from jinbao.statutory_clock.declaration import by_law

AT_THE_OFFICE = StatutoryClock(
    "consultation.office-answer",
    days=by_law(LAW, "consultation_office_days"),
    counted=WORKING,
    item=CONSULTATION,
    step=INTAKE,
    starts=(events.Asked,),
    stops=(events.Answered, events.Escalated),
    ends=(events.Withdrawn,),
    annuls=(events.Annulled,),
)
AT_THE_COUNTY = StatutoryClock(
    "consultation.county-answer",
    days=by_law(LAW, "consultation_county_days"),
    counted=WORKING,
    item=CONSULTATION,
    step=ANSWER,
    starts=(events.Escalated,),
    stops=(events.Answered, events.NotAnswerable),
    ends=(events.Withdrawn,),
    annuls=(events.Annulled,),
)
CLOCKS = (AT_THE_OFFICE, AT_THE_COUNTY)
