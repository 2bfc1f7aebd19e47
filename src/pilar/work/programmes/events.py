"""Names of what happens to determinations."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Event(StrEnum):
    DETERMINED = "programmes:household:determined"
    PROPOSED = "programmes:proposal:made"
    APPROVED = "programmes:proposal:approved"
    REFUSED = "programmes:proposal:refused"
    RETURNED = "programmes:proposal:returned"
    WITHDRAWN = "programmes:proposal:withdrawn"
    LOADED = "programmes:determinations:loaded"


LABELS = {
    Event.DETERMINED: _("Programmes determined"),
    Event.PROPOSED: _("Household proposed"),
    Event.APPROVED: _("Proposal approved"),
    Event.REFUSED: _("Proposal refused"),
    Event.RETURNED: _("Proposal returned"),
    Event.WITHDRAWN: _("Proposal withdrawn"),
    Event.LOADED: _("Determinations loaded"),
}
