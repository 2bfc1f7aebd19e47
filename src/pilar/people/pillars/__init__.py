"""Organisations (a pillar is one), members, mandates, coverage, training, activities."""
