"""Calls of functions: what is called, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.builtins.names import library_name
from trainer.engine.language.expressions.arguments import Arguments
from trainer.engine.language.expressions.code import Place, Val, arrived, constant, convert, moved, normalised
from trainer.engine.language.folding.commuted_arguments import in_gcc_order
from trainer.engine.language.folding.known_floats import known_double, known_extreme, known_single
from trainer.engine.language.folding.library_calls import known_comparison
from trainer.engine.language.frame.layout import STACK_ALIGN
from trainer.engine.language.frame.passing import passing
from trainer.engine.language.frame.text import PUSH, RENEW, STACK_INDEX
from trainer.engine.language.prototypes import header_type
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.signatures import signature, signature_of
from trainer.engine.language.symbols import FunctionSymbol
from trainer.engine.language.types import (
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    UINT,
    VOID,
    CType,
    Function,
    Integer,
    Pointer,
)
from trainer.engine.libc import library
from trainer.engine.process.lazy_binding import PUSHES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.engine.language.unit import Unit


REGISTER = "rax"  # the host name of what was computed last, where somebody may look at it (see ``leftovers``)
_ABSOLUTE_VALUES = ("abs", "labs", "llabs", "fabs", "fabsf", "fabsl")
_KNOWN_FUNCTIONS = (*_ABSOLUTE_VALUES, "memcmp", "strcmp", "strlen")


class Calls(Arguments):
    """Compiles calls, direct and through pointers.

    ``before_call`` has what is compiled between the arguments of a call (by its node) and the call itself.
    """

    def __init__(self, unit: Unit) -> None:
        super().__init__(unit)
        self.before_call: dict[int, Callable[[], None]] = {}
        self.result_places: dict[int, Place] = {}  # where the result of a call goes at once, by its node
        self.saves_arguments = False
        self.named_arguments = 0, 0, 0  # registers of both kinds and bytes on the stack that the parameters take
        self.keeps_register = False

    def call(self, node: Any) -> Val:
        """Compile a call."""
        nodes = node.args.exprs if node.args is not None else []
        if isinstance(node.name, c_ast.ID):
            symbol = self.scopes.lookup(node.name.name)
            builtin = self.unit.builtin(node.name.name)
            if builtin is not None and not (isinstance(symbol, FunctionSymbol) and symbol.defined):
                return self._built_in(node, builtin, nodes)
            if symbol is None and (name := library_name(node.name.name)) is not None:
                return self._builtin_library_call(node, name, nodes)
            if symbol is None:
                symbol = self.unit.implicit_function(node.name)
            if isinstance(symbol, FunctionSymbol):
                return self._known_call(node, symbol, nodes) or self._direct_call(
                    node, symbol, in_gcc_order(self.scopes, symbol, nodes)
                )
        pointer = self.value(self._without_indirection(node.name))
        mark, held = len(self.lines), len(self.held)
        target = pointer.type.target if isinstance(pointer.type, Pointer) else None
        if not isinstance(target, Function):
            refuse(node, f"{pointer.type} cannot be called", self.filename)
        self.hold(pointer)
        values = self.arguments_of(node, target, nodes)
        del self.held[held:]
        self.stabilise([pointer], mark)
        return self._indirect_call(node, target, normalised(pointer), values)

    def _without_indirection(self, node: Any) -> Any:
        """Return what ``*`` is applied to in ``(*function)(…)``, where it does nothing."""
        while isinstance(node, c_ast.UnaryOp) and node.op == "*":
            pointer = self.value_type(node.expr)
            if not (isinstance(pointer, Pointer) and isinstance(pointer.target, Function)):
                break
            node = node.expr
        return node

    def _known_call(self, node: Any, symbol: FunctionSymbol, nodes: Sequence[Any]) -> Val | None:
        """Compile a call that gcc does itself, even of a function that the program defines, if name and type fit."""
        if symbol.defined and (symbol.name not in _KNOWN_FUNCTIONS or symbol.type != header_type(symbol.name)):
            return None
        known = known_comparison(node, self.types.constant_or_none)
        if known is not None:
            return constant(INT, known)
        if not symbol.defined:
            arguments = [self.types.evaluate(argument) for argument in nodes]
            extreme = known_extreme(symbol.name, arguments)
            if extreme is not None:
                return constant(extreme[1], extreme[0])
            double = known_double(symbol.name, arguments) if symbol.by_header else None
            if double is not None:
                return constant(DOUBLE, double)
            single = known_single(symbol.name, arguments)
            return self.expanded_call(symbol, nodes) if single is None else constant(FLOAT, single)
        length = self.types.evaluate(c_ast.FuncCall(c_ast.ID(f"__builtin_{symbol.name}"), node.args, node.coord))
        if length is not None:
            return constant(length[1], length[0])
        return self._builtin_library_call(node, symbol.name, nodes) if symbol.name in _ABSOLUTE_VALUES else None

    def hand_over(self, values: Sequence[Val], ctype: Function) -> None:
        """Compile what a function finds in the register for results that is called with these arguments."""
        raise NotImplementedError

    def take_over(self) -> None:
        """Compile what finds that register as a function left it that returns nothing."""
        raise NotImplementedError

    def expanded_call(self, symbol: FunctionSymbol, nodes: Sequence[Any]) -> Val | None:
        """Compile a call of a library function that gcc expands, None for others."""
        raise NotImplementedError

    def _built_in(self, node: Any, builtin: Callable[[Any, Any, Any], Val], nodes: Sequence[Any]) -> Val:
        try:
            return builtin(self, node, nodes)
        except IndexError:
            refuse(node, f"'{node.name.name}' needs more arguments", self.filename)

    def _indirect_call(self, node: Any, ctype: Function, address: str, values: list[Val]) -> Val:
        """Call what lies at an address, which may expect something else than this call passes."""
        parameters = [value.type for value in values]
        given = signature(ctype.result, parameters) if ctype.parameters is None else signature_of(ctype)
        callee = f"code_at(process, {address}, {given!r})"
        return self._emit_call(node, ctype, callee, values, self._linkage(node, ctype, values))

    def _direct_call(self, node: Any, symbol: FunctionSymbol, nodes: Sequence[Any]) -> Val:
        ctype = symbol.type
        assert isinstance(ctype, Function)
        values = self.arguments_of(node, ctype, nodes)
        name = self.unit.callee(symbol, node)
        if name.startswith("library_"):
            return self._library_call(node, symbol, name, values)
        hands_over = self.keeps_register and symbol.name in self.unit.register_keepers
        if hands_over:
            self.hand_over(values, ctype)
        if ctype.parameters is None or symbol.weak:
            result = self._indirect_call(node, ctype, self.unit.function_address(symbol, node), values)
        else:
            result = self._emit_call(node, ctype, name, values, self._linkage(node, ctype, values))
        if hands_over and ctype.result is VOID:
            self.take_over()
        return result

    def _builtin_library_call(self, node: Any, name: str, nodes: Sequence[Any]) -> Val:
        """Call the library's function under its name with ``__builtin_`` before it."""
        ctype = header_type(name) if library.provides(name) else None
        if ctype is None:
            refuse(node, f"the function '{node.name.name}' is not supported", self.filename)
        symbol = self.scopes.file_symbols().get(name)
        if not (isinstance(symbol, FunctionSymbol) and symbol.by_header and not symbol.defined):
            symbol = FunctionSymbol(name, ctype, by_header=True)
        return self._direct_call(node, symbol, nodes)

    def _linkage(self, node: Any, ctype: Function, values: list[Val]) -> str:
        """Return what a call passes besides the arguments: first the stack pointer, below those on the stack."""
        pushed = passing(ctype.result, [value.type for value in values])
        size, back = pushed.size, self.unit.return_address(node)
        for value, place in zip(values, pushed.places, strict=True):
            if place is not None and isinstance(value.type, Record):
                self.copies(value.type.size, (0,), value.registers)
        if pushed.align > STACK_ALIGN:
            top = f"(sp - {size} & {-pushed.align})"
            return f"{top}, fp, {back}, windows, {top} - windows.base >> 3"
        below = (f" - {size}", f" - {size // 8}") if size else ("", "")
        return f"sp{below[0]}, fp, {back}, windows, {STACK_INDEX}{below[1]}"

    def _library_call(self, node: Any, symbol: FunctionSymbol, name: str, values: list[Val]) -> Val:
        """Call a function of the library, which gets what it finds in its registers if the program declares it."""
        ctype = symbol.type
        assert isinstance(ctype, Function)
        own = None if symbol.by_header else header_type(symbol.name)
        if own is None or own.parameters is None or own == ctype:
            return self._emit_call(node, ctype, name, values, "process")
        count = len(own.parameters)
        if len(values) < count:
            refuse(node, f"'{symbol.name}' needs {count} arguments, not {len(values)}", self.filename)
        kept = values if own.variadic else values[:count]
        passed = [
            self._as_register(node, value, own.parameters[index]) if index < count else value
            for index, value in enumerate(kept)
        ]
        result = self._emit_call(node, own, name, passed, "process")
        if ctype.result is VOID:
            return result
        if own.result is VOID:  # what the register holds then means nothing
            return constant(INT, 0) if ctype.result == INT else refuse(node, "void is no value", self.filename)
        return self._as_register(node, result, ctype.result)

    def _as_register(self, node: Any, value: Val, ctype: CType) -> Val:
        """Return a value as whoever takes it from its register for a value of another type sees it."""
        source = value.type
        if isinstance(source, Integer | Pointer) and isinstance(ctype, Integer | Pointer):
            return convert(convert(value, UINT) if source.size < ctype.size else value, ctype)
        if source is not ctype:
            refuse(node, f"{source} is passed where the library has {ctype}", self.filename)
        return value

    def _emit_call(self, node: Any, ctype: Function, callee: str, values: list[Val], leading: str) -> Val:
        before = None if self.unit.dry_run else self.before_call.pop(id(node), None)
        if before is not None:
            mark = len(self.lines)
            before()
            self.stabilise(values, mark)
        self.ends_block()
        self.holds_values()
        codes = [leading, *(normalised(value) if leading == "process" else moved(value) for value in values)]
        if isinstance(ctype.result, Record) and leading == "process":
            place = self.result_places.pop(id(node), None) or self.local_place(self.new_local("", ctype.result))
            codes.insert(1, place.address)
            self.emit(PUSH)
            self.emit(f"{callee}({', '.join(codes)})")
            self.emit(RENEW)
            return self.load(place)
        if leading == "process":
            self.emit(PUSH)
            if (name := callee.removeprefix("library_")) in PUSHES:
                self.emit(f"entered_{name}(sp, fp)")
        call = f"{callee}({', '.join(codes)})"
        if ctype.result is VOID:
            self.emit(call)
            self.emit(RENEW)
            return Val(VOID, "None", stable=True)
        name = self.temporary()
        self.emit(f"{name} = {call}")
        self.emit(RENEW)
        result = arrived(ctype.result, name) if leading != "process" else Val(ctype.result, name, stable=True)
        self.leave_in_register(result)
        return result

    def leave_in_register(self, value: Val) -> None:
        """Note what is computed, in a function that may end without saying what it returns: the caller finds it."""
        fits = isinstance(value.type, Integer | Pointer) and value.type.size <= LONG.size
        if self.keeps_register and fits and value.const is None:
            self.emit(f"{REGISTER} = {normalised(value)}")
