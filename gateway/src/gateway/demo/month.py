"""The first month's money: listed by one, released by another, sent in a file, answered by the bank."""

from typing import Any

from gateway.demo.telling import Step, Teller

PAYER, RELEASER, RESIDENT = "payer", "releaser", "resident"
ON, MONTH, RUN = "2010-07-12", "2010-07", "RuralPensionRun"
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
            mutation="prepareRuralPensionRun",
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
            mutation="releaseRuralPensionRun",
            gives=RUN,
            input={**of_run, "lines": prepared["lines"]},
            shows="id stage",
            known_as=LAST_STEP,
        )
    )
    the_bank(teller, f"/rural-pension-runs/{prepared['id']}", prepared["id"], act)
    what_arrived(teller)


def the_bank(teller: Teller, address: str, run: str, act: dict[str, str]) -> None:
    asked = f"POST {address[:20]}…/bank-files"
    made = teller.sends(PAYER, f"{address}/bank-files", {**act, "purpose": "发放待遇"})
    said = f"{made['lines']} lines, {made['amount']} yuan, {len(made['withoutAccount'])} without an account"
    teller.shows(PAYER, "报盘", "A file for the bank, with its digest", asked, said, on=ON)
    document = """query($run: ID!) { ruralPensionRun(id: $run) {
        payments(state: SENT, first: 100) { nodes { number amount } } } }"""
    lines = teller.asks(PAYER, document, run=run)["ruralPensionRun"]["payments"]["nodes"]
    rows = [f"{line['number']},{line['amount']},成功," for line in lines]
    end = [f"合计,{made['lines']},{made['amount']}", f"报盘摘要,{made['digest']}"]
    content = "\r\n".join(["序号,金额,结果,退票代码", *rows, *end]).encode()
    read = teller.uploads(PAYER, f"{address}/returns", ("回盘.csv", content), **act)
    said = f"{read['taken']} rows count, {read['refused']} do not"
    teller.shows(
        PAYER, "回盘", "What the bank says of each line", f"POST {address[:20]}…/returns", said, on=ON
    )


def what_arrived(teller: Teller) -> None:
    document = """{ me: ruralPensions(first: 1) { nodes { months { month due paid } } } }"""
    (pension,) = teller.asks(RESIDENT, document)["me"]["nodes"]
    months: list[dict[str, Any]] = pension["months"]
    for month in months[:1]:
        teller.says(f"{month['month']}  应发 due {month['due']}  实发 paid {month['paid']}")
