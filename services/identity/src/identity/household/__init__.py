"""Households (户): who lives under one number in a village, and how they are related to its head."""
