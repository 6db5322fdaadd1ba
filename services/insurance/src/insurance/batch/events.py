"""What can happen to a batch: it is settled, once.  Stream rural-pension-batch/<batch>."""

from datetime import date

from msgspec import Struct

from insurance.batch.terms import BatchAct
from jinbao.events import Event


class CaseReceipt(Struct, frozen=True):
    """What became of one person's case; without a code it was done, and stands in its own stream."""

    person: str
    code: str | None = None
    field: str | None = None
    params: dict[str, str | int] = {}


class BatchSettled(Event, frozen=True, tag="insurance.batch.settled.v1"):
    """One act for many (批量办理). ``more`` says that the place has further cases behind the last one."""

    batch: str
    act: BatchAct
    region: str
    on: date
    officer: str
    receipts: tuple[CaseReceipt, ...]
    more: bool


BatchEvent = BatchSettled
