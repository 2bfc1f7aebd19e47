"""Everybody who signs in: the office, and every member of a pillar."""

from datetime import datetime, timedelta

from pilar.doors.demo import cast, clock
from pilar.doors.demo.build import Build
from pilar.doors.demo.members import Member
from pilar.ground.access import actions
from pilar.ground.access.actions import AccountRow, RoleRow
from pilar.ground.areas import queries as areas


def accounts(build: Build) -> int:
    """One account with its roles for each; only the demo roles have a password (a hash takes 0.1 s)."""
    at = clock.moment(build.city.since - timedelta(days=40), 9)
    rows = [_office(account, at) for account in cast.OFFICE]
    rows += [_member(member, at) for member in build.members]
    users = actions.load_accounts(rows=rows, by=None, at=at)
    keys = [account.key for account in cast.OFFICE] + [member.key for member in build.members]
    build.accounts = dict(zip(keys, users, strict=True))
    return len(users)


def _office(account: cast.Account, at: datetime) -> AccountRow:
    area = areas.by_code(account.area)
    assert area is not None  # noqa: S101  # the city's own codes
    password = cast.PASSWORD if account.demo_role else ""
    roles = (RoleRow(account.role, area, at),)
    return AccountRow(account.email, account.name, at, roles, password, demo_role=account.demo_role)


def _member(member: Member, at: datetime) -> AccountRow:
    since = max(at, clock.moment(member.valid_from, 8))
    until = clock.moment(member.valid_to, 0) if member.valid_to else None
    roles = tuple(
        RoleRow(member.pillar, area, since, until)
        for code in _areas_of(member)
        if (area := areas.by_code(code))
    )
    password = cast.PASSWORD if member.demo_role else ""
    return AccountRow(
        f"{member.key}@{cast.DOMAIN}",
        member.name,
        since,
        roles,
        password,
        demo_role=member.demo_role,
    )


def _areas_of(member: Member) -> list[str]:
    """Where the role holds: villages for most, a kecamatan for TKSK, kecamatan or city for Tagana."""
    if member.pillar not in ("TKSK", "TAGANA"):
        return list(member.covers)
    districts = sorted({code[:8] for code in member.covers})
    return [cast.CITY] if len(districts) == 3 else districts
