"""Statutory clocks (法定期限): declared by slices, kept by the service, expired by time itself."""

from jinbao.statutory_clock.declaration import Only, StatutoryClock, by_law
from jinbao.statutory_clock.terms import NATURAL, UNROLLED, WORKING, Subject

__all__ = ["NATURAL", "UNROLLED", "WORKING", "Only", "StatutoryClock", "Subject", "by_law"]
