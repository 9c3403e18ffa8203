"""The conditions of ``#if`` (C11 6.10.1): integers of 64 bits, names that are no macros are 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.language.arithmetic import ARITHMETIC, COMPARISONS
from trainer.engine.language.literals import character_constant, integer_constant
from trainer.engine.language.preprocessing.feature_tests import FEATURE_TESTS, answer
from trainer.engine.language.preprocessing.tokens import Token, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.engine.language.preprocessing.macros import Macros

_MASK = (1 << 64) - 1
_QUESTIONS = FEATURE_TESTS | {"defined"}
_LEVELS: dict[str, int] = {
    "||": 1, "&&": 2, "|": 3, "^": 4, "&": 5, "==": 6, "!=": 6, "<": 7, ">": 7, "<=": 7, ">=": 7, "<<": 8, ">>": 8,
    "+": 9, "-": 9, "*": 10, "/": 10, "%": 10,
}  # fmt: skip

Number = tuple[int, bool]  # value, and whether it is unsigned


def holds(macros: Macros, directive: Token, tokens: Sequence[Token]) -> bool:
    """Evaluate the condition of a directive.

    Raises:
        CError: if it has no value.

    """
    expanded = macros.expand(list(_answered(macros, directive, tokens, _QUESTIONS)))
    try:
        reader = _Reader(list(_answered(macros, directive, expanded, FEATURE_TESTS)))
        value = reader.conditional()
        reader.expect("")
    except (ValueError, ZeroDivisionError, RecursionError):
        macros.refuse(directive, f"the condition '{text_of(tokens)}' has no value")
    return value[0] != 0


def _answered(macros: Macros, directive: Token, tokens: Sequence[Token], questions: frozenset[str]) -> Iterator[Token]:
    """Put numbers in the place of ``defined`` and of ``__has_include(…)`` and its like; macros may expand to these."""
    remaining = iter(tokens)
    for token in remaining:
        if token.text not in questions:
            yield token
            continue
        operand = next(remaining, None)
        argument: list[Token] = [] if operand is None else [operand]
        if operand is not None and operand.text == "(":
            argument = []
            while (part := next(remaining, None)) is not None and part.text != ")":
                argument.append(part)
        if not argument:
            macros.refuse(directive, f"'{token.text}' needs a name")
        text = text_of(argument)
        known = macros.is_defined(text) if token.text == "defined" else answer(token.text, text)
        yield Token(str(int(known)), token.line)


class _Reader:
    """Reads an expression; what is not evaluated is read with ``live`` off."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = [*(token.text for token in tokens), ""]
        self._place = 0
        self._live = True

    def _next(self) -> str:
        self._place += 1
        return self._tokens[self._place - 1]

    def expect(self, text: str) -> None:
        """Take a token off, which must be ``text``; the end is ''."""
        if self._next() != text:
            raise ValueError(text)

    def conditional(self) -> Number:
        """Read ``?:`` and what binds tighter."""
        test = self._binary(1)
        if self._tokens[self._place] != "?":
            return test
        self._next()
        was = self._live
        self._live = was and test[0] != 0
        first = self.conditional()
        self.expect(":")
        self._live = was and test[0] == 0
        second = self.conditional()
        self._live = was
        return _wrapped((first if test[0] else second)[0], first[1] or second[1])

    def _binary(self, level: int) -> Number:
        left = self._unary()
        while (mine := _LEVELS.get(op := self._tokens[self._place], 0)) >= level:
            self._next()
            was = self._live
            self._live = was and not (op == "&&" and left[0] == 0) and not (op == "||" and left[0] != 0)
            right = self._binary(mine + 1)
            live, self._live = self._live, was
            left = self._applied(op, left, right) if live or op in ("&&", "||") else left
        return left

    def _applied(self, op: str, left: Number, right: Number) -> Number:
        if op in ("&&", "||"):
            both, either = left[0] and right[0], left[0] or right[0]
            return int(bool(both if op == "&&" else either)), False
        unsigned = left[1] or right[1]
        if op in ("<<", ">>"):
            count = right[0] if right[1] or right[0] >= 0 else -right[0]
            forward = (op == "<<") == (right[1] or right[0] >= 0)
            return _wrapped(left[0] << min(count, 64) if forward else left[0] >> min(count, 64), left[1])
        a, b = (_wrapped(left[0], unsigned)[0], _wrapped(right[0], unsigned)[0])
        if op in COMPARISONS:
            return int(COMPARISONS[op](a, b)), False
        if op in ("/", "%"):
            if not self._live:
                return 0, unsigned
            quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
            return _wrapped(quotient if op == "/" else a - quotient * b, unsigned)
        return _wrapped(ARITHMETIC[op](a, b), unsigned)

    def _unary(self) -> Number:
        text = self._next()
        if text == "(":
            inner = self.conditional()
            self.expect(")")
            return inner
        if text in ("+", "-", "~", "!"):
            value, unsigned = self._unary()
            if text == "!":
                return int(not value), False
            return _wrapped({"+": value, "-": -value, "~": ~value}[text], unsigned)
        if text[:1].isdigit():
            number = integer_constant(text)[0]
            return _wrapped(number, number >> 63 != 0 or "u" in text.lower())
        if text.endswith("'"):
            return character_constant(text)[0], False
        if text and (text[0].isalpha() or text[0] in "_$"):
            return 0, False
        raise ValueError(text)


def _wrapped(value: int, unsigned: bool) -> Number:
    value &= _MASK
    return (value if unsigned or value < 1 << 63 else value - (1 << 64)), unsigned
