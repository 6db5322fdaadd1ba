"""The register of arbitrations: where each stands, panel, hearings, awards, and what courts were asked."""

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, Table, Text

from labor_relations.tables import TABLES

ARBITRATIONS = Table(
    "arbitration",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("applicant", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("venue", Text, nullable=False),
    Column("filed_on", Date, nullable=False),
    Column("filed_event", Text, nullable=False),
    Column("employed_until", Date),
    Column("number", Text),
    Column("accepted_on", Date),
    Column("refused_on", Date),
    Column("reasons", Text),
    Column("refusal", Text),
    Column("answered_on", Date),
    Column("defence", Text),
    Column("heard_on", Date),
    Column("heard_event", Text),
    Column("by_default", Boolean),
    Column("agreed_on", Date),
    Column("extended_by", Integer),
    Column("paused", Text),
    Column("awarded_on", Date),
    Column("is_final", Boolean),
    Column("decision", Text),
    Column("effective_on", Date),
    Column("set_aside", Boolean),
    Column("execution_file", Text),
    Column("executed_on", Date),
    Column("ending", Text),
    Column("ended_on", Date),
    Column("version", Integer, nullable=False),
    Index("arbitration_by_region", "region", "filed_on", "id"),
)
"""``filed_event`` and ``heard_event`` are the events from which an award knows its facts."""

CLAIMS = Table(
    "arbitration_claim",
    TABLES.metadata,
    Column("arbitration", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("known_on", Date, nullable=False),
    Column("last_day", Date),
    Column("in_time", Boolean, nullable=False),
    Column("settled", Boolean),
    Column("settled_amount", BigInteger),
    Column("finding", Text),
    Column("awarded", BigInteger),
    Column("award", Text),
)
"""What the commission makes of each claim, beside what is claimed in the register of disputes."""

SEATS = Table(
    "arbitration_seat",
    TABLES.metadata,
    Column("arbitration", Text, primary_key=True),
    Column("person", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("role", Text, nullable=False),
    Column("until", Date),
    Column("ground", Text),
)

CHALLENGES = Table(
    "arbitration_challenge",
    TABLES.metadata,
    Column("arbitration", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("event", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("challenged", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("asked_on", Date, nullable=False),
    Column("known_on", Date, nullable=False),
    Column("granted", Boolean),
    Column("decided_on", Date),
    Column("decision", Text),
)
"""``event`` is the one from which a decision knows what was asked."""

HEARINGS = Table(
    "arbitration_hearing",
    TABLES.metadata,
    Column("arbitration", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("event", Text, nullable=False),
    Column("notified_on", Date, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("closed", Text),
    Column("state", Text, nullable=False),
    Column("by_default", Boolean),
    Column("asked_by", Text),
    Column("ground", Text),
)

AWARDS = Table(
    "arbitration_award",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("arbitration", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("on", Date, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("is_final", Boolean),
    Column("decision", Text),
    Column("effective_on", Date),
    Column("set_aside", Boolean),
    Column("execution_file", Text),
    Column("executed_on", Date),
    Index("arbitration_award_of", "arbitration", "id"),
)

COURT = Table(
    "arbitration_court",
    TABLES.metadata,
    Column("arbitration", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("matter", Text, primary_key=True),
    Column("partial", Integer, primary_key=True),
    Column("side", Text, nullable=False),
    Column("filed_on", Date, nullable=False),
    Column("file", Text, nullable=False),
    Column("grounds", Text),
    Column("outcome", Text),
    Column("ended_on", Date),
)
"""``matter`` is a suit, or a request to set an award aside: a partial one by its number, or 0."""

BOUND = Table(
    "arbitration_bound",
    TABLES.metadata,
    Column("arbitration", Text, primary_key=True),
    Column("worker", Text, primary_key=True),
    Column("partial", Integer, primary_key=True),
    Column("since", Date, nullable=False),
)
"""For whom an award binds, and since when."""

PERFORMANCES = Table(
    "arbitration_performance",
    TABLES.metadata,
    Column("id", Text, primary_key=True),
    Column("arbitration", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("worker", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("receipt", Text),
    Index("arbitration_performance_of", "arbitration", "id"),
)

ARBITRATORS = Table(
    "arbitrator",
    TABLES.metadata,
    Column("person", Text, primary_key=True),
    Column("region", Text, nullable=False),
    Column("qualification", Text, nullable=False),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Column("document", Text, nullable=False),
)


def stream_of(arbitration: str) -> str:
    """The case, by the name of its stream."""
    return f"arbitration/{arbitration}"
