"""Where papers are printed: under the same tokens as the graph, out of its answers, for a stated purpose."""

from datetime import UTC, datetime

from msgspec.structs import replace
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from gateway import wire
from gateway.caller import Authenticate, signed_in
from gateway.printing.asking import Asking, Unanswered
from gateway.printing.page import page
from gateway.printing.papers import COMPOSED, kind_in
from gateway.printing.sheet import Sheet
from gateway.printing.words import Wanted, Words
from gateway.schema import Composed
from jinbao.bus import Bus, Call
from jinbao.calendar import legal_day
from jinbao.catalogue import language_for, sentence
from jinbao.decider import Refused
from jinbao.graph import ids
from jinbao.graph.refusal import told

STATUS = wire.STATUS | {"NOT_AUTHORISED": 403, "NOT_FOUND": 404, "PAPER_NOT_ISSUED": 404, "UNREACHABLE": 503}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Press:
    def __init__(self, schema: Composed, bus: Bus, authenticate: Authenticate) -> None:
        self._schema, self._bus, self._authenticate = schema, bus, authenticate

    def routes(self) -> list[BaseRoute]:
        return [Route("/printable/{paper}/{id}", self.show, methods=["GET"])]

    async def show(self, request: Request) -> Response:
        words = Words(language_for(request.headers.get("accept-language")))
        try:
            sheet = await self._composed(request, signed_in(self._authenticate, request.headers), words)
        except Refused as refused:
            message = sentence(refused.code, words.language, **refused.params)
            return turned_away(message, told(refused, words.language))
        except Unanswered as unanswered:
            return turned_away(unanswered.message, unanswered.said)
        return HTMLResponse(page(sheet, words), headers=HEADERS)

    async def _composed(self, request: Request, call: Call, words: Words) -> Sheet:
        asked = request.query_params
        if not (purpose := asked.get("purpose")):
            raise Refused("PURPOSE_MISSING", field="purpose")
        thing = request.path_params["id"]
        about, compose = COMPOSED[kind_in(request.path_params["paper"])]
        of, _ = ids.split(thing) or ("", "")
        if of not in about:
            raise Refused("NOT_FOUND", field="id")
        asking = Asking(self._schema, self._bus, replace(call, purpose=purpose))
        return await compose(asking, of, thing, words, wanted(asked.get("year")))


def wanted(year: str | None) -> Wanted:
    """This year where none is asked for; raises YEAR_UNREADABLE."""
    today = legal_day(datetime.now(UTC))
    if year is None:
        return Wanted(today, today.year)
    if not (year.isdecimal() and int(year) <= today.year):
        raise Refused("YEAR_UNREADABLE", field="year")
    return Wanted(today, int(year))


def turned_away(message: str, said: dict[str, object]) -> Response:
    """No page: whoever prints wants to know before the printer does."""
    status = STATUS.get(str(said.get("code")), 400)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}  # noqa: PLR2004 - HTTP's own number
    return JSONResponse({"message": message, **said}, status, headers)
