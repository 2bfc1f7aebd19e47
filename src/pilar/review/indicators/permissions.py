"""What was achieved. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # figures, trends and maps; no person in them
    VIEW = "indicators.view"
    # the very rows behind a figure, inside one's area
    VIEW_ROWS = "indicators.view_rows"
