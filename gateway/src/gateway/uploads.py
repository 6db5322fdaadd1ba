"""Files go beside the graph: the papers of cases, the rosters of villages, and the feeds of partners."""

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from gateway.caller import Authenticate
from gateway.counter import AS_IT_IS, Work, answering, day, read_form
from identity.contract import (
    DryRun,
    DryRunAnswer,
    FeedKind,
    ImportRoster,
    Reason,
    TakeInFeed,
)
from identity.local import Local
from jinbao.bus import Call
from jinbao.catalogue import sentence
from jinbao.decider import Refused
from jinbao.graph import ids

TRUE = {"true", "1", "yes"}
FEEDS = {
    "deaths": FeedKind.DEATHS,
    "low-income": FeedKind.LOW_INCOME,
    "severely-disabled": FeedKind.SEVERELY_DISABLED,
    "employer-payments": FeedKind.EMPLOYER_PAYMENTS,
    "resident-payments": FeedKind.RESIDENT_PAYMENTS,
}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Counter:
    """Where files are handed in and read, under the same tokens as the graph."""

    def __init__(self, identity: Local, authenticate: Authenticate) -> None:
        self._identity, self._authenticate = identity, authenticate

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/papers", self._answering(self.hand_in), methods=["POST"]),
            Route("/papers/{paper}", self._answering(self.read), methods=["GET"]),
            Route("/rosters", self._answering(self.import_roster), methods=["POST"]),
            Route("/rosters/{roster}/receipts.xlsx", self._answering(self.receipts), methods=["GET"]),
            Route("/partner-feeds/{kind}", self._answering(self.take_in_feed), methods=["POST"]),
        ]

    async def hand_in(self, request: Request, call: Call) -> Response:
        form = await read_form(request)
        person = ids.key_of(form.fields.get("person", ""), "Person", "person")
        paper = await run_in_threadpool(
            self._identity.hand_in, call, person, form.name, form.type, form.content
        )
        return JSONResponse(msgspec.to_builtins(paper), 201, AS_IT_IS)

    async def read(self, request: Request, call: Call) -> Response:
        person = ids.key_of(request.query_params.get("person", ""), "Person", "person")
        if not (purpose := request.query_params.get("purpose")):
            raise Refused("PURPOSE_MISSING", field="purpose")
        why = replace(call, purpose=purpose)
        paper = await run_in_threadpool(self._identity.read, why, person, request.path_params["paper"])
        return Response(paper.content, 200, {**AS_IT_IS, "Content-Disposition": "attachment"}, paper.type)

    async def import_roster(self, request: Request, call: Call) -> Response:
        """With ``dryRun`` every row's receipt at once and nothing kept; else the roster, to be looked up.

        A roster of past days comes with its day and with the historical entry that it belongs to.
        """
        form = await read_form(request)
        village = ids.key_of(form.fields.get("village", ""), "Region", "village")
        on = day(form.fields, "on") or self._identity.service.today
        if entry := form.fields.get("historicalEntry"):
            call = replace(call, historical_entry=ids.key_of(entry, "HistoricalEntry", "historicalEntry"))
        if form.fields.get("dryRun", "").lower() in TRUE:
            asked = DryRun(village=village, content=form.content, on=on)
            tried = await run_in_threadpool(self._identity.try_roster, call, asked)
            return JSONResponse(shown(tried, call.language), headers=AS_IT_IS)
        command = ImportRoster(on=on, village=village, file_name=form.name, content=form.content)
        receipt = await run_in_threadpool(self._identity.service.carry_out, command, call)
        roster = receipt.stream.partition("/")[2]
        return JSONResponse({"id": ids.global_id("Roster", roster)}, 202, AS_IT_IS)

    async def receipts(self, request: Request, call: Call) -> Response:
        """Every row's receipt as a workbook, in the caller's language, to hand back to the village."""
        roster = ids.key_of(request.path_params["roster"], "Roster", "roster")
        content = await run_in_threadpool(self._identity.receipts_workbook, call, roster)
        named = {"Content-Disposition": f'attachment; filename="receipts-{roster[:12]}.xlsx"'}
        return Response(content, 200, {**AS_IT_IS, **named}, XLSX)

    async def take_in_feed(self, request: Request, call: Call) -> Response:
        """A partner's file; the receipts of its rows are looked up by the id of the feed."""
        kind = FEEDS.get(request.path_params["kind"])
        if kind is None:
            raise Refused("NOT_FOUND", field="kind")
        form = await read_form(request)
        dated, document = day(form.fields, "dated"), form.fields.get("document", "").strip()
        if dated is None or not document:
            raise Refused("FEED_PROVENANCE_MISSING", field="document" if dated else "dated")
        command = TakeInFeed(
            kind=kind,
            on=self._identity.service.today,
            region=ids.key_of(form.fields.get("region", ""), "Region", "region"),
            document=document,
            dated=dated,
            full=form.fields.get("full", "").lower() in TRUE,
            content=form.content,
        )
        receipt = await run_in_threadpool(self._identity.service.carry_out, command, call)
        feed = receipt.stream.partition("/")[2]
        return JSONResponse({"id": ids.global_id("PartnerFeed", feed)}, 201, AS_IT_IS)

    def _answering(self, work: Work) -> Callable[[Request], Any]:
        return answering(self._authenticate, work)


def shown(tried: DryRunAnswer, language: str) -> dict[str, Any]:
    """A dry run with a sentence beside each code."""
    return {
        "rows": tried.rows,
        "taken": tried.taken,
        "refused": tried.refused,
        "notes": [said(reason, language) for reason in tried.notes],
        "receipts": [
            {
                "line": receipt.line,
                "outcome": receipt.outcome,
                "person": ids.global_id("Person", receipt.person) if receipt.person else None,
                "reasons": [said(reason, language) for reason in receipt.reasons],
            }
            for receipt in tried.receipts
        ],
    }


def said(reason: Reason, language: str) -> dict[str, str]:
    message = sentence(reason.code, language, **{"column": reason.column, **reason.params})
    return {"code": reason.code, "column": reason.column, "message": message}
