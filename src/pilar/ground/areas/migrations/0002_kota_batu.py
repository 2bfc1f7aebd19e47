"""0002_kota_batu. Rows: about 50, new. Lock: none that anyone waits for.
Reverse: no-op, the areas stay. Safe while the previous release still runs."""

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def load(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.alias != "default":
        return
    from pilar.ground.areas.actions import load_city

    load_city(settings.CITY, models=apps)


class Migration(migrations.Migration):
    dependencies = [("areas", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
