"""What an operator does to the ledgers and registers of a platform that does not run."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from gateway.house import House, opened
from gateway.platform import own_issuer
from gateway.registers import Rebuilt, Source, fold_anew, put_in_place, rows_in
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


def rebuild(settings: Settings, name: str | None) -> None:
    """The registers of one service, or of all of them, also such as another version has left.

    They are only put in place when their rows were compared; the difference is what was wrong.
    """
    with stopped(settings) as house:
        for service in [named(house.services, name)] if name else house.services.values():
            must_be_sound(service)
            fold_and_show(service, sources_of(house, service))


def must_be_sound(service: Service) -> None:
    """Raises CannotStart: events that nobody recorded are not to become what is looked up."""
    if next(breaks(service.ledger), None):
        raise CannotStart(
            f"The ledger of {service.name} is not what was recorded; `jinbao verify` says where."
        )


def sources_of(house: House, service: Service) -> list[Source]:
    return [
        Source(inbox, house.services[inbox.source]) for inbox in house.inboxes if inbox.service is service
    ]


def fold_and_show(service: Service, sources: list[Source]) -> None:
    with bar("events") as progress:
        ledgers = [service, *(source.service for source in sources)]
        task = progress.add_task(service.name, total=sum(map(events_in, ledgers)))
        rebuilt = fold_anew(service, sources, lambda count: progress.advance(task, count))
    console.print(compared(service.name, rebuilt))
    put_in_place(service, rebuilt)


def verify(settings: Settings) -> bool:
    """Whether every chain of every ledger holds."""
    with stopped(settings) as house:
        found = [one for service in house.services.values() for one in checked(service)]
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


def rotate(settings: Settings) -> None:
    """Whoever had a copy of an older key ring can read nobody who is registered from now on."""
    with locked(settings.var), opened(settings) as house:
        console.print(f"[green]✓[/] identity: {house.identity.rotate():,} keys of persons have a new master.")


@contextmanager
def stopped(settings: Settings) -> Iterator[House]:
    """A house that nobody else is running, whatever version has left it."""
    with locked(settings.var), opened(settings, upgrading=True) as house:
        yield house


def named(services: Mapping[str, Service], name: str) -> Service:
    if name not in services:
        raise CannotStart(f"There is no service {name}; there are {', '.join(services)}.")
    return services[name]


def events_in(service: Service) -> int:
    with service.engine.connect() as connection:
        return rows_in(connection, service.tables.ledger)


def compared(name: str, rebuilt: list[Rebuilt]) -> Table:
    table = Table("register", title=name, title_justify="left", box=None, pad_edge=False)
    table.add_column("rows", justify="right")
    table.add_column("differed", justify="right")
    for one in rebuilt:
        table.add_row(one.name, f"{one.rows:,}", difference(one))
    return table


def difference(one: Rebuilt) -> str:
    if one.differed is None:
        return "other columns"
    return f"[red]{one.differed:,}[/]" if one.differed else "0"


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
