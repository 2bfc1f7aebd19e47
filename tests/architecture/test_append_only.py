"""Every append-only table of every app refuses to be changed in raw SQL, also after a rebuild of the table."""

from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connections, models, router, transaction
from django.utils import timezone

from pilar.ground.areas.models import Area
from pilar.ground.audit import actions, triggers
from pilar.ground.audit.looks.actions import add_look
from pilar.kernel.ids import new_id
from tests.factories import casework
from tests.factories.access import PUNTEN
from tests.support.committed import Committed

FACTORIES = sorted(path.stem for path in (Path(__file__).parents[1] / "factories").glob("*.py"))
PROMISES = ("Append-only", "Immutable")


@pytest.fixture
def rows(committed: Committed) -> None:
    """A row in every append-only table: what all apps put into Punten, the trail of it, and a look."""
    for name in FACTORIES:
        plant = getattr(import_module(f"tests.factories.{name}"), "objects_in", None)
        if plant:
            plant(Area.objects.get(pk=PUNTEN))
    _closed_case()
    with transaction.atomic():
        actions.record("test:row:made", by=None, at=timezone.now())
    actions.seal_pending(at=timezone.now())
    subject = [str(new_id())]
    add_look(user_id=None, page="", path="/", reason="", subjects=subject, at=timezone.now())


def _closed_case() -> None:
    """A case with a note, a task that was done, and the word of the resident with a rating."""
    played = casework.scene()
    casework.done(played.case, played.lilik)
    casework.awaiting_word(played.case)
    casework.say(played.case, solved=True, rating=4, words="Sudah dibantu, terima kasih.")


def _attempts(model: type[models.Model]) -> list[str]:
    table, key = model._meta.db_table, model._meta.pk.column
    columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    attempts = [f'UPDATE "{table}" SET "{key}" = "{key}"', f'DELETE FROM "{table}"']
    if connections["default"].vendor == "sqlite":
        return [*attempts, f'REPLACE INTO "{table}" ({columns}) SELECT {columns} FROM "{table}"']
    return [*attempts, f'TRUNCATE "{table}" CASCADE']


def _give_way(model: type[models.Model]) -> list[str]:
    """What raw SQL could do to the rows of `model`; empty when all is refused."""
    using = router.db_for_write(model)
    assert model._default_manager.exists(), f"no row of {model._meta.label} to try it on"
    gave_way = []
    for sql in _attempts(model):
        if not _is_refused(using, sql):
            gave_way.append(sql)
    return gave_way


def _is_refused(using: str, sql: str) -> bool:
    try:
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute(sql)
    except IntegrityError as refusal:
        return "append-only" in str(refusal)
    return False


@pytest.mark.slow
@pytest.mark.usefixtures("rows")
def test_no_append_only_table_gives_way_also_after_a_rebuild() -> None:
    everything = triggers.append_only_models()
    assert [sql for model in everything for sql in _give_way(model)] == []

    for model in everything:  # SQLite copies the table, and loses its triggers without a word
        using = router.db_for_write(model)
        field = model._meta.concrete_fields[-1]
        with connections[using].schema_editor() as editor:
            if connections[using].vendor == "sqlite":
                editor._remake_table(model)  # type: ignore[attr-defined]  # what many migrations do
            else:
                quoted = editor.quote_name(model._meta.db_table)
                editor.execute(f"ALTER TABLE {quoted} ALTER {editor.quote_name(field.column)} SET STATISTICS 7")  # fmt: skip
    if connections["default"].vendor == "sqlite":
        assert len(triggers.unguarded()) == len(everything)
    for alias in {router.db_for_write(model) for model in everything}:
        call_command("migrate", database=alias, verbosity=0)

    assert [sql for model in everything for sql in _give_way(model)] == []


def test_a_model_that_promises_it_is_guarded() -> None:
    from django.apps import apps

    promising = {
        model
        for model in apps.get_models()
        if model.__module__.startswith("pilar.")
        and any(f"{word}." in (model.__doc__ or "") or f"{word}:" in (model.__doc__ or "") for word in PROMISES)
    }  # fmt: skip

    assert promising <= set(triggers.append_only_models())
