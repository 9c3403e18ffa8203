"""JSON that is larger than memory should hold: the texts of its parts, one after another.

Python's own scanner, which is written in C, finds where a value ends; what the text means is for others to say. Only
the value that is being looked at is in memory.
"""

from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import TextIO

_WINDOW = 1 << 18  # characters that are read at a time
_LONGEST_WORD = len("-Infinity")
_EXPONENT = len("e+")
_scan = JSONDecoder().raw_decode


class NotJson(ValueError):
    """The text is not JSON; ``str()`` says why and where."""


class JsonStream:
    """A text whose values are taken in order: ``members`` and ``elements`` go into one, ``value`` takes it whole.

    All methods raise NotJson, and OSError where the file cannot be read.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._text = ""
        self._at = 0
        self._ended = False
        self._line = 1
        self._column = 1  # of the beginning of ``_text``

    def peek(self) -> str:
        """Return the next character that is no white space, "" at the end."""
        while True:
            while self._at < len(self._text):
                if (character := self._text[self._at]) not in " \t\n\r":
                    return character
                self._at += 1
            if not self._read():
                return ""

    def value(self) -> str:
        """Take the next value, and return its text."""
        self.peek()
        while True:
            try:
                _, end = _scan(self._text, self._at)
            except JSONDecodeError as error:
                within = error.pos < len(self._text) - _LONGEST_WORD and not error.msg.startswith("Unterminated")
                if within or not self._read():
                    raise self._refused(error.msg, error.pos) from None
            except RecursionError:
                raise self._refused("values are too deep in each other", self._at) from None
            except ValueError:
                raise self._refused("a number has too many digits", self._at) from None
            else:
                if end + _EXPONENT < len(self._text) or not self._read():  # a number may go on
                    text = self._text[self._at : end]
                    self._at = end
                    return text

    def members(self) -> Iterator[str]:
        """Go into an object: yield the text of each name, after which its value is to be taken."""
        for _ in self._items("{", "}"):
            if self.peek() != '"':
                raise self._refused("Expecting a name in double quotes", self._at)
            name = self.value()
            self._expect(":")
            yield name

    def elements(self) -> Iterator[None]:
        """Go into an array: yield before each element, which is then to be taken."""
        return self._items("[", "]")

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self.peek():
            raise self._refused("Extra data", self._at)

    def _items(self, opening: str, closing: str) -> Iterator[None]:
        self._expect(opening)
        if self.peek() != closing:
            yield
            while self.peek() == ",":
                self._at += 1
                yield
        self._expect(closing)

    def _expect(self, character: str) -> None:
        if self.peek() != character:
            raise self._refused(f"Expecting {character!r}", self._at)
        self._at += 1

    def _read(self) -> bool:
        """Read on, and let go of what has been taken; return False at the end of the file."""
        if self._ended:
            return False
        rest = self._text[self._at :]
        try:
            more = self._file.read(max(_WINDOW, len(rest)))  # twice as much each time, for a value that is large
        except UnicodeDecodeError as error:
            raise self._refused(f"{error.reason} in UTF-8 after what begins", self._at) from None
        if not more:
            self._ended = True
            return False
        self._line, self._column = self._place(self._at)
        self._text, self._at = rest + more, 0
        return True

    def _place(self, at: int) -> tuple[int, int]:
        lines = self._text.count("\n", 0, at)
        if not lines:
            return self._line, self._column + at
        return self._line + lines, at - self._text.rindex("\n", 0, at)

    def _refused(self, reason: str, at: int) -> NotJson:
        line, column = self._place(at)
        return NotJson(f"{reason.removesuffix(' at')} at line {line} column {column}")
