"""What an operator does to the ledgers and registers of a platform that does not run."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from sqlalchemy import Connection, func, select

from gateway.house import opened
from gateway.platform import own_issuer
from gateway.registers import Rebuilt, fold_anew, put_in_place
from gateway.settings import CannotStart, Settings
from jinbao.audit import Break, breaks
from jinbao.folder import locked
from jinbao.service import Service

console = Console()


def token(settings: Settings, persona: str) -> str:
    """Signed with the key that the platform on this folder knows, whether it runs or not."""
    if settings.production:
        raise CannotStart("In production the tokens come from your own OIDC provider.")
    issuer = own_issuer(settings, f"http://{settings.host}:{settings.port}")
    if persona not in issuer.personas:
        raise CannotStart(f"There is no persona {persona}; there are {', '.join(issuer.personas)}.")
    return issuer.token(persona)


def migrate(settings: Settings) -> None:
    with locked(settings.var), opened(settings) as house:
        for name in house.services:
            console.print(f"[green]✓[/] {name}: {settings.database(name)}")


def rebuild(settings: Settings, name: str) -> None:
    """Registers are only put in place when their rows were compared; the difference is what was wrong.

    Raises CannotStart where the ledger itself is not sound: its events are not to become what is looked up.
    """
    with stopped(settings) as house, bar("events of the ledger") as progress:
        service = named(house, name)
        if next(breaks(service.ledger), None):
            raise CannotStart(f"The ledger of {name} is not what was recorded; `jinbao verify` says where.")
        task = progress.add_task(name, total=events_in(service))
        rebuilt = fold_anew(service, lambda count: progress.advance(task, count))
        console.print(compared(name, rebuilt))
        put_in_place(service, rebuilt)


def verify(settings: Settings) -> bool:
    """Whether every chain of every ledger holds."""
    with stopped(settings) as house:
        found = [one for service in house.values() for one in checked(service)]
    for one in found:
        console.print(f"[red]✗[/] {one.stream} version {one.version} at position {one.position}: {one.fault}")
    return not found


def checked(service: Service) -> list[Break]:
    with bar("events") as progress:
        total = events_in(service)
        task = progress.add_task(service.name, total=total)
        found = list(breaks(service.ledger, lambda count: progress.advance(task, count)))
    if not found:
        console.print(f"[green]✓[/] {service.name}: {total:,} events, every one names the one before it.")
    return found


@contextmanager
def stopped(settings: Settings) -> Iterator[dict[str, Service]]:
    """The services of a platform that nobody else is running."""
    with locked(settings.var), opened(settings) as house:
        yield dict(house.services)


def named(house: dict[str, Service], name: str) -> Service:
    if name not in house:
        raise CannotStart(f"There is no service {name}; there are {', '.join(house)}.")
    return house[name]


def events_in(service: Service) -> int:
    with service.engine.connect() as connection:
        return count(connection, service.tables.ledger)


def count(connection: Connection, table: Any) -> int:
    return connection.scalars(select(func.count()).select_from(table)).one()


def compared(name: str, rebuilt: list[Rebuilt]) -> Table:
    table = Table("register", title=name, title_justify="left", box=None, pad_edge=False)
    table.add_column("rows", justify="right")
    table.add_column("differed", justify="right")
    for one in rebuilt:
        table.add_row(one.name, f"{one.rows:,}", f"[red]{one.differed:,}[/]" if one.differed else "0")
    return table


def bar(of: str) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(of),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
