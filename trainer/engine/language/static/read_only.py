"""What the compiler itself puts into read-only memory: string literals, names of functions, floating constants."""

from __future__ import annotations

from typing import Any

from trainer.engine.extended import Extended
from trainer.engine.language.expressions.code import constant, normalised
from trainer.engine.language.literals import Number, string_constant
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import Global, host_name
from trainer.engine.language.types import CHAR, LDOUBLE, Array, CType, Floating, Integer
from trainer.engine.lazy_dataclasses import dataclass


@dataclass(frozen=True)
class StaticPiece:
    """A part of an object with static storage: host code of its value, evaluated when addresses are known."""

    offset: int
    format: str
    code: str
    shift: int = 0
    bits: int = 0


class ReadOnlyData:
    """The literals of a translation unit, and the constants that instructions read; mixed into ``Unit``."""

    filename: str
    dry_run: bool
    unreachable: bool
    function_name: str

    def __init__(self) -> None:
        self.objects: list[Global] = []
        self.pieces: dict[str, list[StaticPiece]] = {}
        self._literals: dict[bytes, Global] = {}
        self._pool: dict[tuple[CType, str], Global] = {}  # constants that instructions read
        self._uses = 0
        self._initialised: Global | None = None  # the static object of a function whose initialiser is read

    def string(self, node: Any) -> tuple[Integer, int, str]:
        """Return element type, element count and host name of the address of a string literal."""
        try:
            element, data = string_constant(node.value)
        except ValueError as error:
            refuse(node, str(error), self.filename)
        return element, len(data) // element.size, self.literal(data, element)

    def literal(self, data: bytes, element: Integer = CHAR) -> str:
        """Return the host name of the address of ``data`` in .rodata; equal literals are one object (measured)."""
        if self.dry_run or self.unreachable:
            return "0"
        if data not in self._literals:
            symbol = Global(
                "",
                Array(element, len(data) // element.size),
                f"s_{len(self._literals)}",
                "rodata",
                align=element.size,
                defined=True,
            )
            if len(data) > 30:  # measured
                symbol.align = 8
            self._literals[data] = symbol
            symbol.owner = self._initialised
            self.objects.append(symbol)
            self.pieces[symbol.host_name] = [StaticPiece(0, "bytes", repr(data))]
        symbol = self._literals[data]
        if symbol.owner is not None and self._initialised is None:
            symbol.owner = None
            self.objects.remove(symbol)
            self.objects.append(symbol)
        return symbol.host_name

    def name_of_function(self, name: str, node: Any) -> str:
        """Return the host name of ``__func__`` or another of its names, a static object of its function each."""
        text = self.function_name.encode() + b"\0"
        host = host_name("n", f"{self.function_name}{name}")
        if not self.dry_run and host not in self.pieces:
            ctype = Array(CHAR, len(text))
            symbol = Global(name, ctype, host, "rodata", function=self.function_name, defined=True)
            self.objects.append(symbol)
            self.pieces[host] = [StaticPiece(0, "bytes", repr(text))]
            self.note_use(symbol, node)
        return host

    def pooled_constant(self, ctype: Floating, value: Number) -> None:
        """Give a constant of the code a place behind everything else in read-only memory; some need none."""
        is_free = is_zero(value) or (ctype is LDOUBLE and value in (Extended.of(0), Extended.of(1)))
        if self.dry_run or self.unreachable or is_free:
            return
        if (ctype, repr(value)) not in self._pool:
            symbol = self._pool[ctype, repr(value)] = self._pooled(ctype)
            self.pieces[symbol.host_name] = [StaticPiece(0, ctype.code, normalised(constant(ctype, value)))]

    def pooled_sign(self, ctype: Floating) -> None:
        """Give the mask a place that changes a sign."""
        if not self.dry_run and ctype is not LDOUBLE:
            self._pool.setdefault((ctype, "sign"), self._pooled(Array(ctype, 16 // ctype.size)))

    def _pooled(self, ctype: CType) -> Global:
        align = max(ctype.align, ctype.size)
        return Global("", ctype, f"d_{len(self._pool)}", "rodata", align=align, defined=True, pooled=True)

    def note_use(self, symbol: Global, node: Any) -> None:
        """Remember where objects are used first, and in which order static ones of functions are."""
        if symbol.used_at is None and not self.dry_run:
            symbol.used_at = node
        if symbol.function is not None and symbol.first_use is None and not self.dry_run:
            self._uses += 1
            symbol.first_use = self._uses


def is_zero(value: Number) -> bool:
    """Whether the bits of a number are zero."""
    return repr(value) in ("0", "0.0", repr(Extended.of(0)))
