"""Sentences about what was found: short, plain, without blame; "may be proposed", never "is entitled"."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from pilar.kernel import dates, money
from pilar.rules.answers import Because, Counting, Line, MissingFact, State, Verdict
from pilar.rules.engine.allocation import Range
from pilar.rules.engine.columns import AGE_HIGH, AGE_LOW
from pilar.rules.evaluate import Evaluated, Row
from pilar.rules.explanation import Effect, Why
from pilar.rules.facts import FACTS
from pilar.rules.texts import NOTHING, Text, listed, same, sentences

FOLDER = Path(__file__).parent / "texts"

VERDICTS: Mapping[Verdict, Text] = {
    Verdict.MAY_BE_PROPOSED: Text("layak diusulkan", "may be proposed"),
    Verdict.NOT_MET: Text("belum memenuhi", "does not meet the rules yet"),
    Verdict.UNKNOWN: Text("belum diketahui", "not known yet"),
}
STATES: Mapping[State, Text] = {
    State.MET: Text("terpenuhi", "met"),
    State.NOT_MET: Text("belum terpenuhi", "not met"),
    State.UNKNOWN: Text("belum diketahui", "not known yet"),
}
ALL_MUST_HOLD = Text("Semua harus terpenuhi", "All must hold")
ONE_SUFFICES = Text("Cukup satu terpenuhi", "One is enough")


@cache
def _file(programme: str) -> Mapping[str, Mapping[str, Text]]:
    read = yaml.safe_load((FOLDER / f"{programme}.yaml").read_text(encoding="utf-8"))
    return {
        name: {part: Text(**text) for part, text in parts.items()} for name, parts in read.items()
    }


def said(name: str) -> Mapping[str, Text]:
    """The texts of a condition ("pkh.elderly") or of a programme ("pkh")."""
    programme, _, condition = name.partition(".")
    return _file(programme)[name if condition else "programme"]


def numbers(name: str) -> Mapping[str, Text]:
    """What the parameters of a programme's conditions are called."""
    return _file(name.partition(".")[0])["numbers"]


def name_of(evaluated: Evaluated, member_id: str | None) -> Text:
    """The member's name, or a place in the household where none was given."""
    if member_id is None:
        return Text("keluarga", "the family")
    place, member = evaluated.by_id[member_id]
    return same(member.name) if member.name else Text(f"Anggota {place}", f"Member {place}")


def age_of(row: Row) -> str:
    """Completed years, as a range where the birth isn't known to the day."""
    low, high = row[AGE_LOW], row[AGE_HIGH]
    if low is None:
        return "?"
    return str(low) if low == high else f"{max(low, 0)}–{high}"


def headline(code: str, verdict: Verdict, settles: bool) -> Text:
    """`PKH: perlu satu fakta lagi`."""
    if verdict is not Verdict.UNKNOWN:
        return Text(*(f"{code}: {words}" for words in VERDICTS[verdict]))
    if settles:
        return Text(f"{code}: perlu satu fakta lagi", f"{code}: one more fact is needed")
    return Text(f"{code}: perlu beberapa fakta lagi", f"{code}: some more facts are needed")


def amount(range_: Range, verdict: Verdict) -> Text:
    """`Rp2.400.000–3.300.000 setahun`."""
    if verdict is Verdict.NOT_MET:
        return NOTHING
    sums = money.rupiah(range_.least)
    if range_.most != range_.least:
        sums += f"–{money.number(range_.most)}"
    return Text(f"{sums} setahun", f"{sums} a year")


def why_missing(evaluated: Evaluated, missing: MissingFact) -> tuple[Why, date | None]:
    """Why the fact is missing, and since when it is too old."""
    fact = missing.fact
    holder = evaluated.household if missing.member is None else evaluated.by_id[missing.member][1]
    if fact in holder.too_old:
        return Why.TOO_OLD, holder.too_old[fact]
    return (Why.NOT_EXACT if holder.facts.get(fact) is not None else Why.NOT_RECORDED), None


def missing_sentence(titles: list[Text], old: date | None, inexact: bool) -> Text:
    """`status sekolah dan jenjang sekolah belum diketahui`."""
    facts = listed(titles)
    if old is not None:
        since = Text(*(dates.in_words(old, language, weekday=False) for language in Text._fields))
        return Text(
            f"{facts.id} terakhir tercatat {since.id}, perlu ditanyakan lagi",
            f"{facts.en} last recorded on {since.en}, to be asked again",
        )
    if inexact:
        return Text(f"{facts.id} belum diketahui tepat", f"{facts.en} not known exactly")
    return Text(f"{facts.id} belum diketahui", f"{facts.en} not known yet")


def unknown_of(evaluated: Evaluated, member_id: str | None, missing: list[MissingFact]) -> Text:
    """`Rizky: status sekolah belum diketahui.`"""
    kinds: dict[tuple[date | None, bool], list[Text]] = {}
    for one in missing:
        why, old = why_missing(evaluated, one)
        kinds.setdefault((old, why is Why.NOT_EXACT), []).append(FACTS[one.fact].title)
    parts = listed([missing_sentence(titles, *kind) for kind, titles in kinds.items()])
    if member_id is None:
        return Text(*(f"{part[:1].upper()}{part[1:]}." for part in parts))
    name = name_of(evaluated, member_id)
    return Text(f"{name.id}: {parts.id}.", f"{name.en}: {parts.en}.")


def effect(kind: Effect, state: State, adds_idr: int, other_met: bool) -> Text:
    """Whether the condition decides, only adds, or does nothing."""
    if state is State.UNKNOWN and kind is Effect.DECIDES:
        return Text("Fakta ini menentukan putusan.", "This fact decides the verdict.")
    if state is State.UNKNOWN and kind is Effect.ADDS:
        if adds_idr <= 0:
            return Text(
                "Tidak mengubah putusan; dapat mengubah nilai.",
                "Does not change the verdict; may change the amount.",
            )
        sum_ = money.rupiah(adds_idr)
        return Text(
            f"Tidak mengubah putusan; dapat menambah sampai {sum_}.",
            f"Does not change the verdict; may add up to {sum_}.",
        )
    if state is not State.MET and kind is Effect.NONE:
        if other_met:
            return Text(
                "Tidak mengubah putusan: satu syarat lain sudah terpenuhi.",
                "Does not change the verdict: another condition is met.",
            )
        return Text("Tidak mengubah putusan.", "Does not change the verdict.")
    return NOTHING


_BECAUSE: Mapping[Because, Text] = {
    Because.COUNTS_ONCE: Text(
        "sudah dihitung untuk komponen lain yang nilainya tidak lebih rendah",
        "counted for another component that is worth no less",
    ),
    Because.COMPONENT_FULL: Text(
        "melewati batas orang untuk komponen ini", "beyond the number of persons for this component"
    ),
    Because.CHILDREN_FULL: Text("melewati batas jumlah anak", "beyond the number of children"),
    Because.FAMILY_FULL: Text(
        "melewati batas jumlah orang dalam satu keluarga",
        "beyond the number of persons in a family",
    ),
}


def line_note(line: Line) -> Text:
    """What stands beside the amount: nothing if it counts, `bila ya`, or why it doesn't."""
    if line.because is not None:
        return sentences(Text("tidak dihitung:", "not counted:"), _BECAUSE[line.because])
    if line.counting is Counting.MAY_COUNT:
        return Text("bila ya", "if so")
    return NOTHING


def asked(outcomes: list[tuple[Text, Verdict]]) -> Text:
    """`Tidak: layak diusulkan. Ya: belum memenuhi.`"""
    order = [Verdict.MAY_BE_PROPOSED, Verdict.NOT_MET, Verdict.UNKNOWN]
    told = sorted(outcomes, key=lambda outcome: order.index(outcome[1]))
    return sentences(
        *(
            Text(*(f"{words}: {then}." for words, then in zip(said_, _leads(verdict), strict=True)))
            for said_, verdict in told
        )
    )


def _leads(verdict: Verdict) -> Text:
    if verdict is Verdict.UNKNOWN:
        return Text("masih perlu fakta lain", "other facts are still needed")
    return VERDICTS[verdict]


def other_source(number: Text, in_force: object, other: object, then: Text | None) -> Text:
    """`Dua batas umur beredar, 60 dan 70: jawabannya sama.`"""
    if then is None:
        return Text(
            f"Dua batas {number.id} beredar, {in_force} dan {other}: jawabannya sama.",
            f"Two limits are in use for {number.en}, {in_force} and {other}: the answer is the same.",
        )
    return Text(
        f"Dua batas {number.id} beredar, {in_force} dan {other}. Yang dipakai {in_force}; "
        f"dengan {other}: {then.id}.",
        f"Two limits are in use for {number.en}, {in_force} and {other}. {in_force} is in force; "
        f"under {other}: {then.en}.",
    )
