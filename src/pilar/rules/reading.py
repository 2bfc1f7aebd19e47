"""Reading a household from a dict or a JSON file: refused whole, with every fault and what would be right."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pilar.kernel.errors import DomainError
from pilar.rules import facts as known
from pilar.rules.facts import FACTS, Level, Value
from pilar.rules.household import Household, Member
from pilar.rules.texts import Text
from pilar.rules.values import Refused, check, shown

MAX_BYTES = 1_000_000
MAX_MEMBERS = 100
HOUSEHOLD_KEYS = ("household_id", "members", "observed")
MEMBER_KEYS = ("member_id", "name", "relation", "observed")
LONG_NUMBER = re.compile(r"\d{10,}")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and where: `members[2].birth_date`."""

    path: str
    text: Text

    @property
    def line(self) -> Text:
        return Text(
            *(f"{self.path}: {sentence}" if self.path else sentence for sentence in self.text)
        )


class BadHousehold(DomainError):
    """The household cannot be read. `faults` names each place and what is allowed there."""

    code = "rules.household.bad"

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(Text(*("\n".join(f.line[n] for f in faults) for n in range(2))))


def read_file(path: Path, on: date) -> Household:
    """The household in a JSON file. Raises BadHousehold."""
    return read(_json(path), on)


def _json(path: Path) -> object:
    def refuse(id_: str, en: str) -> BadHousehold:
        return BadHousehold(Fault("", Text(id_, en)))

    try:
        raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as why:
        reason = why.strerror or type(why).__name__
        raise refuse(
            f"Berkas {path} tidak dapat dibaca ({reason}).", f"{path} cannot be read ({reason})."
        ) from None
    if raw is None:
        raise refuse(
            f"Berkas {path} lebih dari 1 MB; satu keluarga tidak sebesar itu.",
            f"{path} is larger than 1 MB; one household is not.",
        )
    try:
        return json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_constant
        )
    except UnicodeDecodeError:
        raise refuse(f"Berkas {path} bukan teks UTF-8.", f"{path} is not UTF-8 text.") from None
    except json.JSONDecodeError as why:
        raise refuse(
            f"Berkas {path} bukan JSON yang utuh: periksa baris {why.lineno}, kolom {why.colno}.",
            f"{path} is not whole JSON: see line {why.lineno}, column {why.colno}.",
        ) from None
    except (RecursionError, ValueError):
        raise refuse(
            f"Berkas {path} memuat angka atau susunan yang tidak wajar.",
            f"{path} holds numbers or nesting beyond reason.",
        ) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise BadHousehold(
            Fault(
                shown(twice),
                Text("tertulis dua kali; hapus salah satu.", "is written twice; remove one."),
            )
        )
    return dict(pairs)


def _no_constant(word: str) -> object:
    raise ValueError(word)


def read(said: object, on: date) -> Household:
    """The household that `said` describes, facts too old to rely on by `on` set aside.

    said: {"household_id"?, "observed"?: {fact: day}, <household facts>, "members": [{"member_id"?, "name"?,
    "relation"?, "observed"?, <person facts>}, ...]}. A fact that is missing, null or empty is unknown.
    Raises BadHousehold with all faults.
    """
    reader = _Reader(on)
    household = reader.household(said)
    if reader.faults or household is None:
        raise BadHousehold(*reader.faults)
    return household


@dataclass
class _Reader:
    on: date
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: str, id_: str, en: str) -> None:
        self.faults.append(Fault(path, Text(id_, en)))

    def household(self, said: object) -> Household | None:
        if not isinstance(said, Mapping):
            self.fault(
                "", "Isi berkas harus satu keluarga: { ... }.", "Expected one household: { ... }."
            )
            return None
        self._check_keys("", said, HOUSEHOLD_KEYS, Level.HOUSEHOLD)
        facts, too_old = self._facts("", said, Level.HOUSEHOLD)
        members = said.get("members")
        if not isinstance(members, list) or not 0 < len(members) <= MAX_MEMBERS:
            self.fault(
                "members",
                f"harus daftar 1 sampai {MAX_MEMBERS} anggota: [ ... ].",
                f"must be a list of 1 to {MAX_MEMBERS} members: [ ... ].",
            )
            return None
        id_ = self._id("household_id", said.get("household_id"), "1")
        return Household(id_, self.on, facts, tuple(self._members(members)), too_old)

    def _members(self, members: list[object]) -> Iterator[Member]:
        seen: set[str] = set()
        for n, said in enumerate(members):
            path = f"members[{n}]"
            if not isinstance(said, Mapping):
                self.fault(path, "harus satu anggota: { ... }.", "must be one member: { ... }.")
                continue
            self._check_keys(f"{path}.", said, MEMBER_KEYS, Level.PERSON)
            id_ = self._id(f"{path}.member_id", said.get("member_id"), str(n + 1))
            if id_ in seen:
                self.fault(
                    f"{path}.member_id",
                    "sudah dipakai anggota lain.",
                    "is another member's already.",
                )
            seen.add(id_)
            name = said.get("name") or ""
            if not isinstance(name, str) or len(name) > 200 or not name.isprintable():
                self.fault(f"{path}.name", "harus teks satu baris.", "must be text on one line.")
                name = ""
            facts, too_old = self._facts(f"{path}.", said, Level.PERSON)
            self._check_birth(f"{path}.birth_date", facts)
            yield Member(id_, facts, too_old, name)

    def _id(self, path: str, value: object, default: str) -> str:
        if value is None:
            return default
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(text, str) or not 0 < len(text) <= 64 or LONG_NUMBER.fullmatch(text):
            self.fault(
                path,
                "harus sebutan pendek, bukan NIK atau nomor KK.",
                "must be a short label, not a NIK or family card number.",
            )
            return default
        return text

    def _check_keys(
        self, path: str, said: Mapping[object, object], own: tuple[str, ...], level: Level
    ) -> None:
        allowed = (*own, *known.of(level))
        for key in said:
            if key in allowed:
                continue
            near = get_close_matches(str(key), allowed, 1)
            hint = (
                Text(f" Maksudnya {near[0]}?", f" Did you mean {near[0]}?")
                if near
                else Text("", "")
            )
            self.fault(
                f"{path}{shown(key)}",
                f"bukan fakta yang dikenal di sini.{hint.id}",
                f"is no fact that is known here.{hint.en}",
            )

    def _facts(
        self, path: str, said: Mapping[Any, object], level: Level
    ) -> tuple[dict[str, Value], dict[str, date]]:
        observed = self._observed(f"{path}observed", said.get("observed"), level)
        facts: dict[str, Value] = {}
        too_old: dict[str, date] = {}
        for name in known.of(level):
            value = said.get(name)
            if value is None or value == "":
                continue
            try:
                checked = check(FACTS[name], value)
            except Refused as refusal:
                self.faults.append(Fault(f"{path}{name}", refusal.text))
                continue
            if FACTS[name].is_fresh(observed.get(name), self.on):
                facts[name] = checked
            else:
                too_old[name] = observed[name]
        return facts, too_old

    def _observed(self, path: str, said: object, level: Level) -> dict[str, date]:
        if said is None:
            return {}
        if not isinstance(said, Mapping):
            self.fault(path, 'harus {"fakta": "TTTT-BB-HH"}.', 'must be {"fact": "YYYY-MM-DD"}.')
            return {}
        days: dict[str, date] = {}
        for name, day in said.items():
            try:
                if name not in known.of(level):
                    raise Refused(Text("bukan fakta yang dikenal.", "is no fact that is known."))
                checked = check(FACTS["birth_date"], day)
            except Refused as refusal:
                self.faults.append(Fault(f"{path}.{shown(name)}", refusal.text))
            else:
                days[name] = checked if isinstance(checked, date) else self.on
        return days

    def _check_birth(self, path: str, facts: Mapping[str, Value]) -> None:
        birth, precision = facts.get("birth_date"), facts.get("birth_precision", "DAY")
        if not isinstance(birth, date):
            return
        first = {
            "MONTH": birth.replace(day=1),
            "YEAR": birth.replace(month=1, day=1),
            "AGE": birth - timedelta(days=365),
        }.get(str(precision), birth)
        if first > self.on:
            self.fault(
                path, "lebih lambat dari tanggal hitung.", "lies after the day of the question."
            )
