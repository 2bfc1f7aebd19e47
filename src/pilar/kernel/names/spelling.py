"""One written word of a name -> keys that its other spellings share. Pure, cached per word.

Three keys, each coarser than the one before:
`skeleton` is the same for spellings that mean the same name (Soekarno, Sukarno; Choirul, Khoirul),
`relaxed` also for vowels that dialects exchange (Hartana, Hartono; Susantu, Susanto),
`frame` keeps the consonants only (Kastmui, Kastumi), for finding, never for deciding.
"""

import re
from functools import lru_cache

from pilar.kernel.names import vocabulary

_JOINED_ABDUL = re.compile(r"abd(?:u|oe)l(?!l?[ao]h)(?P<rest>[a-z]{3,})")
# "Abdurrahman" is Abdul + Rahman: the l turns into the letter that follows.
_ASSIMILATED_ABDUL = re.compile(r"abdu(?P<rest>(?:rr?|ss?|nn|zz|tt|dd)[aou][a-z]{2,})")
_OLD = re.compile(r"oe|dj|tj|sj|hj|^nj")
_ARABIC_K = re.compile(
    r"^k(?=asan|usn|oir|air|otim|olif|adij|olil|odij)|(?<=u)k(?=lis)|(?<=o)k(?=ma)|(?<=oli)k(?=in|ah)"
)
_STEPS = (
    (re.compile(r"ph|[vf]"), "p"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"q"), "k"),
    (re.compile(r"dz|z"), "j"),
    (re.compile(r"(?<=.)h(?=y)"), ""),
    (re.compile(r"s[hy]|ts"), "s"),
    (re.compile(r"d[hl]"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"y"), "i"),
    (re.compile(r"w"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)h(?![aeiou])"), ""),
    (re.compile(r"(?:a[ie]|oi)(?![aeiou])"), "e"),
    (re.compile(r"au(?![aeiou])"), "o"),
    (re.compile(r"ie(?!m$)"), "i"),
    (re.compile(r"^rom(?=a)"), "ram"),
    (re.compile(r"^solih|^soleh|^soli(?=a?$)|^sole(?=a?$)|^sale(?=a?$)"), "sali"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_OPEN_A = re.compile(r"a(?=[^aeio]{1,2}a$|ua$)|a$")
_VOWELS = re.compile(r"(?<=.)[aeiouh]+")


@lru_cache(maxsize=1 << 17)
def canonical(word: str) -> tuple[str, ...]:
    """The lower-case tokens that `word` (letters only) stands for: "moch" -> ("muhammad",),
    "abdurrahman" -> ("abdul", "rahman"), "sitikhotijah" -> ("siti", "khotijah")."""
    if word in vocabulary.MUHAMMAD:
        return ("muhammad",)
    if word in vocabulary.AHMAD:
        return ("ahmad",)
    if word in vocabulary.ABDUL:
        return ("abdul",)
    if word in vocabulary.SITI:
        return ("siti",)
    if word in vocabulary.NUR:
        return ("nur",)
    if word.startswith("abd"):
        joined = _JOINED_ABDUL.fullmatch(word) or _ASSIMILATED_ABDUL.fullmatch(word)
        if joined:
            rest = re.sub(r"^(.)\1", r"\1", joined["rest"])
            return ("abdul", rest)
    if word.startswith("siti") and len(word) >= 9:
        return ("siti", word[4:])
    return (word,)


def _modern(word: str) -> str:
    """Spelling before 1972 in today's letters. "j" becomes "y" only in words with another old mark."""
    old = _OLD.search(word)
    if old:
        word = word.replace("dj", "\0").replace("tj", "c").replace("sj", "sy").replace("oe", "u")
        word = word.replace("nj", "ny").replace("j", "y").replace("\0", "j")
    if word.startswith(("chand", "christ", "chris")):
        return word.replace("chand", "cand").replace("chris", "kris")
    return word.replace("ch", "h").replace("kh", "h")


@lru_cache(maxsize=1 << 17)
def skeleton(token: str) -> str:
    """The key that other spellings of `token` (lower case letters) share."""
    word = _modern(token)
    word = _ARABIC_K.sub("h", word.replace("q", "k") if word[:1] == "q" else word)
    for pattern, replacement in _STEPS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=1 << 17)
def relaxed(token: str) -> str:
    """`skeleton` with the vowels that dialects exchange made one: final open a = o, u = o."""
    return _OPEN_A.sub("o", skeleton(token)).replace("u", "o")


@lru_cache(maxsize=1 << 17)
def frame(token: str) -> str:
    """The consonants of `skeleton`, "a" for any first vowel, "h" for a first k or h."""
    bones = skeleton(token)
    first = "a" if bones[:1] in "aeiou" else "h" if bones[:1] in "kh" else bones[:1]
    return re.sub(r"(.)\1+", r"\1", first + _VOWELS.sub("", bones)[1:])
