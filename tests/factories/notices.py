"""What stands in the addresses of notices."""

from typing import Any

from pilar.ground.areas.models import Area
from pilar.ground.notices import actions
from tests.factories.access import LONG_AGO, UserFactory


def objects_in(village: Area) -> dict[str, Any]:
    """A notice to somebody else."""
    owner = UserFactory()
    notice = actions.notify(owner, "kabar", "/akun/", at=LONG_AGO)
    return {"notice_id": notice.pk, "owner": owner}
