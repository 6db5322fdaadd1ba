"""Types by name: ``from jinbao.graph.references import Person``, whichever service declares Person.

A graph module names an entity of another service, or a type of another slice, without importing it; the
gateway says who it is when it composes the schema.
"""

from collections.abc import Callable, Mapping
from typing import Any

from strawberry.types.lazy_type import LazyType

_declared: dict[str, type] = {}
_stand_in: list[Callable[[str], type]] = []


class Reference(LazyType[Any, Any]):
    """A type that is known by its name until the schema is composed."""

    def resolve_type(self) -> type[Any]:
        if self.type_name not in _declared:
            if not _stand_in:
                raise LookupError(f"No graph module declares the entity {self.type_name}.")
            _declared[self.type_name] = _stand_in[0](self.type_name)
        return _declared[self.type_name]


def declare(entities: Mapping[str, type], stand_in: Callable[[str], type] | None = None) -> None:
    """Says who the names are from now on; ``stand_in`` makes those that nobody declared."""
    _declared.clear()
    _declared.update(entities)
    _stand_in[:] = [stand_in] if stand_in else []


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(name)
    return Reference(name, __name__)
