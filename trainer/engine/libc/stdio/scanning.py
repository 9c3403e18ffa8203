"""``scanf``'s conversions as glibc 2.36 does them (vfscanf-internal.c)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.numerals import DOUBLE, FLOAT, parse_extended, parse_float, parse_integer
from trainer.engine.libc.stdio.file import EOF
from trainer.engine.libc.stdio.scan_input import ScanInput, StringSource
from trainer.engine.libc.stdio.scan_numbers import read_double, read_integer
from trainer.engine.libc.stdio.scan_template import SPACES, ScanDirective, parse
from trainer.engine.libc.stdio.scan_text import TextTarget
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.libc.stdio.arguments import Arguments
    from trainer.engine.libc.stdio.file_stream import FileStream
    from trainer.engine.process.process import Process

_BASES = {"d": 10, "i": 0, "u": 10, "o": 8, "x": 16, "X": 16, "p": 16}
_TEXTS = tuple("csCS[")
_UNLIMITED = 1 << 62


class InputEnds(Exception):
    """The input ended before a conversion."""


class Mismatch(Exception):
    """The input does not fit the template."""


class Scanner:
    """One call of a scanning function."""

    def __init__(self, process: Process, source: FileStream | StringSource, arguments: Arguments) -> None:
        self._process = process
        self._input = ScanInput(process, source)
        self._arguments = arguments
        self._pointers: list[int] = []  # the arguments taken so far
        self._next = 0  # the one of the next directive without a position
        self._done = 0

    def run(self, template: bytes) -> int:
        """Scan; returns the number of assigned items, EOF when the input ended before the first."""
        skip = False
        try:
            for part in parse(template):
                if part == b" ":
                    skip = True
                    continue
                if isinstance(part, bytes):
                    self._match(part[0], skip)
                else:
                    self._directive(part, skip)
                skip = False
        except InputEnds:
            return self._done or EOF
        except Mismatch:
            return self._done
        if skip:
            self._skip_spaces()
        return self._done

    def _pointer(self, directive: ScanDirective) -> int:
        """Return the argument of a directive."""
        index = directive.position - 1
        if not directive.position:
            index, self._next = self._next, self._next + 1
        while len(self._pointers) <= index:
            self._pointers.append(self._arguments.integer())
        return self._pointers[index]

    def _skip_spaces(self) -> None:
        while self._input.next() != EOF and self._input.byte in SPACES:
            pass
        self._input.back()

    def _first(self) -> int:
        if self._input.next() == EOF:
            raise InputEnds
        return self._input.byte

    def _match(self, wanted: int, skip: bool) -> None:
        byte = self._first()
        while skip and byte in SPACES:
            byte = self._first()
        if byte != wanted:
            self._input.back()
            raise Mismatch

    def _directive(self, directive: ScanDirective, skip: bool) -> None:
        conversion = directive.conversion
        if conversion == "":
            raise Mismatch
        if skip or conversion not in "[cCn":
            self._skip_spaces()
        if conversion == "n":
            if directive.assigns:
                self._store(self._pointer(directive), self._input.taken, directive.size)
        elif conversion == "%":
            self._match(0x25, False)
        elif conversion in _BASES:
            self._integer(directive)
        elif conversion in "eEfFgGaA":
            self._double(directive)
        elif conversion in _TEXTS:
            self._text(directive)
        else:
            raise Mismatch

    def _store(self, address: int, value: int, size: int) -> None:
        self._process.memory.store(address, (value & (1 << 8 * size) - 1).to_bytes(size, "little"))

    def _integer(self, directive: ScanDirective) -> None:
        self._first()
        found = read_integer(self._input, _BASES[directive.conversion], directive.width, directive.conversion == "p")
        if found is None:
            raise Mismatch
        text, base = found
        value, _, out_of_range = parse_integer(text, base, signed=directive.conversion in "di")
        if out_of_range:
            self._process.errno = Errno.ERANGE
        if directive.assigns:
            size = 8 if directive.conversion == "p" else directive.size
            self._store(self._pointer(directive), value, size)
            self._done += 1

    def _double(self, directive: ScanDirective) -> None:
        self._first()
        text = read_double(self._input, directive.width)
        size = {"L": 10, "ll": 10, "q": 10, "l": 8}.get(directive.length, 4)
        value, used, out_of_range = self._parse_double(text or b"", size)
        if text is None or not used:
            raise Mismatch
        if out_of_range:
            self._process.errno = Errno.ERANGE
        if directive.assigns:
            self._process.memory.store(self._pointer(directive), value)
            self._done += 1

    @staticmethod
    def _parse_double(text: bytes, size: int) -> tuple[bytes, int, bool]:
        """Return the bytes of a floating number of ``size`` bytes, how many characters it took, and its range error."""
        if size == 10:
            extended, used, out_of_range = parse_extended(text)
            return extended.encode(), used, out_of_range
        value, used, out_of_range = parse_float(text, DOUBLE if size == 8 else FLOAT)
        return struct.pack("<d" if size == 8 else "<f", value), used, out_of_range

    def _text(self, directive: ScanDirective) -> None:
        """Read bytes: ``%c`` any, ``%s`` up to white space, ``%[`` members of a set."""
        conversion = directive.conversion
        single = conversion in "cC"
        if conversion == "[" and directive.members is None:
            raise Mismatch
        left = directive.width or (1 if single else _UNLIMITED)
        address = self._pointer(directive) if directive.assigns else None
        wide = conversion in "CS" or directive.length == "l"
        byte = self._first()
        target = TextTarget(self._process, address, allocates=directive.allocates, wide=wide, count=left)
        count = 0
        while byte != EOF:
            stops = byte in SPACES if conversion in "sS" else not single and byte not in (directive.members or ())
            if stops:
                self._input.back()
                break
            target.add(byte)
            count += 1
            left -= 1
            byte = self._input.next() if left > 0 else EOF
        if conversion == "[" and count == 0:
            raise Mismatch
        target.finish(terminate=not single)
        self._done += directive.assigns
