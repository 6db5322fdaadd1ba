"""Which files each command and each fact of identity concerns, and what follows for a second certificate."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select

from employment.certificate.certificate import HoldAgain, Void
from employment.certificate.procedure import concerning as certificate_part
from employment.merged_files import commands, look_ups
from employment.merged_files.events import FilesJoined, FilesSeparated
from employment.merged_files.joining import MERGED_FILES, HearMerged, HearUnmerged
from employment.merged_files.knowledge import Two, files_facts
from employment.merged_files.possible import OF_MERGED_FILES
from employment.merged_files.register import MERGED_FILES as REGISTER
from employment.merged_files.register import fold, stream_of
from jinbao.casework.overheard import overheard
from jinbao.casework.people import PEOPLE, PersonsMerged, PersonsUnmerged
from jinbao.decider import Refused
from jinbao.published import Heard
from jinbao.service import Enquiry, LookUp, Part, Slice


def decided(enquiry: Enquiry, command: Any) -> Iterator[Part]:
    """A certificate that is one too many is void, until they prove to be two people."""
    row = enquiry.connection.execute(select(REGISTER).where(REGISTER.c.id == command.files)).first()
    if row is None:
        raise Refused("FILES_UNKNOWN", field="files")
    two = Two(row.ended, row.kept, row.region)
    part, heard = overheard(concerning(enquiry, command, two))
    yield part
    for event in heard.events:
        match event:
            case FilesJoined(void=str(), on=on, person=kept):
                yield certificate_part(enquiry, Void(on, kept), two.ended, two.region)
            case FilesSeparated(void=str(), on=on):
                yield certificate_part(enquiry, HoldAgain(on), two.ended, two.region)


def merged(enquiry: Enquiry, heard: Heard) -> Iterator[Part]:
    """The place is where the person lives by the file that goes on."""
    event, on = heard.event, enquiry.today
    region = enquiry.connection.scalar(select(PEOPLE.c.hukou_region).where(PEOPLE.c.person == event.survivor))
    if region is not None:
        told = HearMerged(on, event.survivor) if isinstance(event, PersonsMerged) else HearUnmerged(on)
        yield concerning(enquiry, told, Two(event.merged, event.survivor, region))


def concerning(enquiry: Enquiry, told: Any, two: Two) -> Part:
    return Part(
        stream_of(two.ended),
        MERGED_FILES,
        told,
        lambda _state: files_facts(enquiry, [two], told.on)[two.ended],
    )


SLICE = Slice(
    "merged_files",
    handlers={commands.JoinFiles: decided, commands.SeparateFiles: decided},
    look_ups={
        "merged_files_by_id": LookUp(look_ups.merged_files_by_id, file=True),
        "find_merged_files": LookUp(look_ups.find_merged_files, file=True),
        "filed_under": LookUp(look_ups.filed_under, file=True),
        "merged_files_history": LookUp(look_ups.merged_files_history, file=True),
        "merged_files_actions": LookUp(OF_MERGED_FILES.actions),
    },
    fold=fold,
    reactions={PersonsMerged: merged, PersonsUnmerged: merged},
)
