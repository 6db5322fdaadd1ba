"""The first month's money: listed by one, released by another, sent in a file, answered by the bank."""

from typing import Any

from gateway.demo.telling import Step, Teller

PAYER, RELEASER, RESIDENT = "payer", "releaser", "resident"
ON, MONTH, RUN = "2010-07-12", "2010-07", "PaymentRun"
LAST_STEP = "story/run/released"


def tell(teller: Teller, county: str, entry: str) -> None:
    """What the bank would answer is written here: that everything has arrived."""
    teller.chapter("待遇发放", "The first month's money")
    act = {"on": ON, "historicalEntry": entry}
    of_run = {**act, "county": county, "month": MONTH}
    prepared = teller.does(
        Step(
            zh="编制发放批次",
            en="A run is listed, with its control totals",
            who=PAYER,
            mutation="preparePaymentRun",
            gives=RUN,
            input=of_run,
            shows="id stage lines amount",
            known_as="story/run/prepared",
        )
    )
    teller.does(
        Step(
            zh="支付",
            en="Another person lets the money go",
            who=RELEASER,
            mutation="releasePaymentRun",
            gives=RUN,
            input={**of_run, "lines": prepared["lines"]},
            shows="id stage",
            known_as=LAST_STEP,
        )
    )
    the_bank(teller, prepared["id"], act)
    what_arrived(teller)


def the_bank(teller: Teller, run: str, act: dict[str, str]) -> None:
    asked = f"POST /payment-runs/{run[:4]}…"
    made, read = through_the_bank(teller, PAYER, run, act)
    said = f"{made['lines']} lines, {made['amount']} yuan, {len(made['withoutAccount'])} without an account"
    teller.shows(PAYER, "报盘", "A file for the bank, with its digest", f"{asked}/bank-files", said, on=ON)
    said = f"{read['taken']} rows count, {read['refused']} do not"
    teller.shows(PAYER, "回盘", "What the bank says of each line", f"{asked}/returns", said, on=ON)


def through_the_bank(
    teller: Teller, payer: str, run: str, act: dict[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The run as a file, and what became of the bank's answer to each of its lines."""
    address = f"/payment-runs/{run}"
    made = teller.sends(payer, f"{address}/bank-files", {**act, "purpose": "发放待遇"})
    document = """query($run: ID!) { paymentRun(id: $run) {
        payments(state: SENT, first: 100) { nodes { number amount } } } }"""
    lines = teller.asks(payer, document, run=run)["paymentRun"]["payments"]["nodes"]
    rows = [f"{line['number']},{line['amount']},成功," for line in lines]
    end = [f"合计,{made['lines']},{made['amount']}", f"报盘摘要,{made['digest']}"]
    content = "\r\n".join(["序号,金额,结果,退票代码", *rows, *end]).encode()
    return made, teller.uploads(payer, f"{address}/returns", ("回盘.csv", content), **act)


def what_arrived(teller: Teller) -> None:
    document = """{ me: ruralPensions(first: 1) { nodes { months { month due paid } } } }"""
    (pension,) = teller.asks(RESIDENT, document)["me"]["nodes"]
    months: list[dict[str, Any]] = pension["months"]
    for month in months[:1]:
        teller.says(f"{month['month']}  应发 due {month['due']}  实发 paid {month['paid']}")
