"""`./pilar createuser`: the first account, and a way back in when nobody can sign in."""

import argparse
import getpass
import os
import sys

from pilar.config.cli import environment


def createuser(arguments: list[str]) -> int:
    """Add an account that may sign in at once.

    The password is asked for, or read from PILAR_PASSWORD, or from standard input when that is no
    terminal; never an argument, since others on the machine see those.
    """
    parser = argparse.ArgumentParser(prog="./pilar createuser", description=createuser.__doc__)
    parser.add_argument("--email", required=True, help="the user name")
    parser.add_argument("--name", required=True, help="first and last name")
    parser.add_argument(
        "--role", default="ADMIN", help="a role of config/roles.py; ADMIN by itself"
    )
    parser.add_argument("--area", help="code of the area; the whole city by itself")
    parser.add_argument("--language", default="id", choices=["id", "en"])
    options = parser.parse_args(arguments)
    environment.start()
    user = _add(options, _password())
    print(f"{user.full_name} may now sign in as {user.email}.")
    return 0


def _password() -> str:
    if given := os.environ.get("PILAR_PASSWORD"):
        return given
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\n")


def _add(options: argparse.Namespace, password: str):  # type: ignore[no-untyped-def]  # User is known only after the start
    from django.conf import settings
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.db import transaction
    from django.utils import timezone

    from pilar.ground.access import actions
    from pilar.ground.access.models import User
    from pilar.ground.areas import queries as areas
    from pilar.kernel.errors import DomainError

    area = areas.by_code(options.area or settings.CITY)
    if area is None:
        raise DomainError(f"There is no area {options.area}. Give a code such as {settings.CITY}.")
    try:
        validate_email(options.email)
        validate_password(password, User(email=options.email, full_name=options.name))
    except ValidationError as error:
        raise DomainError(" ".join(error.messages)) from error
    now = timezone.now()
    with transaction.atomic():
        user = actions.add_account(
            email=options.email,
            full_name=options.name,
            password=password,
            language=options.language,
            by=None,
            at=now,
        )
        actions.assign_role(user, options.role, area, by=None, at=now)
    return user
