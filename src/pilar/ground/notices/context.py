"""What the top bar shows of notices."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from pilar.ground.notices import queries


def notices(request: HttpRequest) -> dict[str, object]:
    """`unread_notices`: how many the account has not read; asked only by a page that shows it."""

    def count() -> int:
        user = request.user
        return queries.unread_count(user.pk) if user.is_authenticated else 0

    return {"unread_notices": SimpleLazyObject(count)}
