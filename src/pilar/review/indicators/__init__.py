"""Definitions, values over time, targets, charts, maps."""
