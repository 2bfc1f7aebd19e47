"""Links to pages of apps that stand above this one, where they are there."""

from django.urls import NoReverseMatch, reverse


def link(name: str, *args: object) -> str:
    """The address of a page by its name, or "" where no app has it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
