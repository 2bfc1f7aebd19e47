"""A new database at once, for those that are thrown away: the demo's.

Walking through all migrations renders the models of the past again for each operation, some seven
seconds of a first start. Here the tables are made as the models say now, the data migrations are
run on them, and every migration is recorded. tests/config/test_schema.py holds that both ways give
the same tables, indexes, constraints, triggers and rows. Real databases are migrated.
"""

from django.apps import apps
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal
from django.db import connections, router
from django.db.migrations import Migration, RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from pilar.ground.audit import triggers

ALIAS = "default"


def create() -> None:
    """Make the tables of the empty main database, and those of the looks by their migrations."""
    connection = connections[ALIAS]
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    with connection.constraint_checks_disabled(), connection.schema_editor() as editor:
        for model in apps.get_models():  # tables between two models come with them
            if model._meta.managed and router.allow_migrate_model(ALIAS, model):
                editor.create_model(model)
    for migration, _backwards in plan:
        _load_data(migration)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    recorder.migration_qs.bulk_create(
        recorder.Migration(app=migration.app_label, name=migration.name) for migration, _ in plan
    )
    emit_post_migrate_signal(verbosity=0, interactive=False, db=ALIAS, apps=apps, plan=plan)
    call_command("createcachetable", database=ALIAS, verbosity=0)
    triggers.install(ALIAS)
    call_command("migrate", "looks", database="looks", interactive=False, verbosity=0)


def _load_data(migration: Migration) -> None:
    """Run the functions of a migration of ours; what it does to tables is done already.

    Those of packages mend rows of the past, of which a new database has none.
    """
    if not type(migration).__module__.startswith("pilar."):
        return
    for operation in migration.operations:
        if isinstance(operation, RunPython) and router.allow_migrate(
            ALIAS, migration.app_label, **operation.hints
        ):
            with connections[ALIAS].schema_editor(atomic=True) as editor:
                operation.code(apps, editor)  # type: ignore[arg-type]  # the models of now stand for those of then
