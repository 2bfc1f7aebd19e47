"""Many accounts with their roles at once, by an office or a generator that knows who works where.

One act is one event with count and digest. What is stored equals what `add_account` and
`assign_role` store (tests/ground/access/test_bulk.py).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from pilar.ground.access.actions.accounts import AddressTaken
from pilar.ground.access.actions.roles import fitting, role_rows
from pilar.ground.access.events import Event
from pilar.ground.access.models import Grant, User
from pilar.ground.areas.models import Area
from pilar.ground.audit import actions as audit
from pilar.ground.rows import add as insert_all
from pilar.kernel import canonical


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role for an area over [since, until)."""

    code: str
    area: Area
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account that has joined. Without a password it can't sign in until one is set by a link.

    `demo_role` puts it on the demo's sign-in page. Rows that share a password share its hash, since hashing takes a tenth of a second each.
    """

    email: str
    full_name: str
    at: datetime
    roles: tuple[RoleRow, ...] = ()
    password: str = ""
    language: str = "id"
    demo_role: str = ""


@transaction.atomic
def load_accounts(*, rows: Sequence[AccountRow], by: User | None, at: datetime) -> list[User]:
    """Accounts in the order of `rows`. Raises AddressTaken, RoleDoesNotFit, RoleStandsAlone."""
    addresses = [row.email.strip().lower() for row in rows]
    taken = User.objects.filter(email__in=addresses).exists()
    if taken or len(set(addresses)) < len(addresses):
        raise AddressTaken(_("One of these addresses has an account already. Nothing was added."))
    users, grants = [], []
    hashes = {given: make_password(given or None) for given in {row.password for row in rows}}
    digest = hashlib.sha256()
    for address, row in zip(addresses, rows, strict=True):
        user = User(email=address, full_name=row.full_name.strip(), language=row.language)
        user.is_active, user.joined_at = True, row.at
        user.demo_role = row.demo_role.upper()
        user.password = hashes[row.password]
        users.append(user)
        grants += _grants(user, row, by)
        digest.update(canonical.dumps([address, [role.code for role in row.roles]]).encode())
    insert_all(users)
    insert_all(grants)
    audit.record(Event.ACCOUNTS_LOADED, by=by, at=at, count=len(users), digest=digest.hexdigest())
    return users


def _grants(user: User, row: AccountRow, by: User | None) -> list[Grant]:
    grants: list[Grant] = []
    for given in row.roles:
        role = fitting(given.code, given.area, None, held=grants)
        new = role_rows(user, role, given.area, None, by, given.since)
        for grant in new:
            grant.valid_to = given.until
        grants += new
    return grants
