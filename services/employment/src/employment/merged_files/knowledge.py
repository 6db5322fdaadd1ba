"""What must be known to join what stands under two files: the cases of both, and what both have once."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from employment.known import About, case_facts
from employment.merged_files.filed import ONCE, filed
from employment.merged_files.joining import MergedFilesFacts
from employment.merged_files.terms import FiledKind
from jinbao.service import Enquiry


class Two(Struct, frozen=True):
    """The file that ended, the one that goes on, and where that person is."""

    ended: str
    kept: str
    region: str


def files_facts(enquiry: Enquiry, pairs: Sequence[Two], on: date) -> dict[str, MergedFilesFacts]:
    """What the decider knows around each, by the file that ended; as many statements for one as for many."""
    common = case_facts(enquiry, [About(two.ended, two.kept, two.region) for two in pairs], on)
    rows = filed(enquiry.connection, [one for two in pairs for one in (two.ended, two.kept)])
    found: dict[str, MergedFilesFacts] = {}
    for two in pairs:
        facts = {name: common[two.ended][name] for name in ("person", "place", "kin", "one_person_office")}
        standing = {(row.person, row.kind) for row in rows if row.standing}
        own = [row for row in rows if row.person == two.ended and row.kind != FiledKind.LABOUR_ENTRY]
        papers = [row for row in own if row.kind == FiledKind.CERTIFICATE]
        stays = papers if (two.kept, FiledKind.CERTIFICATE) in standing else ()
        found[two.ended] = MergedFilesFacts(
            **facts,
            files=two.ended,
            cases=tuple(row.case for row in own if row not in stays),
            twice=any({(two.ended, kind), (two.kept, kind)} <= standing for kind in ONCE),
            void=next((row.case for row in stays if row.standing), None),
        )
    return found
