"""Programmes and determinations."""
