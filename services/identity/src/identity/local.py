"""Identity with its key ring and the contents of papers in a folder of this machine."""

from pathlib import Path

from sqlalchemy import Engine

from identity.person.key_ring import KeyRing
from identity.person.papers import PaperStore
from identity.person.vault import Vault
from identity.service import identity
from jinbao.service import Service


def identity_in(folder: Path, engine: Engine) -> Service:
    """The key ring is made where there is none yet; whoever loses it can read no personal data any more."""
    vault = Vault(KeyRing.open(folder / "keys.json", create=True))
    return identity(engine, vault, PaperStore(folder / "papers", vault))
