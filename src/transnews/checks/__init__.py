"""Checks: one module each, a function of one unit that yields findings and stops nothing."""
