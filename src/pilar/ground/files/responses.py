"""Serving an upload from a page of the app that owns it."""

from django.http import Http404, HttpResponse

from pilar.ground.files import queries
from pilar.ground.files.models import Upload


def photo(upload: Upload) -> HttpResponse:
    """The photo as a response that no cache keeps. The caller has found `upload` in scope, and notes the look.

    Raises Http404 when it was erased.
    """
    try:
        content = queries.content(upload)
    except queries.Erased as erased:
        raise Http404 from erased
    response = HttpResponse(content, content_type=upload.media_type)
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = f'inline; filename="foto-{upload.pk.hex[-8:]}.jpg"'
    return response
