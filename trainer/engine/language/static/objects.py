"""Objects with static storage: where they go, and the bytes that they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.language import operations
from trainer.engine.language.declarations.initializers import InitialiserReader, Piece
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.static.expressions import StaticExpressions
from trainer.engine.language.static.read_only import ReadOnlyData, StaticPiece, is_zero
from trainer.engine.language.symbols import Global, Scopes, host_name
from trainer.engine.language.syntax.attributes import attributes_of, named
from trainer.engine.language.types import CONST, VOID, Array, CType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.language.declarations.declarators import Declarations
    from trainer.engine.language.expressions.code import Val
    from trainer.engine.language.literals import Number

_USUAL_SECTIONS = (".bss", ".data", ".rodata")
_CALLED_SECTIONS = (".preinit_array", ".init_array", ".fini_array", ".ctors", ".dtors")
_KNOWN_NAMES = frozenset((*operations.__all__, "float", "v"))  # v is what conversions calculate with


class StaticObjects(ReadOnlyData):
    """The objects of a translation unit; mixed into ``Unit``."""

    scopes: Scopes
    types: Declarations
    library_addresses: dict[str, str]

    def __init__(self) -> None:
        super().__init__()
        self._copied: list[Global] = []

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
            if symbol.own_section.startswith(_CALLED_SECTIONS):
                refuse(node, f"functions to call in '{symbol.own_section}' are not supported", self.filename)
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
        if self.dry_run or self.unreachable:
            return "0"
        symbol = Global("", ctype, f"k_{len(self.pieces)}", align=ctype.align, internal=True, qualifiers=CONST)
        self._initialise(symbol, init)
        self._copied.append(symbol)
        return symbol.host_name

    def write_copied_constants(self) -> None:
        """Put the aggregates that a function copies behind what it has in read-only memory besides."""
        self.objects += self._copied
        self._copied.clear()

    def _define(self, symbol: Global) -> None:
        if not symbol.defined:
            symbol.defined = True
            self.objects.append(symbol)

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
        outer = self._initialised, self.unreachable
        self._initialised = symbol if symbol.function is not None else self._initialised
        self.unreachable = False  # it is there before the program runs
        self._read_initialiser(symbol, init)
        self._initialised, self.unreachable = outer

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
            bits = piece.member.bits if piece.member is not None else None
            value = StaticExpressions(self).static_value(piece.expression, piece.type, bits)  # type: ignore[arg-type]
            number = value.const if value.const is not None else _number(value.code)
            zero = zero and number is not None and is_zero(number)
            if number is None:
                relocated, outside = True, outside or value.code in self.library_addresses
            pieces.append(self._piece(piece, value))
            if symbol.is_constant and piece.type == symbol.type:
                symbol.value = value.const
        self.pieces[symbol.host_name] = pieces
        symbol.flexible_size = _size_with_flexible_member(symbol.type, reader.pieces)
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


def _own_section(node: Any) -> str:
    """Return the section that a declaration asks for, if it is not one of gcc's own."""
    attribute = named(attributes_of(node), "section")
    name = attribute.arguments[0].value.strip('"') if attribute is not None and attribute.arguments else ""
    return "" if name.startswith(_USUAL_SECTIONS) else name


def _size_with_flexible_member(ctype: CType, pieces: Sequence[Piece]) -> int:
    """Return what gcc takes for an object whose flexible array member is initialised: that goes on top of the rest."""
    last = ctype.members[-1] if isinstance(ctype, Record) and ctype.members else None
    end = max((piece.end for piece in pieces), default=0)
    if last is None or not isinstance(last.type, Array) or last.type.count is not None or end <= last.offset:
        return 0
    return ctype.size + end - last.offset


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
