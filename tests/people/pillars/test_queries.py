"""Who covers what, where somebody is missing, and who may be offered a task, with reasons."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from pilar.ground.areas import queries as areas
from pilar.ground.areas.models import Area
from pilar.people.pillars import queries
from pilar.people.pillars.models import Activity, FormerDecree, Member, TaskKind
from pilar.people.pillars.reasons import WORDS, Reason
from tests.factories.access import BUMIAJI, GUNUNGSARI, PUNTEN
from tests.factories.pillars import MARCH, CompetenceFactory, member_of, pillar


def eligible(kind: str = "FIRST_VISIT", village: str = PUNTEN) -> dict[Member, queries.Eligibility]:
    found = queries.eligible_members(
        TaskKind.objects.get(pk=kind), Area.objects.get(pk=village), MARCH
    )
    return {row.member: row for row in found}


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.code for reason in reasons]


def test_who_has_mandate_village_and_decree_fits_and_the_reasons_say_so() -> None:
    member = member_of()

    row = eligible()[member]

    assert row.fits
    assert codes(row.reasons) == ["mandate", "covers", "decree"]
    with translation.override("id"):
        assert "Permensos 10/2019" in str(row.reasons[0])
        assert "Punten" in str(row.reasons[1])
        assert "2 Januari 2028" in str(row.reasons[2])


@pytest.mark.parametrize(
    ("attributes", "hindrance"),
    [
        ({"valid_to": date(2026, 3, 2)}, "decree_lapsed"),
        ({"valid_from": date(2026, 3, 2), "valid_to": None}, None),
        ({"ended_on": date(2026, 3, 1), "end_reason": "Pindah"}, "left"),
    ],
)
def test_who_can_not_now_is_named_with_what_hinders(
    attributes: dict[str, Any], hindrance: str | None
) -> None:
    member = member_of(**attributes)

    assert codes(eligible()[member].hindrances) == ([hindrance] if hindrance else [])


def test_the_next_village_another_mandate_and_a_former_coverage_are_not_asked() -> None:
    member_of("PSM", GUNUNGSARI)
    member_of("PKH", PUNTEN)
    member_of().coverage.update(valid_to=MARCH)

    assert eligible() == {}


def test_a_chapter_has_the_mandate_of_its_pillar() -> None:
    member = member_of(f"KARANG_TARUNA.{PUNTEN}")

    assert eligible("HANDS")[member].organization == pillar("KARANG_TARUNA")


def test_a_competence_is_asked_for_and_must_be_valid_on_the_day() -> None:
    without, lapsed, certified = (member_of("TAGANA") for _ in range(3))
    CompetenceFactory(member=lapsed, valid_to=MARCH)
    CompetenceFactory(member=certified, valid_to=MARCH + timedelta(days=1))
    found = eligible("PSYCHOSOCIAL")

    assert [found[m].fits for m in (without, lapsed, certified)] == [False, False, True]
    assert codes(found[without].hindrances) == ["competence_missing"]


def test_eligibility_costs_four_queries_however_many_there_are(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(9):
        member_of()
    kind, village = TaskKind.objects.get(pk="FIRST_VISIT"), Area.objects.get(pk=PUNTEN)

    with django_assert_num_queries(4):
        assert len(queries.eligible_members(kind, village, MARCH)) == 9


def test_every_village_is_counted_with_who_serves_lapsed_and_ends_soon(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    member_of("PSM", PUNTEN, valid_to=MARCH + timedelta(days=30))
    member_of("PSM", PUNTEN, GUNUNGSARI, valid_to=MARCH)
    areas.villages()
    organization = pillar()

    with django_assert_num_queries(1):
        found = {row.area.code: row for row in queries.coverage_of(organization, MARCH)}

    assert len(found) == 24
    punten, gunungsari = found[PUNTEN], found[GUNUNGSARI]
    assert (punten.serving, punten.lapsed, punten.ending) == (1, 1, 1)
    assert (gunungsari.serving, gunungsari.lapsed, gunungsari.is_gap) == (0, 1, True)


def test_the_gaps_are_the_villages_without_anybody() -> None:
    kecamatan = [village.code for village in areas.villages(inside=BUMIAJI)]
    member_of("TKSK", *kecamatan)

    assert len(queries.gaps(pillar("TKSK"), MARCH)) == 24 - len(kecamatan)


def test_members_come_with_their_villages_in_three_queries(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for code in ("PSM", "PSM", "TKSK"):
        member_of(code, PUNTEN, GUNUNGSARI)
    organization = pillar()

    with django_assert_num_queries(2):
        found = list(queries.members_of(organization, MARCH))
        given = [[c.area.name for c in m.given] for m in found]  # type: ignore[attr-defined]

    assert given == [["Punten", "Gunungsari"]] * 2


def test_every_reason_has_words_in_both_languages() -> None:
    values = {
        "organization": "PSM",
        "law": "x",
        "village": "Punten",
        "until": "2026-03-01",
        "since": "2026-03-01",
        "competence": ["Dapur umum", "Field kitchen"],
        "open": 2,
        "capacity": 3,
        "name": "Bagus",
        "kind": ["Tengok", "Look in"],
        "count": 2,
    }
    for code in WORDS:
        reason = Reason(code, values)
        assert Reason.read(reason.stored()) == reason
        for language in ("id", "en"):
            with translation.override(language):
                assert "%" not in str(reason)


def test_a_former_decree_counts_for_the_days_on_which_it_held() -> None:
    member = member_of(valid_from=date(2026, 1, 2))
    member.coverage.update(valid_from=date(2025, 1, 2))
    FormerDecree.objects.create(
        member=member,
        number="SK/0",
        dated_on=date(2025, 1, 2),
        valid_from=date(2025, 1, 2),
        valid_to=date(2025, 6, 1),
    )
    kind, village = TaskKind.objects.get(pk="FIRST_VISIT"), Area.objects.get(pk=PUNTEN)
    days = [date(2025, 3, 1), date(2025, 8, 1), MARCH]
    found = [queries.eligible_members(kind, village, day)[0] for day in days]

    assert [one.fits for one in found] == [True, False, True]


def test_the_roster_answers_as_the_database_does() -> None:
    member_of("PSM", PUNTEN, GUNUNGSARI)
    member_of("TKSK", PUNTEN, valid_to=MARCH)
    member_of(f"KARANG_TARUNA.{PUNTEN}")
    CompetenceFactory(member=member_of("TAGANA", GUNUNGSARI))
    roster = queries.Roster()

    for kind in TaskKind.objects.all():
        for village in Area.objects.filter(pk__in=[PUNTEN, GUNUNGSARI]):
            assert roster.eligible(kind, village, MARCH) == queries.eligible_members(
                kind, village, MARCH
            )


def test_effort_sums_what_was_recorded() -> None:
    assert queries.effort(Activity.objects.all()) == queries.Effort(0, 0, 0)
