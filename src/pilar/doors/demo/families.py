"""Who lives together: drafts of families with ages, before anybody has a name.

Shares and ages were set so that the whole gives the age pyramid of a town in East Java with 3.1 to
3.3 people a family (a fifth below 15, a seventh of 60 and over).
"""

from collections.abc import Callable
from dataclasses import dataclass

from pilar.doors.demo.chance import Dice


@dataclass(slots=True)
class Draft:
    """Somebody in a family: age in years with a fraction; `mother` and `father` are places in it."""

    relation: str
    sex: str
    age: float
    marital: str
    mother: int | None = None
    father: int | None = None


def _sex(dice: Dice) -> str:
    return "L" if dice.random() < 0.508 else "P"


def _husband_age(dice: Dice, wife: float) -> float:
    return max(19.5, wife + dice.gauss(3.4, 3.2))


def _couple(dice: Dice, wife_age: float) -> list[Draft]:
    husband = _husband_age(dice, wife_age)
    return [Draft("HEAD", "L", husband, "MARRIED"), Draft("SPOUSE", "P", wife_age, "MARRIED")]


def _child_ages(dice: Dice, mother_age: float, wanted: int) -> list[float]:
    """Ages of the children who still live at home, oldest first."""
    at = dice.triangular(17.5, 33, 22) + 0.8 + dice.random() * 1.6
    ages = []
    for _ in range(wanted):
        age = mother_age - at
        if age < 0 or at > 45:
            break
        if age < 20.5 + dice.random() * 14:
            ages.append(age)
        at += 2.2 + dice.random() * 4.6
    return ages


def _add_children(
    dice: Dice, family: list[Draft], mother: int | None, father: int | None, relation: str = "CHILD"
) -> None:
    parent = mother if mother is not None else father
    if parent is None:
        return
    reference = family[parent].age - (0 if mother is not None else 3)
    wanted = dice.weighted(((1, 0.33), (2, 0.46), (3, 0.16), (4, 0.05)))
    for age in _child_ages(dice, reference, wanted):
        family.append(Draft(relation, _sex(dice), age, "SINGLE", mother, father))


def nuclear(dice: Dice) -> list[Draft]:
    family = _couple(dice, dice.triangular(20, 61, 42))
    _add_children(dice, family, 1, 0)
    return family


def young_couple(dice: Dice) -> list[Draft]:
    return _couple(dice, dice.triangular(18.5, 33, 24))


def empty_nest(dice: Dice) -> list[Draft]:
    return _couple(dice, dice.triangular(47, 82, 60))


def single_elderly(dice: Dice) -> list[Draft]:
    sex = "P" if dice.hits(0.72) else "L"
    marital = dice.weighted((("WIDOWED", 0.82), ("DIVORCED", 0.1), ("SINGLE", 0.08)))
    return [Draft("HEAD", sex, dice.triangular(60, 93, 69), marital)]


def single_adult(dice: Dice) -> list[Draft]:
    marital = dice.weighted((("SINGLE", 0.62), ("DIVORCED", 0.26), ("WIDOWED", 0.12)))
    return [Draft("HEAD", "L" if dice.hits(0.7) else "P", dice.triangular(20, 58, 28), marital)]


def single_parent(dice: Dice) -> list[Draft]:
    woman = dice.hits(0.8)
    age = dice.triangular(24, 66, 45)
    marital = "WIDOWED" if dice.hits(0.25 + age / 130) else "DIVORCED"
    family = [Draft("HEAD", "P" if woman else "L", age, marital)]
    _add_children(dice, family, 0 if woman else None, None if woman else 0)
    if len(family) == 1:  # nobody left at home: an adult child came back
        child = max(17.0, age - dice.triangular(19, 34, 24))
        side = (0, None) if woman else (None, 0)
        family.append(Draft("CHILD", _sex(dice), child, "SINGLE", *side))
    return family


def with_grandparents(dice: Dice) -> list[Draft]:
    family = nuclear(dice)
    his = dice.hits(0.5)
    child = 0 if his else 1
    mother_age = min(94.0, family[child].age + dice.triangular(18, 36, 24))
    relation = "PARENT" if his else "PARENT_IN_LAW"
    both = mother_age < 78 and dice.hits(0.35)
    if both or dice.hits(0.74):
        family.append(Draft(relation, "P", mother_age, "MARRIED" if both else "WIDOWED"))
        family[child].mother = len(family) - 1
    if both or len(family) == 2 or family[-1].relation == "CHILD":
        age = min(95.0, mother_age + dice.gauss(3, 3))
        family.append(Draft(relation, "L", age, "MARRIED" if both else "WIDOWED"))
        family[child].father = len(family) - 1
    return family


def elder_head(dice: Dice) -> list[Draft]:
    """Grandparents who keep the house, with a married child and grandchildren."""
    wife_age = dice.triangular(48, 80, 60)
    family = _couple(dice, wife_age)
    if dice.hits(0.42):  # a widow keeps the house
        family = [Draft("HEAD", "P", wife_age, "WIDOWED")]
    mother = len(family) - 1
    father = 0 if mother else None
    child_age = max(20.0, wife_age - dice.triangular(19, 34, 24))
    daughter = dice.hits(0.55)
    child = len(family)
    family.append(Draft("CHILD", "P" if daughter else "L", child_age, "MARRIED", mother, father))
    spouse = (
        _husband_age(dice, child_age) if daughter else max(19.0, child_age - 3 + dice.gauss(0, 2))
    )
    family.append(Draft("CHILD_IN_LAW", "L" if daughter else "P", spouse, "MARRIED"))
    wife, husband = (child, child + 1) if daughter else (child + 1, child)
    _add_children(dice, family, wife, husband, "GRANDCHILD")
    return family


def skipped_generation(dice: Dice) -> list[Draft]:
    """A grandmother with grandchildren, whose parents work far away or have died."""
    age = dice.triangular(50, 80, 62)
    family = _couple(dice, age) if dice.hits(0.4) else [Draft("HEAD", "P", age, "WIDOWED")]
    for _ in range(1 if dice.hits(0.65) else 2):
        family.append(Draft("GRANDCHILD", _sex(dice), dice.triangular(2, 18, 10), "SINGLE"))
    return family


def with_kin(dice: Dice) -> list[Draft]:
    family = nuclear(dice)
    family.append(Draft("OTHER_KIN", _sex(dice), dice.triangular(14, 70, 25), "SINGLE"))
    return family


_KINDS: tuple[tuple[Callable[[Dice], list[Draft]], float], ...] = (
    (nuclear, 0.425),
    (with_grandparents, 0.12),
    (empty_nest, 0.12),
    (elder_head, 0.08),
    (single_parent, 0.065),
    (single_elderly, 0.055),
    (young_couple, 0.045),
    (single_adult, 0.06),
    (with_kin, 0.018),
    (skipped_generation, 0.012),
)


def draft_family(dice: Dice) -> list[Draft]:
    """One family of a kind as often as in the town; the head stands first."""
    return dice.weighted(_KINDS)(dice)
