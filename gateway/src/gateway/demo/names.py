"""By which ids the things of the demo city are known: made from their codes, so the same at every start."""

from uuid import NAMESPACE_OID, uuid5


def person_id(code: str) -> str:
    return made_from("person", code)


def made_from(kind: str, code: str) -> str:
    return str(uuid5(NAMESPACE_OID, f"jinbao.demo/{kind}/{code}"))
