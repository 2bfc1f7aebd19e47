"""0002_sources. Rows: 10, new. Lock: none that anyone waits for.
Reverse: no-op, the sources stay. Safe while the previous release still runs."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# code, name, kind, trust in identity, location, facts
SOURCES = [
    ("koreksi", "Koreksi petugas", "CORRECTION", 90, 90, 60),
    ("dukcapil", "Dukcapil", "CIVIL", 80, 60, 50),
    ("peristiwa", "Pindah, lahir, mati", "DESK", 70, 80, 50),
    ("dtsen", "DTSEN", "LIST", 60, 50, 50),
    ("asesmen", "Asesmen rumah tangga", "QUESTIONNAIRE", 50, 60, 60),
    ("meja", "Meja layanan", "DESK", 50, 55, 50),
    ("desa", "Daftar desa", "LIST", 45, 50, 50),
    ("lansia", "Bantuan lansia kota", "LIST", 40, 45, 50),
    ("laporan", "Laporan warga", "DESK", 20, 20, 20),
    ("kasus", "Catatan kasus", "DESK", 20, 20, 20),
]


def load(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.alias != "default":
        return
    Source = apps.get_model("registry", "Source")
    for code, name, kind, identity, location, facts in SOURCES:
        Source.objects.get_or_create(
            code=code,
            defaults={
                "name": name,
                "kind": kind,
                "trust_identity": identity,
                "trust_location": location,
                "trust_facts": facts,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
