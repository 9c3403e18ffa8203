"""Macros: their definition and expansion (C11 6.10.3, with GNU's variable arguments)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from trainer.engine.errors import CError
from trainer.engine.language.preprocessing.feature_tests import FEATURE_TESTS
from trainer.engine.language.preprocessing.tokens import Token, tokens_of
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LITERAL_SPECIAL = re.compile(r'[\\"]')
_DIGRAPHS = {"%:": "#", "%:%:": "##"}
_MAX_EXPANDED = 200_000


@dataclass(frozen=True)
class Macro:
    """A macro; ``parameters`` is None for one without parentheses, a variadic one has its rest as the last one."""

    name: str
    body: tuple[Token, ...]
    parameters: tuple[str, ...] | None = None
    variadic: bool = False


class Macros:
    """The macros that are defined at a place of the source.

    ``dynamic`` has those whose text depends on the place: from the line to the text.
    """

    def __init__(self, filename: str) -> None:
        self.filename = filename
        self.defined: dict[str, Macro] = {}
        self.dynamic: dict[str, Callable[[int], str]] = {}
        self._expanded = 0

    def refuse(self, token: Token, what: str) -> NoReturn:
        """Raise CError at a token."""
        raise CError(what, self.filename, token.line, (token.column or 0) + 1)

    def is_defined(self, name: str) -> bool:
        """Tell whether ``#ifdef`` holds."""
        return name in self.defined or name in self.dynamic or name in FEATURE_TESTS

    def define(self, tokens: Sequence[Token]) -> None:
        """Define a macro from what follows ``#define``."""
        if not tokens[0].is_name:
            self.refuse(tokens[0], "#define needs a name")
        name, rest = tokens[0], [_operator(token) for token in tokens[1:]]
        parameters: list[str] | None = None
        variadic = False
        if rest and rest[0].text == "(" and not rest[0].space:
            parameters, variadic, rest = self._parameters(name, rest)
        if rest and "##" in (rest[0].text, rest[-1].text):
            self.refuse(name, f"'##' cannot be at an end of the macro '{name.text}'")
        if rest:
            rest[0].space = False
        found = None if parameters is None else tuple(parameters)
        self.defined[name.text] = Macro(name.text, tuple(rest), found, variadic)

    def _parameters(self, name: Token, tokens: list[Token]) -> tuple[list[str], bool, list[Token]]:
        end = next((index for index, token in enumerate(tokens) if token.text == ")"), None)
        if end is None:
            self.refuse(name, f"the parameters of the macro '{name.text}' have no ')'")
        words = [token.text for token in tokens[1:end] if token.text != ","]
        variadic = words[-1:] == ["..."]
        if variadic:
            is_named = end > 2 and tokens[end - 2].is_name
            words = words[:-1] if is_named else [*words[:-1], "__VA_ARGS__"]
        if not all(token.is_name or token.text in (",", "...") for token in tokens[1:end]) or len(set(words)) < len(
            words
        ):
            self.refuse(name, f"the parameters of the macro '{name.text}' are not names")
        return words, variadic, tokens[end + 1 :]

    # expansion

    def is_complete(self, tokens: Sequence[Token]) -> bool:
        """Whether the argument lists of all macros that are used end in these tokens."""
        for index, token in enumerate(tokens[:-1]):
            macro = self.defined.get(token.text)
            if macro is not None and macro.parameters is not None and tokens[index + 1].text == "(":
                depth = 0
                for following in tokens[index + 1 :]:
                    depth += (following.text == "(") - (following.text == ")")
                    if depth == 0:
                        break
                else:
                    return False
        return True

    def expand(self, tokens: Sequence[Token]) -> list[Token]:
        """Expand all macros."""
        done: list[Token] = []
        waiting = list(reversed(tokens))
        while waiting:
            token = waiting.pop()
            if not token.is_name:
                done.append(token)
                continue
            macro = self.defined.get(token.text)
            if macro is None and token.text in self.dynamic:
                text = self.dynamic[token.text](token.line)
                done.append(Token(text, token.line, space=token.space))
            elif macro is None or token.text in token.hidden:
                done.append(token)
            elif macro.parameters is None:
                self._replace(token, self._substituted(macro, token, [], token.hidden | {macro.name}), waiting)
            elif waiting and waiting[-1].text == "(":
                arguments, closing = self._arguments(macro, token, waiting)
                hidden = (token.hidden & closing.hidden) | {macro.name}
                self._replace(token, self._substituted(macro, token, arguments, hidden), waiting)
            else:
                done.append(token)
        return done

    @staticmethod
    def _replace(name: Token, found: list[Token], waiting: list[Token]) -> None:
        """Put what a macro becomes before the tokens that wait; if that is nothing, the blank before it stays."""
        if not found and waiting:
            waiting[-1] = waiting[-1].spaced(name.space)
        waiting += reversed(found)

    def _arguments(self, macro: Macro, name: Token, waiting: list[Token]) -> tuple[list[list[Token]], Token]:
        """Take the arguments of a macro off the tokens that wait."""
        assert macro.parameters is not None
        waiting.pop()
        count, depth = len(macro.parameters), 0
        arguments: list[list[Token]] = [[]]
        while waiting:
            token = waiting.pop()
            if token.text == ")" and depth == 0:
                break
            depth += (token.text == "(") - (token.text == ")")
            if token.text == "," and depth == 0 and not (macro.variadic and len(arguments) == count):
                arguments.append([])
            else:
                arguments[-1].append(token)
        else:
            self.refuse(name, f"the arguments of the macro '{macro.name}' have no ')'")
        if macro.variadic and len(arguments) == count - 1:
            arguments.append([])
        if count == 0 and arguments == [[]]:
            arguments = []
        if len(arguments) != count:
            self.refuse(name, f"the macro '{macro.name}' needs {count} arguments, not {len(arguments)}")
        return arguments, token

    def _substituted(
        self, macro: Macro, name: Token, arguments: list[list[Token]], hidden: frozenset[str]
    ) -> list[Token]:
        """Return the body of a macro with its arguments, operators applied."""
        result = _Substitution(self, macro, name, arguments).tokens(macro.body)
        self._expanded += len(result)
        if self._expanded > _MAX_EXPANDED:
            self.refuse(name, f"the macros expand to more than {_MAX_EXPANDED:,} words")
        made = [token.made(name.line, hidden, token.space) for token in result if token.text]
        if made:
            made[0].space = name.space
        return made


def _operator(token: Token) -> Token:
    """Return a token of a macro's body, in which digraphs are operators."""
    if token.text not in _DIGRAPHS:
        return token
    return Token(_DIGRAPHS[token.text], token.line, token.column, space=token.space)


class _Substitution:
    """One use of a macro."""

    def __init__(self, macros: Macros, macro: Macro, name: Token, arguments: list[list[Token]]) -> None:
        self._macros = macros
        self._macro = macro
        self._name = name
        self._arguments = dict(zip(macro.parameters or (), arguments, strict=True))
        self._expanded: dict[str, list[Token]] = {}

    def tokens(self, body: Sequence[Token]) -> list[Token]:
        """Return a body with the arguments in it; a token without text stands for an operand that is empty."""
        if not self._arguments and not any(token.text == "##" for token in body):
            return list(body)
        result: list[Token] = []
        place = 0
        while place < len(body):
            if body[place].text == "##" and place:
                place = self._pasted(body, place, result)
                continue
            end = self._end_of_operand(body, place)
            is_pasted = end < len(body) and body[end].text == "##"
            result += self._operand(body, place, end, raw=is_pasted)
            place = end
        return result

    def _pasted(self, body: Sequence[Token], place: int, result: list[Token]) -> int:
        """Apply ``##``; returns the place behind its right operand."""
        end = self._end_of_operand(body, place + 1)
        right = self._operand(body, place + 1, end, raw=True)
        if body[place - 1].text == "," and self._macro.variadic and body[place + 1].text == self._rest:
            if not self._arguments[self._rest]:
                result.pop()  # GNU: no comma without variable arguments
            else:
                result += right
            return end
        left = result.pop()
        result += [self._joined(left, right[0]), *right[1:]]
        return end

    @property
    def _rest(self) -> str:
        assert self._macro.parameters is not None
        return self._macro.parameters[-1]

    def _end_of_operand(self, body: Sequence[Token], place: int) -> int:
        if body[place].text == "#" and place + 1 < len(body) and body[place + 1].text in self._arguments:
            return place + 2
        if body[place].text == "__VA_OPT__" and self._macro.variadic:
            depth = 0
            for end in range(place + 1, len(body)):
                depth += (body[end].text == "(") - (body[end].text == ")")
                if depth == 0:
                    return end + 1
        return place + 1

    def _operand(self, body: Sequence[Token], place: int, end: int, *, raw: bool) -> list[Token]:
        """Return what a part of the body becomes, not expanded if ``raw``, then at least one token."""
        token = body[place]
        if token.text == "#" and end == place + 2:
            return [Token(_quoted(self._arguments[body[place + 1].text]), token.line, space=token.space)]
        if token.text == "__VA_OPT__" and end > place + 1:
            found = self.tokens(body[place + 2 : end - 1]) if self._expansion(self._rest) else []
        elif token.text in self._arguments:
            found = self._arguments[token.text] if raw else self._expansion(token.text)
        else:
            return [token]
        if not found:
            return [Token("", token.line, space=token.space)] if raw else []
        first = found[0]
        return [
            Token(first.text, first.line, space=token.space, is_name=first.is_name, hidden=first.hidden),
            *found[1:],
        ]

    def _expansion(self, parameter: str) -> list[Token]:
        if parameter not in self._expanded:
            self._expanded[parameter] = self._macros.expand(self._arguments[parameter])
        return self._expanded[parameter]

    def _joined(self, left: Token, right: Token) -> Token:
        if not (left.text and right.text):
            kept = left if left.text else right
            return Token(kept.text, kept.line, space=left.space, is_name=kept.is_name, hidden=kept.hidden)
        found = tokens_of(left.text + right.text, left.line)
        if len(found) != 1:
            self._macros.refuse(self._name, f"'##' cannot make one word of '{left.text}' and '{right.text}'")
        hidden = left.hidden & right.hidden
        return Token(found[0].text, left.line, space=left.space, is_name=found[0].is_name, hidden=hidden)


def _quoted(tokens: Sequence[Token]) -> str:
    """Return what ``#`` makes of an argument."""
    parts = []
    for index, token in enumerate(tokens):
        is_literal = token.text[-1] in "\"'" and len(token.text) > 1
        text = _LITERAL_SPECIAL.sub(r"\\\g<0>", token.text) if is_literal else token.text
        parts.append(f" {text}" if token.space and index else text)
    return f'"{"".join(parts)}"'
