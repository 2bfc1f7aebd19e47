"""What stands on a slip: the code as it is read aloud, the address it leads to."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import SafeString

from pilar.ground.web import qr

FOLLOW = "/lacak/"  # the public page


def follow_address(code: str) -> str:
    """Where the code leads; without the PIN."""
    return f"{settings.BASE_URL}{FOLLOW}?kode={code}"


@dataclass(frozen=True, slots=True)
class Slip:
    """Code and PIN; `pin` is "" where it can't be shown again."""

    code: str
    pin: str

    @property
    def pin_shown(self) -> str:
        """In two groups of three, as it is read and typed."""
        return f"{self.pin[:3]} {self.pin[3:]}" if self.pin else ""

    @property
    def spoken(self) -> str:
        """The code as it is read aloud, sign by sign, groups apart."""
        return ", ".join(" ".join(group) for group in self.code.split("-"))

    @property
    def qr(self) -> SafeString:
        return qr.svg(follow_address(self.code))
