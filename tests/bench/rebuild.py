"""Rebuilding a register from the whole ledger, against the same written by hand for this one table."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import psycopg
from append import ACCOUNTS, UPSERT
from figures import Figure, share_of_floor
from office import Accounts, Booked, Corrected

from jinbao.engine import open_engine
from jinbao.events import Recorded
from jinbao.register import rebuild

EVENTS = 20_000
PAGE = 2_000

SELECT = "SELECT position, state FROM ledger WHERE position > ? ORDER BY position LIMIT ?"

_decode = msgspec.json.Decoder(Recorded[Booked | Corrected]).decode


def rebuilt(store: str, reach: float, url: str) -> Figure:
    accounts = Accounts(open_engine(url), register=True)
    accounts.fill(streams=EVENTS // 100, length=100)
    service = accounts.service

    def ours() -> None:
        pages = ([recorded for _, recorded in page] for page in service.ledger.pages(limit=PAGE))
        rebuild(service.engine, pages, service.fold, [accounts.table])

    by_hand = _by_hand_on_sqlite if store == "sqlite" else _by_hand_on_postgres
    return share_of_floor(f"rebuild_{store}", reach, EVENTS, ours, by_hand(url))


def _by_hand_on_sqlite(url: str) -> Callable[[], None]:
    file = Path(url.removeprefix("sqlite:///"))
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")

    def by_hand() -> None:
        connection.execute("DROP TABLE IF EXISTS floor_account")
        connection.execute(ACCOUNTS)
        reached = 0
        while page := _page(connection, reached, "?"):
            rows = _folded(page)
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(UPSERT, rows)
            connection.execute("COMMIT")
            reached = page[-1][0]

    return by_hand


def _by_hand_on_postgres(url: str) -> Callable[[], None]:
    connection = psycopg.connect(url.replace("+psycopg", ""))
    upsert = UPSERT.replace("?", "%s")

    def by_hand() -> None:
        connection.execute("DROP TABLE IF EXISTS floor_account")
        connection.execute(ACCOUNTS)
        connection.commit()
        reached = 0
        while page := _page(connection, reached, "%s"):
            rows = _folded(page)
            connection.cursor().executemany(upsert, rows)
            connection.commit()
            reached = page[-1][0]

    return by_hand


def _page(connection: Any, after: int, mark: str) -> list[tuple[int, bytes]]:
    rows: list[tuple[int, bytes]] = connection.execute(SELECT.replace("?", mark), (after, PAGE)).fetchall()
    return rows


def _folded(page: list[tuple[int, bytes]]) -> list[tuple[Any, ...]]:
    rows: dict[str, tuple[Any, ...]] = {}
    for _, state in page:
        recorded = _decode(state)
        event = recorded.event
        if isinstance(event, Booked):
            balance = event.contributed + event.subsidy + event.collective
            rows[event.account] = (event.account, event.payer, event.year, balance, recorded.version)
    return list(rows.values())
