"""What a backup says of itself, and whether this city may take it."""

import hmac
import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from pilar.kernel.envelope import derive
from pilar.kernel.errors import DomainError

FORMAT = 1
NOTE = "The master key is not in this backup. Without it the personal data in here cannot be read."
VENDORS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


class Damaged(DomainError):
    code = "pilar.restore.damaged"

    @classmethod
    def because(cls, reason: str) -> "Damaged":
        return cls(f"The backup is damaged: {reason}. Nothing was changed; take another backup.")


class OtherKey(DomainError):
    code = "pilar.restore.other_key"


class OtherVendor(DomainError):
    code = "pilar.restore.other_vendor"


class NewerRelease(DomainError):
    code = "pilar.restore.newer_release"


@dataclass(frozen=True)
class Member:
    """One file in the backup."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`tables` and `migrations` are by alias of the database; PostgreSQL has all in `default`."""

    release: str
    vendor: str
    city: str
    day: str
    made_at: str
    migrations: dict[str, list[str]]
    tables: dict[str, dict[str, int]]
    head: dict[str, Any] | None
    members: dict[str, Member]
    missing_files: list[str]
    format: int = FORMAT
    note: str = field(default=NOTE)

    def as_json(self) -> bytes:
        """The text whose mac stands beside it."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()


def mac(text: bytes) -> str:
    """What only who holds the master key can write under a manifest."""
    return hmac.digest(derive(settings.MASTER_KEY, "backup"), text, "sha256").hex()


def read(text: bytes, written_mac: str) -> Manifest:
    """The manifest in `text`. Raises Damaged, NewerRelease and OtherKey."""
    try:
        said: dict[str, Any] = json.loads(text)
        if said["format"] > FORMAT:
            raise NewerRelease(_newer(said["release"]))
        known = {known.name for known in fields(Manifest)}
        members = {name: Member(**member) for name, member in said.pop("members").items()}
        found = Manifest(
            members=members, **{name: value for name, value in said.items() if name in known}
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged.because("its manifest cannot be read") from error
    if not hmac.compare_digest(mac(text).encode(), written_mac.encode(errors="replace")):
        message = (
            "This backup was made under another master key, or its manifest was changed. "
            f"Set PILAR_MASTER_KEY to the key of {found.day} and run the same command again."
        )
        raise OtherKey(message)
    return found


def require_ours(manifest: Manifest, vendor: str) -> None:
    """Raise OtherVendor or NewerRelease unless this city and this release can take the backup."""
    if manifest.vendor != vendor:
        theirs, ours = VENDORS.get(manifest.vendor, manifest.vendor), VENDORS[vendor]
        message = f"This backup is of a {theirs} database, and PILAR_DATABASE names one of {ours}. Restore it where {theirs} runs."
        raise OtherVendor(message)
    known = {".".join(name) for name in MigrationLoader(None).disk_migrations}
    installed = {config_label(name) for name in known}
    for name in (name for names in manifest.migrations.values() for name in names):
        if name not in known and config_label(name) in installed:
            raise NewerRelease(f"{_newer(manifest.release)} (It knows {name}.)")


def to_migrate(manifest: Manifest) -> list[str]:
    """The migrations of this release that the backup has not seen, in order of application."""
    seen = {name for names in manifest.migrations.values() for name in names}
    loader = MigrationLoader(None)
    wanted: list[str] = []
    for leaf in loader.graph.leaf_nodes():
        for node in loader.graph.forwards_plan(leaf):
            name = ".".join(node)
            if name not in seen and name not in wanted:
                wanted.append(name)
    return wanted


def config_label(migration: str) -> str:
    """The app of a migration named `app.0001_name`."""
    return migration.split(".")[0]


def _newer(release: str) -> str:
    return (
        f"This backup was made by a newer release ({release}). Install that release, then restore."
    )
