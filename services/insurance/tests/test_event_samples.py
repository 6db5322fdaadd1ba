"""Events are kept for good: today's code reads one sample of every type that was ever written."""

from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from insurance.bank.events import BankEvent
from insurance.batch.events import BatchEvent
from insurance.employee_contribution.events import EmployeeContributionEvent
from insurance.inheritance.events import InheritanceEvent
from insurance.overpayment.events import OverpaymentEvent
from insurance.parameter.events import ParameterEvent
from insurance.payment_run.events import PaymentRunEvent
from insurance.pension.events import PensionEvent
from insurance.reported_payment.events import ReportedPaymentEvent
from insurance.rural_pension.events import RuralPensionEvent
from insurance.survival_certification.events import SurvivalCertificationEvent
from insurance.unemployment_benefit.events import UnemploymentBenefitEvent
from jinbao.events import type_of

SAMPLES = Path(__file__).parent / "samples"
KEPT = (
    BankEvent
    | BatchEvent
    | RuralPensionEvent
    | ParameterEvent
    | PensionEvent
    | PaymentRunEvent
    | OverpaymentEvent
    | InheritanceEvent
    | EmployeeContributionEvent
    | SurvivalCertificationEvent
    | UnemploymentBenefitEvent
    | ReportedPaymentEvent
)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_todays_code_reads_what_was_once_written(sample: Path) -> None:
    written = msgspec.json.decode(sample.read_bytes())
    event = msgspec.json.decode(sample.read_bytes(), type=KEPT)
    assert type_of(event) == written["type"] == sample.stem
    assert holds(msgspec.to_builtins(event), written)


@pytest.mark.parametrize("kind", get_args(KEPT), ids=type_of)
def test_every_event_has_a_sample(kind: Any) -> None:
    assert (SAMPLES / f"{type_of(kind)}.json").is_file()


def holds(read: Any, written: Any) -> bool:
    """Whether all that was written has been read; what came later may have defaults besides."""
    if isinstance(written, dict):
        return isinstance(read, dict) and all(holds(read.get(key), value) for key, value in written.items())
    if isinstance(written, list):
        return len(read) == len(written) and all(map(holds, read, written))
    return bool(read == written)
