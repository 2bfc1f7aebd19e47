"""The progress part, for pages that start long work and include `jobs/progress.html`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.http import HttpResponseClientRefresh
from django_htmx.middleware import HtmxDetails

from pilar.ground.jobs.models import Progress


def answer(request: HttpRequest, progress: Progress) -> HttpResponse | None:
    """What the part asks for each second; None when the request is for the whole page.

    When the work has ended the page is loaded anew, so that it shows what came of it. The caller
    has found `progress` among those that the reader may see.
    """
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]  # set by django_htmx's middleware
    if not htmx or htmx.target != "progress":
        return None
    if not progress.is_running:
        return HttpResponseClientRefresh()
    return render(request, "jobs/progress.html", {"progress": progress})
