"""Formatted output of wide characters (wprintf(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.arguments import Arguments, CallArguments, VaListArguments
from trainer.engine.libc.stdio.file import EOF, File
from trainer.engine.libc.stdio.formatting import FormatError, Formatter
from trainer.engine.libc.stdio.printing import MOST_COLLECTED
from trainer.engine.libc.wide.characters import decode
from trainer.engine.libc.wide.streams import put_characters
from trainer.engine.libc.wide.strings import wide_string
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_LAST = 0x10FFFF


def _text(characters: tuple[int, ...]) -> str:
    return "".join(chr(character) if 0 <= character <= _LAST else "\ufffd" for character in characters)


class WideFormatter(Formatter):
    """Formats in UTF-8, and counts characters."""

    def _count(self, data: bytes) -> int:
        return sum(byte & 0xC0 != 0x80 for byte in data)

    def _character(self, byte: int) -> bytes:
        if byte >= 0x80:
            raise FormatError(Errno.EILSEQ)
        return bytes((byte,))

    def _narrow(self, character: int) -> bytes:
        return _text((character & 0xFFFFFFFF,)).encode("utf-8", "surrogatepass")

    def _string(self, address: int, precision: int | None) -> bytes:
        """Convert a string of bytes to at most ``precision`` characters."""
        data, out = self._process.memory.string(address), b""
        while data and (precision is None or precision > 0):
            _, length = decode(self._process, data)
            if length < 0:
                raise FormatError(Errno.EILSEQ)
            out, data = out + data[:length], data[length:]
            precision = None if precision is None else precision - 1
        return out

    def _wide_string(self, address: int, precision: int | None) -> bytes:
        limit = (1 << 62) if precision is None else precision
        return _text(wide_string(self._process, address, limit)).encode("utf-8", "surrogatepass")


def _format(process: Process, template: int, arguments: Arguments) -> tuple[str, int]:
    """Return what is printed, and the result of printing it."""
    pieces: list[bytes] = []
    text = _text(wide_string(process, template)).encode("utf-8", "surrogatepass")
    result = WideFormatter(process, arguments, pieces.append, MOST_COLLECTED).run(text)
    return b"".join(pieces).decode("utf-8", "replace"), result


def _print(process: Process, address: int, template: int, arguments: Arguments) -> int:
    stream = process.stdio.stream(address, File.MODE)
    if stream.mode < 0:
        return EOF
    stream.make_wide_buffer()
    text, result = _format(process, template, arguments)
    return result if put_characters(stream, map(ord, text)) else EOF


def _print_to_memory(process: Process, target: int, size: int, template: int, arguments: Arguments) -> int:
    text, result = _format(process, template, arguments)
    if not size:
        return EOF
    kept = text[: size - 1]
    process.memory.store(target, kept.encode("utf-32-le", "surrogatepass") + bytes(4))
    return result if len(kept) == len(text) else EOF


@function()
def wprintf(process: Process, template: int, *values: Any) -> int:
    """Print to stdout."""
    stdout = process.stdio.standard("stdout").address
    return _print(process, stdout, template, CallArguments(process, values, 1))


@function()
def fwprintf(process: Process, stream: int, template: int, *values: Any) -> int:
    """Print to a stream."""
    return _print(process, stream, template, CallArguments(process, values, 2))


@function()
def swprintf(process: Process, target: int, size: int, template: int, *values: Any) -> int:
    """Print at most ``size`` characters with the null; -1 when that is not enough."""
    return _print_to_memory(process, target, size, template, CallArguments(process, values, 3))


@function()
def vwprintf(process: Process, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to stdout."""
    return _print(process, process.stdio.standard("stdout").address, template, VaListArguments(process, pointer))


@function()
def vfwprintf(process: Process, stream: int, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list`` to a stream."""
    return _print(process, stream, template, VaListArguments(process, pointer))


@function()
def vswprintf(process: Process, target: int, size: int, template: int, pointer: int) -> int:
    """Print the arguments of a ``va_list``, at most ``size`` characters with the null."""
    return _print_to_memory(process, target, size, template, VaListArguments(process, pointer))
