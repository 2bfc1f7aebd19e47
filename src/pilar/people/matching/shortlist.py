"""The short list: who shares most match keys with a question, as plain values.

It is asked with every key that somebody types and for every row of a list, so its two queries are
written by hand: to put them together cost the ORM more than the database needs to answer them.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from pilar.kernel import names
from pilar.people.matching.compare import Traits
from pilar.people.registry.models import MatchKey, Person


class Listed(NamedTuple):
    """A person who shares keys with the question, and what the registry says of them."""

    pk: UUID
    known: Traits


def sharing(keys: Collection[str], within: Collection[str] | None, limit: int) -> list[Listed]:
    """The standing persons who share most keys, weighed by what a key is worth, the best first. One query."""
    if not keys or (within is not None and not within):
        return []
    people, table = Person._meta.db_table, MatchKey._meta.db_table
    asked = ", ".join(["(%s, %s)"] * len(keys))
    values: list[Any] = [part for key in sorted(keys) for part in (key, names.worth(key))]
    lives = ""
    if within is not None:
        lives = f"JOIN {people} n ON n.id = k.person_id AND n.village_id IN ({', '.join(['%s'] * len(within))})"
        values += sorted(within)
    query = f"""
        WITH asked(key, points) AS (VALUES {asked}),
        best AS (
            SELECT k.person_id, SUM(asked.points) AS points
            FROM asked CROSS JOIN {table} k {lives}
            WHERE k.key = asked.key
            GROUP BY k.person_id ORDER BY points DESC, k.person_id LIMIT %s
        )
        SELECT p.id, p.full_name, p.sex, p.birth_date, p.birth_precision, p.village_id, p.rt, p.rw
        FROM best JOIN {people} p ON p.id = best.person_id
        WHERE p.canonical_id IS NULL
        ORDER BY best.points DESC, p.id
    """  # noqa: S608  names of our tables and places for values
    return [_listed(*row) for row in _rows(query, [*values, limit])]


def spelled_alike(joined: Collection[str]) -> dict[str, int]:
    """Per joined name the number of persons whose name spells alike. One query over an index."""
    if not joined:
        return {}
    places = ", ".join(["%s"] * len(joined))
    query = (
        f"SELECT key, COUNT(*) FROM {MatchKey._meta.db_table} WHERE key IN ({places}) GROUP BY key"  # noqa: S608
    )
    return dict(_rows(query, sorted(joined)))


def _rows(query: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return list(cursor.fetchall())


def _listed(
    pk: UUID | str,
    name: str,
    sex: str,
    born: date | str | None,
    precision: str,
    village: str | None,
    rt: str,
    rw: str,
) -> Listed:
    """One row; SQLite gives ids and days as text."""
    known = Traits(
        name=name,
        sex=sex,
        birth_date=date.fromisoformat(born) if isinstance(born, str) else born,
        birth_day_known=precision == Person.Precision.DAY,
        village=village or "",
        rt=rt,
        rw=rw,
    )
    return Listed(pk if isinstance(pk, UUID) else UUID(pk), known)
