"""The file that goes to the bank (报盘文件): comma-separated, with control totals and a digest at its end.

    发放批次,511526,珙县,2010-07,1
    序号,户名,开户银行,银行账号,金额
    1,何秀兰,示例银行珙县支行,9999990000000000002,55.94
    合计,1,,,55.94
    文件摘要,9f86d081…

The digest is the SHA-256 of all lines above its own, so that an account that was changed on the way is found.
"""

import csv
from collections.abc import Iterable, Sequence
from hashlib import sha256
from io import StringIO

from identity.bank_file.answers import BankFile, BankOrder, LineToPay, Payee
from jinbao.money import as_yuan

COLUMNS = ("序号", "户名", "开户银行", "银行账号", "金额")


def rendered(
    order: BankOrder, place: tuple[str, str], payees: Iterable[tuple[LineToPay, Payee | None]]
) -> BankFile:
    """The same bytes for the same lines and accounts; ``place`` is the county's code and name."""
    known = list(payees)
    paid = [(line, payee) for line, payee in known if payee]
    amount = sum(line.amount for line, _ in paid)
    above = as_csv(
        [
            ("发放批次", *place, order.month, order.number),
            COLUMNS,
            *(
                (line.number, payee.name, payee.bank, payee.account, as_yuan(line.amount))
                for line, payee in paid
            ),
            ("合计", len(paid), "", "", as_yuan(amount)),
        ]
    ).encode("utf-8-sig")
    digest = sha256(above).hexdigest()
    content = above + as_csv([("文件摘要", digest)]).encode()
    without = tuple(line for line, payee in known if payee is None)
    return BankFile(content, digest, len(paid), amount, without)


def as_csv(rows: Iterable[Sequence[object]]) -> str:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
