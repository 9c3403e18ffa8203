"""Calls and their arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code_size.assignments import Assignments
from trainer.engine.language.code_size.operands import NEAR, is_double, is_wide
from trainer.engine.language.records import Record
from trainer.engine.language.symbols import FunctionSymbol
from trainer.engine.language.types import DOUBLE, INT, Floating, Integer, decay

if TYPE_CHECKING:
    from trainer.engine.language.types import CType

_CALL = 5  # bytes of the instruction
_REGISTERS = 6  # for arguments
_BUILTINS = {
    "__builtin_alloca": 52,
    "__builtin_frame_address": 3,
    "__builtin_return_address": 4,
    "__builtin_va_arg": 60,
    "__builtin_va_end": 0,
    "__builtin_va_start": 45,
    "alloca": 52,
}


class Calls(Assignments):
    """Counts the bytes of calls."""

    def call(self, node: Any) -> int:
        """Return the bytes of a call."""
        name = node.name.name if isinstance(node.name, c_ast.ID) else ""
        arguments = node.args.exprs if node.args is not None else []
        if name in _BUILTINS:
            return _BUILTINS[name]
        if name == "memcpy" and len(arguments) == 3 and self.operands.number(arguments[2]) in (1, 2, 4, 8):
            return sum(map(self._moved_by_copying, arguments[:2]))
        if name.startswith("__builtin_") and not isinstance(self.operands.symbol(name), FunctionSymbol):
            return sum(map(self.value, arguments)) + 4
        self.calls += 1
        function = self.operands.function(node)
        parameters = (function.parameters if function is not None else None) or ()
        total = integers = vectors = 0
        for position, argument in enumerate(arguments):
            ctype = parameters[position] if position < len(parameters) else self._promoted(argument)
            if is_double(ctype):
                loaded = self.is_plain(argument) or self.operands.is_constant(argument)
                by_way_of_rax = 4 if loaded and self.operands.type_of(argument) == ctype else 10
                total += self.converted(argument, ctype) + (by_way_of_rax if vectors == 0 else 4)
                vectors += 1
            elif isinstance(ctype, Record):
                total += self.stored_at(ctype, argument, 4)
            else:
                total += self._passed(argument, ctype, integers, arguments)
                integers += 1
        if function is None or function.parameters is None or function.variadic:
            total += 5
        if len(arguments) > 1 and isinstance(arguments[0], c_ast.FuncCall):
            total += 3 if is_wide(self.operands.type_of(arguments[0])) else 2
        if integers > _REGISTERS:
            total += 4 + 4 * (integers % 2)
        if not self.operands.is_named(node):
            return total + self.value(node.name) + 2
        return total + _CALL

    def _moved_by_copying(self, node: Any) -> int:
        """Return the bytes of a load or store, by which gcc copies small objects."""
        if isinstance(node, c_ast.UnaryOp) and node.op == "&":
            setup, extra = self.place(node.expr)
            return setup + 3 + extra
        return self.value(node) + 3

    def _promoted(self, node: Any) -> CType:
        ctype = decay(self.operands.type_of(node))
        if isinstance(ctype, Floating) and ctype.size < DOUBLE.size:
            return DOUBLE
        return INT if ctype.size < INT.size and isinstance(ctype, Integer) else ctype

    def _passed(self, node: Any, ctype: CType, position: int, arguments: list[Any]) -> int:
        number, count, first = self.operands.number(node), len(arguments), arguments[0]
        if number is not None:
            return 2 if position >= _REGISTERS and -NEAR <= number < NEAR else 5 if position < 4 else 6
        if position >= _REGISTERS:
            return self.converted(node, ctype) + 1
        moved = 2 - self.moved_result(node) if position < 2 else 0
        if position == 1 and count >= 4 and self.is_plain(first):
            moved = 0
        if (position > 1 and self.is_calculated(node)) or isinstance(node, c_ast.FuncCall):
            moved = 2
        if position > 3:
            return self.converted(node, ctype) + (1 if count > 6 else 3 + (position == 5))
        return self.converted(node, ctype) + moved + (1 if moved and is_wide(ctype) else 0)
