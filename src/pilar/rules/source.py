"""The text of a rule as it counts: what it computes, not how it is laid out, documented or decorated."""

import ast
import hashlib
import inspect
import io
import textwrap
import tokenize
from collections.abc import Callable
from functools import cache
from typing import Any

_LAYOUT = (
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
)


@cache
def digest(function: Callable[..., Any]) -> str:
    """SHA-256 of the function's tokens, without decorators, docstring, comments and layout.

    The same on every Python from 3.11 on, as long as the function holds no f-string.
    """
    text = textwrap.dedent(inspect.getsource(function))
    node = ast.parse(text).body[0]
    if not isinstance(node, ast.FunctionDef):
        raise TypeError(f"{function!r} is no plain function.")
    lines = text.splitlines(keepends=True)
    if ast.get_docstring(node) is not None:
        doc = node.body[0]
        for number in range(doc.lineno - 1, doc.end_lineno or doc.lineno):
            lines[number] = "\n"
    kept = "".join(lines[node.lineno - 1 :])
    tokens = tokenize.generate_tokens(io.StringIO(kept).readline)
    said = "\x1f".join(token.string for token in tokens if token.type not in _LAYOUT)
    return hashlib.sha256(said.encode()).hexdigest()
