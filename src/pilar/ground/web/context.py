"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

THEMES = ("light", "dark")
THEME_COOKIE = "tampilan"
KEYS_COOKIE = "pintasan"
KEYS_OFF = "mati"


def page(request: HttpRequest) -> dict[str, object]:
    """Names of the place and the mode, the language, the chosen theme ("" follows the system), keys or not."""
    theme = request.COOKIES.get(THEME_COOKIE, "")
    return {
        "city": settings.CITY_NAME,
        "demo": settings.DEMO,
        "base_url": settings.BASE_URL,
        "lang": get_language() or settings.LANGUAGE_CODE,
        "theme": theme if theme in THEMES else "",
        "keys_off": request.COOKIES.get(KEYS_COOKIE) == KEYS_OFF,
    }
