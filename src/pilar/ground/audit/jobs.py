"""What recurs: see SCHEDULE in config/wiring.py."""

from django.utils import timezone

from pilar.ground.audit import actions


def seal() -> None:
    """Seal what was committed since the last time. Runs in place, every two seconds."""
    actions.seal_pending(at=timezone.now())
