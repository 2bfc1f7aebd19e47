"""Who looked at whom, in a database of its own: `note` in a view, `write` as the response leaves."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

_NOTED = "_pilar_looks"


def note(request: HttpRequest, subjects: Iterable[UUID], *, reason: str = "") -> None:
    """Say that this response shows these persons. `reason` is why, if the page asks for one."""
    noted: dict[str, object] = request.__dict__.setdefault(_NOTED, {"subjects": {}, "reason": ""})
    noted["subjects"].update(dict.fromkeys(str(subject) for subject in subjects))  # type: ignore[attr-defined]  # a dict kept in order
    noted["reason"] = reason or noted["reason"]


def write(request: HttpRequest, response: HttpResponse) -> None:
    """Store what was noted, in one transaction, unless the response shows nothing (an error or a redirect)."""
    noted = request.__dict__.get(_NOTED)
    if not noted or not noted["subjects"] or not 200 <= response.status_code < 300:
        return
    from pilar.ground.audit.looks import actions

    match = request.resolver_match
    actions.add_look(
        user_id=request.user.pk,
        page=match.view_name if match else "",
        path=request.path[:200],
        reason=noted["reason"],
        subjects=list(noted["subjects"]),
        at=timezone.now(),
    )
