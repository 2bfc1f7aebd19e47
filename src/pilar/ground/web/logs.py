"""How the log is written: one line an event, as JSON or plain, and no personal data in it.

A log is read by more people than the database, and kept where nobody erases. So the text of an
exception is left out unless it can only speak of code, what databases say loses its values, and
of what packages log only the sentence is kept, not what they put into it. Tracebacks hold places
and lines of code, never local variables.
"""

import json
import logging
import re
import sqlite3
import traceback
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseError
from django.template import TemplateDoesNotExist, TemplateSyntaxError

from pilar.kernel.errors import DomainError

# The code of the request that this thread answers; "" outside of one.
request_code: ContextVar[str] = ContextVar("request_code", default="")

# Their arguments are names of functions, ids of jobs and states, never what somebody typed.
TRUSTED = ("pilar", "django_tasks", "django_tasks_db")
# What these say, they say of code.
OF_CODE = (
    AttributeError,
    ImportError,
    ImproperlyConfigured,
    NameError,
    NotImplementedError,
    TemplateDoesNotExist,
    TemplateSyntaxError,
    TypeError,
)
SOURCE = Path(__file__).resolve().parents[3]
_QUOTED = re.compile(r"""("[^"]*"?|'[^']*'?|\([^)]*\)?|`[^`]*`?)""")
_NUMBER = re.compile(r"\d{4,}")
_CONSTRAINT = re.compile(
    r"^(UNIQUE|CHECK|NOT NULL|FOREIGN KEY) constraint failed(: ([\w., ]+|index '\w+'))?$"
)


def _is_psycopg(error: BaseException | None) -> bool:
    """By name: on SQLite the package is never loaded."""
    return type(error).__module__.partition(".")[0] == "psycopg"


def database_said(error: BaseException) -> str:
    """What a database says of `error`, with names of tables and constraints and without values.

    PostgreSQL quotes the row in its second line and values in its first; SQLite names columns
    only, but repeats words of a search.
    """
    source = error.__cause__ if _is_psycopg(error.__cause__) else error
    diag: Any = getattr(source, "diag", None)
    if diag is not None and diag.sqlstate:
        named = (diag.table_name, diag.column_name, diag.constraint_name)
        where = ", ".join(name for name in named if name)
        said = _without_values(diag.message_primary or "")
        return f"{said} [{diag.sqlstate}{': ' if where else ''}{where}]"
    first = str(error).partition("\n")[0]
    return first if _CONSTRAINT.match(first) else _without_values(first)


def _without_values(sentence: str) -> str:
    """The sentence up to its first colon, without what stands in quotes or brackets and without figures."""
    head, colon, _rest = sentence.partition(":")
    return _NUMBER.sub("…", _QUOTED.sub("…", head)) + (": …" if colon else "")


def said(error: BaseException) -> str:
    """What may be told of `error`; "" where its text may hold what somebody typed."""
    if isinstance(error, DomainError):
        return error.code
    if isinstance(error, DatabaseError | sqlite3.Error) or _is_psycopg(error):
        return database_said(error)
    if isinstance(error, OF_CODE):
        return str(error).partition("\n")[0]
    if isinstance(error, OSError):
        return error.strerror or ""
    return ""


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    near = path.relative_to(SOURCE) if path.is_relative_to(SOURCE) else Path(*path.parts[-4:])
    return f"{near}:{frame.lineno} {frame.name}: {frame.line}"


def told(error: BaseException) -> Iterator[dict[str, Any]]:
    """The error and what led to it, the first cause first: type, text, places from the outside in."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    for each in reversed(chain):
        kind = f"{type(each).__module__}.{type(each).__qualname__}"
        places = [_place(frame) for frame in traceback.extract_tb(each.__traceback__)]
        yield {"type": kind.removeprefix("builtins."), "said": said(each), "at": places}


def _message(record: logging.LogRecord) -> str:
    if isinstance(status := getattr(record, "status_code", None), int):
        return HTTPStatus(status).phrase  # Django's own text names the address
    if record.name.split(".")[0] in TRUSTED:
        return record.getMessage()
    return _without_values(str(record.msg))


def _fields(record: logging.LogRecord) -> Mapping[str, Any]:
    fields: Mapping[str, Any] = getattr(record, "fields", {})
    return fields


def _errors(record: logging.LogRecord) -> list[dict[str, Any]]:
    error = record.exc_info[1] if record.exc_info else None
    return list(told(error)) if error else []


class Json(logging.Formatter):
    """One object a line: time (UTC), level, logger, request, message, what else is known, errors."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if code := request_code.get():
            line["request"] = code
        line |= _fields(record)
        if errors := _errors(record):
            line["errors"] = errors
        return json.dumps(line, ensure_ascii=False, default=str)


class Plain(logging.Formatter):
    """For the eye, on a laptop: the same without braces."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        words = [time, record.levelname, record.name, _message(record), request_code.get()]
        words += [f"{name}={value}" for name, value in _fields(record).items()]
        lines = [" ".join(word for word in words if word)]
        for error in _errors(record):
            lines += [f"  {place}" for place in error["at"]]
            lines.append(f"  {error['type']} {error['said']}".rstrip())
        return "\n".join(lines)


class Crashes(logging.Filter):
    """Of Django's lines only those of an error that was raised: an answer has its own line already."""

    def filter(self, record: logging.LogRecord) -> bool:
        return bool(record.exc_info)
