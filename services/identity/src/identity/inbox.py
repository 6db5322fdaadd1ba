"""What the service listens to, by who publishes it."""

from identity.known_by_name import heard, register
from jinbao.published import Sources

SOURCES: Sources = {
    "employment": (heard.OfWork, register.take),
    "labor-relations": (heard.OfDisputes, register.take),
}
