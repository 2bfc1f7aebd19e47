"""Reading notices."""

from typing import Any

from django.db.models import QuerySet

from pilar.ground.notices.models import Notice


def of(user: Any) -> QuerySet[Notice]:
    """The notices of an account, newest first."""
    return Notice.objects.filter(user_id=user.pk).order_by("-at", "-pk")


def unread_count(user: Any) -> int:
    """How many notices an account has not read yet. One query over a partial index."""
    return Notice.objects.filter(user_id=user.pk, read_at__isnull=True).count()
