"""The command line: the whole house on one machine, and what an operator does to its ledgers.

It stands in the gateway, the one part that knows every service; the platform package knows none.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from gateway.settings import CannotStart, Settings
from jinbao.broker import BrokerFailed
from jinbao.folder import FolderLocked

HELP = """
**Jinbao** (金保) runs grassroots employment and social-security services whose every decision can be
replayed, explained and verified by someone who does not trust us.

Begin with `jinbao run`. It starts everything on this machine: the services on SQLite, a message broker of its
own, the graph and its pages; on the first start it loads a synthetic city of 3,456 regions and plays the main
job in it, from a village's roster to a pension whose every yuan is explained.

Settings are variables of the environment: JINBAO_VAR, JINBAO_PORT, JINBAO_ENVIRONMENT, JINBAO_ORIGINS,
JINBAO_IDENTITY_DATABASE and the like for each service, JINBAO_CALENDAR (a TOML file of days that the city
knows better or sooner than the published calendar: years, worked, rested); in production also
JINBAO_OIDC_ISSUER, JINBAO_OIDC_AUDIENCE and JINBAO_OIDC_KEYS.
"""

app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    add_completion=False,
    pretty_exceptions_enable=False,
)

Var = Annotated[Path | None, typer.Option(help="Folder for all that the platform keeps; var by default.")]
Port = Annotated[int | None, typer.Option(help="Port on loopback, 8080 by default; 0 takes a free one.")]
ServiceName = Annotated[str | None, typer.Argument(metavar="SERVICE", help="One service, else all.")]


@app.command()
def run(
    var: Var = None,
    port: Port = None,
    *,
    demo: Annotated[bool, typer.Option(help="Load the demo city and play the main job, each once.")] = True,
    once: Annotated[bool, typer.Option("--once", help="End when the main job has been played.")] = False,
) -> None:
    """Start the whole platform on this machine and serve until Ctrl-C."""
    gc.disable()  # an eighth of the time to start; the server settles and turns it on again
    with failing_plainly():
        settings = settings_with(var, port)
        from gateway import embedded

        embedded.run(settings, demo=demo and not settings.production, once=once)


@app.command()
def token(
    persona: Annotated[str, typer.Argument(help="Whose token: resident, county-reviewer, …; see /oidc/")],
    var: Var = None,
    port: Port = None,
) -> None:
    """Print a token of a demo persona, for the platform on this folder and port."""
    with failing_plainly():
        from gateway import upkeep

        sys.stdout.write(upkeep.token(settings_with(var, port), persona) + "\n")


@app.command()
def migrate(var: Var = None) -> None:
    """Make the tables that are not there yet, in every service's database."""
    with failing_plainly():
        from gateway import upkeep

        upkeep.migrate(settings_with(var))


@app.command()
def rebuild(service: ServiceName = None, var: Var = None) -> None:
    """Fold registers anew from the ledgers, compare them with the live ones, put them in place.

    Without a service those of all; run it once when a new version finds the tables of another.
    """
    with failing_plainly():
        from gateway import upkeep

        upkeep.rebuild(settings_with(var), service)


@app.command()
def verify(var: Var = None) -> None:
    """Check that every event of every ledger names the hash of the one before it in its stream."""
    with failing_plainly():
        from gateway import upkeep

        sound = upkeep.verify(settings_with(var))
    raise typer.Exit(0 if sound else 1)


@app.command()
def rotate(var: Var = None) -> None:
    """Add a master to the key ring of persons, and wrap every person's key with it.

    Keep the new `identity/keys.json` where you keep the old one: without it no name can be read any more.
    """
    with failing_plainly():
        from gateway import upkeep

        upkeep.rotate(settings_with(var))


@app.command()
def graph() -> None:
    """Write the schema of the graph, as it is committed in schema.graphql."""
    from gateway.document import sdl
    from gateway.graphs import graph_modules
    from gateway.schema import compose

    sys.stdout.write(sdl(compose(graph_modules())))


@app.command()
def contracts(folder: Annotated[Path, typer.Argument(help="Where to write them")]) -> None:
    """Write the JSON Schemas, the examples and the AsyncAPI document of the public events."""
    from gateway.contracts import write

    sys.stdout.write(f"{len(write(folder))} files\n")


def settings_with(var: Path | None = None, port: int | None = None) -> Settings:
    """The settings of the environment, with what the command line says otherwise."""
    said = {"var": var, "port": port}
    return replace(
        Settings.from_environment(), **{name: value for name, value in said.items() if value is not None}
    )


@contextmanager
def failing_plainly() -> Iterator[None]:
    """What an operator can mend is said in a sentence; everything else is a fault and shows where."""
    try:
        yield
    except (CannotStart, FolderLocked, BrokerFailed) as reason:
        typer.secho(str(reason), err=True, fg=typer.colors.RED)
        raise typer.Exit(1) from None


if __name__ == "__main__":
    app()
