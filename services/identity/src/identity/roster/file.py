"""A roster's file while it is worked through: sealed under a key of its own, which goes with it."""

from sqlalchemy import Column, Connection, Delete, LargeBinary, Table, Text, Update, select

from identity.person.vault import Vault, destruction
from identity.tables import TABLES
from jinbao.decider import Refused

FILES = Table(
    "roster_file",
    TABLES.metadata,
    Column("roster", Text, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)


def key_of(roster: str) -> str:
    """Under which its key stands among those of persons."""
    return f"roster/{roster}"


def keep(connection: Connection, vault: Vault, roster: str, content: bytes) -> None:
    """Once: whoever sends the same file again sends nothing new."""
    if connection.execute(select(FILES.c.roster).where(FILES.c.roster == roster)).first():
        return
    vault.make_keys(connection, [key_of(roster)])
    sealed = vault.seal_bytes(connection, key_of(roster), "content", content)
    connection.execute(FILES.insert(), {"roster": roster, "sealed": sealed})


def contents(connection: Connection, vault: Vault, roster: str) -> bytes:
    sealed = connection.scalar(select(FILES.c.sealed).where(FILES.c.roster == roster))
    content = vault.open_bytes(connection, key_of(roster), "content", sealed) if sealed else None
    if content is None:
        raise Refused("NOT_FOUND", field="roster")
    return content


def ending(roster: str) -> tuple[Delete, Update]:
    """The statements after which the file can be read no more."""
    return FILES.delete().where(FILES.c.roster == roster), destruction(key_of(roster))
