"""Which questions a household is asked: only those whose fact is missing or too old to rely on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pilar.people.registry import queries as registry
from pilar.people.registry.models import Household, Person
from pilar.rules.household import Member
from pilar.work.assessments import known
from pilar.work.assessments.questionnaires import HOUSEHOLD, form
from pilar.work.assessments.xlsform import Question, relevance


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one subject. `person` None: about the household. `key`: its name in the form.

    `last_seen`: when the answer was last known, if it is too old. `hangs`: whether it is to be
    answered only if another open answer makes it so.
    """

    question: Question
    person: Person | None
    key: str
    last_seen: date | None = None
    hangs: bool = False


def key_of(question: Question, person: Person | None) -> str:
    """The name of the answer in the form."""
    return f"p-{person.pk.hex}-{question.name}" if person else f"h-{question.name}"


def questions_for(household: Household, on: date) -> list[Asked]:
    """What is asked of this household on the day `on`, the household first, then each member."""
    seen = known.household_facts(household, on)
    people = {place.person.pk.hex: place.person for place in registry.members_on(household, on)}
    sheet = form(HOUSEHOLD)
    asked = [
        Asked(question, None, key_of(question, None), seen.too_old.get(question.name))
        for question in sheet.household
        if seen.facts.get(question.name) is None
    ]
    for member in seen.members:
        asked += _of_member(sheet.member, member, people[member.id], on)
    return asked


def values_of(member: Member, person: Person, on: date) -> dict[str, str]:
    """What is known of a member, as the questionnaire names answers."""
    values = {
        name: {True: "ya", False: "tidak"}.get(value, str(value))  # type: ignore[call-overload]  # bools are answers, the rest text
        for name, value in member.facts.items()
        if value is not None
    }
    age = person.age_on(on)
    return values if age is None else values | {"age": str(age)}


def _of_member(
    questions: tuple[Question, ...], member: Member, person: Person, on: date
) -> list[Asked]:
    values, others = values_of(member, person, on), {each.name: each for each in questions}
    asked = []
    for question in questions:
        is_known = member.facts.get(question.name) is not None
        if question.name == "birth_date":
            is_known = is_known and person.birth_precision == Person.Precision.DAY
        relevant = relevance(question, values, others)
        if relevant is False and not is_known:
            values[question.name] = ""  # as in XForms: what is not asked has no answer
        if is_known or relevant is False:
            continue
        asked.append(
            Asked(
                question,
                person,
                key_of(question, person),
                member.too_old.get(question.name),
                hangs=relevant is None,
            )
        )
    return asked


def relevant_answers(
    asked: list[Asked], given: Mapping[str, object], on: date, household: Household
) -> dict[str, object]:
    """Those of `given` ({key: stored value}) that belong to questions that hold after all answers are in."""
    seen = {member.id: member for member in known.household_facts(household, on).members}
    others = {question.name: question for question in form(HOUSEHOLD).member}
    kept = {}
    for one in asked:
        if one.key not in given:
            continue
        if one.person is None:
            kept[one.key] = given[one.key]
            continue
        values = values_of(seen[one.person.pk.hex], one.person, on)
        for other in asked:
            if other.person == one.person and other.key in given:
                values[other.question.name] = _as_named(other.question, given[other.key])
        if relevance(one.question, values, others) is not False:
            kept[one.key] = given[one.key]
    return kept


def _as_named(question: Question, stored: object) -> str:
    return next(
        (answer.name for answer in question.answers if answer.stored == stored), str(stored)
    )
