"""Single sums, as the service sees them: nobody asks for one, they follow from other acts."""

from insurance.single_sum import look_ups, register
from jinbao.service import LookUp, Slice

SLICE = Slice(
    "single-sum",
    look_ups={
        "refunds_by_person": LookUp(look_ups.refunds_by_person, file=True),
        "single_sum_by_id": LookUp(look_ups.sum_by_id, file=True),
    },
    fold=register.fold,
)
