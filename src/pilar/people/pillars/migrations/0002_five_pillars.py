"""0002_five_pillars. Rows: about 100, new. Lock: none that anyone waits for.
Reverse: no-op, the organisations stay. Safe while the previous release still runs."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def load(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.alias != "default":
        return
    from pilar.people.pillars.actions import load_file

    load_file(models=apps)


class Migration(migrations.Migration):
    dependencies = [("pillars", "0001_initial"), ("areas", "0002_kota_batu")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
