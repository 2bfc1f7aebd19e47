"""A name cell as offices fill it -> the name, and what else stood in the cell.

Law: Permendagri 73/2022 allows titles on family cards; older names stay as they are. So nothing
here overwrites: `written` keeps the cell, `display` is what people read, `tokens` are compared.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pilar.kernel.names import vocabulary as words
from pilar.kernel.names.spelling import canonical, skeleton

_BLANKS = re.compile(r"[\s\u00a0\u2007\u202f\u200b\ufeff]+")
_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "`": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"'}
)
_ASIDE = re.compile(r'"([^"]*)"|\(([^()]*)\)|\[([^\[\]]*)\]')
# A bare "al" is a part of names ("Ahmad Al Ghifari"); a capital "B." is an initial.
_ALIAS = re.compile(r"\s(?:alias|als|aka)\s|\sals?\.\s*|\s*[/@]\s*", re.IGNORECASE)
_PARENT = re.compile(r"\s(?P<mark>(?i:binti|bin|bti\.|bt\.)|b\.)\s*(?P<name>.+)$")
_REMARK = re.compile(r"\s+-\s+|;")
LONGEST = 300  # signs; the law allows 60 (Permendagri 73/2022), titles and aliases come on top
_MOST_WORDS = 16
# Nearly every cell holds letters only, and no word that says that more than a name stands there.
_PLAIN = re.compile(r"[A-Za-z' ]+")
_MORE = words.ALIAS | words.SON | words.DAUGHTER
_SPACED = re.compile(r"[\s,]+")
_NO_LETTERS = re.compile(r"[^a-z]")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True)
class StandardName:
    """What a name cell says. `display` is the name alone, in the usual case ("Siti Nur'aini W.");
    `tokens` its words for comparing; `titles` as they are written ("Hj.", "S.Pd.");
    `honorific` the code of a call name ("PAK": the name may be that of another) or "";
    `aliases` second names; `patronym` the parent behind bin or binti; `sex_hint` "L", "P" or "";
    `died_hint` an "alm." or the like; `remarks` what else stood there.
    """

    written: str
    display: str
    tokens: tuple[str, ...]
    titles: tuple[str, ...] = ()
    honorific: str = ""
    aliases: tuple[str, ...] = ()
    patronym: str = ""
    sex_hint: str = ""
    died_hint: bool = False
    remarks: tuple[str, ...] = ()

    @cached_property
    def skeletons(self) -> tuple[str, ...]:
        """The spelling key of each token, in order."""
        return tuple(map(skeleton, self.tokens))

    @cached_property
    def joined(self) -> str:
        """The spelling key of all tokens written without a blank."""
        return skeleton("".join(self.skeletons))


def tidy(text: str) -> str:
    """`text` in composed characters, with single plain blanks and straight quotation marks."""
    if text.isascii():
        return " ".join(text.replace("`", "'").split())
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text).translate(_QUOTES)).strip()


@lru_cache(maxsize=1 << 16)
def _letters(word: str) -> str:
    if not word.isascii():
        word = "".join(
            c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)
        )
    return _NO_LETTERS.sub("", word.lower())


@lru_cache(maxsize=1 << 16)
def _in_usual_case(word: str) -> str:
    """ "MA'RUF" -> "Ma'ruf"; "AL-HAKIM" -> "Al-Hakim"."""
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


class _Reading:
    """The cell while it is taken apart."""

    def __init__(self, text: str) -> None:
        self.before: list[str] = []
        self.behind: list[str] = []
        self.honorific = self.patronym = self.sex_hint = ""
        self.aliases: list[str] = []
        self.remarks: list[str] = []
        self.died = False
        if _PLAIN.fullmatch(text) and _MORE.isdisjoint(text.lower().split()):
            self.words = self._without_titles(text.split(), comma=False)
            return
        text = _ASIDE.sub(self._aside, text)
        text, *remarks = _REMARK.split(text)
        for remark in remarks:
            self._note(remark)
        text = self._without_aliases(text)
        text = self._without_parent(text)
        self.words = self._without_titles([w for w in _SPACED.split(text) if w], comma="," in text)

    def _aside(self, found: re.Match[str]) -> str:
        self._note(next(group for group in found.groups() if group is not None))
        return " "

    def _note(self, text: str) -> None:
        """A remark or a second name, by its words."""
        kept = [word for word in text.replace(".", ". ").split() if not self._is_dead(word)]
        text = " ".join(kept).strip(" .,")
        if not text:
            return
        if _DIGITS.search(text) or any(_letters(word) in words.REMARKS for word in kept):
            self.remarks.append(text)
        elif _letters(text):
            self.aliases.append(" ".join(map(_in_usual_case, text.split())))

    def _is_dead(self, word: str) -> bool:
        letters = _letters(word)
        if letters not in words.DEAD and letters not in words.DEAD_BEHIND:
            return False
        self.died = True
        return True

    def _without_aliases(self, text: str) -> str:
        text, *aliases = _ALIAS.split(text)
        for alias in aliases:
            self._note(alias)
        return text

    def _without_parent(self, text: str) -> str:
        found = _PARENT.search(text)
        if not found:
            return text
        parent = [word for word in found["name"].split() if not self._is_dead(word)]
        self.patronym = " ".join(map(_in_usual_case, parent))
        self.sex_hint = "L" if found["mark"].lower() in ("bin", "b.") else "P"
        return text[: found.start()]

    def _without_titles(self, cell: list[str], comma: bool) -> list[str]:
        cell = self._behind(cell, comma)
        parts = [part for word in cell for part in _split_dotted(word)]
        parts = self._in_front(parts)
        return [part for part in parts if _letters(part)]

    def _behind(self, cell: list[str], comma: bool) -> list[str]:
        while len(cell) > 1:
            word, letters = cell[-1], _letters(cell[-1])
            title = words.TITLES_AFTER.get(letters)
            if not title and (comma or "." in word.rstrip(".")):
                title = words.TITLES_AFTER_MARKED.get(letters)
            if title:
                self.behind.insert(0, title)
            elif not self._is_dead(word):
                break
            cell = cell[:-1]
        return cell

    def _in_front(self, parts: list[str]) -> list[str]:
        while len(parts) > 1:
            letters, dotted = _letters(parts[0]), parts[0].endswith(".")
            title = words.TITLES_BEFORE.get(letters)
            if not title and dotted:
                title = words.TITLES_BEFORE_DOTTED.get(letters)
            called = words.CALL_NAMES.get(letters)
            if not called and dotted:
                called = words.CALL_NAMES_DOTTED.get(letters)
            if title:
                self.before.append(title)
            elif called:
                self.honorific = called
            elif letters in words.DEAD:
                self.died = True
            elif letters:
                break
            parts = parts[1:]
        return parts


def _split_dotted(word: str) -> list[str]:
    """ "Hj.Lasinah" -> "Hj.", "Lasinah"; "W." and "Al-Hakim" stay."""
    if "." in word.rstrip("."):
        return [part for part in re.split(r"(?<=\.)", word) if part]
    return [word]


def _tokens(parts: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for position, part in enumerate(parts):
        letters = _letters(part)
        if position == 0 and letters in words.MUHAMMAD_FIRST and len(parts) > 1:
            letters = "muhammad"
        found.extend(canonical(letters))
    return tuple(found[:_MOST_WORDS])


@lru_cache(maxsize=1 << 15)
def standardise(name: str) -> StandardName:
    """What the name cell `name` says (its first 300 signs), taken apart by the field's rules. Never
    raises; the same for its own `display`. A cell without any letter gives no tokens."""
    written = tidy(name[:LONGEST])
    reading = _Reading(written)
    shown = " ".join(map(_in_usual_case, reading.words))
    return StandardName(
        written=written,
        display=shown,
        tokens=_tokens(reading.words),
        titles=(*reading.before, *reading.behind),
        honorific=reading.honorific,
        aliases=tuple(reading.aliases),
        patronym=reading.patronym,
        sex_hint=reading.sex_hint,
        died_hint=reading.died,
        remarks=tuple(reading.remarks),
    )
