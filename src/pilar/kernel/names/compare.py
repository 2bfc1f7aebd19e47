"""How alike two names are, and in which words to say so. Symmetric, pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from pilar.kernel.names import vocabulary
from pilar.kernel.names.spelling import relaxed, skeleton
from pilar.kernel.names.standard import StandardName, standardise


class Evidence(StrEnum):
    """What was seen when two names were compared. The app that shows them has the words."""

    SAME = "SAME"  # sama
    SPELLING = "SPELLING"  # ejaan lain
    VOWELS = "VOWELS"  # a/o, u/o: Hartana, Hartono
    TYPING = "TYPING"  # mungkin salah ketik
    INITIAL = "INITIAL"  # disingkat: "Rini Ayu I."
    BEGUN = "BEGUN"  # belum selesai diketik: "Siti Nurh"
    JOINED = "JOINED"  # ditulis sambung: Sriwahyuni
    ORDER = "ORDER"  # urutan kata lain
    EXTRA_WORD = "EXTRA_WORD"  # ada kata tambahan
    OTHER_WORD = "OTHER_WORD"  # ada kata yang lain
    ALIAS = "ALIAS"  # sama dengan nama panggilan
    CALL_NAME = "CALL_NAME"  # "P. Yanto": may be the name of a child or husband
    MISSING = "MISSING"  # no name on one side
    DIFFERENT = "DIFFERENT"  # lain


@dataclass(frozen=True)
class NameSimilarity:
    """`score` 0 to 1 (1 only for the same words); `evidence` what was seen, strongest first."""

    score: float
    evidence: tuple[Evidence, ...]

    @property
    def agrees(self) -> bool:
        """Whether the two may be one name: every word of the shorter one is found again, spelled
        anew at most, or one word differs by a slip of the hand."""
        return self.score >= AGREES


AGREES = 0.8
_SPELLING, _VOWELS, _INITIAL, _TYPING, _TYPING_TWICE = 0.97, 0.94, 0.8, 0.88, 0.84
_EXTRA_COSTS, _OTHER_COSTS, _ALIAS_FACTOR = 0.12, 1.0, 0.9
_COMMON_WEIGHT, _INITIAL_WEIGHT = 0.4, 0.3
_TYPING_FROM, _TWICE_FROM = 5, 8
_BEGUN, _BEGUN_FROM = 0.9, 2


def _weight(token: str) -> float:
    if len(token) == 1:
        return _INITIAL_WEIGHT
    return _COMMON_WEIGHT if token in vocabulary.COMMON else 1.0


@lru_cache(maxsize=1 << 16)
def _alike(one: str, other: str) -> tuple[float, Evidence | None]:
    """How alike two words are. Short words and birth-order words never by a slip of the hand."""
    if one == other:
        return 1.0, None
    if len(one) == 1 or len(other) == 1:
        letters = skeleton(one)[:1], skeleton(other)[:1]
        return (_INITIAL, Evidence.INITIAL) if letters[0] == letters[1] else (0.0, None)
    a, b = skeleton(one), skeleton(other)
    if a == b:
        return _SPELLING, Evidence.SPELLING
    if one in vocabulary.NEVER_NEAR or other in vocabulary.NEVER_NEAR:
        return 0.0, None
    shorter = min(len(a), len(b))
    if shorter >= _TYPING_FROM - 1 and relaxed(one) == relaxed(other):
        return _VOWELS, Evidence.VOWELS
    if shorter < _TYPING_FROM or _other_sex(a, b):
        return 0.0, None
    slips = OSA.distance(a, b, score_cutoff=2)
    if slips == 1:
        return _TYPING, Evidence.TYPING
    if slips == 2 and shorter >= _TWICE_FROM:
        return _TYPING_TWICE, Evidence.TYPING
    return 0.0, None


def _other_sex(a: str, b: str) -> bool:
    """Sukarno and Sukarni, Suharto and Suharti: the last vowel tells men from women."""
    return a[:-1] == b[:-1] and {a[-1], b[-1]} in ({"o", "i"}, {"a", "i"})


def _with_joined(one: Sequence[str], other: Sequence[str]) -> tuple[list[str], bool]:
    """`one` with two neighbours made one word where `other` writes them so."""
    apart, changed = list(one), False
    wanted = {skeleton(token): token for token in other}
    position = 0
    while position < len(apart) - 1:
        whole = min(map(len, apart[position : position + 2])) > 1
        together = skeleton(apart[position] + apart[position + 1])
        if whole and together in wanted:
            apart[position : position + 2] = [wanted[together]]
            changed = True
        position += 1
    return apart, changed


def _as_begun(typed: str, recorded: str) -> tuple[float, Evidence | None]:
    """How well a word that is being typed fits a recorded one: it may be its beginning."""
    score, why = _alike(*sorted((typed, recorded)))
    begins = skeleton(recorded).startswith(skeleton(typed)) or recorded.startswith(typed)
    if begins and score < _BEGUN and len(typed) >= _BEGUN_FROM:
        return _BEGUN, Evidence.BEGUN
    return score, why


def _paired(
    one: list[str], other: list[str], *, typing: bool = False
) -> list[tuple[float, int, int, Evidence | None]]:
    """The best pairs of words, each word once, the most alike first."""
    options = [
        (score, -abs(i - j), i, j, why)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        for score, why in [_as_begun(a, b) if typing else _alike(*sorted((a, b)))]
        if score
    ]
    options.sort(key=lambda option: option[:2], reverse=True)
    taken_one: set[int] = set()
    taken_other: set[int] = set()
    pairs = []
    for score, _, i, j, why in options:
        if i not in taken_one and j not in taken_other:
            taken_one.add(i)
            taken_other.add(j)
            pairs.append((score, i, j, why))
    return pairs


def _words_alike(one: Sequence[str], other: Sequence[str]) -> NameSimilarity:
    left, joined_left = _with_joined(one, other)
    right, joined_right = _with_joined(other, left)
    pairs = _paired(left, right)
    if not any(len(left[i]) > 1 and len(right[j]) > 1 for _, i, j, _ in pairs):
        return NameSimilarity(0.0, (Evidence.DIFFERENT,))
    shared = sum(min(_weight(left[i]), _weight(right[j])) for _, i, j, _ in pairs)
    gained = sum(score * min(_weight(left[i]), _weight(right[j])) for score, i, j, _ in pairs)
    rest_left = sum(map(_weight, left)) - sum(_weight(left[i]) for _, i, _, _ in pairs)
    rest_right = sum(map(_weight, right)) - sum(_weight(right[j]) for _, _, j, _ in pairs)
    both = min(rest_left, rest_right)
    extra = rest_left + rest_right - 2 * both
    cost = both * 2 * _OTHER_COSTS + extra * _EXTRA_COSTS
    seen = {why for _, _, _, why in pairs if why}
    if joined_left or joined_right:
        seen.add(Evidence.JOINED)
        gained *= _SPELLING
    if both > 0:
        seen.add(Evidence.OTHER_WORD)
    elif extra > 0:
        seen.add(Evidence.EXTRA_WORD)
    in_order = sorted(pairs, key=lambda pair: pair[1])
    if [j for _, _, j, _ in in_order] != sorted(j for _, _, j, _ in in_order):
        seen.add(Evidence.ORDER)
        cost += 0.02
    return NameSimilarity(round(gained / (shared + cost), 4), _in_order(seen))


def while_typing(typed: str | StandardName, recorded: str | StandardName) -> NameSimilarity:
    """How well what was typed so far fits a recorded name (or an alias of it), 0 to 1. Not symmetric:
    each typed word may be the beginning of a recorded one, and words not typed yet cost nothing.
    """
    typed = standardise(typed) if isinstance(typed, str) else typed
    recorded = standardise(recorded) if isinstance(recorded, str) else recorded
    if not typed.tokens or not recorded.tokens:
        return NameSimilarity(0.0, (Evidence.MISSING,))
    names = (recorded.tokens, *(standardise(alias).tokens for alias in recorded.aliases))
    return max((_begins(typed.tokens, tokens) for tokens in names), key=lambda found: found.score)


def _begins(typed: Sequence[str], recorded: Sequence[str]) -> NameSimilarity:
    left, joined = _with_joined(typed, recorded)
    right, apart = _with_joined(recorded, left)
    pairs = _paired(left, right, typing=True)
    gained = sum(score * _weight(left[i]) for score, i, _, _ in pairs)
    wanted = sum(map(_weight, left))
    seen = {why for _, _, _, why in pairs if why}
    if joined or apart:
        seen.add(Evidence.JOINED)
    if len(pairs) < len(left):
        seen.add(Evidence.OTHER_WORD)
    if len(pairs) < len(right):
        seen.add(Evidence.EXTRA_WORD)
    if not pairs:
        return NameSimilarity(0.0, (Evidence.DIFFERENT,))
    return NameSimilarity(round(gained / wanted, 4), _in_order(seen))


def _in_order(seen: set[Evidence]) -> tuple[Evidence, ...]:
    return tuple(e for e in Evidence if e in seen) or (Evidence.SAME,)


def similarity(one: str | StandardName, other: str | StandardName) -> NameSimilarity:
    """How alike the two names are, 0 to 1, and what was seen. Symmetric.

    A second name ("alias") that fits better than the first counts, a little less. A call name in
    front of either ("P. Yanto", "Ny. Slamet") is told in the evidence: it may be another's name.
    """
    one = standardise(one) if isinstance(one, str) else one
    other = standardise(other) if isinstance(other, str) else other
    if not one.tokens or not other.tokens:
        return NameSimilarity(0.0, (Evidence.MISSING,))
    if (other.tokens, other.written) < (one.tokens, one.written):
        one, other = other, one
    best = _words_alike(one.tokens, other.tokens)
    by_alias = [
        _words_alike(standardise(alias).tokens, name.tokens)
        for name, aliases in ((other, one.aliases), (one, other.aliases))
        for alias in aliases
    ]
    for found in by_alias:
        score = round(found.score * _ALIAS_FACTOR, 4)
        if score > best.score:
            best = NameSimilarity(score, (*found.evidence, Evidence.ALIAS))
    if one.honorific or other.honorific:
        best = NameSimilarity(best.score, (*best.evidence, Evidence.CALL_NAME))
    return best
