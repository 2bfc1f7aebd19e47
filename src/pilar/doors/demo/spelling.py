"""How offices write the same person otherwise: names spelled anew, numbers damaged, dates half known."""

from datetime import date

from pilar.doors.demo.chance import Dice

_VARIANTS = {
    "Muhammad": ("Mohammad", "Mochammad", "Moch.", "Moh.", "Muh.", "M."),
    "Mochammad": ("Muhammad", "Moch.", "Moh."),
    "Moh.": ("Mohammad", "Muhammad", "Moch."),
    "Moch.": ("Mochammad", "Muhammad", "Moh."),
    "Ahmad": ("Achmad", "Akhmad", "Ach."),
    "Achmad": ("Ahmad", "Akhmad"),
    "Abdul": ("Abd.", "Abdoel"),
    "Siti": ("St.", "Sitti"),
    "Joko": ("Djoko",),
    "Nur": ("Noer", "Nor"),
    "Fathur": ("Fatkhur", "Fatchur"),
    "Khoirul": ("Choirul", "Khairul"),
    "Aisyah": ("Aisah", "Aisyiah"),
    "Zainal": ("Zaenal", "Jainal"),
    "Yusuf": ("Jusuf", "Yusup"),
    "Taufik": ("Taufiq",),
    "Rizky": ("Rizki", "Riski"),
    "Heni": ("Heny", "Henny"),
    "Ani": ("Anni", "Any"),
}
_ENDINGS = (("ati", "atie"), ("ono", "ana"), ("anto", "antho"), ("iyem", "ijem"), ("ianto", "iyanto"),
            ("iyanto", "ianto"), ("awan", "awan"), ("ningsih", " ningsih"), ("wati", " wati"))  # fmt: skip
_LETTERS = (("u", "oe"), ("y", "j"), ("sy", "s"), ("kh", "ch"), ("v", "f"), ("ai", "ae"), ("z", "s"), ("dh", "d"), ("i", "y"), ("nn", "n"), ("ss", "s"))  # fmt: skip


def respell(dice: Dice, name: str) -> str:
    """`name` as another clerk would write it; one word changes, the rest stays."""
    words = name.split()
    place = dice.between(0, len(words) - 1)
    known = [i for i, word in enumerate(words) if word in _VARIANTS]
    if known and dice.hits(0.7):
        place = dice.pick(known)
        words[place] = dice.pick(_VARIANTS[words[place]])
        return " ".join(words)
    word = words[place]
    for ending, other in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2 and dice.hits(0.6):
            words[place] = word.removesuffix(ending) + other
            return " ".join(words)
    for letters, other in _LETTERS:
        at = word.find(letters, 1)
        if at > 0 and dice.hits(0.5):
            words[place] = word[:at] + other + word[at + len(letters) :]
            return " ".join(words)
    if len(words) > 2:
        del words[1]
    elif len(words) == 2 and dice.hits(0.5):
        words.reverse()
    elif len(word) > 4:
        words[place] = word[:3] + word[2:]
    return " ".join(words)


def with_title(dice: Dice, name: str, sex: str, age: int) -> str:
    """`name` with what people are called by: haji, mbah, bapak, ibu."""
    if age >= 60 and dice.hits(0.4):
        return f"Mbah {name}"
    if age >= 45 and dice.hits(0.5):
        return f"{'H.' if sex == 'L' else 'Hj.'} {name}"
    return f"{'Pak' if sex == 'L' else 'Bu'} {name}"


def damage_number(dice: Dice, number: str) -> str:
    """A 16-digit number as a spreadsheet or a tired hand leaves it."""
    if not number:
        return ""
    kind = dice.between(0, 4)
    if kind == 0:
        return number[:-1] + "0" if number[-1] != "0" else number[:-1]
    if kind == 1:
        return f"{number[0]},{number[1:6]}E+15"
    if kind == 2:
        at = dice.between(6, 14)
        return number[:at] + number[at + 1 :]
    if kind == 3:
        return number[:8] + "O" + number[9:]
    at = next((at for at in (13, 11, 9, 7) if number[at] != number[at + 1]), 4)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
           "Oktober", "November", "Desember")  # fmt: skip


def write_date(dice: Dice, day: date, form: int) -> str:
    """`day` in one of the forms that lists use; `form` keeps one list consistent."""
    forms = (
        f"{day:%Y-%m-%d}",
        f"{day:%d-%m-%Y}",
        f"{day:%d/%m/%Y}",
        f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
    )
    return dice.pick(forms) if dice.hits(0.06) else forms[form]


def swap_day_and_month(day: date) -> date | None:
    """The date with day and month exchanged, where that is a date and another one."""
    if day.day > 12 or day.day == day.month:
        return None
    return day.replace(month=day.day, day=day.month)
