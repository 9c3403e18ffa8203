"""A translation unit: its objects, functions and literals, and the Python module it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.errors import CError
from trainer.engine.language import builtins
from trainer.engine.language.declarations import Declarations, qualifiers, refuse
from trainer.engine.language.expressions import Expressions
from trainer.engine.language.functions import FunctionCompiler
from trainer.engine.language.initializers import InitialiserReader
from trainer.engine.language.literals import string_bytes
from trainer.engine.language.parsing import parse
from trainer.engine.language.symbols import FunctionInfo, FunctionSymbol, Global, Scopes, TypeName
from trainer.engine.language.types import CHAR, VOID, Array, CType, Function, Pointer, Record
from trainer.engine.libc import library
from trainer.engine.process.memory import FIRST_CODE

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.language.code import Val

SECTIONS = ("rodata", "relro", "data", "bss", "tdata", "tbss")


@dataclass(frozen=True)
class StaticPiece:
    """A part of an object with static storage: host code of its value, evaluated when addresses are known."""

    offset: int
    format: str
    code: str
    shift: int = 0
    bits: int = 0


@dataclass
class CompiledUnit:
    """What the loader and the runtime need of a program."""

    filename: str
    text: str
    line_table: list[tuple[str, int, int]]
    functions: list[FunctionInfo]
    objects: list[Global]
    pieces: dict[str, list[StaticPiece]]
    return_addresses: dict[str, tuple[str, int]]
    library_addresses: dict[str, str]
    sites: list[tuple[int, int] | tuple[str, int]]
    scopes: Scopes = field(repr=False)
    types: Declarations = field(repr=False)


class Unit:
    """Compiles a translation unit, file scope first."""

    def __init__(self, source: str, filename: str, *, record: bool) -> None:
        self.filename = filename
        self.record = record
        self.scopes = Scopes()
        self.types = Declarations(self.scopes, filename)
        self.objects: list[Global] = []
        self.pieces: dict[str, list[StaticPiece]] = {}
        self.functions: list[FunctionInfo] = []
        self.function_name = ""
        self.dry_run = False
        self._literals: dict[bytes, Global] = {}
        self._texts: list[str] = []
        self._table: list[tuple[str, int, int]] = []
        self._returns: dict[str, tuple[str, int]] = {}
        self._library_addresses: dict[str, str] = {}
        self._sites: dict[tuple[int, int] | tuple[str, int], int] = {}
        self._tree = parse(source, filename)

    def compile(self) -> CompiledUnit:
        """Compile everything.

        Raises:
            CError: for what is not C, or not supported.

        """
        try:
            for node in self._tree.ext:
                self._external(node)
        except RecursionError:
            raise CError("nested too deeply", self.filename, 1, 1) from None
        self._check_complete()
        return CompiledUnit(
            self.filename,
            "\n".join(self._texts),
            self._table,
            self.functions,
            self.objects,
            self.pieces,
            self._returns,
            self._library_addresses,
            list(self._sites),
            self.scopes,
            self.types,
        )

    def _check_complete(self) -> None:
        main = self.scopes.file_symbols().get("main")
        if not (isinstance(main, FunctionSymbol) and main.defined):
            raise CError("the program has no main function", self.filename, 1, 1)
        for name, symbol in self.scopes.file_symbols().items():
            if (
                isinstance(symbol, FunctionSymbol)
                and symbol.used_at is not None
                and not symbol.defined
                and not library.provides(name)
            ):
                refuse(symbol.used_at, f"the function '{name}' is not supported", self.filename)
            if isinstance(symbol, Global) and symbol.function is None and not symbol.defined and symbol.line:
                if name in LIBRARY_OBJECTS:
                    continue
                raise CError(f"'{name}' is declared but not defined", self.filename, symbol.line, 1)

    def _external(self, node: Any) -> None:
        match node:
            case c_ast.FuncDef():
                self._define_function(node)
            case c_ast.Decl():
                self.file_declaration(node)
            case c_ast.Typedef():
                self.scopes.declare(node.name, TypeName(self.types.type_of(node.type)))
            case c_ast.StaticAssert():
                self.static_assert(node)
            case c_ast.Pragma() | c_ast.EmptyStatement():
                pass
            case _:
                refuse(node, f"{type(node).__name__} is not supported here", self.filename)

    def static_assert(self, node: Any) -> None:
        """Check a ``_Static_assert``."""
        if not self.types.constant(node.cond):
            message = string_bytes(node.message.value).decode() if node.message else ""
            refuse(node.cond, f"static assertion failed: {message}", self.filename)

    # declarations

    def file_declaration(self, node: Any) -> None:
        """Declare a function, an object or just a tag."""
        if node.name is None:
            self.types.type_of(node.type)
            return
        if "typedef" in node.storage:
            self.scopes.declare(node.name, TypeName(self.types.type_of(node.type)))
            return
        ctype = self.types.type_of(node.type)
        if isinstance(ctype, Function):
            self._declare_function(node.name, ctype)
        else:
            self._define_object(node, ctype, None)

    def _declare_function(self, name: str, ctype: CType) -> FunctionSymbol:
        known = self.scopes.file_symbols().get(name)
        if isinstance(known, FunctionSymbol):
            if isinstance(ctype, Function) and ctype.parameters is not None:
                known.type = ctype
            return known
        symbol = FunctionSymbol(name, ctype)
        self.scopes.declare_global(name, symbol)
        return symbol

    def static_object(self, node: Any, function: str | None) -> None:
        """Declare or define an object with static storage; ``function`` names the owner of a static local."""
        self._define_object(node, self.types.type_of(node.type), function)

    def _define_object(self, node: Any, ctype: CType, function: str | None) -> None:
        ctype = self.complete(ctype, node.init)
        known = self.scopes.file_symbols().get(node.name) if function is None else None
        extern = "extern" in node.storage and node.init is None
        if ctype is VOID or (isinstance(ctype, Record) and ctype.members is None and not extern):
            refuse(node, f"'{node.name}' has the incomplete type {ctype}", self.filename)
        if isinstance(known, Global):
            symbol = known
            if isinstance(symbol.type, Array) and symbol.type.count is None:
                symbol.type = ctype
        else:
            host = f"g_{node.name}" if function is None else f"g_{function}_{node.name}_{len(self.objects)}"
            symbol = Global(node.name, ctype, host, function=function, line=node.coord.line if node.coord else 0)
            symbol.thread_local = "_Thread_local" in node.storage
            (self.scopes.declare if function else self.scopes.declare_global)(node.name, symbol)
        if extern:
            self.scopes.declare(node.name, symbol)
            return
        if isinstance(ctype, Array) and ctype.count is None:
            ctype = symbol.type = Array(ctype.element, 1)
        symbol.align = max(symbol.align, self.types.alignment(node, ctype), _data_alignment(ctype, symbol.thread_local))
        symbol.const = "const" in qualifiers(node.type)
        if not symbol.defined:
            symbol.defined = True
            self.objects.append(symbol)
        if node.init is not None:
            self._initialise(symbol, node)
        elif symbol.thread_local:
            symbol.section = "tbss"
        elif symbol.const and not self.pieces.get(symbol.host_name):
            symbol.section = "rodata"

    def _initialise(self, symbol: Global, node: Any) -> None:
        reader = InitialiserReader(self.types)
        evaluator = _StaticExpressions(self)
        self.types.type_of_expression = evaluator.type_of
        reader.read(symbol.type, node.init)
        pieces: list[StaticPiece] = []
        zero = True
        relocated = False
        for piece in reader.pieces:
            if piece.data is not None:
                pieces.append(StaticPiece(piece.offset, "bytes", repr(piece.data)))
                zero = zero and not any(piece.data)
                continue
            value = evaluator.static_value(piece.expression, piece.type)
            zero = zero and value.const is not None and not value.const
            relocated = relocated or (value.const is None and isinstance(value.type, Pointer))
            bits = piece.member.bits if piece.member is not None and piece.member.bits else 0
            shift = piece.member.shift if piece.member is not None else 0
            pieces.append(StaticPiece(piece.offset, piece.type.code, value.code, shift, bits))  # type: ignore[attr-defined]
        self.types.type_of_expression = None
        self.pieces[symbol.host_name] = pieces
        if symbol.thread_local:
            symbol.section = "tbss" if zero else "tdata"
        elif symbol.const:
            symbol.section = "relro" if relocated else "rodata"
        else:
            symbol.section = "bss" if zero else "data"

    def complete(self, ctype: CType, init: Any) -> CType:
        """Give an array without length the length of its initialiser."""
        if isinstance(ctype, Array) and ctype.count is None and ctype.count_code is None and init is not None:
            reader = InitialiserReader(self.types)
            return Array(ctype.element, reader.read(ctype, init))
        return ctype

    # functions

    def _define_function(self, node: Any) -> None:
        if node.param_decls:
            refuse(node, "old-style parameter lists are not supported", self.filename)
        name = node.decl.name
        if not isinstance(node.decl.type, c_ast.FuncDecl):
            refuse(node.decl, f"'{name}' has a body but no parameter list", self.filename)
        ctype = self.types.type_of(node.decl.type)
        symbol = self._declare_function(name, ctype)
        if symbol.defined:
            refuse(node, f"'{name}' is defined twice", self.filename)
        symbol.defined, symbol.line, symbol.type = True, node.decl.coord.line, ctype
        info = FunctionInfo(name, len(self.functions), symbol.line, ctype)
        self.functions.append(info)
        self.function_name = name
        compiler = FunctionCompiler(self, node, info)
        self.types.type_of_expression = compiler.type_of
        self.types.run_time_length = compiler.run_time_length
        text, table = compiler.compile()
        self.types.type_of_expression = self.types.run_time_length = None
        self._texts.append(text)
        self._table += [(name, line, ahead) for line, ahead in table]

    # what expressions ask for

    def string(self, node: Any) -> str:
        """Return the host name of a string literal's address; equal literals are one object (measured)."""
        try:
            return self.bytes_literal(string_bytes(node.value))
        except ValueError as error:
            refuse(node, str(error), self.filename)

    def bytes_literal(self, data: bytes) -> str:
        """Return the host name of the address of ``data`` and a NUL in .rodata."""
        if self.dry_run:
            return "0"
        if data not in self._literals:
            symbol = Global(
                "", Array(CHAR, len(data) + 1), f"s_{len(self._literals)}", "rodata", defined=True, const=True
            )
            if len(data) >= 48:
                symbol.align = 8
            self._literals[data] = symbol
            self.objects.append(symbol)
            self.pieces[symbol.host_name] = [StaticPiece(0, "bytes", repr(data + b"\0"))]
        return self._literals[data].host_name

    def function_address(self, symbol: FunctionSymbol, node: Any) -> str:
        """Return the host name of a function's address."""
        symbol.used_at = node
        if not symbol.defined and library.provides(symbol.name):
            self._library_addresses[f"F_{symbol.name}"] = symbol.name
        return f"F_{symbol.name}"

    def callee(self, symbol: FunctionSymbol, node: Any) -> str:
        """Return the host name of a function; those of the library begin with ``library_``."""
        symbol.used_at = node
        if not symbol.defined and library.provides(symbol.name):
            return f"library_{symbol.name}"
        return f"f_{symbol.name}"

    def builtin(self, name: str) -> Callable[[Any, Any, Any], Val] | None:
        """Return the compiler of a built-in function."""
        return builtins.BUILTINS.get(name)

    def return_address(self, node: Any) -> str:
        """Return the host name of the address behind a call."""
        name = f"r{len(self._returns)}"
        if not self.dry_run:
            line = node.coord.line if node.coord else 0
            self._returns[name] = (self.function_name, line)
        return name

    def site(self, info: FunctionInfo, line: int) -> int:
        """Return the code of a line of a function in the write log."""
        key = (info.number, line)
        return self._sites.setdefault(key, FIRST_CODE + len(self._sites))

    def slot_code(self, type_name: str, below: int) -> int:
        """Return the code in the write log of a scalar that lies ``below`` the frame pointer of its function."""
        return self._sites.setdefault((type_name, below), FIRST_CODE + len(self._sites))


class _StaticExpressions(Expressions):
    """Compiles initialisers of static objects: only what needs no statement and reads no object."""

    def static_value(self, node: Any, target: CType) -> Val:
        from trainer.engine.language.code import Val, convert, normalised

        value = self.value(node)
        if self.lines or "load" in value.code or "process" in value.code:
            refuse(node, "this initialiser is not constant", self.filename)
        value = convert(value, target) if target.is_scalar else value
        return Val(value.type, normalised(value), stable=True, const=value.const)

    def new_local(self, name: str, ctype: CType, align: int | None = None) -> Any:
        """Compound literals at file scope have static storage, which is not supported."""
        raise CError("a compound literal in a static initialiser is not supported", self.filename, 1, 1)

    def ends_block(self) -> None:
        """There are no statements here."""


LIBRARY_OBJECTS = (
    "stdin",
    "stdout",
    "stderr",
    "environ",
    "optarg",
    "optind",
    "opterr",
    "optopt",
    "timezone",
    "daylight",
    "tzname",
    "program_invocation_name",
    "program_invocation_short_name",
)


def _data_alignment(ctype: CType, thread_local: bool) -> int:
    """Return gcc's alignment of static aggregates: 16 from 16 bytes on, 32 from 32 bytes on (measured).

    Of thread-local ones, only arrays have more than they need: 16 from 16 bytes on.
    """
    if thread_local:
        return 16 if isinstance(ctype, Array) and ctype.size >= 16 else 1
    if isinstance(ctype, Array | Record):
        return 32 if ctype.size >= 32 else 16 if ctype.size >= 16 else 1
    return 1
