"""The register of service, which the cases fill in whose course documents are served, and its clock."""

from jinbao.service import Slice
from jinbao.statutory_clock.declaration import StatutoryClock, by_law
from jinbao.statutory_clock.terms import NATURAL
from labor_relations.arbitration.steps import ARBITRATION
from labor_relations.arbitration.working_out import AWARD
from labor_relations.service_of_documents.events import NoticePublished, Served
from labor_relations.service_of_documents.register import fold

NOTICE = StatutoryClock(
    "service.public-notice",
    by_law(AWARD.law, "public_notice_days"),
    NATURAL,
    ARBITRATION,
    starts=(NoticePublished,),
    stops=(Served,),
    case=lambda event: str(event.item.case),
    each=lambda event: f"{event.item.document}-{event.item.number}-{event.item.addressee}",
)
"""When it is over, the document counts as served, which somebody has to write down."""

SLICE = Slice("service-of-documents", fold=fold, clocks=(NOTICE,))
