"""The sarasehan and its strategic steps. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # meetings, decisions and the board of steps
    VIEW = "forum.view"
    # bring a proposal; on one pillar: in its name
    PROPOSE = "forum.propose"
    # prepare a meeting: invitations, agenda, attendance, evidence, papers
    MANAGE = "forum.manage"
    # record decisions, set and judge steps
    DECIDE = "forum.decide"
