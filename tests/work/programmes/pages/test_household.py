"""The page of a household's programmes, in the hands of two officers."""

import pytest
from django.test import Client
from django.urls import reverse

from pilar.ground.audit.looks.models import Look
from pilar.work.programmes.models import Determination, Proposal
from tests.factories.access import GUNUNGSARI, PUNTEN, worker
from tests.factories.programmes import determination, household, proposal

VIEW, PROPOSE, APPROVE = (
    "programmes.view_determination",
    "programmes.propose",
    "programmes.approve",
)


def _client(*permissions: str, area: str = PUNTEN, name: str = "Sari") -> Client:
    client = Client()
    client.force_login(worker(*permissions, area=area, name=name))
    return client


def test_a_household_is_determined_and_shown_with_reasons_and_law() -> None:
    client, home = _client(VIEW, PROPOSE), household()

    before = client.get(reverse("programmes:household", args=[home.pk, "PKH"]))
    client.post(reverse("programmes:determine", args=[home.pk]))
    page = client.get(reverse("programmes:household", args=[home.pk, "PKH"]))

    assert before.status_code == 200
    assert "Rp3.300.000" in page.text
    assert "Permensos 1/2018" in page.text
    assert Look.objects.exists()
    assert "berhak menerima" not in page.text


def test_two_officers_sign() -> None:
    found = determination()
    rina, bagus = _client(VIEW, PROPOSE), _client(VIEW, APPROVE, name="Bagus")

    proposed = rina.post(reverse("programmes:propose", args=[found.pk]), {"reason": "Cocok"})
    waiting = Proposal.objects.get()
    decide = reverse("programmes:decide", args=[waiting.pk])
    approved = bagus.post(decide, {"reason": "Cocok", "decision": "approve"})

    assert (proposed.status_code, approved.status_code) == (302, 302)
    assert Proposal.objects.get().state == Proposal.State.APPROVED


def test_the_proposer_reads_why_another_has_to_decide() -> None:
    rina = _client(VIEW, PROPOSE, APPROVE)
    found = determination()
    rina.post(reverse("programmes:propose", args=[found.pk]), {"reason": "Cocok"})
    waiting = Proposal.objects.get()

    page = rina.post(
        reverse("programmes:decide", args=[waiting.pk]), {"reason": "x", "decision": "approve"}
    )

    assert page.status_code == 422
    assert Proposal.objects.get().state == Proposal.State.PROPOSED


@pytest.mark.parametrize("said", [{"reason": ""}, {"reason": "x" * 301}, {}, {"reason": "a\x00b"}])
def test_a_wrong_reason_is_told(said: dict[str, str]) -> None:
    found = determination()

    page = _client(VIEW, PROPOSE).post(reverse("programmes:propose", args=[found.pk]), said)

    assert page.status_code == 422
    assert not Proposal.objects.exists()


def test_a_decision_that_does_not_exist_is_told() -> None:
    waiting = proposal()

    page = _client(VIEW, APPROVE).post(
        reverse("programmes:decide", args=[waiting.pk]), {"reason": "x", "decision": "burn"}
    )

    assert page.status_code == 422


def test_the_list_of_proposals_counts_and_exports() -> None:
    proposal()
    client = _client(VIEW)

    page = client.get(reverse("programmes:proposals"))
    export = client.get(reverse("programmes:proposals"), {"unduh": "xlsx"})

    assert "Sarinem" in page.text
    assert export["Content-Type"].startswith("application/vnd.openxmlformats")
    export.close()


def test_the_next_village_sees_nothing() -> None:
    proposal()
    tono = _client(VIEW, PROPOSE, APPROVE, area=GUNUNGSARI, name="Tono")
    found = Determination.objects.get()

    assert "Sarinem" not in tono.get(reverse("programmes:proposals")).text
    assert (
        tono.get(reverse("programmes:household", args=[found.household_id, "PKH"])).status_code
        == 404
    )
    assert (
        tono.post(reverse("programmes:propose", args=[found.pk]), {"reason": "x"}).status_code
        == 404
    )


def test_a_programme_without_law_is_no_page() -> None:
    home = household()

    assert (
        _client(VIEW).get(reverse("programmes:household", args=[home.pk, "XYZ"])).status_code == 404
    )
