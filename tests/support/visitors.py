"""People with a browser and no JavaScript, on a real server that may be gone in the middle of a word."""

import http.client
import http.cookiejar
import re
import socket
import urllib.error
import urllib.parse
import urllib.request
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from pilar.ground.access.models import User
from tests.doors.portal import flow
from tests.factories import files


class Cut(Exception):
    """No answer came: nobody knows whether it was done."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are answers."""

    def redirect_request(self, *_args: Any, **_told: Any) -> None:
        return None


def free_port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def _session(value: str) -> http.cookiejar.Cookie:
    return http.cookiejar.Cookie(
        0, "sessionid", value, None, False, "127.0.0.1", False, False, "/", True, False, None,
        True, None, None, {},
    )  # fmt: skip


class Visitor:
    """One browser session; `code` is that of the report once an answer showed it."""

    def __init__(self, port: str, name: str, account: User | None = None) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.name = name
        self.code = ""
        self.jar = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(rfc2965=False))
        self.opener = urllib.request.build_opener(
            _Stay, urllib.request.HTTPCookieProcessor(self.jar)
        )
        if account:
            signed_in = Client()
            signed_in.force_login(account)
            self.jar.set_cookie(_session(signed_in.cookies["sessionid"].value))

    def report(self) -> None:
        """Fill in the public form and send it with a photo; after an interruption, from where it stands."""
        for address, said in (
            ("/lapor/", flow.WHOM),
            ("/lapor/kebutuhan/", flow.NEEDS),
            ("/lapor/tempat/", {**flow.PLACE, "name": self.name}),
        ):
            if self._sent():
                return
            assert self._post(address, said)[0] == 302
        if self._sent():
            return
        photo = files.photo()
        status, _text = self._post("/lapor/periksa/", flow.CHECK, photo=photo.read())
        assert status == 302, _text
        assert self._sent()

    def approve(self, proposal: UUID) -> None:
        """Approve; one that was decided already is answered with 422."""
        status, text = self._post(
            f"/kerja/penetapan/usulan/{proposal}/putuskan/",
            {"reason": "Cocok dengan kunjungan", "decision": "approve"},
        )
        assert status in (302, 422), text

    def _sent(self) -> bool:
        """Whether the page of what was sent shows a code."""
        status, text = self._ask("/lapor/terkirim/")
        found = flow.CODE.search(text) if status == 200 else None
        self.code = found[0] if found else ""
        return bool(found)

    def _post(
        self, address: str, said: dict[str, Any], photo: bytes | None = None
    ) -> tuple[int, str]:
        token = uuid4().hex
        page = self._ask("/lapor/")[1]
        match = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        fields = [("csrfmiddlewaretoken", match[1] if match else "")]
        for name, value in said.items():
            fields += [(name, each) for each in (value if isinstance(value, list) else [value])]
        if photo is None:
            return self._ask(address, urllib.parse.urlencode(fields).encode(), {})
        parts = [
            f'--{token}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields
        ]
        parts.append(
            f'--{token}\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n'
            "Content-Type: image/jpeg\r\n\r\n".encode()
            + photo
            + b"\r\n"
        )
        body = b"".join(parts) + f"--{token}--\r\n".encode()
        return self._ask(address, body, {"Content-Type": f"multipart/form-data; boundary={token}"})

    def _ask(
        self, address: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        asked = urllib.request.Request(self.base + address, body, headers or {})  # noqa: S310  always http
        try:
            with self.opener.open(asked, timeout=30) as answer:
                return int(answer.status), answer.read().decode(errors="replace")
        except urllib.error.HTTPError as answer:
            try:
                return answer.code, answer.read().decode(errors="replace")
            except (OSError, http.client.HTTPException) as error:
                raise Cut from error
        except (OSError, http.client.HTTPException) as error:
            raise Cut from error
