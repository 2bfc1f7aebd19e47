"""Types that views share."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from pilar.ground.access.models import User


class SignedInRequest(HttpRequest):
    """A request of somebody who is signed in: what a view gets behind `scope.requires` or `scope.signed_in`."""

    user: User
    htmx: HtmxDetails
