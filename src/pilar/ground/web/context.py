"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """Names of the place and the mode, for the layouts."""
    return {"city": settings.CITY_NAME, "demo": settings.DEMO, "base_url": settings.BASE_URL}
