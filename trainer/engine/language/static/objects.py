"""Objects with static storage: where they go, and the bytes that they begin with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trainer.engine.floating import Extended
from trainer.engine.language import operations
from trainer.engine.language.declarations.initializers import InitialiserReader, Piece
from trainer.engine.language.expressions.code import Place, Val, constant, convert, normalised
from trainer.engine.language.expressions.expressions import Expressions
from trainer.engine.language.literals import Number, convert_constant, string_constant
from trainer.engine.language.operations import float_divide, is_negative, with_sign
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import Global, Scopes, host_name
from trainer.engine.language.syntax.attributes import attributes_of, named
from trainer.engine.language.types import CHAR, CONST, LDOUBLE, VOID, Array, CType, Floating, Integer, common_type
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from trainer.engine.language.declarations.declarators import Declarations
    from trainer.engine.language.unit import Unit

_USUAL_SECTIONS = (".bss", ".data", ".rodata")
_KNOWN_NAMES = frozenset((*operations.__all__, "float"))
_READS_MEMORY = r"\b(load\w*|process)\b"


@dataclass(frozen=True)
class StaticPiece:
    """A part of an object with static storage: host code of its value, evaluated when addresses are known."""

    offset: int
    format: str
    code: str
    shift: int = 0
    bits: int = 0


class StaticObjects:
    """The objects and literals of a translation unit; mixed into ``Unit``."""

    scopes: Scopes
    types: Declarations
    filename: str
    dry_run: bool
    function_name: str
    library_addresses: dict[str, str]

    def __init__(self) -> None:
        self.objects: list[Global] = []
        self.pieces: dict[str, list[StaticPiece]] = {}
        self._literals: dict[bytes, Global] = {}
        self._copied: list[Global] = []
        self._pool: dict[tuple[CType, str], Global] = {}  # constants that instructions read
        self._uses = 0
        self._initialised: Global | None = None  # the static object of a function whose initialiser is read

    def static_object(self, node: Any, ctype: CType, function: str | None) -> None:
        """Declare or define an object with static storage; ``function`` names the owner of a static local."""
        ctype = self.complete(ctype, node.init)
        known = self.scopes.file_symbols().get(node.name) if function is None else None
        extern = "extern" in node.storage and node.init is None
        incomplete = isinstance(ctype, Record) and ctype.members is None and not extern
        if ctype is VOID or (incomplete and (node.init is not None or function is not None)):
            refuse(node, f"'{node.name}' has the incomplete type {ctype}", self.filename)
        if ctype.is_variable:
            refuse(node, f"'{node.name}' has static storage and cannot have a variable length", self.filename)
        if isinstance(known, Global):
            symbol = known
            if isinstance(symbol.type, Array) and symbol.type.count is None:
                symbol.type = ctype
        else:
            kind = "g" if function is None else f"l{len(self.objects)}"
            host = host_name(kind, self._alias(node) or node.name)
            symbol = Global(node.name, ctype, host, function=function, line=node.coord.line if node.coord else 0)
            symbol.thread_local = "_Thread_local" in node.storage
            symbol.weak = named(attributes_of(node), "weak") is not None
            symbol.defined = self._alias(node) is not None
            symbol.internal = function is not None or "static" in node.storage
            symbol.own_section = _own_section(node)
            (self.scopes.declare if function else self.scopes.declare_global)(node.name, symbol)
        symbol.asked_align = max(symbol.asked_align, self.types.alignment(node, ctype))
        symbol.asks_alignment = symbol.asks_alignment or self.types.asked_alignment(node) > 1
        symbol.qualifiers |= self.types.qualifiers(node.type)
        if extern:
            self.scopes.declare(node.name, symbol)
            return
        symbol.align = max(symbol.align, symbol.asked_align)
        self._define(symbol)
        if node.init is not None:
            self._initialise(symbol, node.init)
        elif not self.pieces.get(symbol.host_name):
            if symbol.thread_local:
                symbol.section = "tbss"
            elif symbol.is_constant:
                symbol.section = "rodata"
            elif symbol.own_section:
                symbol.section = "data"

    @staticmethod
    def _alias(node: Any) -> str | None:
        """Return the name of which a declaration makes another one."""
        attribute = named(attributes_of(node), "alias")
        return attribute.arguments[0].value.strip('"') if attribute is not None and attribute.arguments else None

    def anonymous_object(self, ctype: CType, init: Any) -> Global:
        """Define the object of a compound literal at file scope."""
        symbol = Global("", ctype, f"c_{len(self.objects)}", align=ctype.align)
        if not self.dry_run:
            self._define(symbol)
            self._initialise(symbol, init)
        return symbol

    def copied_constant(self, ctype: CType, init: Any) -> str:
        """Return the host name of the address of a constant aggregate, which follows the literals of the function."""
        if self.dry_run:
            return "0"
        symbol = Global("", ctype, f"k_{len(self.pieces)}", align=ctype.align, internal=True, qualifiers=CONST)
        self._initialise(symbol, init)
        self._copied.append(symbol)
        return symbol.host_name

    def pooled_constant(self, ctype: Floating, value: Number) -> None:
        """Give a constant of the code a place behind everything else in read-only memory; some need none."""
        if self.dry_run or _is_zero(value) or (ctype is LDOUBLE and value in (Extended.of(0), Extended.of(1))):
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

    def write_copied_constants(self) -> None:
        """Put the aggregates that a function copies behind what it has in read-only memory besides."""
        self.objects += self._copied
        self._copied.clear()

    def _define(self, symbol: Global) -> None:
        if not symbol.defined:
            symbol.defined = True
            self.objects.append(symbol)

    def note_use(self, symbol: Global, node: Any) -> None:
        """Remember where objects are used first, and in which order static ones of functions are."""
        if symbol.used_at is None and not self.dry_run:
            symbol.used_at = node
        if symbol.function is not None and symbol.first_use is None and not self.dry_run:
            self._uses += 1
            symbol.first_use = self._uses

    def finish_objects(self) -> None:
        """Complete the tentative definitions at the end of the unit (C11 6.9.2)."""
        self.objects += self._pool.values()
        literals = {symbol.host_name for symbol in self._literals.values()}
        for symbol in self.objects:
            if isinstance(symbol.type, Array) and symbol.type.count is None:
                symbol.type = Array(symbol.type.element, 1)
            if symbol.host_name not in literals:
                symbol.align = max(symbol.align, _data_alignment(symbol))

    def _initialise(self, symbol: Global, init: Any) -> None:
        outer, self._initialised = self._initialised, symbol if symbol.function is not None else self._initialised
        self._read_initialiser(symbol, init)
        self._initialised = outer

    def _read_initialiser(self, symbol: Global, init: Any) -> None:
        reader = InitialiserReader(self.types, static=True)
        reader.read(symbol.type, init)
        pieces: list[StaticPiece] = []
        zero = True
        relocated = outside = False
        for piece in reader.pieces:
            if piece.data is not None:
                pieces.append(StaticPiece(piece.offset, "bytes", repr(piece.data)))
                zero = zero and not any(piece.data)
                continue
            if isinstance(piece.type, Record):
                refuse(piece.expression, "this initialiser is not constant", self.filename)
            value = StaticExpressions(self).static_value(piece.expression, piece.type)  # type: ignore[arg-type]
            number = value.const if value.const is not None else _number(value.code)
            zero = zero and number is not None and _is_zero(number)
            if number is None:
                relocated, outside = True, outside or value.code in self.library_addresses
            pieces.append(self._piece(piece, value))
            if symbol.is_constant and piece.type == symbol.type:
                symbol.value = value.const
        self.pieces[symbol.host_name] = pieces
        symbol.flexible_size = max((piece.end for piece in reader.pieces), default=0)
        if symbol.thread_local:
            symbol.section = "tbss" if zero else "tdata"
        elif symbol.is_constant:
            symbol.section = "relro" if relocated else "rodata"
        else:
            symbol.section = "bss" if zero and not symbol.own_section else "data"
            symbol.holds_addresses = relocated + outside

    @staticmethod
    def _piece(piece: Piece, value: Val) -> StaticPiece:
        member = piece.member
        code = piece.type.code  # type: ignore[attr-defined]
        if member is None or member.bits is None:
            return StaticPiece(piece.offset, code, value.code)
        return StaticPiece(piece.offset, code, value.code, member.shift, member.bits)

    def complete(self, ctype: CType, init: Any) -> CType:
        """Give an array without length the length of its initialiser."""
        if isinstance(ctype, Array) and ctype.count is None and ctype.count_code is None and init is not None:
            return Array(ctype.element, InitialiserReader(self.types).read(ctype, init))
        return ctype

    # literals

    def string(self, node: Any) -> tuple[Integer, int, str]:
        """Return element type, element count and host name of the address of a string literal."""
        try:
            element, data = string_constant(node.value)
        except ValueError as error:
            refuse(node, str(error), self.filename)
        return element, len(data) // element.size, self.literal(data, element)

    def literal(self, data: bytes, element: Integer = CHAR) -> str:
        """Return the host name of the address of ``data`` in .rodata; equal literals are one object (measured)."""
        if self.dry_run:
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


class StaticExpressions(Expressions):
    """Compiles expressions outside of functions: only what needs no statement and reads no object."""

    unit: Unit

    def static_value(self, node: Any, target: CType) -> Val:
        """Compile the value of an initialiser."""
        value = self.value(node)
        self.check_assignable(node, value.type, target)
        if self.lines or re.search(_READS_MEMORY, value.code):
            refuse(node, "this initialiser is not constant", self.filename)
        value = convert(value, target)
        return Val(value.type, normalised(value), stable=True, const=value.const)

    def load(self, place: Place) -> Val:
        """Read an object: gcc knows the values of ``const`` ones."""
        if place.known is not None:
            return constant(place.type, place.known)
        return super().load(place)

    def arithmetic(self, node: Any, op: str, left: Val, right: Val) -> Val:
        """Compile an operation: here gcc divides by zero itself, and its NaN has the sign of a quotient (measured)."""
        is_quotient = op == "/" and (isinstance(left.type, Floating) or isinstance(right.type, Floating))
        if not is_quotient or left.const is None or right.const is None:
            return super().arithmetic(node, op, left, right)
        ctype = common_type(left.type, right.type)
        a, b = convert_constant(left.const, ctype), convert_constant(right.const, ctype)
        assert not isinstance(a, int)
        assert not isinstance(b, int)
        quotient: float | Extended
        quotient = a / b if isinstance(a, Extended) and isinstance(b, Extended) else float_divide(float(a), float(b))
        if not (a or b):
            nan = Extended.of(float("nan")) if isinstance(quotient, Extended) else float("nan")
            quotient = with_sign(nan, -1.0 if is_negative(a) != is_negative(b) else 1.0)
        return constant(ctype, quotient)

    def compound_literal(self, node: Any, ctype: CType) -> Place:
        """Compile a compound literal, which has static storage here."""
        return Place(ctype, self.unit.anonymous_object(ctype, node.init).host_name, stable=True)

    def ends_block(self) -> None:
        """There are no statements here."""

    def pool(self, value: Val) -> None:
        """There are no instructions here."""


def _own_section(node: Any) -> str:
    """Return the section that a declaration asks for, if it is not one of gcc's own."""
    attribute = named(attributes_of(node), "section")
    name = attribute.arguments[0].value.strip('"') if attribute is not None and attribute.arguments else ""
    return "" if name.startswith(_USUAL_SECTIONS) else name


def _is_zero(value: Number) -> bool:
    return repr(value) in ("0", "0.0", repr(Extended.of(0)))


def _number(code: str) -> Number | None:
    """Return the value of code in which no address occurs, None for other code."""
    if not code.isdecimal() and not _KNOWN_NAMES.issuperset(compile(code, "<static>", "eval").co_names):
        return None
    return eval(code, {name: getattr(operations, name) for name in operations.__all__})  # type: ignore[no-any-return]


def _data_alignment(symbol: Global) -> int:
    """Return gcc's alignment of static aggregates: 8, 16 and 32 from as many bytes on (measured).

    Of thread-local ones from 16 bytes on, only arrays that other units may know have more than they need: 16.
    """
    ctype = symbol.type
    if not isinstance(ctype, Array | Record) or symbol.asks_alignment:
        return 1
    if symbol.thread_local and ctype.size >= 16:
        return 16 if isinstance(ctype, Array) and not symbol.internal else 1
    return next((alignment for alignment in (32, 16, 8) if ctype.size >= alignment), 1)
