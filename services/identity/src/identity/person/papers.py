"""The contents of case papers: files beside the graph, each sealed with the key of the person it is about.

A case holds a paper's id, type, size and hash. The hash is of the sealed file: it proves the file even when
the person's key is destroyed, and tells nothing about the paper to who would guess its contents.
"""

from hashlib import sha256
from pathlib import Path, PurePosixPath
from uuid import UUID

import msgspec
from msgspec import Struct
from sqlalchemy import Connection
from uuid_utils import uuid7

from identity import private_file
from identity.person.vault import Vault
from jinbao.decider import Refused

LIMIT_MB = 10
LIMIT = LIMIT_MB * 1024 * 1024

_BEGINS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
_ALSO_CALLED = {
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "application/x-pdf": "application/pdf",
}
_NO_CLAIM = {"", "application/octet-stream"}


class Paper(Struct, frozen=True):
    """What a case holds of a paper."""

    id: str
    sha256: str
    type: str
    size: int


class Contents(Struct, frozen=True):
    """What the office reads; the file's name is personal too (张三身份证.jpg) and is sealed with the rest."""

    name: str
    type: str
    content: bytes


class PaperStore:
    def __init__(self, folder: Path, vault: Vault) -> None:
        self._folder = folder
        self._vault = vault

    def keep(
        self, connection: Connection, person: str, name: str, content_type: str, content: bytes
    ) -> Paper:
        """On disk before the answer: a case never names a paper that a power cut could take away."""
        kept_type = accepted_type(content_type, content)
        paper = str(uuid7())
        contents = Contents(PurePosixPath(name.replace("\\", "/")).name, kept_type, content)
        plain = msgspec.msgpack.encode(contents)
        sealed = self._vault.seal_bytes(connection, person, _field(paper), plain)
        place = self._place(paper)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        private_file.write(place, sealed)
        private_file.sync_folder(self._folder)  # the place's own folder may be new
        return Paper(paper, sha256(sealed).hexdigest(), kept_type, len(content))

    def read(self, connection: Connection, person: str, paper: str) -> Contents:
        """Raises DoesNotOpen if the file is damaged or belongs to another person."""
        sealed = self._sealed(paper)
        plain = self._vault.open_bytes(connection, person, _field(paper), sealed)
        if plain is None:
            raise Refused("PERSON_ERASED", field="person", person=person)
        return msgspec.msgpack.decode(plain, type=Contents)

    def discard(self, paper: str) -> None:
        """Take away a paper that no case has come to name."""
        self._place(paper).unlink(missing_ok=True)

    def stands(self, paper: Paper) -> bool:
        """Whether the file is still the one that the case names; needs no key, so it works for ever."""
        return sha256(self._sealed(paper.id)).hexdigest() == paper.sha256

    def _sealed(self, paper: str) -> bytes:
        try:
            return self._place(paper).read_bytes()
        except FileNotFoundError:
            raise Refused("PAPER_UNKNOWN", field="paper", paper=paper) from None

    def _place(self, paper: str) -> Path:
        """The end of an id is random: 256 folders fill evenly."""
        if not _is_id(paper):
            raise Refused("PAPER_UNKNOWN", field="paper", paper=paper)
        return self._folder / paper[-2:] / paper


def accepted_type(claimed: str, content: bytes) -> str:
    """The type that the content itself shows; what the sender says may only agree with it."""
    if not content:
        raise Refused("PAPER_EMPTY", field="file")
    if len(content) > LIMIT:
        raise Refused("PAPER_TOO_LARGE", field="file", limit_mb=LIMIT_MB, size=len(content))
    shown = next((kind for start, kind in _BEGINS.items() if content.startswith(start)), None)
    if shown is None:
        raise Refused("PAPER_TYPE", field="file")
    said = claimed.partition(";")[0].strip().lower()
    if said not in _NO_CLAIM and _ALSO_CALLED.get(said, said) != shown:
        raise Refused("PAPER_MISMATCH", field="file", claimed=said, found=shown)
    return shown


def _is_id(text: str) -> bool:
    """Nothing else may become part of a path."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _field(paper: str) -> str:
    return f"paper/{paper}"
