"""Foreseen refusals. Everything else crashes and is reported."""

from typing import ClassVar


class DomainError(Exception):
    """A refusal that the product foresees: what, why, what next, in words a person reads.

    `code` is stable (API, logs, help pages). `message` may be a lazy translation: it becomes
    text only when it is shown, in the reader's language. It never holds a NIK or a diagnosis.
    """

    code: ClassVar[str] = "pilar.refused"

    def __init__(self, message: object) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
