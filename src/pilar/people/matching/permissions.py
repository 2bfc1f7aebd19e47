"""Whether two records are one person. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # compare a pair, decide same or different, merge and take a merge back
    REVIEW_PAIR = "matching.review_pair"
