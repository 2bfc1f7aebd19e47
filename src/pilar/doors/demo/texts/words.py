"""The parts of a report of need."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """First sentences said of somebody, or of oneself; details; what is hoped for."""

    other: tuple[str, ...]
    self_: tuple[str, ...]
    details: tuple[str, ...]
    wishes: tuple[str, ...]
