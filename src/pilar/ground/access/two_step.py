"""The secrets of the second step, sealed at rest."""

import base64
from functools import lru_cache

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from pilar.kernel import envelope

_IDENTITY = b"access/two-step"


@lru_cache(maxsize=1)
def _key(master: bytes) -> bytes:
    return envelope.derive(master, "access/two-step")


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Keeps the key of the authenticator app and the seed of the recovery codes encrypted."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code does not fit. Type the six digits that the app shows now."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes come with the second step. Switch that on first."
        ),
    }

    def encrypt(self, text: str) -> str:
        sealed = envelope.seal(text.encode(), _key(settings.MASTER_KEY), _IDENTITY)
        return base64.b64encode(sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        sealed = base64.b64decode(encrypted_text)
        return envelope.open_sealed(sealed, _key(settings.MASTER_KEY), _IDENTITY).decode()
