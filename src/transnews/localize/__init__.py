"""Dates, numbers, quotes and spacing as the target locale writes them (CLDR)."""
