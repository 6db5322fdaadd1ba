"""The few ideas that every service shares; it knows no law.

Pure, and all that law may import: actor, calendar, commands, decider, decision, desk, events, identifiers,
money, paging, replay, rules, worksheet. Adapters, one library each: ledger (eventsourcing), register and bulk
(SQLAlchemy), relay and inbox (NATS), graph (Strawberry), telemetry (OpenTelemetry), logs (structlog).
"""
