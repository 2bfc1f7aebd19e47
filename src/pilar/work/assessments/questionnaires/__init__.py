"""The questionnaires of this release, as XLSForm files, read once a process."""

import hashlib
from functools import cache
from pathlib import Path

from pilar.work.assessments.xlsform import Form, read

FOLDER = Path(__file__).parent
HOUSEHOLD = "rumah-tangga"


@cache
def form(code: str) -> Form:
    """The questionnaire `code`. Reading takes some 50 ms, once."""
    return read(FOLDER / f"{code}.xlsx")


@cache
def sha256(code: str) -> str:
    """The digest of its file."""
    return hashlib.sha256((FOLDER / f"{code}.xlsx").read_bytes()).hexdigest()
