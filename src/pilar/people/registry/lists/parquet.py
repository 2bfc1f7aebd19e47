"""Parquet is not read yet: the refusal says so, and which columns have a type that no person's data has."""

import io

import polars as pl
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pilar.people.registry.lists.heads import guess_target
from pilar.people.registry.lists.reasons import ListRefused

_IN_WORDS = {
    "number": _("a number"),
    "bytes": _("bytes"),
    "flag": _("yes or no"),
    "list": _("several values"),
    "date": _("a date"),
}


def _type_in_words(kind: pl.DataType) -> object:
    if kind.is_numeric():
        return _IN_WORDS["number"]
    if kind.is_nested():
        return _IN_WORDS["list"]
    if kind.is_temporal():
        return _IN_WORDS["date"]
    return {pl.Binary: _IN_WORDS["bytes"], pl.Boolean: _IN_WORDS["flag"]}.get(type(kind), str(kind))


def refusal(content: bytes) -> ListRefused:
    """Why this parquet file is not imported, with the columns that are not text as they should be."""
    try:
        schema = pl.read_parquet_schema(io.BytesIO(content))
    except (pl.exceptions.PolarsError, OSError):
        return ListRefused(
            "cut_off", _("The file is damaged or was cut off on its way. Ask for it again.")
        )
    wrong = [
        format_lazy("{name} ({kind})", name=name, kind=_type_in_words(kind))
        for name, kind in schema.items()
        if kind != pl.String and not (kind.is_temporal() and guess_target(name) == "birth_date")
    ]
    if not wrong:
        return ListRefused("parquet", _("Parquet is not read yet. Save the list as csv or xlsx."))
    named = wrong[0]
    for name in wrong[1:]:
        named = format_lazy("{named}, {name}", named=named, name=name)
    return ListRefused(
        "types",
        format_lazy(
            "{first} {second} {named}.",
            first=_("Parquet is not read yet. Save the list as csv or xlsx."),
            second=_("These columns must be saved as text:"),
            named=named,
        ),
    )
