"""The conditions that exist, each a dated function with its law, and the programmes made of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, get_type_hints

from pilar.rules.dated import Nothing, Parameters
from pilar.rules.engine import Claim, Households, Members

Function = Callable[[Households, Members, Any], Claim]


@dataclass(frozen=True)
class Condition:
    """One version of a condition: it holds for days in [since, until), until a later version takes over."""

    name: str  # "pkh.elderly"; versions share it
    function: Function
    law: str
    since: date
    parameters: str  # path below parameters/, empty for none
    parameters_type: type[Parameters]
    until: date | None = None

    @property
    def id(self) -> str:
        """Names this version for good: the condition and the function that says it."""
        return f"{self.name}:{self.function.__module__}.{self.function.__qualname__}"

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


CONDITIONS: dict[str, Condition] = {}  # by id, every version ever published


def condition(
    name: str, *, law: str, since: date, until: date | None = None, parameters: str = ""
) -> Callable[[Function], Function]:
    """Register a function as (a version of) the condition `name`.

    It is called with the household columns, the member columns and its parameters, and gives the
    claim about the household. A changed condition is a new function with a later `since`; the old one
    stays, so that old answers can be replayed. One that was wrong from the start stays too, withdrawn
    by an `until` that equals its `since`.
    """

    def register(function: Function) -> Function:
        hints = get_type_hints(function)
        kind = hints.get("p", Nothing)
        registered = Condition(name, function, law, since, parameters, kind, until)
        if registered.id in CONDITIONS:
            raise ValueError(f"{registered.id} is registered twice.")
        CONDITIONS[registered.id] = registered
        return function

    return register


@dataclass(frozen=True)
class Programme:
    """What a programme asks: all of some conditions, and one of its components, counted per person.

    `family` is the parameter file that says how components are counted together.
    """

    code: str
    law: str
    all_of: tuple[str, ...]
    one_of: tuple[str, ...]
    family: str
