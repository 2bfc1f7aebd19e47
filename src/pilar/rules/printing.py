"""Rules and explanations as a terminal shows them, and as data for programs."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from pilar.kernel import money
from pilar.rules import wording
from pilar.rules.answers import State
from pilar.rules.dated import Dated, ParameterValue
from pilar.rules.explanation import ExplainedCondition, ExplainedProgramme, Explanation
from pilar.rules.published import version_of
from pilar.rules.rulesets import RuleSet
from pilar.rules.texts import Text

SIGNS: Mapping[State, str] = {State.MET: "✓", State.NOT_MET: "–", State.UNKNOWN: "?"}
FROM_MEMORY = Text("dari ingatan, perlu diperiksa", "from memory, to be verified")


def plain(value: Any) -> Any:
    """Dataclasses, texts and days as dicts, lists, numbers and strings; a Text as both languages."""
    if isinstance(value, Text):
        return value._asdict()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {key: plain(item) for key, item in value._asdict().items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def explained_as_data(explanation: Explanation) -> dict[str, Any]:
    """The whole explanation; texts as {"id", "en"}, the answer as it would be stored."""
    said: dict[str, Any] = plain(explanation)
    for code, programme in explanation.programmes.items():
        said["programmes"][code]["answer"] = programme.answer.as_dict()
        said["programmes"][code]["facts"] = programme.answer.facts_json
    return said


def explained(explanation: Explanation, language: str) -> str:
    """One block a programme, one line a condition."""
    blocks = (_programme(p, language) for p in explanation.programmes.values())
    return "\n".join("\n".join(block) + "\n" for block in blocks)


def _programme(programme: ExplainedProgramme, language: str) -> Iterator[str]:
    yield programme.headline.in_(language)
    if programme.next_fact:
        yield f"  {programme.next_fact.missing.question.in_(language)}"
        yield f"  {programme.next_fact.text.in_(language)}"
    for group in programme.groups:
        yield ""
        yield group.title.in_(language)
        for condition in group.conditions:
            yield from _condition(condition, language)
    yield ""
    for line in programme.lines:
        note = line.note.in_(language)
        told = f"{line.member_name.in_(language)}, {line.component.in_(language)}"
        yield f"  {told}: {money.rupiah(line.line.amount_idr)}{f' ({note})' if note else ''}"
    if amount := programme.amount_text.in_(language):
        yield f"  {amount}"
    yield programme.caution.in_(language)


def _condition(condition: ExplainedCondition, language: str) -> Iterator[str]:
    yield f"  {SIGNS[condition.state]} {condition.title.in_(language)}"
    told = (condition.found, condition.effect_text, *(o.text for o in condition.other_sources))
    yield f"    {' '.join(text.in_(language) for text in told if text.in_(language))}"
    yield f"    {condition.law}"


def listed(rules: RuleSet, on: date, language: str) -> str:
    """The programme's rules in force on a day, with every parameter, its law and what others state."""
    law = rules.on(on)
    lines = [
        wording.said(rules.programme.lower())["name"].in_(language),
        f"  {_words(language, 'versi', 'version')} {version_of(rules)}",
        f"  {_words(language, 'sidik', 'fingerprint')} {rules.fingerprint}",
    ]
    for title, names in ((wording.ALL_MUST_HOLD, law.all_of), (wording.ONE_SUFFICES, law.one_of)):
        lines += ["", title.in_(language)]
        for name in names:
            condition = law.conditions[name]
            numbers = {n: statement.value for n, statement in condition.statements.items()}
            lines.append(f"  {name}: {wording.said(name)['title'].with_(**numbers).in_(language)}")
            lines.append(f"    {condition.law}")
            lines += _numbers(rules, name, on, language)
    lines += ["", _words(language, "Cara menghitung keluarga", "How a family is counted")]
    lines += _parameters(rules.parameters[rules.rule["family"]], rules.programme, on, language)
    return "\n".join(lines) + "\n"


def _numbers(rules: RuleSet, condition: str, on: date, language: str) -> Iterator[str]:
    path = next(c["parameters"] for c in rules.rule["conditions"] if c["name"] == condition)
    if path:
        yield from _parameters(rules.parameters[path], rules.programme, on, language)


def _parameters(
    parameters: Mapping[str, Dated], programme: str, on: date, language: str
) -> Iterator[str]:
    titles = wording.numbers(programme.lower())
    for name, dated in parameters.items():
        statement = dated.on(on)
        memory = f" [{FROM_MEMORY.in_(language)}]" if statement.certainty == "memory" else ""
        since = f"{_words(language, 'sejak', 'since')} {statement.since.isoformat()}"
        value = value_in_words(name, statement.value, language)
        yield f"    {titles[name].in_(language)}: {value}, {since} ({statement.law}){memory}"
        for other in dated.others(on):
            stated = value_in_words(name, other.value, language)
            also = _words(language, "sumber lain", "another source")
            yield f"      {also}: {stated} ({other.law})"


def value_in_words(name: str, value: ParameterValue, language: str) -> str:
    """`Rp2.400.000`, `60`, `tanpa batas`."""
    if value is None:
        return _words(language, "tanpa batas", "no limit")
    if isinstance(value, tuple):
        return ", ".join(wording.said(part)["component"].in_(language) for part in value)
    return money.rupiah(value) if name.endswith("_idr") else str(value)


def _words(language: str, id_: str, en: str) -> str:
    return Text(id_, en).in_(language)


def listed_as_data(rules: RuleSet, on: date) -> dict[str, Any]:
    """The same for programs: conditions with law, title and parameters in force on the day."""
    law = rules.on(on)
    return {
        "programme": rules.programme,
        "on": on.isoformat(),
        "version": version_of(rules),
        "fingerprint": rules.fingerprint,
        "all_of": list(law.all_of),
        "one_of": list(law.one_of),
        "conditions": {
            name: {
                "law": condition.law,
                "title": plain(
                    wording.said(name)["title"].with_(
                        **{n: s.value for n, s in condition.statements.items()}
                    )
                ),
                "parameters": plain(condition.statements),
                "other_sources": [
                    {"parameter": a.parameter, **plain(a.statement)} for a in condition.alternatives
                ],
            }
            for name, condition in law.conditions.items()
        },
        "family": plain(law.family_statements),
    }
