"""How soon a paper is on the way to the printer: one yearly statement, asked for at the counter."""

import statistics
from http.client import HTTPConnection
from urllib.parse import urlsplit

from figures import Figure, seconds_of

from gateway.demo.client import Client

ROUNDS = 51
HOLDER = """{ ruralPensionClaims(stage: GRANTED, first: 5) { nodes { person { ruralPensionAccount {
    printables { path } entries(first: 100) { nodes { number } } } } } } }"""


def statement(client: Client, address: str) -> Figure:
    """The first year of the heroine's account, over one connection."""
    token = client.token("rechecker")
    granted = client.ask(token, HOLDER, "zh")["ruralPensionClaims"]["nodes"]
    account = next(found for claim in granted if (found := claim["person"]["ruralPensionAccount"]))
    path = f"{account['printables'][0]['path']}&purpose=bench"
    connection = HTTPConnection(urlsplit(address).netloc)

    def printed() -> None:
        connection.request("GET", path, headers={"Authorization": f"Bearer {token}"})
        page = connection.getresponse()
        assert page.status == 200, page.read()
        page.read()

    took = [seconds_of(printed) for _ in range(ROUNDS)]
    entries = len(account["entries"]["nodes"])
    said = f"p95 {1_000 * statistics.quantiles(took, n=20)[-1]:.1f} ms; {entries} entries"
    return Figure("statement_ms", round(1_000 * statistics.median(took), 2), more=False, said=said)
