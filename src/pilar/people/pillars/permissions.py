"""Pillars, their members and what they do. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # the page of each pillar and of each member
    VIEW = "pillars.view"
    # record one's own activities
    RECORD_ACTIVITY = "pillars.record_activity"
    # members, coverage, trainings and initiatives; in an area, or on one pillar
    MANAGE = "pillars.manage"
    # bring a proposal to the forum in the name of a pillar; in an area, or on one pillar
    PROPOSE = "pillars.propose"
