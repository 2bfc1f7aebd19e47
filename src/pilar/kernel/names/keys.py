"""Short keys for an index table: who may be meant, in few equality look-ups among 220,000 people.

A person gets all of `match_keys`; a question asks for `query_keys`; who shares most keys (weighed
by `worth`) is a candidate, and `similarity` decides. The first letter names the kind:

| key | holds | finds |
|---|---|---|
| `n` | the whole name's skeleton, no blanks | other spellings, split or joined words, anywhere |
| `q` | first 3 letters of two words, in alphabetical order | word order, a dropped word, half-typed, anywhere |
| `t` | first 5 letters of a word that is not borne by everybody | one word typed, anywhere |
| `v` | village + first 3 letters of a word | half-typed names with a village |
| `w` | village + first 3 consonants of the longest word | slips of the hand at the beginning |
| `y` | year of birth (two digits) + consonants of a word | names spelled anew, with a year |
| `b` | the day of birth | any name |
| `a` | village + year of birth (two digits) + sex | misspelled beyond the other keys |
| `r` | village + RT + RW | whom neighbours know by another name |
| `f`, `p` | what the caller made of the family card and phone | the family, the telephone |

The letters come from `skeleton`, so that "Choirul" and "Khoirul" give the same keys.
"""

from datetime import date
from itertools import combinations

from pilar.kernel.names import vocabulary
from pilar.kernel.names.spelling import frame, skeleton
from pilar.kernel.names.standard import StandardName, standardise

PREFIX, WORD_PREFIX = 3, 5
_WORDS_PAIRED = 3
_WORTH = {"b": 10, "n": 8, "f": 7, "p": 6, "q": 5, "y": 4, "t": 4, "r": 3, "v": 2, "w": 2, "a": 1}


def worth(key: str) -> int:
    """How much sharing `key` says, 1 to 10: about the bits by which it narrows a whole city down."""
    return _WORTH[key[0]]


def _place(village: str) -> str:
    return village.replace(".", "")


def _house_keys(village: str, rt: str, rw: str) -> set[str]:
    if not (village and rt and rw):
        return set()
    return {f"r{_place(village)}.{rt.lstrip('0')}.{rw.lstrip('0')}"}


def _strong(tokens: tuple[str, ...]) -> list[str]:
    """The words that say something, longest first; all of them when none does. No initials."""
    whole = [token for token in tokens if len(token) > 1]
    strong = [token for token in whole if token not in vocabulary.COMMON]
    return sorted(strong or whole, key=len, reverse=True)


def _name_keys(name: StandardName, *, typing: bool) -> set[str]:
    """Keys of the name alone. While it is being typed, words that are still short give fewer."""
    tokens = name.tokens
    whole = [token for token in tokens if len(token) > 1]
    if not whole:
        return set()
    keys = {f"n{name.joined[:24]}"}
    strong = _strong(tokens)
    paired = (strong + [token for token in whole if token not in strong])[:_WORDS_PAIRED]
    starts = sorted({s[:PREFIX] for s in map(skeleton, paired) if not typing or len(s) >= PREFIX})
    keys.update(f"q{one}.{other}" for one, other in combinations(starts, 2))
    for bones in map(skeleton, strong):
        if not typing or len(bones) >= WORD_PREFIX or bones == skeleton(strong[0]):
            keys.add(f"t{bones[:WORD_PREFIX]}")
    return keys


def _placed_keys(name: StandardName, *, year: int | None, village: str, typing: bool) -> set[str]:
    """Keys of a word with the year of birth, and with the village."""
    strong = _strong(name.tokens)
    whole = strong if typing else [token for token in name.tokens if len(token) > 1]
    keys = {f"y{year % 100:02}{frame(token)}" for token in strong} if year else set()
    if village:
        starts = (skeleton(token)[:PREFIX] for token in whole)
        keys.update(
            f"v{_place(village)}.{start}" for start in starts if not typing or len(start) == PREFIX
        )
        bones = frame(strong[0]) if strong else ""
        if bones and (not typing or len(bones) >= PREFIX or strong[0] == name.tokens[-1]):
            keys.add(f"w{_place(village)}.{bones[:PREFIX]}")
    return keys


def match_keys(
    name: str | StandardName,
    *,
    birth_date: date | None = None,
    year_only: bool = False,
    sex: str = "",
    village: str = "",
    rt: str = "",
    rw: str = "",
    family_card_key: str = "",
    phone_key: str = "",
) -> frozenset[str]:
    """The keys under which a person is found, at most 26 characters each, about 11 a person.

    `birth_date` with `year_only` when only its year is true (precision YEAR or AGE). `sex` "L",
    "P" or "". `village` a code of Kemendagri. `family_card_key` and `phone_key` are the caller's
    blind index of the number as text (hex): no number itself may come here.
    """
    name = standardise(name) if isinstance(name, str) else name
    year = birth_date.year if birth_date else None
    keys = _name_keys(name, typing=False)
    keys |= _placed_keys(name, year=year, village=village, typing=False)
    keys |= _house_keys(village, rt, rw)
    if birth_date and not year_only:
        keys.add(f"b{birth_date:%Y%m%d}")
    if year and village:
        keys.add(f"a{_place(village)}.{year % 100:02}{sex}")
    if family_card_key:
        keys.add(f"f{family_card_key[:24]}")
    if phone_key:
        keys.add(f"p{phone_key[:24]}")
    return frozenset(keys)


def query_keys(
    name: str | StandardName,
    *,
    birth_date: date | None = None,
    birth_year: int | None = None,
    year_slack: int = 0,
    sex: str = "",
    village: str = "",
    rt: str = "",
    rw: str = "",
    family_card_key: str = "",
    phone_key: str = "",
) -> frozenset[str]:
    """The keys to look up for a question, also one that is half typed. Empty when too little is known.

    `birth_year` when only the year is known, `year_slack` years to both sides (ages: 1). Words that
    everybody bears are looked up only where no other word is known. A day of birth also asks for
    the day and month exchanged.
    """
    name = standardise(name) if isinstance(name, str) else name
    keys = _name_keys(name, typing=True)
    keys |= _house_keys(village, rt, rw)
    year = birth_date.year if birth_date else birth_year
    years = [year + step for step in range(-year_slack, year_slack + 1)] if year else [None]
    for each in years:
        keys |= _placed_keys(name, year=each, village=village, typing=True)
        if each and village:
            keys.update(f"a{_place(village)}.{each % 100:02}{s}" for s in _sexes(sex))
    if birth_date:
        keys.add(f"b{birth_date:%Y%m%d}")
        keys.update(f"b{other:%Y%m%d}" for other in _exchanged(birth_date))
    if family_card_key:
        keys.add(f"f{family_card_key[:24]}")
    if phone_key:
        keys.add(f"p{phone_key[:24]}")
    return frozenset(keys)


def _sexes(sex: str) -> tuple[str, ...]:
    return (sex, "") if sex else ("L", "P", "")


def _exchanged(day: date) -> list[date]:
    """`day` with day and month exchanged, where that is another day that exists."""
    if day.day > 12 or day.day == day.month:
        return []
    return [day.replace(month=day.day, day=day.month)]
