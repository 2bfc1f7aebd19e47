"""What a browser says of itself, in words that its owner recognises."""

from django.utils.translation import gettext as _

# In this order: Edge and Opera call themselves Chrome too, Chrome calls itself Safari.
NAMES = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def in_words(user_agent: str) -> str:
    """ "Chrome, Android"; the beginning of what it says where it is none of the usual ones."""
    found = [
        next((name for sign, name in table if sign in user_agent), "") for table in (NAMES, SYSTEMS)
    ]
    return ", ".join(filter(None, found)) or user_agent[:40] or _("a browser that says no name")
