"""`./pilar messages`: each app's own texts, gathered into its own catalogue and compiled.

Pure Python (Babel and Django's template lexer): no gettext tools have to be installed.
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from django.apps import apps
from django.utils.translation.template import templatize

from pilar.config.cli import environment

LANGUAGE = "id"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEAD = (
    f'msgid ""\nmsgstr ""\n"Language: {LANGUAGE}\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
).encode()
NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def messages(arguments: list[str]) -> int:
    """Gather and compile all apps, or those whose folder is named; `--check` changes nothing."""
    environment.develop()
    import django

    django.setup()
    wanted = [Path(name).resolve() for name in arguments if name != "--check"]
    folders = [folder for folder in app_folders() if not wanted or folder in wanted]
    if "--check" in arguments:
        found = [line for folder in folders for line in differences(folder)]
        print("\n".join(found), file=sys.stderr)
        return bool(found)
    for folder in folders:
        write(folder)
    missing = [line for folder in folders for line in differences(folder)]
    print("\n".join(missing) or "Every text has its Indonesian.")
    return 0


def check() -> str:
    """For `./pilar check`: a line for each text without Indonesian and each old catalogue."""
    import django

    django.setup()
    return "\n".join(line for folder in app_folders() for line in differences(folder))


def app_folders() -> list[Path]:
    """Our apps, the inner ones of nested apps first."""
    ours = [Path(app.path) for app in apps.get_app_configs() if app.name.startswith("pilar.")]
    return sorted(ours, key=lambda path: -len(path.parts))


def _sources(folder: Path) -> Iterator[Path]:
    """Python files and templates of the app in `folder`, without those of apps inside it."""
    inner = [other for other in app_folders() if folder in other.parents]
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.html"), *folder.rglob("*.txt")]):
        in_other = any(other in path.parents for other in inner)
        if not in_other and "migrations" not in path.parts and "static" not in path.parts:
            yield path


def _as_python(path: Path) -> bytes:
    text = path.read_text()
    if path.suffix == ".py":
        return text.encode()
    if "templates" not in path.parts:
        return b""
    lines = templatize(text, origin=str(path)).splitlines()
    return "\n".join(line.lstrip() for line in lines).encode()


def gathered(folder: Path) -> Catalog:
    """All texts of the app in `folder`, with the files they stand in."""
    catalog = _empty()
    for path in _sources(folder):
        where = str(path.relative_to(folder))
        source = io.BytesIO(_as_python(path))
        for _line, function, texts, _comments in extract_python(source, KEYWORDS, [], {}):
            context, ids = _parts(str(function), texts)
            if ids:
                catalog.add(ids, locations=[(where, 1)], context=context)
    return catalog


def _parts(function: str, texts: object) -> tuple[str | None, str | tuple[str, str]]:
    """The context and the text (or both plural forms) of one call; "" where it is no constant."""
    given = list(texts) if isinstance(texts, list | tuple) else [texts]
    context = given.pop(0) if function.startswith(("pgettext", "npgettext")) else None
    forms = [str(text) for text in given if isinstance(text, str) and text]
    said_of = str(context) if context else None
    if "ngettext" in function or function.startswith("np"):
        return said_of, (forms[0], forms[1]) if len(forms) > 1 else ""
    return said_of, forms[0] if forms and given[0] == forms[0] else ""


def catalogue(folder: Path) -> Path:
    return folder / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def _empty() -> Catalog:
    """Without texts, knowing that Indonesian has one form for any number."""
    return pofile.read_po(io.BytesIO(HEAD), locale=LANGUAGE)


def _read(path: Path) -> Catalog:
    if not path.is_file():
        return _empty()
    with path.open("rb") as file:
        return pofile.read_po(file, locale=LANGUAGE)


def write(folder: Path) -> None:
    """Bring the app's catalogue up to its texts (what is translated stays) and compile it."""
    path, fresh = catalogue(folder), gathered(folder)
    if not len(fresh) and not path.is_file():
        return
    catalog = _read(path)
    catalog.update(fresh, no_fuzzy_matching=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_as_po(catalog))
    path.with_suffix(".mo").write_bytes(_as_mo(_read(path)))


def _as_po(catalog: Catalog) -> bytes:
    """Sorted by file and text, without dates and line numbers, so that branches seldom collide."""
    body = io.BytesIO()
    pofile.write_po(
        body,
        catalog,
        width=100,
        omit_header=True,
        sort_by_file=True,
        ignore_obsolete=True,
        include_previous=False,
        include_lineno=False,
    )
    return HEAD + body.getvalue().lstrip()


def _as_mo(catalog: Catalog) -> bytes:
    body = io.BytesIO()
    catalog.creation_date = catalog.revision_date = NO_DAY  # the same texts give the same bytes
    mofile.write_mo(body, catalog)
    return body.getvalue()


def _key(message: Message) -> tuple[object, object]:
    forms = message.id
    context: object = message.context
    if isinstance(context, bytes):  # babel leaves it so when it reads a .mo
        context = context.decode()
    return context, tuple(forms) if isinstance(forms, list) else forms


def differences(folder: Path) -> list[str]:
    """Sentences: texts that lack Indonesian, texts that are no longer there, an old .mo."""
    path = catalogue(folder)
    shown = path.relative_to(environment.ROOT)
    wanted = {_key(m): m for m in gathered(folder) if m.id}
    have = {_key(m): m for m in _read(path) if m.id}
    lines = [
        f"{shown}: no Indonesian for {m.id!r}" for k, m in wanted.items() if not _said(have.get(k))
    ]
    lines += [f"{shown}: {m.id!r} is no longer used" for k, m in have.items() if k not in wanted]
    lines += [
        f"{shown}: {m.id!r} differs in its placeholders"
        for m in have.values()
        if m.string and _errors(m)
    ]
    if path.is_file() and not _compiled_agrees(path):
        lines.append(f"{shown}: the .mo is older. Run: ./pilar messages")
    return lines


def _texts(message: Message) -> tuple[str, ...]:
    """Its translations, one for each form."""
    given = message.string if isinstance(message.string, list | tuple) else [message.string]
    return tuple(text or "" for text in given)


def _said(message: Message | None) -> bool:
    return message is not None and not message.fuzzy and all(_texts(message))


def _errors(message: Message) -> bool:
    return bool(list(message.check()))


def _compiled_agrees(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    if not compiled.is_file():
        return False
    with compiled.open("rb") as file:
        holds = {_key(m): _texts(m) for m in mofile.read_mo(file) if m.id}
    return holds == {_key(m): _texts(m) for m in _read(path) if m.id and _said(m)}
