"""Accounts, roles, grants, scope."""
