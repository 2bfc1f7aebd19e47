"""What each role holds, and above all what it does not."""

import re
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest

from pilar.config.roles import ROLES
from pilar.ground.access.roles import Level, roles

SOURCE = Path(__file__).parents[3] / "src" / "pilar"
ENUMS: list[type[StrEnum]] = [
    import_module(
        ".".join(("pilar", *path.relative_to(SOURCE).parts[:2], "permissions"))
    ).Permission
    for path in sorted(SOURCE.glob("*/*/permissions.py"))
]
PERMISSIONS = {str(permission) for enum in ENUMS for permission in enum}
BY_TASK_ALONE = {"casework.do_task"}
CHANGES_NOTHING = re.compile(r"\.view|view_|\.propose$|forum\.|audit\.")


def test_every_permission_is_held_by_some_role_or_comes_with_a_task() -> None:
    held = set[str]().union(*(role.permissions | role.on_pillar for role in ROLES.values()))

    assert held == PERMISSIONS - BY_TASK_ALONE


def test_a_permission_begins_with_the_name_of_its_app() -> None:
    for enum in ENUMS:
        app = enum.__module__.split(".")[2]
        assert all(str(permission).startswith(f"{app}.") for permission in enum)


def test_whoever_manages_accounts_reads_nobody() -> None:
    assert ROLES["ADMIN"].permissions == {"access.manage_accounts"}
    assert ROLES["ADMIN"].alone
    assert [r.code for r in ROLES.values() if "access.manage_accounts" in r.permissions] == [
        "ADMIN"
    ]


def test_approving_is_not_with_those_who_manage_cases() -> None:
    approvers = {r.code for r in ROLES.values() if "programmes.approve" in r.permissions}

    assert approvers == {"PROGRAMME_MANAGER"}
    assert not any(
        {"programmes.approve", "casework.manage_case"} <= role.permissions
        for role in ROLES.values()
    )


@pytest.mark.parametrize("code", ["HEAD", "AUDITOR"])
def test_head_and_auditor_change_no_person_report_or_case(code: str) -> None:
    assert all(CHANGES_NOTHING.search(str(p)) for p in ROLES[code].permissions)


@pytest.mark.parametrize("code", ["TAGANA", "KARANG_TARUNA"])
def test_who_does_not_verify_data_sees_people_only_through_tasks(code: str) -> None:
    assert not {"registry.view_person", "intake.view_report", "casework.view_case"} & {
        str(p) for p in ROLES[code].permissions
    }


def test_only_whoever_is_of_a_pillar_is_offered_tasks() -> None:
    for role in ROLES.values():
        assert ("casework.receive_task" in role.permissions) == bool(role.pillar)


def test_every_role_names_itself_a_level_and_a_home() -> None:
    for code, role in ROLES.items():
        assert code == role.code == code.upper()
        assert role.levels
        assert set(role.levels) <= set(Level)
        assert re.fullmatch(r"[a-z]+:[a-z_]+", role.home)
        assert str(role.name)
        assert str(role.does).endswith(".")


def test_access_reads_the_roles_through_the_setting() -> None:
    assert roles() is ROLES
