"""To which accounts money goes: shown in clear to whoever pays, and each reading is recorded."""

from collections.abc import Sequence

from sqlalchemy import select

from identity.bank_file.answers import Payee, PayeeOf
from identity.items import PAY
from identity.person.register import PERSONS
from identity.person.vault import Vault
from jinbao.decider import Refused
from jinbao.service import Enquiry, LookUp, Slice

FIELDS = ("name", "bank", "bank_account")


class Accounts:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def payees(self, enquiry: Enquiry, keys: Sequence[PayeeOf]) -> list[Payee | None]:
        """None where somebody has no account on file; raises NOT_AUTHORISED, PURPOSE_MISSING.

        A pension in payment stays with its payer, so the payer reads it wherever the person lives now.
        """
        for item, county in {(key.item, key.county) for key in keys}:
            enquiry.actor.must(PAY, item, enquiry.place(county), enquiry.today)
        if not enquiry.call.purpose:
            raise Refused("PURPOSE_MISSING", field="purpose")
        columns = [PERSONS.c[field] for field in FIELDS]
        rows = enquiry.connection.execute(
            select(PERSONS.c.id, *columns).where(PERSONS.c.id.in_([key.person for key in keys]))
        ).all()
        sealed = [(row.id, field, text) for row in rows for field in FIELDS if (text := getattr(row, field))]
        opened = self._vault.open_many(enquiry.connection, sealed)
        texts = {(person, field): text for (person, field, _), text in zip(sealed, opened, strict=True)}
        return [payee([texts.get((key.person, field)) for field in FIELDS]) for key in keys]


def payee(texts: Sequence[str | None]) -> Payee | None:
    known = [text for text in texts if text]
    return Payee(*known) if len(known) == len(FIELDS) else None


def bank_file_slice(vault: Vault) -> Slice:
    return Slice("bank-file", look_ups={"payees": LookUp(Accounts(vault).payees, file=True)})
