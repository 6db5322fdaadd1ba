"""What a registration says, read and checked before anything of it is sealed."""

import re
from datetime import date

from msgspec import Struct

from identity.person.blind import normal
from identity.person.commands import NewPerson
from identity.person.terms import Evidence, Hukou
from jinbao.decider import Refused
from jinbao.identifiers import Sex, resident_id

_PHONE = re.compile(r"\+?\d{5,20}", re.ASCII)
_ACCOUNT = re.compile(r"[0-9A-Z]{8,34}", re.ASCII)
_NOT_IN_A_NAME = re.compile(r"[\d<>{}\x00-\x1f]")
_SET_APART = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
"""Lists set a name of two characters apart (张　三) to make it as long as one of three; a bank does not."""


class Facts(Struct, frozen=True):
    """A person as decided: what is sealed, and what decisions are made by."""

    wished: str | None
    clear: dict[str, str]
    sex: Sex
    born: date
    hukou: Hukou
    hukou_village: str
    residence_village: str
    evidence: Evidence | None

    @property
    def number(self) -> str:
        return self.clear["id_number"]

    def __repr__(self) -> str:
        return "Facts(…)"


def facts(new: NewPerson, on: date, at: str) -> Facts:
    """``at`` is the path of the person in the request, where a refusal says what is wrong."""
    said = resident_id(new.id_number, on, field=f"{at}.id_number")
    sex, born = new.sex or said.sex, new.born or said.born
    if born > on:
        raise Refused("BORN_IN_FUTURE", field=f"{at}.born", born=born)
    if (sex, born) != (said.sex, said.born) and new.evidence is None:
        raise Refused("DIFFERS_FROM_NUMBER", field=f"{at}.evidence")
    return Facts(
        wished=new.person,
        clear=cleaned(
            at,
            id_number=said.number,
            name=new.name,
            ethnicity=new.ethnicity,
            phone=new.phone,
            address=new.address,
            bank=new.bank,
            bank_account=new.bank_account,
        ),
        sex=sex,
        born=born,
        hukou=new.hukou,
        hukou_village=new.hukou_village,
        residence_village=new.residence_village or new.hukou_village,
        evidence=new.evidence,
    )


def cleaned(at: str, **texts: str | None) -> dict[str, str]:
    """What was given, without the blanks around it; refused where it is no name, telephone or account."""
    clear = {field: text.strip() for field, text in texts.items() if text is not None}
    prefix = f"{at}." if at else ""
    if "name" in clear:
        clear["name"] = _SET_APART.sub("", clear["name"])
        if not clear["name"] or _NOT_IN_A_NAME.search(clear["name"]):
            raise Refused("NAME_UNREADABLE", field=f"{prefix}name")
    if "phone" in clear and not _PHONE.fullmatch(normal("phone", clear["phone"])):
        raise Refused("PHONE_UNREADABLE", field=f"{prefix}phone")
    if "bank_account" in clear and not _ACCOUNT.fullmatch(normal("bank_account", clear["bank_account"])):
        raise Refused("ACCOUNT_UNREADABLE", field=f"{prefix}bank_account")
    return clear
