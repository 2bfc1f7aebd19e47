"""Opens pages on the database that the environment names, as nobody and as somebody; prints address and status.

Started as a process of its own: `python -m tests.support.opening EMAIL`.
"""

import sys

import django


def open_pages(email: str) -> None:
    """Ask for pages of each storey."""
    from django.test import Client
    from django.urls import reverse

    from pilar.ground.access.models import User
    from pilar.people.registry.models import Person
    from pilar.work.casework.models import Case
    from pilar.work.intake.models import Report

    person = Person.objects.exclude(record_links=None).order_by("pk")[0]
    case, report = Case.objects.order_by("pk")[0], Report.objects.order_by("pk")[0]
    visitor, officer = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
    officer.force_login(User.objects.get(email=email))
    pages = [(visitor, address) for address in ("/", "/capaian/", "/lapor/", "/lacak/")]
    pages += [
        (officer, address)
        for address in (
            "/kerja/",
            reverse("desk:person", args=[person.pk]),
            reverse("casework:case", args=[case.pk]),
            reverse("intake:report", args=[report.pk]),
            "/kerja/penetapan/",
        )
    ]
    for client, address in pages:
        status = client.get(address, follow=True).status_code
        sys.stdout.write(f"{status} {address}\n")


if __name__ == "__main__":
    django.setup()
    open_pages(sys.argv[1])
