"""The five pillars are data; so is a sixth, and a partner."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from pilar.people.pillars import actions, queries
from pilar.people.pillars.models import CompetenceKind, Mandate, Organization, TaskKind
from tests.factories.access import PUNTEN, UserFactory
from tests.factories.pillars import AT, MARCH, member_of, pillar


def test_the_five_pillars_stand_in_the_order_of_the_mark() -> None:
    found = list(Organization.objects.pillars())

    assert [o.code for o in found] == ["TKSK", "PSM", "TAGANA", "KARANG_TARUNA", "PKH"]
    assert all(o.law and o.about_id and o.about_en for o in found)
    assert all(o.mandates.exists() for o in found)


def test_karang_taruna_is_an_organisation_in_each_of_the_24_villages() -> None:
    chapters = pillar("KARANG_TARUNA").chapters

    assert chapters.count() == 24
    assert chapters.get(area=PUNTEN).name == "Karang Taruna Desa Punten"
    assert chapters.filter(name__contains="Kelurahan").count() == 5


def test_loading_the_file_again_changes_nothing() -> None:
    before = list(Organization.objects.order_by("pk").values())
    mandates = Mandate.objects.count()
    actions.load_file()

    assert list(Organization.objects.order_by("pk").values()) == before
    assert Mandate.objects.count() == mandates


def test_every_mandate_names_its_law_and_how_it_is_known() -> None:
    for mandate in Mandate.objects.select_related("organization"):
        assert mandate.law
        assert mandate.certainty in Mandate.Certainty.values
    unsure = Mandate.objects.exclude(certainty="SOURCE")
    listed = (Path(__file__).parents[3] / "docs" / "law-to-verify.md").read_text()
    missing = [m.law for m in unsure if m.law not in listed]
    assert missing == []


def test_a_sixth_pillar_is_offered_tasks_without_a_line_of_code() -> None:
    by, kind = UserFactory(), TaskKind.objects.get(code="LOOK_IN")
    sixth = actions.add_organization(
        code="WKSBM",
        name="Wahana Kesejahteraan Sosial Berbasis Masyarakat",
        short_name="WKSBM",
        kind=Organization.Kind.PILLAR,
        level=Organization.Level.VILLAGE,
        by=by,
        at=AT,
    )
    actions.add_mandate(organization=sixth, task_kind=kind, law="uji", by=by, at=AT)
    member = member_of("WKSBM", PUNTEN)
    found = queries.eligible_members(kind, member.coverage.get().area, MARCH)

    assert sixth.position == 6
    assert [(e.member, e.organization, e.fits) for e in found] == [(member, sixth, True)]


def test_a_code_is_given_once() -> None:
    with pytest.raises(actions.CodeTaken):
        actions.add_organization(
            code="PSM",
            name="x",
            short_name="x",
            kind=Organization.Kind.PARTNER,
            level=Organization.Level.CITY,
            by=UserFactory(),
            at=AT,
        )


def test_a_mandate_named_again_only_changes_its_law() -> None:
    kind = TaskKind.objects.get(code="LOOK_IN")
    mandate = actions.add_mandate(
        organization=pillar("PSM"), task_kind=kind, law="baru", by=UserFactory(), at=AT
    )

    assert Mandate.objects.get(organization=pillar("PSM"), task_kind=kind) == mandate
    assert mandate.law == "baru"


def test_texts_that_are_data_come_in_the_readers_language() -> None:
    kind, ldp = TaskKind.objects.get(code="LOOK_IN"), CompetenceKind.objects.get(code="LDP")
    with translation.override("en"):
        assert (kind.name, str(ldp)) == ("Look in regularly", "Psychosocial support")
    with translation.override("id"):
        assert (str(kind), ldp.name) == ("Tengok rutin", "Layanan dukungan psikososial")


def test_the_database_refuses_impossible_organisations() -> None:
    plain = {"name": "x", "short_name": "x"}
    for attributes in (
        {"code": "A", "kind": "CHAPTER"},
        {"code": "B", "kind": "PILLAR"},
        {"code": "C", "kind": "PARTNER", "position": 9},
        {"code": "D", "kind": "PARTNER", "parent": pillar("PSM")},
        {"code": "E", "kind": "CHAPTER", "parent": pillar("KARANG_TARUNA"), "area_id": PUNTEN},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Organization.objects.create(**plain, **attributes)
