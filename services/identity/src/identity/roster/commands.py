"""What can be asked concerning rosters."""

from typing import Annotated

from jinbao.commands import Command, id_of, says


class ImportRoster(Command, frozen=True, kw_only=True):
    """Take in a village's roster of enrolments (导入参保登记表); its rows get their receipts one by one."""

    village: Annotated[str, id_of("Region", "Village or community (村、社区).")]
    file_name: Annotated[str, says("Name of the file (文件名).")]
    content: Annotated[bytes, says("The workbook or CSV file (文件内容).")]

    def __repr__(self) -> str:
        """Nearly all of it is personal data, and what is printed ends in a log."""
        return "ImportRoster(…)"
