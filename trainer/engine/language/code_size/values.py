"""Values in registers, and their conversions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code_size.jumps import SHORT, jump
from trainer.engine.language.code_size.operands import is_wide, loading
from trainer.engine.language.code_size.operators import Operators
from trainer.engine.language.code_size.places import STATIC_ADDRESS
from trainer.engine.language.records import Record
from trainer.engine.language.symbols import Local
from trainer.engine.language.types import DOUBLE, INT, Array, Floating, Function, Integer, decay

if TYPE_CHECKING:
    from trainer.engine.language.types import CType


class Values(Operators):
    """Counts the bytes that get values."""

    def value(self, node: Any) -> int:
        """Return the bytes that get a value into a register."""
        ctype = self.operands.type_of(node)
        number = self.operands.number(node)
        if number is not None and not isinstance(ctype, Floating):
            return 5 if 0 <= number < 1 << 32 or not is_wide(ctype) else 7 if -(1 << 31) <= number < 0 else 10
        match node:
            case c_ast.Constant():
                return STATIC_ADDRESS if node.type == "string" else 8
            case c_ast.ID() | c_ast.ArrayRef() | c_ast.StructRef() | c_ast.CompoundLiteral():
                return self.loaded(node, ctype)
            case c_ast.UnaryOp():
                return self.unary(node, ctype)
            case c_ast.BinaryOp():
                return self.binary(node, ctype)
            case c_ast.Assignment():
                return self.assignment(node) + self._reloaded(node.lvalue)
            case c_ast.FuncCall():
                return self.call(node)
            case c_ast.Cast():
                return self.converted(node.expr, ctype)
            case c_ast.TernaryOp() if self._is_extreme(node):
                return 3 * self.value(node.cond.left) + 2
            case c_ast.TernaryOp():
                chosen = self.converted(node.iftrue or node.cond, ctype)
                other = self.converted(node.iffalse, ctype)
                return self.condition(node.cond, chosen + SHORT) + chosen + jump(other) + other
            case c_ast.ExprList():
                return sum(map(self.effect, node.exprs[:-1])) + self.value(node.exprs[-1])
            case c_ast.Compound():
                return self.statement(node)
        return 0

    def _is_extreme(self, node: Any) -> bool:
        """Whether ``c ? a : b`` is the smaller or larger one of two variables."""
        test, choices = node.cond, (node.iftrue, node.iffalse)
        if not isinstance(test, c_ast.BinaryOp) or test.op not in ("<", ">", "<=", ">="):
            return False
        parts = (test.left, test.right)
        if not all(isinstance(part, c_ast.ID) and self.is_plain(part) for part in (*parts, *choices)):
            return False
        return {part.name for part in parts} == {choice.name for choice in choices} and not self.is_floating(test)

    def _reloaded(self, node: Any) -> int:
        """Return the bytes that load again what has been assigned."""
        if isinstance(node, c_ast.ID):
            _, extra = self.place(node)
            return loading(self.operands.type_of(node)) + extra
        return 0

    def loaded(self, node: Any, ctype: CType) -> int:
        """Return the bytes that load what has a type at a place, or its address if it is an array."""
        setup, extra = self.place(node)
        if isinstance(ctype, Array | Record):
            if extra == 0:
                return setup
            return setup + (STATIC_ADDRESS if extra == 4 and not self.is_automatic(node) else 3 + extra)
        if isinstance(ctype, Function):
            return STATIC_ADDRESS if isinstance(node, c_ast.ID) else setup
        member = self.operands.member(node) if isinstance(node, c_ast.StructRef) else None
        bits = 6 if member is not None and member[2] else 0
        return setup + loading(ctype) + extra + bits

    def converted(self, node: Any, ctype: CType) -> int:
        """Return the bytes of a value in another type."""
        own = decay(self.operands.type_of(node))
        number = self.operands.number(node)
        if isinstance(ctype, Floating):
            if number is not None or (self.operands.is_constant(node)):
                return 8 if number != 0 else 4
            if isinstance(own, Floating):
                return self.value(node) + (0 if own.size == ctype.size else 4 if DOUBLE.size >= own.size else 6)
            if self.is_plain(node):
                return 4 + 4 + is_wide(own) + self.place(node)[1]
            return self.converted(node, INT if own.size < INT.size else own) + 4 + 4 + is_wide(own)
        if number is not None:
            return 5 if 0 <= number < 1 << 32 or not is_wide(ctype) else 7
        if isinstance(own, Floating):
            return self.value(node) + (5 if is_wide(ctype) else 4) + (3 if ctype.size < INT.size else 0)
        if isinstance(own, Integer) and own.size < INT.size <= ctype.size:
            return self._widened(node, own, ctype)
        if is_wide(ctype) and not is_wide(own) and isinstance(own, Integer):
            loaded = isinstance(node, c_ast.ID | c_ast.ArrayRef | c_ast.StructRef)
            return self.value(node) + (2 if own.signed or not loaded else 0)
        return self.value(node)

    def _widened(self, node: Any, own: Integer, ctype: CType) -> int:
        """Return the bytes of a narrow value in an int or a long."""
        wide = int(is_wide(ctype) and own.signed)
        symbol = self.operands.symbol(node.name) if isinstance(node, c_ast.ID) else None
        if isinstance(symbol, Local) and symbol.is_register:
            return self.value(node) + wide
        if own.size == 2 and own.signed:
            return self.value(node) + (4 if wide else 1)
        return self.value(node) + 3 + wide
