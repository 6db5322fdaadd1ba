"""Employers (用人单位): who they are, under which numbers, where, and who may act for them."""
