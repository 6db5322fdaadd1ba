"""Where the office meets the bank: its files are made and fetched, the bank's return files handed in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from gateway.caller import Authenticate
from gateway.counter import AS_IT_IS, answering, day, read_form, whole
from gateway.house import House
from gateway.paying import Made, bank_file_again, make_bank_file
from insurance.contract import ReturnRowsOf, as_refused
from insurance.local import read_returns
from jinbao.bus import Call
from jinbao.catalogue import in_words
from jinbao.decider import Refused
from jinbao.graph import ids
from jinbao.money import as_yuan

CSV = "text/csv; charset=utf-8"
ROWS_AT_ONCE = 100


class Making(Struct, frozen=True, rename="camel"):
    """Why accounts are read, and to which day of the past it belongs."""

    purpose: str
    on: date | None = None
    historical_entry: str | None = None


class BankCounter:
    def __init__(self, house: House, authenticate: Authenticate) -> None:
        self._house, self._authenticate = house, authenticate

    def routes(self) -> list[BaseRoute]:
        of_run = "/payment-runs/{run}"
        return [
            Route(f"{of_run}/bank-files", answering(self._authenticate, self.make), methods=["POST"]),
            Route(f"{of_run}/bank-files/{{digest}}", answering(self._authenticate, self.fetch)),
            Route(f"{of_run}/returns", answering(self._authenticate, self.hand_in), methods=["POST"]),
        ]

    async def make(self, request: Request, call: Call) -> Response:
        """The file's totals, its digest and address, and the lines that cannot be sent."""
        asked = making(await whole(request))
        call = belonging(replace(call, purpose=asked.purpose), asked.historical_entry)
        made = await run_in_threadpool(make_bank_file, self._house, call, run_in(request), asked.on)
        address = f"{request.url.path}/{made.file.digest}"
        return JSONResponse(shown(made), 201, {**AS_IT_IS, "Location": address})

    async def fetch(self, request: Request, call: Call) -> Response:
        if not (purpose := request.query_params.get("purpose")):
            raise Refused("PURPOSE_MISSING", field="purpose")
        why, digest = replace(call, purpose=purpose), request.path_params["digest"]
        file = await run_in_threadpool(bank_file_again, self._house, why, run_in(request), digest)
        named = {"Content-Disposition": f'attachment; filename="bank-{digest[:12]}.csv"'}
        return Response(file.content, 200, {**AS_IT_IS, **named}, CSV)

    async def hand_in(self, request: Request, call: Call) -> Response:
        """How many rows count; every row's receipt is looked up in the graph, those refused stand here."""
        form = await read_form(request)
        call = belonging(call, form.fields.get("historicalEntry"))
        on = day(form.fields, "on")
        insurance = self._house.insurance
        file = await run_in_threadpool(read_returns, insurance, call, run_in(request), form.content, on)
        return JSONResponse(await run_in_threadpool(self._receipt, call, file), headers=AS_IT_IS)

    def _receipt(self, call: Call, file: str) -> Mapping[str, Any]:
        insurance = self._house.insurance
        (read,) = insurance.look_up("return_file_by_id", [file], call)
        asked = ReturnRowsOf(file=file, refused=True, first=ROWS_AT_ONCE)
        (page,) = insurance.look_up("return_rows_of", [asked], call)
        return {
            "id": ids.global_id("ReturnFile", file),
            "taken": read.taken,
            "refused": read.refused,
            "refusals": [refusal_of(row, call.language) for row in page.rows],
        }


def refusal_of(row: Any, language: str) -> Mapping[str, Any]:
    no = as_refused(row)
    message = in_words(no, language)
    return {"row": row.row, "line": row.line, "code": no.code, "message": message}


def shown(made: Made) -> Mapping[str, Any]:
    return {
        "digest": made.file.digest,
        "number": made.number,
        "lines": made.file.lines,
        "amount": as_yuan(made.file.amount),
        "withoutAccount": [
            {"line": line.number, "person": ids.global_id("Person", line.person)}
            for line in made.file.without_account
        ],
    }


def run_in(request: Request) -> str:
    return ids.key_of(request.path_params["run"], "PaymentRun", "run")


def belonging(call: Call, entry: str | None) -> Call:
    """Acts of a past day come with the historical entry that they belong to."""
    if not entry:
        return call
    return replace(call, historical_entry=ids.key_of(entry, "HistoricalEntry", "historicalEntry"))


def making(body: bytes) -> Making:
    try:
        return msgspec.json.decode(body, type=Making)
    except msgspec.MsgspecError:
        raise Refused("BANK_FILE_UNREADABLE", field="purpose") from None
