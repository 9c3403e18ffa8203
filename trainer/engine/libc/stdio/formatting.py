"""``printf``'s conversions as glibc 2.36 does them (vfprintf-internal.c)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from trainer.engine.errors import LimitReached
from trainer.engine.extended import Extended
from trainer.engine.libc.bounded import bounded_string
from trainer.engine.libc.stdio.directives import NEXT, Directive, parse
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


class _PositionalArguments:
    """Arguments by number: fetched in order beforehand, by the type that the template gives each."""

    def __init__(self, directives: Sequence[Directive], arguments: Arguments) -> None:
        take: dict[int, Callable[[], int | float | Extended]] = {}
        last = 0
        following = 1
        self.places: dict[int, int] = {}
        for number, directive in enumerate(directives):
            for source in (directive.width_from, directive.precision_from):
                if source == NEXT:
                    following += 1
                elif source is not None:
                    last = max(last, source)
            if directive.takes_argument:
                if directive.position is None:
                    place, following = following, following + 1
                else:
                    place = directive.position
                self.places[number] = place
                last = max(last, place)
                if directive.is_double:
                    take[place] = arguments.long_double if directive.is_long else arguments.double
        self.values = [take.get(place, arguments.integer)() for place in range(1, last + 1)]

    def integer(self, place: int) -> int:
        value = self.values[place - 1]
        return value if isinstance(value, int) else 0

    def floating(self, place: int) -> float | Extended:
        value = self.values[place - 1]
        return value if isinstance(value, float | Extended) else 0.0


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
        pieces = parse(template)
        directives = [piece for piece in pieces if isinstance(piece, Directive)]
        positional = None
        if any(_uses_position(directive) for directive in directives):
            positional = _PositionalArguments(directives, self._arguments)
        number = 0
        try:
            for piece in pieces:
                if isinstance(piece, bytes):
                    self._out(piece)
                else:
                    self._directive(piece, positional, number)
                    number += 1
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

    def _field(self, parts: Sequence[tuple[bytes, int]], width: int, left: bool) -> None:
        """Print bytes, each part followed by a number of zeros, in a field of ``width``."""
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

    def _directive(self, directive: Directive, positional: _PositionalArguments | None, number: int) -> None:
        conversion = directive.conversion
        if directive.overflow:
            raise FormatError(Errno.EOVERFLOW)
        width, precision, flags = directive.width or 0, directive.precision, directive.flags
        if directive.width_from is not None:
            width = signed(self._number(directive.width_from, positional), 32)
            if width < 0:
                flags, width = flags | {"-"}, -width
        if directive.precision_from is not None:
            precision = signed(self._number(directive.precision_from, positional), 32)
            precision = None if precision < 0 else precision
        if conversion == "":
            raise FormatError(Errno.EINVAL)
        if conversion == "%":
            self._out(b"%")
        elif directive.is_double:
            self._double(conversion, self._floating(directive, positional, number), flags, width, precision)
        elif directive.takes_argument:
            raw = positional.integer(positional.places[number]) if positional else self._arguments.integer()
            self._integral(directive, raw, flags, width, precision)
        elif conversion == "m":
            from trainer.engine.libc.errors import error_name, error_text

            number = self._process.errno
            text = (error_name(number) or str(number)) if "#" in flags else error_text(number)
            self._text(text.encode(), flags, width, precision)
        else:
            self._unknown(conversion, flags, width, precision)

    def _floating(self, directive: Directive, positional: _PositionalArguments | None, number: int) -> float | Extended:
        if positional:
            return positional.floating(positional.places[number])
        return self._arguments.long_double() if directive.is_long else self._arguments.double()

    def _number(self, source: int, positional: _PositionalArguments | None) -> int:
        if source != NEXT and positional:
            return positional.integer(source)
        return self._arguments.integer()

    def _integral(
        self, directive: Directive, raw: int, flags: frozenset[str], width: int, precision: int | None
    ) -> None:
        conversion, bits = directive.conversion, directive.bits
        if conversion in "bBdiouxX":
            self._integer(conversion, raw, bits, flags, width, precision)
        elif conversion == "c" and bits != 64:
            self._field([(self._character(raw & 0xFF), 0)], width, "-" in flags)
        elif conversion in "cC":
            self._field([(self._narrow(raw), 0)], width, "-" in flags)
        elif conversion == "s" and bits != 64:
            self._text(self._string(raw, precision), flags, width, None)
        elif conversion in "sS":
            self._text(self._wide_string(raw, precision), flags, width, None)
        elif conversion == "p":
            if raw:
                self._integer("p", raw, 64, flags | {"#"}, width, precision)
            else:
                self._field([(b"(nil)", 0)], width, "-" in flags)
        else:
            stored = self.done & (1 << bits) - 1
            self._process.memory.store(raw, stored.to_bytes(bits // 8, "little"))

    def _integer(
        self, conversion: str, raw: int, bits: int, flags: frozenset[str], width: int, precision: int | None
    ) -> None:
        value = signed(raw, bits) if conversion in "di" else raw & (1 << bits) - 1
        digits = "" if precision == 0 and value == 0 else format(abs(value), _BASES[conversion])
        prefix = ""
        if conversion in "dip" and (sign := "-" if value < 0 else _sign(flags)):
            prefix = sign
        if "#" in flags:
            if conversion == "o" and not digits.startswith("0") and (precision or 0) <= len(digits):
                digits = "0" + digits
            elif conversion in "bBxXp" and value:
                prefix += "0x" if conversion == "p" else "0" + conversion
        zeros = max(0, (precision or 0) - len(digits))
        if precision is None and "0" in flags and "-" not in flags:
            zeros = max(0, width - len(prefix) - len(digits))
        self._field([(prefix.encode(), zeros), (digits.encode(), 0)], width, "-" in flags)

    def _double(
        self, conversion: str, value: float | Extended, flags: frozenset[str], width: int, precision: int | None
    ) -> None:
        from trainer.engine.libc.stdio import floats

        prefix = "-" if floats.is_negative(value) else _sign(flags)
        upper = conversion.isupper()
        if (text := floats.special(value, upper=upper)) is not None:
            self._field([((prefix + text).encode(), 0)], width, "-" in flags)
            return
        alternate = "#" in flags
        if conversion in "aA":
            prefix += "0X" if upper else "0x"
            parts = floats.hexadecimal(value, precision, alternate=alternate, upper=upper)
        else:
            parts = floats.decimal(value, conversion, precision, alternate=alternate)
        body, missing, end = parts
        zeros = 0
        if "0" in flags and "-" not in flags:
            zeros = max(0, width - len(prefix) - len(body) - missing - len(end))
        self._field([(prefix.encode(), zeros), (body.encode(), missing), (end.encode(), 0)], width, "-" in flags)

    def _text(self, text: bytes, flags: frozenset[str], width: int, precision: int | None) -> None:
        self._field([(text if precision is None else text[:precision], 0)], width, "-" in flags)

    def _string(self, address: int, precision: int | None) -> bytes:
        memory = self._process.memory
        if address == 0:
            return b"(null)" if precision is None or precision >= 6 else b""
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
        if address == 0:
            return b"(null)" if precision is None or precision >= 6 else b""
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

    def _unknown(self, conversion: str, flags: frozenset[str], width: int, precision: int | None) -> None:
        """Print a directive that is none, normalised, as glibc does."""
        shown = "%"
        for given, also in (("#", ""), ("'", ""), ("+", " "), ("-", "0"), ("I", "")):
            if given in flags:
                shown += given
            elif also and also in flags:
                shown += also
        if width:
            shown += str(width)
        if precision is not None:
            shown += f".{precision}"
        self._out((shown + conversion).encode("latin-1"))


@lru_cache(maxsize=512)
def _uses_position(directive: Directive) -> bool:
    sources = (directive.position, directive.width_from, directive.precision_from)
    return any(source is not None and source > 0 for source in sources)


def _sign(flags: frozenset[str]) -> str:
    return "+" if "+" in flags else " " if " " in flags else ""
