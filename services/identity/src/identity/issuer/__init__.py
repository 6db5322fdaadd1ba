"""A small OIDC issuer with ready personas, for the embedded platform; production brings its own provider."""

from identity.issuer.issuer import Issuer
from identity.issuer.persona import Persona
from identity.issuer.web import issuer_app

__all__ = ["Issuer", "Persona", "issuer_app"]
