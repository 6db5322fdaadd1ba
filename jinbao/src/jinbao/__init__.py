"""The few ideas that every service shares; it knows no law.

Pure, and all that law may import: actor, calendar, commands, decider, decision, desk, events, identifiers,
money, paging, rules. Adapters, one library each: ledger (eventsourcing), register (SQLAlchemy), relay and inbox
(NATS), bus, graph (Strawberry), telemetry (OpenTelemetry), cli (Typer).
"""
