"""In the demo city one button per role signs in; elsewhere this page does not exist."""

from typing import cast

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from pilar.ground.access.adapter import HOW
from pilar.ground.access.models import User
from pilar.ground.access.roles import roles


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in the demo account of the role that the button named, without password and second step."""
    if not settings.DEMO:
        raise Http404
    role = request.POST.get("role", "").upper()
    offered = User.objects.filter(demo_role=role, is_active=True) if role in roles() else None
    user = offered.first() if offered is not None else None
    if user is None:
        raise Http404
    adapter = get_adapter(request)
    wanted = request.POST.get("next", "")
    request.__dict__[HOW] = "demo"
    adapter.login(request, user)
    response = adapter.post_login(
        request,
        user,
        email_verification="none",
        signal_kwargs=None,
        email=None,
        signup=False,
        redirect_url=wanted if wanted and adapter.is_safe_url(wanted) else None,
    )
    return cast(HttpResponse, response)
