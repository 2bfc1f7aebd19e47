"""What a command sets before Django starts."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]

# Opens nothing but throwaway databases of tests.
THROWAWAY_KEY = "dGVzdHRlc3R0ZXN0dGVzdHRlc3R0ZXN0dGVzdHRlc3Q="


def develop() -> None:
    """Settings for `test`, `check`, `messages`, `manage`: a throwaway key, the developer's extras."""
    if not os.environ.get("PILAR_MASTER_KEY_FILE"):
        os.environ.setdefault("PILAR_MASTER_KEY", THROWAWAY_KEY)
    os.environ.setdefault("PILAR_DEV", "1")
    os.environ.setdefault("PILAR_TESTING", "1")


def start() -> None:
    """Start Django with the settings of the environment. Raises ImproperlyConfigured in words."""
    import django

    django.setup()
