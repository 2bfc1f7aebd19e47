"""Pilar: one shared workplace for a city's social services."""
