"""What can be asked concerning rosters."""

from typing import Annotated

from identity.roster.terms import UndoConsent, UndoGround
from jinbao.commands import Command, id_of, says


class ImportRoster(Command, frozen=True, kw_only=True):
    """Take in a village's roster of enrolments (导入参保登记表); its rows get their receipts one by one."""

    village: Annotated[str, id_of("Region", "Village or community (村、社区).")]
    file_name: Annotated[str, says("Name of the file (文件名).")]
    content: Annotated[bytes, says("The workbook or CSV file (文件内容).")]

    def __repr__(self) -> str:
        """Nearly all of it is personal data, and what is printed ends in a log."""
        return "ImportRoster(…)"


class UndoRoster(Command, frozen=True, kw_only=True):
    """Take back the enrolments that a roster led to (撤销导入), where they are not confirmed yet.

    The persons, their households and kin stay: they are true whoever told of them, and others may have
    relied on them since. A wrong person is corrected, merged or erased by an act of its own.
    """

    roster: Annotated[str, id_of("Roster", "The roster (登记表).")]
    ground: Annotated[UndoGround, says("Why it is taken back (撤销理由).")]
    consent: Annotated[UndoConsent, says("How those on it let the office do so (代办授权).")]
