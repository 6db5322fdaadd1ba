"""By when whoever was paid too much must have replied, if they want to be heard."""

from insurance.items import PENSION_CLAIM
from insurance.law import RURAL_PENSION
from insurance.overpayment import events
from jinbao.statutory_clock import NATURAL, StatutoryClock, by_law

REPLY = StatutoryClock(
    "overpayment.reply",
    days=by_law(RURAL_PENSION.law, "reply_period"),
    counted=NATURAL,
    item=PENSION_CLAIM,
    step="reply",  # no step of the office, so that no task is late by it
    starts=(events.NoticeServed,),
    stops=(events.Replied,),
    ends=(events.RecoveryDecided, events.OverpaymentGone),
)
