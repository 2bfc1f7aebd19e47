"""All golden values anew from the records that stand."""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import models, transaction

from pilar.people.registry import golden
from pilar.people.registry.models import Household, Identifier, MatchKey, Membership, Person

BATCH = 400


@dataclass(slots=True)
class Rebuilt:
    """How many were compared, and which differ from what their records say."""

    persons: int = 0
    households: int = 0
    differing: list[str] = field(default_factory=list)


def _picture(people: list[UUID], homes: list[UUID]) -> dict[str, object]:
    """All that `refresh` writes about these, as comparable values."""

    def rows(query: models.QuerySet[models.Model], *columns: str) -> list[tuple[object, ...]]:
        return sorted(
            (
                tuple(bytes(v) if isinstance(v, memoryview) else v for v in row)
                for row in query.values_list(*columns)
            ),
            key=repr,
        )

    picture: dict[str, object] = {}
    for kind, model, columns, ids in (
        ("person", Person, golden.PERSON_COLUMNS, people),
        ("household", Household, golden.HOUSEHOLD_COLUMNS, homes),
    ):
        for row in model.objects.filter(pk__in=ids).values("pk", *columns):
            picture[f"{kind} {row['pk']}"] = row
    for person in people:
        picture[f"keys of {person}"] = []
    for label, query in (
        ("places of {}", Membership.objects.filter(person__in=people)),
        ("numbers of {}", Identifier.objects.filter(person__in=people)),
        ("keys of {}", MatchKey.objects.filter(person__in=people)),
    ):
        shown = {
            "places of {}": ("household_id", "role", "valid_from", "valid_to"),
            "numbers of {}": ("scheme", "index", "record_id"),
            "keys of {}": ("key",),
        }[label]
        for row in rows(query, "person_id", *shown):
            picture.setdefault(label.format(row[0]), []).append(row)  # type: ignore[attr-defined]  # lists by construction
    for row in rows(Identifier.objects.filter(household__in=homes), "household_id", "index"):
        picture.setdefault(f"cards of {row[0]}", []).append(row)  # type: ignore[attr-defined]  # lists by construction
    return picture


class _Undo(Exception):
    """Rolls a comparison back."""


def _batch(people: list[UUID], homes: list[UUID], *, check: bool) -> list[str]:
    differing: list[str] = []
    try:
        with transaction.atomic():
            before = _picture(people, homes)
            golden.refresh(people, homes)
            after = _picture(people, homes)
            differing = [k for k in before.keys() | after.keys() if before.get(k) != after.get(k)]
            if check:
                raise _Undo
    except _Undo:
        pass
    return differing


def rebuild(*, check: bool, progress: Callable[[int], None] | None = None) -> Rebuilt:
    """Compute all golden values, memberships and keys anew; with `check` only compare.

    Works in pieces of 400, so that the city goes on working. Reading all of 22,000 persons
    takes some seconds; memory stays flat.
    """
    result = Rebuilt()
    for model in (Person, Household):
        last: UUID | None = None
        while True:
            query = model.objects.order_by("pk")
            ids = list(
                (query.filter(pk__gt=last) if last else query).values_list("pk", flat=True)[:BATCH]
            )
            if not ids:
                break
            last = ids[-1]
            if model is Person:
                result.differing += _batch(ids, [], check=check)
                result.persons += len(ids)
            else:
                result.differing += _batch([], ids, check=check)
                result.households += len(ids)
            if progress:
                progress(result.persons + result.households)
    return result
