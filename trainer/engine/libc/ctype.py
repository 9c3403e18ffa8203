"""Classes of characters in the C locale (ctype.h)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable


def _tells(test: Callable[[str], bool]) -> Callable[[Any, int], int]:
    def classify(process: Any, character: int) -> int:
        return int(0 <= character < 128 and test(chr(character)))

    return classify


for _name, _test in {
    "isalpha": str.isalpha,
    "isdigit": str.isdigit,
    "isalnum": str.isalnum,
    "isupper": str.isupper,
    "islower": str.islower,
    "isspace": lambda c: c in " \t\n\v\f\r",
    "isblank": lambda c: c in " \t",
    "isprint": lambda c: " " <= c <= "~",
    "isgraph": lambda c: "!" <= c <= "~",
    "ispunct": lambda c: "!" <= c <= "~" and not c.isalnum(),
    "iscntrl": lambda c: c < " " or c == "\x7f",
    "isxdigit": lambda c: c in "0123456789abcdefABCDEF",
}.items():
    function(_name)(_tells(_test))


@function()
def toupper(process: Any, character: int) -> int:
    """Return the capital letter."""
    return character - 32 if 97 <= character <= 122 else character


@function()
def tolower(process: Any, character: int) -> int:
    """Return the small letter."""
    return character + 32 if 65 <= character <= 90 else character
