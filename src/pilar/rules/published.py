"""Rule sets that answers were given under. Each is kept for good, with cases that it must go on answering."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pilar.kernel.errors import DomainError
from pilar.rules.rulesets import RuleSet
from pilar.rules.texts import Text

FOLDER = Path(__file__).parent / "published"


class UnknownFingerprint(DomainError):
    """No rule set of that fingerprint was published: it is refused, never answered differently."""

    code = "rules.fingerprint.unknown"


@dataclass(frozen=True)
class Published:
    """A rule set as it was published. golden: {"name", "facts", "answer"}, both as stored."""

    rules: RuleSet
    version: str  # "2026.11"
    published_on: date
    golden: tuple[Mapping[str, str], ...]


def path_of(fingerprint: str) -> Path:
    return FOLDER / f"{fingerprint}.json"


def _read(path: Path) -> Published:
    said = json.loads(path.read_text(encoding="utf-8"))
    return Published(
        rules=RuleSet(said["rule"]),
        version=said["version"],
        published_on=date.fromisoformat(said["published_on"]),
        golden=tuple(said["golden"]),
    )


@cache
def published() -> Mapping[str, Published]:
    """All published rule sets by fingerprint, which is taken over what the file says, not over its name."""
    found = (_read(path) for path in sorted(FOLDER.glob("*.json")))
    return {one.rules.fingerprint: one for one in found}


def get(fingerprint: str) -> Published:
    """The rule set of that fingerprint. Raises UnknownFingerprint."""
    try:
        return published()[fingerprint]
    except KeyError:
        short = fingerprint[:12] if fingerprint.isalnum() else "?"
        raise UnknownFingerprint(
            Text(
                f"Aturan dengan sidik {short} tidak dikenal, jadi tidak dijawab dengan aturan lain.",
                f"No rule set with fingerprint {short} is known; it is not answered with another.",
            )
        ) from None


def version_of(rules: RuleSet) -> str:
    """The name people know a rule set by, "2026.11"; its fingerprint, shortened, while it isn't published."""
    one = published().get(rules.fingerprint)
    return one.version if one else rules.fingerprint[:12]
