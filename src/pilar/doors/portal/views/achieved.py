"""The public page of achievements."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from pilar.doors.portal.achievements import achievements
from pilar.ground.areas import queries as areas
from pilar.ground.web.exports import csv_response
from pilar.review.indicators import measuring, queries
from pilar.review.indicators.queries import months_before


def achieved(request: HttpRequest) -> HttpResponse:
    """A sentence with three figures, a map, a trend, the pillars, and what was not reached."""
    return render(
        request, "portal/achievements.html", {"shown": achievements(timezone.localdate())}
    )


def data(request: HttpRequest) -> HttpResponseBase:
    """The public figures by village and month as csv; small counts are left out."""
    until = months_before(queries.month_of(timezone.localdate()), -1)
    rows: list[list[str | int | None]] = []
    of = measuring.moment()
    for month in queries.months(months_before(until, 12), until):
        for village in areas.villages():
            after, code = months_before(month, -1), village.code
            reported = queries.figure("reported", since=month, until=after, area=code, of=of)
            in_time = queries.figure("in_time", since=month, until=after, area=code, of=of)
            rows.append(
                [
                    f"{month:%Y-%m}",
                    village.code,
                    village.name,
                    None if reported.is_small else reported.numerator,
                    None if in_time.is_small else in_time.numerator,
                    None if in_time.is_small else in_time.denominator,
                ]
            )
    heads = [
        _("Month"),
        _("Code"),
        _("Village"),
        _("Reports"),
        _("Answered in time"),
        _("Answerable"),
    ]
    return csv_response("capaian-pilar", heads, rows)
