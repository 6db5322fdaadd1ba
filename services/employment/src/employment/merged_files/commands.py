"""What can be asked concerning the cases under two files of one person."""

from typing import Annotated, TypeAlias

from jinbao.commands import Command, id_of

Which: TypeAlias = Annotated[str, id_of("MergedFiles", "The two files (待并档的两份档案).")]


class JoinFiles(Command, frozen=True, kw_only=True):
    """The cases under the file that ended go on under the other one (并档).

    Of what a person has once, one of two has to be ended first; a second certificate becomes void.
    """

    files: Which


class SeparateFiles(Command, frozen=True, kw_only=True):
    """Takes a joining back, once it is clear that they were two people (撤销并档)."""

    files: Which


MergedFilesCommand: TypeAlias = JoinFiles | SeparateFiles
