"""Writes the look before the page leaves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from pilar.ground.audit import looks


class Looks:
    """One row a response that shows persons; a response whose look cannot be written is not sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        looks.write(request, response)
        return response
