"""Concepts, their forms per language, and what a text owes."""
