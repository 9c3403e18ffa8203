"""Placeholders in what an author writes: ``${size}``, ``${count * 4}``, ``${size:bytes}``; ``$${`` is a plain ``${``.

A dollar means nothing in C, Markdown or YAML. In YAML's braces and brackets a placeholder needs quotes.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from trainer.questions.parameters.expressions import Expression, ExpressionError, Scalar, Value

_PLACEHOLDER = re.compile(r"\$\$\{|\$\{(?P<inside>[^{}\n]*)(?P<end>\}?)")
_FORMAT = re.compile(r"(?P<expression>.*):\s*(?P<format>[a-z]+)\s*$", re.DOTALL)


class PlaceholderError(ValueError):
    """A placeholder is wrong; ``text`` is what was written, ``start`` where it begins in the text around it."""

    def __init__(self, sentence: str, text: str, start: int) -> None:
        super().__init__(sentence)
        self.text = text
        self.start = start


class Placeholder:
    """One placeholder: an expression, and how its value is written."""

    def __init__(self, inside: str) -> None:
        """Read what stands between the braces. Raises ExpressionError."""
        match = _FORMAT.match(inside)
        self.format = match["format"] if match else ""
        if self.format and self.format not in FORMATS:
            raise ExpressionError(f"there is no format {self.format!r}; there are {', '.join(FORMATS)}")
        self.expression = Expression(match["expression"] if match else inside)

    def value(self, values: Mapping[str, Value]) -> Scalar:
        """Return the value, as a text if there is a format. Raises ExpressionError."""
        value = self.expression.evaluate(values)
        if isinstance(value, Mapping):
            raise ExpressionError(f"{self.expression.text!r} is a row; name one of {', '.join(value)} after a dot")
        if not self.format:
            return value
        if isinstance(value, str):
            raise ExpressionError(f"{value!r} is not a number, so it cannot be written as {self.format}")
        return FORMATS[self.format](int(value))

    def write(self, values: Mapping[str, Value]) -> str:
        """Return the value as it stands in a text. Raises ExpressionError."""
        value = self.value(values)
        return str(value).lower() if isinstance(value, bool) else str(value)


class Text:
    """A text with placeholders."""

    def __init__(self, text: str) -> None:
        """Read ``text``. Raises PlaceholderError."""
        self.text = text
        self.pieces: list[str | Placeholder] = []
        self._starts: list[int] = []
        end = 0
        for match in _PLACEHOLDER.finditer(text):
            self._add(text[end : match.start()], end)
            self._add("${" if match["inside"] is None else self._placeholder(match), match.start())
            end = match.end()
        self._add(text[end:], end)

    @property
    def names(self) -> frozenset[str]:
        """The parameters that are used."""
        return frozenset(
            name for piece in self.pieces if isinstance(piece, Placeholder) for name in piece.expression.names
        )

    @property
    def plain(self) -> bool:
        """Whether there is nothing to fill in."""
        return self.pieces in ([], [self.text])

    def check(self, known: frozenset[str]) -> None:
        """Raise PlaceholderError if a placeholder uses anything but the parameters that are ``known``."""
        for piece, start in zip(self.pieces, self._starts, strict=True):
            for name in sorted(piece.expression.names - known) if isinstance(piece, Placeholder) else ():
                sentence = f"there is no parameter {name!r}; there are {', '.join(sorted(known))}"
                raise PlaceholderError(sentence, self._written(start), start)

    def value(self, values: Mapping[str, Value]) -> Scalar:
        """Fill in ``values``; a text that is one placeholder has its type. Raises PlaceholderError."""
        if len(self.pieces) == 1 and isinstance(self.pieces[0], Placeholder):
            return self._filled(self.pieces[0].value, 0, values)
        return self.write(values)

    def write(self, values: Mapping[str, Value]) -> str:
        """Fill in ``values`` as text. Raises PlaceholderError."""
        return "".join(
            piece if isinstance(piece, str) else str(self._filled(piece.write, index, values))
            for index, piece in enumerate(self.pieces)
        )

    def _filled(self, fill: Callable[[Mapping[str, Value]], Scalar], index: int, values: Mapping[str, Value]) -> Scalar:
        try:
            return fill(values)
        except ExpressionError as error:
            start = self._starts[index]
            raise PlaceholderError(str(error), self._written(start), start) from error

    def _written(self, start: int) -> str:
        match = _PLACEHOLDER.match(self.text, start)
        return match[0] if match else ""

    def _add(self, piece: str | Placeholder, start: int) -> None:
        if piece:
            self.pieces.append(piece)
            self._starts.append(start)

    def _placeholder(self, match: re.Match[str]) -> Placeholder:
        if not match["end"]:
            raise PlaceholderError("this placeholder has no end on its line", match[0][:40], match.start())
        try:
            return Placeholder(match["inside"])
        except ExpressionError as error:
            raise PlaceholderError(str(error), match[0], match.start()) from error


def _bytes(number: int) -> str:
    for shift, unit in ((40, "TiB"), (30, "GiB"), (20, "MiB"), (10, "KiB")):
        if number and number % (1 << shift) == 0:
            return f"{number >> shift:,} {unit}"
    return "1 byte" if number == 1 else f"{number:,} bytes"


FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "hex": lambda number: f"{number:#x}",
    "bin": lambda number: f"{number:#b}",
    "grouped": lambda number: f"{number:,}",
    "bytes": _bytes,
}
"""``hex`` 0x1000 · ``bin`` 0b101 · ``grouped`` 131,072 · ``bytes`` 128 KiB."""
