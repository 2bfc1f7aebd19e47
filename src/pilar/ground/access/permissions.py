"""Accounts. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # invite, give and end roles, deactivate, reset, end sessions; never one's own
    MANAGE_ACCOUNTS = "access.manage_accounts"
