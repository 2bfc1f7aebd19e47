"""What the rules of a programme answer, and who signs it. What an account may be granted here; config/roles.py bundles it."""

from enum import StrEnum


class Permission(StrEnum):
    # a household's determinations with their reasons
    VIEW_DETERMINATION = "programmes.view_determination"
    # compute, and propose to the second officer
    PROPOSE = "programmes.propose"
    # approve, refuse or return what another officer proposed
    APPROVE = "programmes.approve"
