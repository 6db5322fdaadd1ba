"""What `make run` shows: the city is loaded and the story told, each once, and then how to come in."""

from rich.console import Console
from rich.table import Table

from gateway.demo import advice, assisted, city, desks, story, worker, working
from gateway.demo.client import Client
from gateway.demo.personas import personas
from gateway.demo.telling import Teller, cast
from gateway.platform import Platform


def play(platform: Platform, console: Console, *, demo: bool) -> None:
    """Raises Stopped when the platform ends meanwhile."""
    if demo and not city.is_loaded(platform.services):
        load_city(platform, console)
    platform.busy = False
    answered = platform.services["insurance"].ledger.answered
    if demo and not answered(worker.LAST_STEP):
        tell_stories(platform, console)
    if demo and not answered(desks.FIRST_STEP):
        desks.lay(teller(platform, console), platform.services["identity"].today)
    if demo and not platform.services["labor-relations"].ledger.answered(working.FIRST_STEP):
        working.lay(teller(platform, console), platform.services["identity"].today)
    if demo and not platform.services["employment"].ledger.answered(advice.FIRST_STEP):
        advice.lay(teller(platform, console), platform.services["identity"].today)
    if demo and not platform.services["labor-relations"].ledger.answered(assisted.FIRST_STEP):
        assisted.lay(teller(platform, console), platform.services["identity"].today)
    if not platform.settings.production:  # whose terminal belongs to the log
        how_to_come_in(platform, console)


def load_city(platform: Platform, console: Console) -> None:
    heading(console, "演示城市", "The demo city, loaded once by public commands")
    for samples in city.samples():
        console.print(f"  [yellow]{samples.banner}[/]")
    city.load(platform.services, console, lambda: platform.server.ending)


def tell_stories(platform: Platform, console: Console) -> None:
    today = platform.services["identity"].today
    heading(
        console, "从名册到养老金", "From a village's roster to an explained pension, over the public graph"
    )
    entries = story.tell(teller(platform, console), today)
    heading(console, "失去工作", "A worker loses a job: four services, one story")
    worker.tell(teller(platform, console), today, entries)


def teller(platform: Platform, console: Console) -> Teller:
    return Teller(Client(platform.address), cast(), console, lambda: platform.server.ending)


def how_to_come_in(platform: Platform, console: Console) -> None:
    heading(console, "金保 Jinbao", "serving until Ctrl-C")
    addresses = {
        "说明 docs": platform.address,
        "图 graph": f"{platform.address}/graphql",
        "GraphiQL": f"{platform.address}/graphiql/",
        "事件 events": f"{platform.broker.address}  jinbao.>",
        "日志 log": str(platform.settings.var / "log"),
    }
    table = Table.grid(padding=(0, 3))
    for name, address in addresses.items():
        table.add_row(f"  {name}", f"[cyan]{address}[/]")
    console.print(table)
    tokens(platform, console)


def tokens(platform: Platform, console: Console) -> None:
    heading(console, "令牌", "A token for each persona: jinbao token PERSONA, or")
    console.print(
        f"  [cyan]curl -s {platform.address}/oidc/token -d grant_type=client_credentials -d persona=…[/]"
    )
    table = Table.grid(padding=(0, 3))
    for persona in personas():
        table.add_row(f"  [bold]{persona.key}[/]", persona.title_zh, f"[dim]{persona.title_en}[/]")
    console.print(table)


def heading(console: Console, zh: str, en: str) -> None:
    console.print()
    console.rule(f"[bold]{zh}[/]  [dim]{en}[/]", align="left", style="red")
