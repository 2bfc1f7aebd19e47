"""Sentences of the rules, in the reader's language."""

from django import template

from pilar.rules.explanation import ExplainedCondition
from pilar.rules.texts import Text
from pilar.work.programmes import words

register = template.Library()


@register.filter
def said(text: Text | None) -> str:
    """The sentence in the active language; empty for none."""
    return words.read(text) if text else ""


@register.filter
def shown_state(condition: ExplainedCondition) -> str:
    """The state as the condition component names it."""
    return words.condition_state(condition)
