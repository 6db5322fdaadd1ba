"""The issuer's pages, in Chinese and English; they work without scripts and load nothing from elsewhere."""

from html import escape
from importlib.resources import files
from string import Template

from identity.issuer.issuer import Issuer
from identity.issuer.persona import Persona

_LAYOUT = Template(files("identity.issuer").joinpath("page.html").read_text("utf-8"))

_CARD = Template("""
<li>
  <h2>$title_zh <span lang="en">$title_en</span></h2>
  <dl>$facts</dl>
  <form method="post" action="$root/token">
    <input type="hidden" name="grant_type" value="client_credentials">
    <button name="persona" value="$key">取得令牌 <span lang="en">Get a token</span></button>
  </form>
  <pre><code>$curl</code></pre>
</li>""")

_TOKEN = Template("""
<section>
  <h2>$title_zh <span lang="en">$title_en</span></h2>
  <p>以下令牌一小时内有效，请放入请求头。<br>
  <span lang="en">This token holds for one hour. Send it in the header of your requests.</span></p>
  <pre class="token" tabindex="0"><code>Authorization: Bearer $token</code></pre>
  <p><a href="$root/">返回 <span lang="en">Back</span></a></p>
</section>""")


def personas(issuer: Issuer, root: str) -> str:
    cards = (_card(persona, issuer.url, root) for persona in issuer.personas.values())
    return _LAYOUT.substitute(body=f"<ul>{''.join(cards)}</ul>")


def token(persona: Persona, signed: str, root: str) -> str:
    shown = {"token": signed, "root": root, "title_zh": persona.title_zh, "title_en": persona.title_en}
    return _LAYOUT.substitute(body=_TOKEN.substitute(_escaped(shown)))


def _card(persona: Persona, url: str, root: str) -> str:
    curl = f"curl -s {url}/token -d grant_type=client_credentials -d persona={persona.key}"
    shown = {
        "key": persona.key,
        "title_zh": persona.title_zh,
        "title_en": persona.title_en,
        "root": root,
        "curl": curl,
    }
    return _CARD.substitute(_escaped(shown), facts=_facts(persona))


def _facts(persona: Persona) -> str:
    facts = {
        "人员 person": persona.person,
        "机构 office": persona.office,
        "代表 on behalf of": persona.on_behalf_of,
    }
    return "".join(
        f"<dt>{term}</dt><dd>{escape(fact)}</dd>" for term, fact in facts.items() if fact is not None
    )


def _escaped(texts: dict[str, str]) -> dict[str, str]:
    return {name: escape(text) for name, text in texts.items()}
