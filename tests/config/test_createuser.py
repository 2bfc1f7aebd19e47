"""`./pilar createuser`: the first account, and a way back in."""

import subprocess
import sys

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher

from pilar.config.cli.accounts import createuser
from pilar.ground.access import scope
from pilar.ground.access.models import User
from pilar.kernel.errors import DomainError
from tests.support.committed import ROOT, Committed

PASSWORD = "gunung arjuno pagi hari"
NANDA = ["--email", "Nanda@contoh.example", "--name", "Nanda Wijaya"]


@pytest.mark.slow
def test_the_first_account_manages_accounts(committed: Committed) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pilar", "createuser", *NANDA],
        env=committed.environment,
        cwd=ROOT,
        input=f"{PASSWORD}\n",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "Nanda Wijaya may now sign in as nanda@contoh.example.\n",
        "",
    )
    nanda = User.objects.get()
    assert Argon2PasswordHasher().verify(PASSWORD, nanda.password)
    assert scope.may(nanda, "access.manage_accounts", area="35.79")


@pytest.mark.parametrize(
    ("arguments", "password"),
    [
        (NANDA, "pendek"),
        (["--email", "bukan", "--name", "A"], PASSWORD),
        ([*NANDA, "--role", "KING"], PASSWORD),
        ([*NANDA, "--role", "PSM"], PASSWORD),
        ([*NANDA, "--area", "99"], PASSWORD),
    ],
)
def test_what_cannot_be_is_refused_whole(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], password: str
) -> None:
    monkeypatch.setenv("PILAR_PASSWORD", password)

    with pytest.raises(DomainError) as refused:
        createuser(arguments)

    assert len(str(refused.value).splitlines()) == 1
    assert not User.objects.exists()


def test_an_address_is_given_one_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PILAR_PASSWORD", PASSWORD)
    createuser([*NANDA, "--role", "HEAD", "--language", "en"])

    with pytest.raises(DomainError, match="akun dengan alamat ini"):
        createuser(NANDA)

    assert User.objects.get().language == "en"


def test_wrong_usage_exits_with_2() -> None:
    with pytest.raises(SystemExit) as ended:
        createuser(["--name", "A"])

    assert ended.value.code == 2
