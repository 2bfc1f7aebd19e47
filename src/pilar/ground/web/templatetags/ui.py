"""The components: one library of typed functions, built into every template.

How to use them stands in docs/guides/components.md; each is shown at /ui/.
"""

from django import template

from pilar.ground.web.components import (
    buttons,
    fields,
    figures,
    lists,
    notes,
    page,
    states,
    tables,
    words,
)

register = template.Library()
for module in (buttons, fields, figures, lists, notes, page, states, tables, words):
    register.tags.update(module.register.tags)
    register.filters.update(module.register.filters)
