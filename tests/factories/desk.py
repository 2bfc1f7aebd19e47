"""What stands in the addresses of the workplace."""

from typing import Any

from pilar.doors.desk import importing
from pilar.ground.areas.models import Area
from pilar.ground.files import actions as files
from pilar.people.registry import actions, lists, queries
from pilar.people.registry.models import ImportRun
from tests.factories.access import UserFactory
from tests.factories.intake import report
from tests.factories.registry import NOON, person

LIST = b"""NIK,Nama,Jenis Kelamin,Tanggal Lahir,Desa,RT,RW
3579915205520011,Sarinem,P,12-05-1952,Punten,03,02
3579911708750012,Suyanto,L,17-08-1975,Punten,03,02
3.57992E+15,Wagiyem,P,31-02-1960,Punten,01,01
3579911708750014,-,L,17-08-1975,Punten,03,02
"""


def staged(content: bytes = LIST, name: str = "lansia.csv") -> ImportRun:
    """A list that was brought in and waits for confirmation."""
    by = UserFactory()
    seen = importing.preview(content, name, lists.ColumnMap())
    upload = files.save_document(content, media_type="text/csv", by=by, at=NOON)
    return actions.stage_import(
        source=actions.list_source("Daftar lansia"),
        file_name=name,
        file_sha256="0" * 64,
        upload=upload.pk,
        observed_on=seen.observed_on,
        column_map=seen.column_map,
        preview=seen.counts,
        by=by,
        at=NOON,
    )


def objects_in(village: Area) -> dict[str, Any]:
    """A person of the village in a household, joined from two entries."""
    lilik = person(village=village.pk, name="Lilik Suryani")
    double = person(village=village.pk, name="Lilik Suriani")
    merge = actions.merge(survivor=lilik, loser=double, reason="sama", by=UserFactory(), at=NOON)
    household = queries.current_membership(lilik)
    assert household is not None
    return {
        "person_id": lilik.pk,
        "merge_id": merge.pk,
        "run_id": staged().pk,
        "report_id": report(village=village.pk).pk,
        "household_id": household.household_id,
        "code": village.pk,
        "words": ["Lilik Suryani"],
    }
