"""Measures Jinbao against plain floors in one run: a table, and with BENCH_JSON=path a file of figures."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import append
import journey
import matching
import msgspec
import payment
import psycopg
import rebuild
import recalculating
import replay
import roster
import unemployment
from figures import Figure
from psycopg.sql import SQL, Identifier
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlalchemy import make_url

from jinbao.postgres import private_postgres

LONG = "--long"  # also what takes a quarter of an hour: a roster of a hundred thousand rows

NOTE = (
    "Shares are of a plain floor's speed, measured in turn with it. Flushing to disk costs next to nothing on"
    " most machines that run this, so a share says what our work costs in CPU, not how fast your disk is."
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, private_postgres() as server:
        figures = list(shown(measured(Path(folder), server)))
    print_table(figures)
    if target := os.environ.get("BENCH_JSON"):
        values = {figure.key: figure.value for figure in figures}
        Path(target).write_bytes(msgspec.json.format(msgspec.json.encode(values), indent=2) + b"\n")


def measured(folder: Path, server: str) -> Iterator[Figure]:
    """Every figure, in the order of the table: each subject is a module that yields its own."""

    def fresh_postgres() -> str:
        return database_on(server)

    def fresh_sqlite() -> str:
        return f"sqlite:///{folder / uuid4().hex}.db"

    yield from append.sqlite(folder)
    yield append.audit_duties(folder)
    yield from append.postgres(fresh_postgres)
    yield replay.replay("sqlite", 250_000, fresh_sqlite())
    yield replay.replay("postgres", 90_000, fresh_postgres())
    yield rebuild.rebuilt("sqlite", 0.50, fresh_sqlite())
    yield rebuild.rebuilt("postgres", 0.70, fresh_postgres())
    yield recalculating.recalculated(fresh_sqlite())
    yield payment.payment_lines_per_s(fresh_sqlite())
    yield unemployment.unemployment_run(fresh_sqlite())
    yield matching.matching_10k_vacancies(fresh_sqlite())
    yield from journey.journey(folder / "platform")
    if LONG in sys.argv:
        yield from roster.long(folder / "platform" / "city")


def database_on(server: str) -> str:
    """The URL of a fresh database on a PostgreSQL server."""
    name = f"bench_{uuid4().hex}"
    url = make_url(server)
    plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return url.set(database=name).render_as_string(hide_password=False)


def shown(figures: Iterator[Figure]) -> Iterator[Figure]:
    """The same figures; says meanwhile which one was measured last, in a file a line each."""
    with Progress(transient=True) as progress:
        task = progress.add_task("measuring", total=None)
        for figure in figures:
            said = f"{figure.key} {figure.value:,}"
            progress.update(task, description=said)
            if not progress.console.is_terminal:
                progress.console.print(said)
            yield figure


def print_table(figures: list[Figure]) -> None:
    table = Table(caption=NOTE, caption_justify="left", box=None, pad_edge=False)
    table.add_column("measure")
    for heading in ("value", "reach"):
        table.add_column(heading, justify="right")
    table.add_column("")
    table.add_column("measured", justify="right")
    for figure in figures:
        aim = "" if figure.reach is None else f"{figure.reach:,}"
        mark = {True: "✓", False: "✗", None: ""}[figure.reached]
        table.add_row(figure.key, f"{figure.value:,}", aim, mark, figure.said)
    Console().print(table)


if __name__ == "__main__":
    main()
