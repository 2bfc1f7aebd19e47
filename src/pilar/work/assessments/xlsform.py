"""A questionnaire as staff write it in a spreadsheet (XLSForm), read into questions. No database.

Standard: XLSForm.org; pyxform reads the sheet. `relevant` is XPath over the answers of one
repeat, as in ODK XForms; `${name}` stands for an answer beside it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from django.utils.translation import gettext_lazy as _

from pilar.kernel.errors import DomainError

_LANGUAGES = {"id": "Indonesia (id)", "en": "English (en)"}
_REFERENCE = re.compile(r"\$\{(\w+)\}")
_NUMBERS = ("0", "5", "11", "14", "17", "20", "30", "50", "60", "80")
_TRIES = 400


class BadQuestionnaire(DomainError):
    code = "assessments.questionnaire.unreadable"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to choose: `name` in the form, `stored` in the registry."""

    name: str
    stored: Any
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind`: "select one", "integer", "date", "text". `relevant`: XPath, "" for always."""

    name: str
    kind: str
    labels: Mapping[str, str]
    relevant: str = ""
    answers: tuple[Answer, ...] = ()

    def label(self, language: str, **values: str) -> str:
        """The question in `language`, with `${name}` filled in."""
        text = self.labels.get(language) or self.labels["id"]
        return _REFERENCE.sub(lambda found: values.get(found[1], "…"), text)


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire: questions about the household, and about each member."""

    code: str
    version: str
    title: str
    household: tuple[Question, ...] = field(default=())
    member: tuple[Question, ...] = field(default=())


def read(path: Path) -> Form:
    """The questionnaire in an xlsx file. Raises BadQuestionnaire with what pyxform says is wrong."""
    # A second of imports that a start need not wait for.
    from pyxform.errors import PyXFormError
    from pyxform.xls2json import parse_file_to_json

    try:
        said = parse_file_to_json(str(path), warnings=[])
    except PyXFormError as error:
        raise BadQuestionnaire(
            _("The questionnaire can't be read: %(why)s") % {"why": error}
        ) from error
    groups = {child["name"]: child.get("children", []) for child in said["children"]}
    return Form(
        code=said["id_string"],
        version=str(said["version"]),
        title=said["title"],
        household=tuple(_questions(groups.get("household", []))),
        member=tuple(_questions(groups.get("member", []))),
    )


def _questions(children: Sequence[Mapping[str, Any]]) -> Iterator[Question]:
    for child in children:
        if child["name"] in ("name", "age"):
            continue  # known already; they stand in the sheet so that questions can name them
        yield Question(
            name=child["name"],
            kind=child["type"],
            labels=_labels(child["label"]),
            relevant=child.get("bind", {}).get("relevant", ""),
            answers=tuple(
                Answer(one["name"], _stored(one), _labels(one["label"]))
                for one in child.get("choices", ())
            ),
        )


def _labels(said: Mapping[str, str] | str) -> dict[str, str]:
    if isinstance(said, str):
        return {"id": said, "en": said}
    return {code: said.get(name, "") for code, name in _LANGUAGES.items()}


def _stored(choice: Mapping[str, Any]) -> Any:
    yes_or_no = {"ya": True, "tidak": False}
    return yes_or_no.get(choice["name"], choice.get("stored") or choice["name"])


def relevance(
    question: Question, values: Mapping[str, str], others: Mapping[str, Question]
) -> bool | None:
    """Whether the question is asked, given `values` (answers as the form names them, known ones only).

    None when that hangs on an answer that is not known yet.
    """
    if not question.relevant:
        return True
    wanted = dict.fromkeys(_REFERENCE.findall(question.relevant))
    expression = _REFERENCE.sub(r"\1", question.relevant)
    options = [[values[name]] if name in values else _possible(others.get(name)) for name in wanted]
    seen = {
        _holds(expression, dict(zip(wanted, combination, strict=True)))
        for combination in islice(product(*options), _TRIES)
    }
    return seen.pop() if len(seen) == 1 else None


def _possible(question: Question | None) -> Sequence[str]:
    if question is None or not question.answers:
        return _NUMBERS
    return ["", *(answer.name for answer in question.answers)]


def _holds(expression: str, values: Mapping[str, str]) -> bool:
    import elementpath  # on first use: every start of a process would wait 0.3 s for it

    root = ET.Element("answers")
    for name, value in values.items():
        ET.SubElement(root, name).text = value
    return bool(elementpath.select(root, f"boolean({expression})"))
