"""The items of the office (业务事项): papers, steps, clocks and law of each, as data."""
