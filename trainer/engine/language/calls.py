"""Calls of functions: arguments, and what is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code import Val, convert, normalised
from trainer.engine.language.declarations import refuse
from trainer.engine.language.frame_text import RENEW, STACK_INDEX
from trainer.engine.language.places import Places
from trainer.engine.language.symbols import FunctionSymbol
from trainer.engine.language.types import DOUBLE, VOID, CType, Floating, Function, Pointer, Record, promote

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Calls(Places):
    """Compiles calls, direct and through pointers."""

    def check_assignable(self, node: Any, source: CType, target: CType) -> None:
        """Refuse what no conversion allows."""
        if isinstance(target, Record) or isinstance(source, Record):
            if source is not target:
                refuse(node, f"{source} cannot be converted to {target}", self.filename)
        elif source is VOID or (isinstance(source, Floating) and isinstance(target, Pointer)):
            refuse(node, f"{source} cannot be converted to {target}", self.filename)

    def arguments(self, nodes: Sequence[Any], adapt: Callable[[int, Val], Val]) -> list[Val]:
        """Compile arguments right to left, each adapted to its parameter."""
        done: list[Val] = []
        for index in range(len(nodes) - 1, -1, -1):
            mark = len(self.lines)
            value = adapt(index, self.value(nodes[index]))
            self.stabilise(done, mark)
            done.append(value)
        return done[::-1]

    def call(self, node: Any) -> Val:
        """Compile a call."""
        nodes = node.args.exprs if node.args is not None else []
        if isinstance(node.name, c_ast.ID):
            symbol = self.scopes.lookup(node.name.name)
            builtin = self.unit.builtin(node.name.name)
            if builtin is not None and not (isinstance(symbol, FunctionSymbol) and symbol.defined):
                return builtin(self, node, nodes)
            if symbol is None:
                refuse(node, f"the function '{node.name.name}' is not declared or not supported", self.filename)
            if isinstance(symbol, FunctionSymbol):
                return self._direct_call(node, symbol, nodes)
        pointer = self.value(node.name)
        mark = len(self.lines)
        target = pointer.type.target if isinstance(pointer.type, Pointer) else None
        if not isinstance(target, Function):
            refuse(node, f"{pointer.type} cannot be called", self.filename)
        values = self.arguments(nodes, self._adapter(node, target, len(nodes)))
        self.stabilise([pointer], mark)
        callee = f"code_at(process, {normalised(pointer)})"
        return self._emit_call(node, target, callee, values, self._linkage(node))

    def _adapter(self, node: Any, ctype: Function, count: int) -> Callable[[int, Val], Val]:
        parameters = ctype.parameters
        if parameters is not None and (count < len(parameters) or (count > len(parameters) and not ctype.variadic)):
            refuse(node, f"{len(parameters)} arguments are needed here, not {count}", self.filename)

        def adapt(index: int, value: Val) -> Val:
            if parameters is not None and index < len(parameters):
                self.check_assignable(node, value.type, parameters[index])
                return value if isinstance(value.type, Record) else convert(value, parameters[index])
            if isinstance(value.type, Floating):
                return convert(value, DOUBLE)
            return convert(value, promote(value.type)) if value.type.is_scalar else value

        return adapt

    def _direct_call(self, node: Any, symbol: FunctionSymbol, nodes: Sequence[Any]) -> Val:
        ctype = symbol.type
        assert isinstance(ctype, Function)
        values = self.arguments(nodes, self._adapter(node, ctype, len(nodes)))
        name = self.unit.callee(symbol, node)
        if name.startswith("library_"):
            return self._emit_call(node, ctype, name, values, "process")
        return self._emit_call(node, ctype, name, values, self._linkage(node))

    def _linkage(self, node: Any) -> str:
        return f"sp, fp, {self.unit.return_address(node)}, windows, {STACK_INDEX}"

    def _emit_call(self, node: Any, ctype: Function, callee: str, values: list[Val], leading: str) -> Val:
        self.ends_block()
        codes = [leading, *(normalised(value) for value in values)]
        if isinstance(ctype.result, Record) and leading == "process":
            local = self.new_local("", ctype.result)
            place = self.local_place(local)
            codes.insert(1, place.address)
            self.emit(f"{callee}({', '.join(codes)})")
            self.emit(RENEW)
            return self.load(place)
        call = f"{callee}({', '.join(codes)})"
        if ctype.result is VOID:
            self.emit(call)
            self.emit(RENEW)
            return Val(VOID, "None", stable=True)
        name = self.temporary()
        self.emit(f"{name} = {call}")
        self.emit(RENEW)
        return Val(ctype.result, name, stable=True)
