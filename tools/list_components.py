"""Print every template tag and filter of ground/web with its signature and first line, as Markdown.

PYTHONPATH=src python tools/list_components.py
"""

import inspect
import re
import sys

import django

django.setup()

from pilar.ground.web.components import (  # noqa: E402  # needs Django set up
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


def signature(function: object) -> str:
    text = str(inspect.signature(function))  # type: ignore[arg-type]  # a function of a library
    text = re.sub(r"context: django\.template\.context\.Context(, )?", "", text)
    text = re.sub(r"content: django\.utils\.safestring\.SafeString(, )?", "", text)
    text = text.replace("str | django.utils.functional.Promise", "Text")
    text = re.sub(r"(?:[a-z_]+\.)+([A-Z]\w+)", r"\1", text)
    return text.split(" -> ")[0]


def main() -> None:
    out = []
    for module in (buttons, states, fields, notes, lists, tables, figures, page, words):
        out.append(
            f"\n## {module.__name__.rsplit('.', 1)[1]}: {(module.__doc__ or '').splitlines()[0]}\n"
        )
        library = module.register
        for name in sorted({*library.tags, *library.filters}):
            function = library.filters.get(name) or inspect.unwrap(getattr(module, name))
            block = "content: " in str(inspect.signature(function)) and name in library.tags
            form = f"{{% {name} … %}}…{{% end{name} %}}" if block else f"{{% {name} … %}}"
            form = f"{{{{ value|{name} }}}}" if name in library.filters else form
            doc = " ".join((inspect.getdoc(function) or "").split())
            out.append(f"* `{form}` `{signature(function)}`\n  {doc}")
    sys.stdout.write("\n".join(out) + "\n")


main()
