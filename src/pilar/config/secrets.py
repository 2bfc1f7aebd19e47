"""Reading and deriving the secrets that Pilar starts with."""

import base64
import binascii
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

HOW_TO_MAKE_A_KEY = (
    'Make one with: python3 -c "import secrets,base64;'
    'print(base64.b64encode(secrets.token_bytes(32)).decode())" '
    "and keep a copy outside this machine: without it no personal data can be read again."
)


def required(env: Env, name: str, how: str) -> bytes:
    """The 32-byte key in environment variable `name`, or in the file that `name`_FILE names.

    Raises ImproperlyConfigured with what to do when it is missing or malformed.
    """
    text = env.str(name, "")
    if not text and (path := env.str(f"{name}_FILE", "")):
        try:
            text = Path(path).read_text().strip()
        except OSError as error:
            message = f"{name}_FILE names {path}, which cannot be read: {error.strerror}."
            raise ImproperlyConfigured(message) from error
    if not text:
        raise ImproperlyConfigured(f"{name} is not set. {how}")
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ImproperlyConfigured(f"{name} is not base64. {how}") from error
    if len(key) != 32:
        raise ImproperlyConfigured(f"{name} holds {len(key)} bytes; it needs 32. {how}")
    return key


def make_key_file(path: Path) -> None:
    """Write a new random master key to `path` (mode 600) unless the file is already there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(os.urandom(32)) + b"\n")
