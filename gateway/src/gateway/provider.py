"""The keys of the OIDC provider by which tokens are checked in production."""

import time
from collections.abc import Callable
from urllib.request import Request, urlopen

import msgspec
from joserfc.jwk import KeySet

SECONDS_TO_ANSWER = 5
SECONDS_GOOD = 300.0
SECONDS_BEFORE_ASKING_AGAIN = 10.0


class ProviderKeys:
    """Asked for each token. A provider that does not answer for a while does not lock anybody out."""

    def __init__(self, address: str, now: Callable[[], float] = time.monotonic) -> None:
        if not address.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise ValueError(f"Keys have to come by HTTPS: {address}")
        self._address, self._now = address, now
        self._keys = self._fetched()
        self._stale_at = now() + SECONDS_GOOD

    def __call__(self) -> KeySet:
        if self._now() >= self._stale_at:
            self._refresh()
        return self._keys

    def _refresh(self) -> None:
        try:
            self._keys = self._fetched()
        except (OSError, ValueError):  # ValueError is what the library and msgspec raise for a bad key set
            self._stale_at = self._now() + SECONDS_BEFORE_ASKING_AGAIN
        else:
            self._stale_at = self._now() + SECONDS_GOOD

    def _fetched(self) -> KeySet:
        request = Request(self._address, headers={"Accept": "application/json"})  # noqa: S310 - the scheme is checked above
        with urlopen(request, timeout=SECONDS_TO_ANSWER) as answer:  # noqa: S310 - as above
            return KeySet.import_key_set(msgspec.json.decode(answer.read()))
