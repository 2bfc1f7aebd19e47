"""A query that is built once and run over many small tables.

Turning expressions into a query costs ten times what running it over one household does, so the
query reads from named sources, and each run hands it the tables of the moment.
"""

from collections.abc import Iterator, Mapping
from threading import Lock
from typing import Any, Protocol

import narwhals as nw
import polars as pl
from polars.io.plugins import register_io_source

SMALL = 10_000  # rows; below, thinking about the plan costs more than it saves


class Build(Protocol):
    """From the source tables to the tables asked for, by name."""

    def __call__(self, sources: Mapping[str, nw.LazyFrame[Any]]) -> Mapping[str, pl.LazyFrame]: ...


class Reusable:
    """Built once from source schemas; `run` may be called from any thread, and goes one at a time."""

    def __init__(self, schemas: Mapping[str, nw.Schema], build: Build) -> None:
        self._tables: dict[str, pl.DataFrame] = {}
        self._lock = Lock()
        sources = {
            name: nw.from_native(self._source(name, schema)) for name, schema in schemas.items()
        }
        self._results = build(sources)

    def _source(self, name: str, schema: nw.Schema) -> pl.LazyFrame:
        def read(
            columns: list[str] | None,
            predicate: pl.Expr | None,
            rows: int | None,
            batch_size: int | None,
        ) -> Iterator[pl.DataFrame]:
            table = self._tables[name]
            table = table if columns is None else table.select(columns)
            table = table if predicate is None else table.filter(predicate)
            yield table if rows is None else table.head(rows)

        return register_io_source(read, schema=schema.to_polars())

    def run(self, tables: Mapping[str, pl.DataFrame], wanted: str) -> pl.DataFrame:
        """The wanted result over `tables`, which have the source schemas."""
        small = all(len(table) < SMALL for table in tables.values())
        plan = pl.QueryOptFlags.none() if small else pl.QueryOptFlags()
        with self._lock:
            self._tables = dict(tables)
            try:
                return self._results[wanted].collect(engine="in-memory", optimizations=plan)
            finally:
                self._tables = {}
