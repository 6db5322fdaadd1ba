"""Where papers are printed: under the same tokens as the graph, out of its answers, for a stated purpose."""

from collections.abc import Mapping
from datetime import UTC, datetime

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from gateway.caller import Authenticate
from gateway.counter import AS_IT_IS, answering, turned_away
from gateway.printing.asking import Asking, Unanswered
from gateway.printing.page import page
from gateway.printing.papers import COMPOSED, kind_in
from gateway.printing.words import Wanted, Words
from gateway.schema import Composed
from jinbao.bus import Bus, Call
from jinbao.calendar import legal_day
from jinbao.decider import Refused
from jinbao.graph import ids

HEADERS = AS_IT_IS | {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
}


class Press:
    def __init__(self, schema: Composed, bus: Bus, authenticate: Authenticate) -> None:
        self._schema, self._bus, self._authenticate = schema, bus, authenticate

    def routes(self) -> list[BaseRoute]:
        return [Route("/printable/{paper}/{id}", answering(self._authenticate, self.show), methods=["GET"])]

    async def show(self, request: Request, call: Call) -> Response:
        """Whoever prints is told no before the printer runs: a refusal is no page."""
        asked, thing = request.query_params, request.path_params["id"]
        if not (purpose := asked.get("purpose")):
            raise Refused("PURPOSE_MISSING", field="purpose")
        about, compose = COMPOSED[kind_in(request.path_params["paper"])]
        of, _ = ids.split(thing) or ("", "")
        if of not in about:
            raise Refused("NOT_FOUND", field="id")
        asking, words = Asking(self._schema, self._bus, replace(call, purpose=purpose)), Words(call.language)
        try:
            sheet = await compose(asking, of, thing, words, wanted(asked))
        except Unanswered as unanswered:
            return turned_away(unanswered.message, unanswered.said)
        return HTMLResponse(page(sheet, words), headers=HEADERS)


def wanted(asked: Mapping[str, str]) -> Wanted:
    """This year where none is asked for; raises YEAR_UNREADABLE."""
    today = legal_day(datetime.now(UTC))
    year = asked.get("year", str(today.year))
    if not (year.isdecimal() and int(year) <= today.year):
        raise Refused("YEAR_UNREADABLE", field="year")
    return Wanted(today, int(year), asked.get("item"), asked.get("month"), asked.get("decision"))
