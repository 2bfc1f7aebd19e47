"""Pages and papers of the forum."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from pilar.people.pillars import actions as pillars
from pilar.review.forum import codes
from pilar.review.forum.models import Meeting, Step
from tests.factories.access import worker
from tests.factories.forum import BEFORE, MORNING, activities, held, invitee, item, meeting, step
from tests.factories.pillars import pillar

ALL = ("forum.view", "forum.manage", "forum.decide", "indicators.view")


@pytest.fixture(autouse=True)
def _at_the_forum() -> object:
    with time_machine.travel(MORNING, tick=False):
        yield


@pytest.fixture
def manager() -> Client:
    client = Client()
    client.force_login(worker(*ALL, name="Retno"))
    return client


@pytest.fixture
def forum() -> Meeting:
    """Under way, with an item, a guest, a proposal and a step."""
    of = meeting()
    item(of)
    invitee(of)
    activities({(2026, 1): 4, (2026, 2): 7})
    pillars.propose_to_forum(
        organization=pillar("PSM"), title="Usul", reason="Perlu", by=None, at=BEFORE
    )
    held(of)
    step(of)
    return Meeting.objects.get(pk=of.pk)


@pytest.mark.parametrize(
    "name",
    ["meeting", "projector", "attendance", "invite", "door", "add_item"],
)
def test_each_page_of_a_forum_is_shown(manager: Client, forum: Meeting, name: str) -> None:
    assert manager.get(reverse(f"forum:{name}", args=[forum.pk])).status_code == 200


def test_lists_and_the_board_are_shown(manager: Client, forum: Meeting) -> None:
    for address in (reverse("forum:meetings"), reverse("forum:board"), reverse("forum:plan")):
        assert manager.get(address).status_code == 200


def test_a_step_is_shown_with_its_verdict(manager: Client, forum: Meeting) -> None:
    page = manager.get(reverse("forum:step", args=[Step.objects.get().pk]))

    assert page.status_code == 200


@pytest.mark.parametrize("name", ["freeze", "draft", "agree"])
def test_each_form_about_an_item_is_shown(manager: Client, forum: Meeting, name: str) -> None:
    subject = forum.items.get()

    assert manager.get(reverse(f"forum:{name}", args=[subject.pk])).status_code == 200
    assert manager.post(reverse(f"forum:{name}", args=[subject.pk]), {}).status_code == 422


@pytest.mark.parametrize("name", ["paper_attendance", "paper_minutes", "paper_follow_up"])
def test_papers_are_printed_as_pdf(manager: Client, forum: Meeting, name: str) -> None:
    paper = manager.get(reverse(f"forum:{name}", args=[forum.pk]))

    assert paper.status_code == 200
    assert paper.getvalue().startswith(b"%PDF")


def test_a_guest_says_i_am_here_without_an_account(client: Client, forum: Meeting) -> None:
    guest = forum.invitees.get()
    address = reverse("forum:check_in", args=[codes.of_invitee(guest.pk)])

    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert guest.attendance.how == "QR"


def test_an_unknown_invitation_tells_nothing(client: Client) -> None:
    assert client.get(reverse("forum:check_in", args=["XXXXXXXXXXXX"])).status_code == 404


def test_an_invitation_is_printed(manager: Client, forum: Meeting) -> None:
    guest = forum.invitees.get()

    assert manager.get(reverse("forum:invitation", args=[guest.pk])).status_code == 200
