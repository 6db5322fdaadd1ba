"""The labour dispute (劳动争议), by whatever way it is settled: who disputes with whom, and about what."""
