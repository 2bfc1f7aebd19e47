"""Lists that offices sent as files this season: brought in on the page, as a steward does it."""

import hashlib
from datetime import date, timedelta

from django.conf import settings

from pilar.doors.demo import cast, clock, sources, workbooks
from pilar.doors.demo.build import Build
from pilar.doors.demo.sources import List
from pilar.ground.areas import queries as areas
from pilar.ground.files import actions as files
from pilar.ground.jobs import actions as jobs
from pilar.people.matching import actions as matching
from pilar.people.registry import actions, lists
from pilar.people.registry import queries as registry

VILLAGE = "35.79.03.2004"
PUPILS, OLD = 9, 16  # working days ago
SHEETS = {"dapodik": "Peserta Didik"}


def files_of_offices(build: Build) -> int:
    """The vulnerable and the pupils of one village; gives how many rows were read."""
    city, today = build.city, build.city.today
    village = sources.village_list(city, VILLAGE, _day(today, OLD))
    pupils = sources.school_list(city, VILLAGE, _day(today, PUPILS))
    return _bring_in(build, village) + _bring_in(build, pupils)


def _day(today: date, ago: int) -> date:
    for _ in range(ago):
        today = clock.working_day_on_or_before(today - timedelta(days=1))
    return today


def _bring_in(build: Build, offered: List) -> int:
    """Look through the file, confirm it, take it, look for pairs: the same actions as on the page."""
    written = list(offered.rows)
    if not written:
        return 0  # in a small city an office may have nobody to send
    by, on = build.accounts[cast.STEWARDS[0]], offered.observed_on
    at = clock.moment(on, 10.4)
    content = workbooks.as_workbook(written, SHEETS.get(offered.code, "Sheet1"))
    places = lists.places_of(settings.CITY, areas.villages(), areas.districts())
    with lists.read_list(content, offered.file_name, places=places, on=on) as reading:
        rows = list(reading.rows())
        columns, seen = reading.column_map().as_dict(), reading.counts
    upload = files.save_document(content, media_type="application/zip", by=by, at=at)
    run = actions.stage_import(
        source=actions.list_source(offered.name),
        file_name=offered.file_name,
        file_sha256=hashlib.sha256(content).hexdigest(),
        upload=upload.pk,
        observed_on=reading.observed_on,
        column_map=columns,
        preview={"read": seen.read, "rejected": seen.rejected, "flagged": seen.flagged},
        by=by,
        at=at,
    )
    progress = jobs.start("import", offered.file_name, by=by, at=at, total=seen.read)
    run = actions.confirm_import(run=run, progress=progress.pk, by=by, at=at)
    run = actions.run_import(run=run, rows=rows, at=at + timedelta(minutes=2))
    build.from_files += run.counts["new"]
    jobs.finish(progress.pk, at=at + timedelta(minutes=2))
    people = registry.people_of_import(run.pk)
    matching.find_pairs(people=people, by=by, at=at + timedelta(minutes=3))
    return seen.read
