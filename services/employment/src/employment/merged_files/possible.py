"""What can be asked of two files of one person, each with a request that stands for its kind."""

from collections.abc import Mapping, Sequence

from employment.merged_files import commands
from employment.merged_files.joining import MERGED_FILES
from employment.merged_files.knowledge import Two, files_facts
from employment.merged_files.look_ups import TABLE, seen
from employment.merged_files.register import stream_of
from jinbao.casework.possible import KindOfCase, Possible, Standing, standing_in
from jinbao.service import Enquiry


def merged_files(enquiry: Enquiry, keys: Sequence[str]) -> Mapping[str, Standing]:
    rows = enquiry.connection.execute(seen(enquiry).where(TABLE.id.in_(keys)))
    pairs = [Two(row.ended, row.kept, row.region) for row in rows]
    streams = {two.ended: stream_of(two.ended) for two in pairs}
    return standing_in(enquiry, MERGED_FILES, streams, files_facts(enquiry, pairs, enquiry.today))


OF_MERGED_FILES = KindOfCase(
    MERGED_FILES.decide,
    (
        Possible("joinEmploymentFiles", lambda it: commands.JoinFiles(on=it.on, files=it.case)),
        Possible("separateEmploymentFiles", lambda it: commands.SeparateFiles(on=it.on, files=it.case)),
    ),
    merged_files,
)
