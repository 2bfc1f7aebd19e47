"""What free text about work may not hold."""

import re

from django.utils.translation import gettext_lazy as _

from pilar.kernel.errors import DomainError

_SIXTEEN_DIGITS = re.compile(r"(?:\d[ .\-]?){16}")


class NumberInText(DomainError):
    code = "pillars.text.number_in_it"


def without_numbers(text: str) -> str:
    """`text`, trimmed. Raises NumberInText where it seems to hold a NIK or the number of a family card."""
    if _SIXTEEN_DIGITS.search(text):
        raise NumberInText(
            _("This text holds a number of 16 digits. Leave NIK and family card numbers out.")
        )
    return text.strip()
