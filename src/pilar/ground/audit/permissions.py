"""The trail. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # who did what, and who looked at whom
    VIEW_TRAIL = "audit.view_trail"
