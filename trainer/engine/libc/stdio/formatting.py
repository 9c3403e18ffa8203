"""``printf``'s conversions as glibc 2.36 does them (vfprintf-internal.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from trainer.engine.errors import LimitReached
from trainer.engine.lazy_dataclasses import replace
from trainer.engine.libc.bounded import bounded_string
from trainer.engine.libc.stdio.argument_order import argument_order
from trainer.engine.libc.stdio.directives import Directive, Field, parse
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.extended import Extended
    from trainer.engine.libc.stdio.argument_order import ArgumentOrder
    from trainer.engine.libc.stdio.arguments import Arguments
    from trainer.engine.process.process import Process

_MAX_INT = (1 << 31) - 1
_CHUNK = 4096
_BASES = {"b": "b", "B": "b", "o": "o", "u": "d", "x": "x", "X": "X", "d": "d", "i": "d", "p": "x"}


class FormatError(Exception):
    """Printing ends with -1 and ``errno``."""

    def __init__(self, errno: int) -> None:
        super().__init__(errno)
        self.errno = errno


def signed(value: int, bits: int) -> int:
    """Read the low ``bits`` of ``value`` as a signed number."""
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> bits - 1 else value


class Formatter:
    """One call of a printing function: gives its bytes to ``emit``, piece by piece, and counts them in ``done``.

    Where ``emit`` collects them, ``most`` bounds how many there may be.
    """

    def __init__(
        self, process: Process, arguments: Arguments, emit: Callable[[bytes], object], most: int = _MAX_INT
    ) -> None:
        self._process = process
        self._arguments = arguments
        self._emit = emit
        self._most = most
        self.done = 0

    def run(self, template: bytes) -> int:
        """Print; returns the number of bytes, or -1 with errno."""
        parsed = parse(template)
        arguments = argument_order(parsed, self._arguments)
        try:
            for piece in parsed.pieces:
                if isinstance(piece, bytes):
                    self._out(piece)
                else:
                    self._directive(piece, arguments)
        except FormatError as failure:
            self._process.errno = failure.errno
            return -1
        return self.done

    # output

    def _count(self, data: bytes) -> int:
        """Return how many characters these bytes are."""
        return len(data)

    def _out(self, data: bytes) -> None:
        self.done += self._count(data)
        if self.done > self._most:
            self._refuse(self.done)
        self._emit(data)

    def _fill(self, byte: bytes, count: int) -> None:
        """Print ``count`` times the same byte, however many that are."""
        if self.done + count > self._most:
            self._refuse(self.done + count)
        while count > 0:
            self._out(byte * min(count, _CHUNK))
            count -= _CHUNK

    def _refuse(self, size: int) -> NoReturn:
        if size > _MAX_INT:
            raise FormatError(Errno.EOVERFLOW)
        raise LimitReached(f"The program was stopped because it prints {size:,} bytes at once.")

    def _put(self, field: Field, *parts: tuple[bytes, int]) -> None:
        """Print bytes, each part followed by a number of zeros, in a field."""
        width, left = field.width, field.is_left
        length = sum(self._count(text) + zeros for text, zeros in parts)
        if width <= length or width > _CHUNK or length > _CHUNK:
            if not left:
                self._fill(b" ", width - length)
            for text, zeros in parts:
                if text:
                    self._out(text)
                self._fill(b"0", zeros)
            if left:
                self._fill(b" ", width - length)
            return
        whole, padding = b"".join(text + b"0" * zeros for text, zeros in parts), b" " * (width - length)
        self._out(whole + padding if left else padding + whole)

    # directives

    def _directive(self, directive: Directive, arguments: ArgumentOrder) -> None:
        conversion = directive.conversion
        if directive.overflow:
            raise FormatError(Errno.EOVERFLOW)
        field = _field(directive, arguments)
        if conversion == "":
            raise FormatError(Errno.EINVAL)
        if conversion == "%":
            self._out(b"%")
        elif directive.is_double:
            self._double(conversion, arguments.floating(directive), field)
        elif directive.takes_argument:
            self._integral(directive, arguments.integer(directive), field)
        elif conversion == "m":
            from trainer.engine.libc.errors import error_name, error_text

            number = self._process.errno
            text = (error_name(number) or str(number)) if "#" in field.flags else error_text(number)
            self._text(field, text.encode()[: field.precision])
        else:
            self._unknown(conversion, field)

    def _integral(self, directive: Directive, raw: int, field: Field) -> None:
        conversion, bits = directive.conversion, directive.bits
        if conversion in "bBdiouxX":
            self._integer(conversion, raw, bits, field)
        elif conversion == "c" and bits != 64:
            self._text(field, self._character(raw & 0xFF))
        elif conversion in "cC":
            self._text(field, self._narrow(raw))
        elif conversion in "sS":
            read = self._string if conversion == "s" and bits != 64 else self._wide_string
            self._text(field, read(raw, field.precision) if raw else _null(field.precision))
        elif conversion == "p":
            if raw:
                self._integer("p", raw, 64, field)
            else:
                self._text(field, b"(nil)")
        else:
            stored = self.done & (1 << bits) - 1
            self._process.memory.store(raw, stored.to_bytes(bits // 8, "little"))

    def _integer(self, conversion: str, raw: int, bits: int, field: Field) -> None:
        precision = field.precision
        value = signed(raw, bits) if conversion in "di" else raw & (1 << bits) - 1
        digits = "" if precision == 0 and value == 0 else format(abs(value), _BASES[conversion])
        prefix = ""
        if conversion in "dip":
            prefix = "-" if value < 0 else field.sign
        if conversion == "p":
            prefix += "0x"
        elif "#" in field.flags:
            if conversion == "o" and not digits.startswith("0") and (precision or 0) <= len(digits):
                digits = "0" + digits
            elif conversion in "bBxX" and value:
                prefix += "0" + conversion
        zeros = max(0, (precision or 0) - len(digits))
        if precision is None and field.has_zeros:
            zeros = max(0, field.width - len(prefix) - len(digits))
        self._put(field, (prefix.encode(), zeros), (digits.encode(), 0))

    def _double(self, conversion: str, value: float | Extended, field: Field) -> None:
        from trainer.engine.libc.stdio import floats

        prefix = "-" if floats.is_negative(value) else field.sign
        upper = conversion.isupper()
        if (text := floats.special(value, upper=upper)) is not None:
            self._text(field, (prefix + text).encode())
            return
        alternate = "#" in field.flags
        if conversion in "aA":
            prefix += "0X" if upper else "0x"
            parts = floats.hexadecimal(value, field.precision, alternate=alternate, upper=upper)
        else:
            parts = floats.decimal(value, conversion, field.precision, alternate=alternate)
        body, missing, end = parts
        zeros = max(0, field.width - len(prefix) - len(body) - missing - len(end)) if field.has_zeros else 0
        self._put(field, (prefix.encode(), zeros), (body.encode(), missing), (end.encode(), 0))

    def _text(self, field: Field, text: bytes) -> None:
        self._put(field, (text, 0))

    def _string(self, address: int, precision: int | None) -> bytes:
        memory = self._process.memory
        return memory.string(address) if precision is None else bounded_string(memory, address, precision)

    def _character(self, byte: int) -> bytes:
        return bytes((byte,))

    def _narrow(self, character: int) -> bytes:
        from trainer.engine.libc.wide.characters import encode

        data = encode(self._process, character)
        if data is None:
            raise FormatError(Errno.EILSEQ)
        return data

    def _wide_string(self, address: int, precision: int | None) -> bytes:
        """Convert a string of ``wchar_t`` to at most ``precision`` bytes, no character cut."""
        out = bytearray()
        while precision is None or len(out) < precision:
            character = self._process.memory.load_u32(address)
            if character == 0:
                break
            data = self._narrow(character)
            if precision is not None and len(out) + len(data) > precision:
                break
            out += data
            address += 4
        return bytes(out)

    def _unknown(self, conversion: str, field: Field) -> None:
        """Print a directive that is none, normalised, as glibc does."""
        shown = "%"
        for given, also in (("#", ""), ("'", ""), ("+", " "), ("-", "0"), ("I", "")):
            if given in field.flags:
                shown += given
            elif also and also in field.flags:
                shown += also
        if field.width:
            shown += str(field.width)
        if field.precision is not None:
            shown += f".{field.precision}"
        self._out((shown + conversion).encode("latin-1"))


def _field(directive: Directive, arguments: ArgumentOrder) -> Field:
    """Return the field of a directive, with the width and the precision that arguments give."""
    field = directive.field
    if directive.width_from is not None:
        width = signed(arguments.number(directive.width_from), 32)
        field = replace(field, width=abs(width), flags=field.flags | {"-"} if width < 0 else field.flags)
    if directive.precision_from is not None:
        precision = signed(arguments.number(directive.precision_from), 32)
        field = replace(field, precision=None if precision < 0 else precision)
    return field


def _null(precision: int | None) -> bytes:
    """Return what stands for a string at address 0: all of it or nothing."""
    return b"(null)" if precision is None or precision >= 6 else b""
