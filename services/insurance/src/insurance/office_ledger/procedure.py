"""How the office's ledger can be looked up."""

from insurance.office_ledger import register
from jinbao.service import LookUp, Slice

SLICE = Slice(
    "office-ledger",
    look_ups={
        "office_ledger": LookUp(register.office_ledger),
        "totals_of_ledger": LookUp(register.totals_of_ledger),
        "lines_of_ledger": LookUp(register.lines_of_ledger, file=True),
    },
    fold=register.fold,
)
