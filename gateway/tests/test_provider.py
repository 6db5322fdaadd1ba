"""The keys of a provider are fetched, kept for a while, fetched anew, and kept when nobody answers."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import msgspec
import pytest
from joserfc.jwk import ECKey, KeySet

from gateway.provider import SECONDS_BEFORE_ASKING_AGAIN, SECONDS_GOOD, ProviderKeys


class Provider:
    """An OIDC provider as far as its keys go; it can be away."""

    def __init__(self) -> None:
        self.asked, self.away = 0, False
        self.rotate()
        provider = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.asked += 1
                self.send_response(503 if provider.away else 200)
                self.end_headers()
                self.wfile.write(msgspec.json.encode(provider.keys.as_dict(private=False)))

            def log_message(self, *_: Any) -> None:
                """Tests are quiet."""

        self.server = HTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self.server.server_port}/jwks"

    def rotate(self) -> None:
        self.keys = KeySet([ECKey.generate_key("P-256", auto_kid=True)])

    @property
    def kid(self) -> str | None:
        return self.keys.keys[0].kid


@pytest.fixture
def provider() -> Iterator[Provider]:
    provider = Provider()
    thread = Thread(target=provider.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield provider
    provider.server.shutdown()
    thread.join()
    provider.server.server_close()


def test_keys_follow_the_providers_rotation(provider: Provider) -> None:
    seconds = [0.0]
    keys = ProviderKeys(provider.address, lambda: seconds[0])
    assert keys().keys[0].kid == provider.kid
    first = provider.kid
    provider.rotate()
    assert (keys().keys[0].kid, provider.asked) == (first, 1)
    seconds[0] = SECONDS_GOOD
    assert (keys().keys[0].kid, provider.asked) == (provider.kid, 2)


def test_a_provider_that_is_away_locks_nobody_out(provider: Provider) -> None:
    seconds = [0.0]
    keys = ProviderKeys(provider.address, lambda: seconds[0])
    provider.away, seconds[0] = True, SECONDS_GOOD
    assert keys().keys[0].kid == provider.kid
    assert keys().keys[0].kid == provider.kid
    assert provider.asked == 2, "not asked again for each token"
    provider.away = False
    provider.rotate()
    seconds[0] += SECONDS_BEFORE_ASKING_AGAIN
    assert keys().keys[0].kid == provider.kid


def test_keys_come_by_https_or_from_this_machine() -> None:
    with pytest.raises(ValueError, match="HTTPS"):
        ProviderKeys("http://id.example/jwks")
