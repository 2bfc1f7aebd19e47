"""What binds a family: names after the father, mothers, a child that is expected, a death."""

from datetime import date, timedelta

from pilar.doors.demo import families
from pilar.doors.demo.chance import Dice
from pilar.doors.demo.names import give_name
from pilar.doors.demo.people import City, Resident


def give_names(
    dice: Dice, drafts: list[families.Draft], people: list[Resident], custom: str
) -> None:
    """Names from the oldest down, so that a child may be called after its father."""
    unknown: dict[int | None, str] = {}  # brothers and sisters share a mother who lives elsewhere
    for place in sorted(range(len(people)), key=lambda i: -drafts[i].age):
        draft, person = drafts[place], people[place]
        father = (
            people[draft.father]
            if draft.father is not None and draft.father < len(people)
            else None
        )
        person.name = give_name(
            dice, person.sex, person.birth_date.year, custom, father.name if father else ""
        )
        mother = (
            people[draft.mother]
            if draft.mother is not None and draft.mother < len(people)
            else None
        )
        if mother is not None:
            person.mother_name = mother.name
        elif draft.father is not None:
            if draft.father not in unknown:
                unknown[draft.father] = give_name(dice, "P", person.birth_date.year - 25, custom)
            person.mother_name = unknown[draft.father]
        else:
            person.mother_name = give_name(dice, "P", person.birth_date.year - 25, custom)


def expecting(
    dice: Dice, drafts: list[families.Draft], people: list[Resident], today: date
) -> None:
    for place, (draft, person) in enumerate(zip(drafts, people, strict=True)):
        if draft.sex != "P" or draft.marital != "MARRIED" or not 18 <= draft.age < 42:
            continue
        own = [child for child in zip(drafts, people, strict=True) if child[0].mother == place]
        youngest = min((today - child.birth_date for _, child in own), default=timedelta(days=9999))
        if youngest < timedelta(days=42):
            person.postpartum = True
            person.pregnancy_number = len(own)
        elif youngest > timedelta(days=400) and dice.hits(0.085):
            person.pregnant = True
            person.pregnancy_number = len(own) + 1


def deaths(dice: Dice, people: list[Resident], city: City) -> None:
    """Some died within the told two years: they stand in older lists."""
    for person in people:
        age = person.age(city.today)
        yearly = 0.0008 if age < 45 else 0.006 if age < 65 else 0.035 if age < 80 else 0.1
        if dice.hits(2 * yearly):
            day = city.since + timedelta(days=dice.between(10, (city.today - city.since).days - 10))
            if day > person.birth_date + timedelta(days=40):
                person.died_on = day
                person.pregnant = person.postpartum = False
