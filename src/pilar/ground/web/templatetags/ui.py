"""The components: a typed function and a template of its name (docs/guides/components.md)."""

from django import template

register = template.Library()
