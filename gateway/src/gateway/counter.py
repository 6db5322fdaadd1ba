"""At the counter beside the graph: who may come, what they hand in, and how they are told no."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from gateway import wire
from gateway.caller import Authenticate, signed_in
from jinbao.bus import Call
from jinbao.catalogue import in_words, language_for
from jinbao.decider import NotAuthorised, Refused
from jinbao.graph.refusal import told

MOST_BYTES = 41 * 1024 * 1024
MOST_FIELDS = 8
STATUS = wire.STATUS | {
    "NOT_AUTHORISED": 403,
    "NOT_FOUND": 404,
    "PAPER_NOT_ISSUED": 404,
    "PAPER_UNKNOWN": 404,
    "PERSON_UNKNOWN": 404,
    "PAPER_TOO_LARGE": 413,
    "PAPER_TYPE": 415,
    "UNREACHABLE": 503,
}
AS_IT_IS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

Work: TypeAlias = Callable[[Request, Call], Awaitable[Response]]


def answering(authenticate: Authenticate, work: Work) -> Callable[[Request], Any]:
    """What is done for whoever has a good token, or the refusal in their language."""

    async def answer(request: Request) -> Response:
        try:
            return await work(request, signed_in(authenticate, request.headers))
        except Refused as no:
            return refused(no, language_for(request.headers.get("accept-language")))

    return answer


def refused(no: Refused, language: str) -> Response:
    message, said = in_words(no, language), told(no, language)
    return turned_away(message, said, 403 if isinstance(no, NotAuthorised) else None)


def turned_away(message: str, said: Mapping[str, Any], status: int | None = None) -> Response:
    """A sentence, and beside it what there is to branch on."""
    status = status or STATUS.get(str(said.get("code")), 400)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}  # noqa: PLR2004 - HTTP's own number
    return JSONResponse({"message": message, **said}, status, headers)


class Form(Struct, frozen=True):
    """A form with one file."""

    fields: Mapping[str, str]
    name: str
    type: str
    content: bytes


class Parser(MultiPartParser):
    """Keeps what was sent in memory: on the way to be sealed it must not lie in a folder of the machine."""

    spool_max_size = MOST_BYTES


async def read_form(request: Request) -> Form:
    """Raises BODY_TOO_LARGE, UPLOAD_UNREADABLE."""
    body = await whole(request)
    try:
        parser = Parser(request.headers, in_one(body), max_files=1, max_fields=MOST_FIELDS)
        parsed = await parser.parse()
    except (MultiPartException, KeyError):  # a form without a boundary is a KeyError
        raise Refused("UPLOAD_UNREADABLE", field="file") from None
    try:
        return await form_of(parsed)
    finally:
        await parsed.close()


async def form_of(parsed: FormData) -> Form:
    file = parsed.get("file")
    if not isinstance(file, UploadFile):
        raise Refused("UPLOAD_UNREADABLE", field="file")
    fields = {name: value for name, value in parsed.items() if isinstance(value, str)}
    return Form(fields, file.filename or "", file.content_type or "", await file.read())


async def whole(request: Request) -> bytes:
    """What is sent, up to a limit that also holds for those who do not say how long it is."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise Refused("BODY_TOO_LARGE", most=MOST_BYTES)
    return bytes(body)


async def in_one(body: bytes) -> AsyncGenerator[bytes, None]:
    yield body


def day(fields: Mapping[str, str], field: str) -> date | None:
    try:
        return date.fromisoformat(text) if (text := fields.get(field)) else None
    except ValueError:
        raise Refused("DATE_UNREADABLE", field=field) from None
