"""The master keys, in generations: the newest wraps the keys of persons, all of them unwrap."""

import os
from pathlib import Path
from typing import Self

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct

from identity import private_file
from identity.person.sealing import NONCE

KEY = 32  # bytes


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds.  The search secret is apart: rotating the masters leaves the index standing."""

    search: bytes
    masters: tuple[bytes, ...]


class KeyRing:
    """Masters never leave the ring: it wraps and unwraps, and nobody asks it for one."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self._path = path
        self._search = keys.search
        self._search_keys: dict[str, bytes] = {}
        self._take(keys)

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        if create:
            return cls(path, _decode(path, private_file.read_or_create(path, _first_keys)))
        if not path.exists():
            raise RuntimeError(f"There is no key ring at {path}; without it no personal data can be read.")
        return cls(path, _decode(path, private_file.read(path)))

    @property
    def newest(self) -> int:
        return len(self._masters)

    def rotate(self) -> int:
        """Add a generation.  What older ones wrapped stays readable until the vault wraps it anew."""
        with private_file.only_one_in(self._path.parent):
            keys = _decode(self._path, private_file.read(self._path))
            grown = msgspec.structs.replace(keys, masters=(*keys.masters, _secret()))
            private_file.write(self._path, _encode(grown))
        self._take(grown)
        return self.newest

    def wrap(self, person: str, key: bytes) -> tuple[int, bytes]:
        nonce = os.urandom(NONCE)
        return self.newest, nonce + self._masters[-1].encrypt(nonce, key, person.encode())

    def unwrap(self, person: str, generation: int, wrapped: bytes) -> bytes:
        """Raises InvalidTag if this is not the key that was wrapped for this person."""
        master = self._master(generation)
        return master.decrypt(wrapped[:NONCE], wrapped[NONCE:], person.encode())

    def search_key(self, kind: str) -> bytes:
        """Each kind of value is searched under a key of its own: equal digits do not show across kinds."""
        if (key := self._search_keys.get(kind)) is None:
            derivation = HKDF(SHA256(), KEY, salt=None, info=b"jinbao blind index: " + kind.encode())
            key = self._search_keys[kind] = derivation.derive(self._search)
        return key

    @property
    def digest_key(self) -> bytes:
        """Under which the digests of commands are made, so that nobody without the ring can guess at them."""
        return HKDF(SHA256(), KEY, salt=None, info=b"jinbao command digest").derive(self._search)

    def _master(self, generation: int) -> AESGCM:
        if generation > self.newest:  # another process has rotated since
            self._take(_decode(self._path, private_file.read(self._path)))
        if not 1 <= generation <= self.newest:
            raise RuntimeError(f"{self._path} does not hold generation {generation}.")
        return self._masters[generation - 1]

    def _take(self, keys: Keys) -> None:
        self._masters = [AESGCM(master) for master in keys.masters]


def _secret() -> bytes:
    return AESGCM.generate_key(KEY * 8)


def _first_keys() -> bytes:
    return _encode(Keys(search=_secret(), masters=(_secret(),)))


def _encode(keys: Keys) -> bytes:
    return msgspec.json.format(msgspec.json.encode(keys), indent=2)


def _decode(path: Path, content: bytes) -> Keys:
    try:
        return msgspec.json.decode(content, type=Keys)
    except msgspec.MsgspecError:
        # Without the cause: a decoder may quote what it read, and these are keys.
        raise RuntimeError(f"{path} is not a key ring.") from None
