"""The digest of a rule counts what it computes, not how it is laid out, documented or decorated."""

import ast
import inspect
import textwrap
from collections.abc import Callable

import pytest

from pilar.rules import source
from pilar.rules.programmes import PROGRAMMES
from pilar.rules.registry import CONDITIONS, Condition

Rule = Callable[[int], int]


def decorated(rule: Rule) -> Rule:
    return rule


def plain() -> Rule:
    def rule(a: int) -> int:
        return a + 1

    return rule


def laid_out_anew() -> Rule:
    @decorated
    def rule(a: int) -> int:
        """Adds one."""

        # said in a comment
        return a + 1

    return rule


def changed() -> Rule:
    def rule(a: int) -> int:
        return a + 2

    return rule


def test_there_are_rules_to_look_at() -> None:
    assert PROGRAMMES
    assert CONDITIONS


def test_layout_comments_docstring_and_decorators_do_not_count() -> None:
    assert source.digest(laid_out_anew()) == source.digest(plain())


def test_another_computation_is_another_digest() -> None:
    assert source.digest(changed()) != source.digest(plain())


@pytest.mark.parametrize("condition", CONDITIONS.values(), ids=lambda condition: condition.id)
def test_a_rule_holds_no_f_string_and_calls_only_the_engine(condition: Condition) -> None:
    """An f-string would be cut up differently by later Pythons; a helper's text wouldn't be counted."""
    text = textwrap.dedent(inspect.getsource(condition.function))
    module = inspect.getmodule(condition.function)
    called = {
        node.func.id
        for node in ast.walk(ast.parse(text).body[0])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    } - {"condition", "date"}

    assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(ast.parse(text)))
    for name in called:
        assert getattr(module, name).__module__.startswith("pilar.rules.engine")
