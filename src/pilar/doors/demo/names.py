"""Names as each generation and custom gives them: one word for an old farmer, three for a baby."""

from pilar.doors.demo import names_data as pools
from pilar.doors.demo.chance import Dice

# (share of one-word names, share of three-word names) by generation; the rest has two words.
_WORDS = {"OLD": (0.68, 0.0), "MIDDLE": (0.34, 0.05), "GROWN": (0.04, 0.3), "YOUNG": (0.0, 0.55), "NEW": (0.0, 0.66)}  # fmt: skip
_FIRST = {
    "OLD": (pools.OLD_L, pools.OLD_P),
    "MIDDLE": (pools.MIDDLE_L, pools.MIDDLE_P),
    "GROWN": (pools.GROWN_L, pools.GROWN_P),
    "YOUNG": (pools.YOUNG_L, pools.YOUNG_P),
    "NEW": (pools.NEW_L, pools.NEW_P),
}
_LATER = {
    "OLD": (pools.MIDDLE_SECOND_L, pools.MIDDLE_SECOND_P),
    "MIDDLE": (pools.MIDDLE_SECOND_L, pools.MIDDLE_SECOND_P),
    "GROWN": (pools.GROWN_SECOND_L, pools.GROWN_SECOND_P),
    "YOUNG": (pools.YOUNG_LATER_L, pools.YOUNG_LATER_P),
    "NEW": (pools.NEW_LATER_L, pools.NEW_LATER_P),
}
# Never a whole name by themselves.
_NEVER_ALONE = frozenset(("Siti", "Sri", "Abdul", "Mochammad", "Achmad", "Djoko", "Dwi", "Tri", "Umi", "Imam", "Asmaul", "Khusnul", "Nurul"))  # fmt: skip


def generation(birth_year: int) -> str:
    """The pool a name of that year comes from: OLD, MIDDLE, GROWN, YOUNG or NEW."""
    for last_year, name in ((1954, "OLD"), (1979, "MIDDLE"), (1999, "GROWN"), (2011, "YOUNG")):
        if birth_year <= last_year:
            return name
    return "NEW"


def give_name(dice: Dice, sex: str, birth_year: int, custom: str = "JAVA", father: str = "") -> str:
    """A full name for somebody of that sex ("L"/"P") and year; now and then it ends like `father`'s."""
    if custom == "CHINA":
        return _chinese_indonesian(dice, sex, birth_year, father)
    if custom == "MADURA" and birth_year < 2000:
        return dice.pick(pools.MADURA_L if sex == "L" else pools.MADURA_P)
    if custom == "ELSEWHERE" and birth_year < 1990:
        return dice.pick(pools.ELSEWHERE_L if sex == "L" else pools.ELSEWHERE_P)
    return _javanese(dice, sex, birth_year, father)


def _javanese(dice: Dice, sex: str, birth_year: int, father: str) -> str:
    when = generation(birth_year)
    side = 0 if sex == "L" else 1
    first, later = _FIRST[when][side], _LATER[when][side]
    words = [dice.often_first(first)]
    one, three = _WORDS[when]
    roll = dice.random()
    if roll < one and words[0] not in _NEVER_ALONE:
        return words[0]
    if roll > 1 - three:
        middle = dice.often_first(first if dice.hits(0.55) else later)
        if middle not in words:
            words.append(middle)
    last = father.split()[-1] if " " in father and dice.hits(0.16) else dice.often_first(later)
    if last in words:
        last = dice.pick(later)
    if last not in words:
        words.append(last)
    return " ".join(words)


def _chinese_indonesian(dice: Dice, sex: str, birth_year: int, father: str) -> str:
    if birth_year < 1966:
        family = father.split()[0] if father else dice.often_first(pools.CHINA_FAMILY)
        return f"{family} {dice.pick(pools.CHINA_OLD_L if sex == 'L' else pools.CHINA_OLD_P)}"
    given = dice.pick(pools.CHINA_NEW_L if sex == "L" else pools.CHINA_NEW_P)
    if father and dice.hits(0.7):
        return f"{given} {father.split()[-1]}"
    return f"{given} {dice.often_first(pools.CHINA_NEW_FAMILY)}"
