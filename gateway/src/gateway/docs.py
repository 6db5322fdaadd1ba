"""The page at the door, in Chinese and English: what is here, how to come in, and what to ask first."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from string import Template
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

_PAGE = Template(files("gateway").joinpath("docs.html").read_text("utf-8"))
_HEADERS = {
    # Whole in itself, as the issuer's page is: no script, no foreign address, no frame around it.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Address(NamedTuple):
    path: str
    zh: str
    en: str
    production: bool = True
    page: bool = True
    """Whether there is something to see for a browser."""


ADDRESSES = (
    Address("/graphql", "图：所有查询和办理", "The graph: everything that can be asked and done"),
    Address("/graphiql/", "在浏览器里提问", "Ask from the browser", production=False),
    Address("/oidc/", "演示身份和令牌", "Personas of the demo and their tokens", production=False),
    Address("/rosters", "导入参保登记名册", "Import a village's roster", page=False),
    Address("/partner-feeds", "报送其他部门的文件", "Hand in a file of another department", page=False),
    Address("/payment-runs", "报盘文件和银行回盘", "A run's files to the bank and back", page=False),
    Address("/papers", "上传和查看案卷材料", "Hand in the papers of a case, and read them", page=False),
    Address("/printable", "打印回执、决定书和对账单", "Print receipts, decisions and statements", page=False),
    Address("/health/ready", "是否可以受理请求", "Whether requests may come"),
    Address("/metrics", "运行指标", "Figures for operators, as Prometheus reads them"),
)


class Question(NamedTuple):
    zh: str
    en: str
    document: str


QUESTIONS = (
    Question(
        "一个镇有哪些村",
        "The villages of a town",
        """{
  regions(code: "511526100") {
    nodes {
      name past { since aspect value }
      regions(first: 5) { nodes { name } }
    }
  }
}""",
    ),
    Question(
        "待遇是怎样算出来的",
        "How a pension was worked out",
        """{
  ruralPensionClaims(stage: GRANTED) {
    nodes {
      monthly payableFrom person { name }
      decision { sentences verify { holds } }
    }
  }
}""",
    ),
    Question(
        "谁适合一个岗位，谁优先",
        "Who fits a vacancy, and who comes first",
        """{
  vacancies(words: "zhubian", stage: PUBLISHED) {
    nodes {
      title wage
      matches(first: 3) { nodes { score difficulty { primary } person { name } } }
    }
  }
}""",
    ),
)

_OWN_ISSUER = """<p>演示身份不用密码。<a href="/oidc/">选择一个身份</a>，或者在终端里：<br>
<span lang="en">The personas of the demo need no password. <a href="/oidc/">Choose one</a>, or:</span></p>
<pre><code>TOKEN=$(.venv/bin/jinbao token township-officer)</code></pre>
<pre><code>curl -s {address}/oidc/token \\
  -d grant_type=client_credentials -d persona=township-officer</code></pre>"""

_PROVIDER = """<p>令牌由本单位的 OIDC 提供方签发。
<span lang="en">Tokens come from your own OIDC provider.</span></p>"""


def docs(address: str, events: str, *, production: bool) -> Route:
    page = _PAGE.substitute(
        address=address,
        events=events,
        addresses="\n".join(_rows(production=production)),
        token=_PROVIDER if production else _OWN_ISSUER.format(address=address),
        questions="\n".join(map(_card, QUESTIONS)),
    )

    async def show(_request: Request) -> Response:
        return HTMLResponse(page, headers=_HEADERS)

    return Route("/", show, methods=["GET"])


def _rows(*, production: bool) -> Iterator[str]:
    for one in ADDRESSES:
        if one.production or not production:
            name = f'<a href="{one.path}">{one.path}</a>' if one.page else one.path
            yield (
                f'<tr><th scope="row">{name}</th><td>{one.zh}<br><span lang="en">{one.en}</span></td></tr>'
            )


def _card(question: Question) -> str:
    return (
        f'<article><h3>{question.zh} <span lang="en">{question.en}</span></h3>'
        f"<pre><code>{escape(question.document)}</code></pre></article>"
    )
