"""Operators, as gcc -O0 calculates them in registers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code_size.conditions import ORDERINGS, Conditions
from trainer.engine.language.code_size.numbers import with_number
from trainer.engine.language.code_size.operands import NEAR, is_double, is_wide, loading, storing
from trainer.engine.language.code_size.places import STATIC_ADDRESS
from trainer.engine.language.types import DOUBLE, Floating, Integer, Pointer, decay

if TYPE_CHECKING:
    from trainer.engine.language.types import CType


class Operators(Conditions):
    """Counts the bytes of operators."""

    def unary(self, node: Any, ctype: CType) -> int:
        """Return the bytes of an operator with one operand, whose result has a type."""
        match node.op:
            case "*":
                return self.loaded(node, ctype)
            case "&":
                return self.address(node.expr)
            case "&&":
                return STATIC_ADDRESS
            case "-" | "~":
                if isinstance(ctype, Floating):
                    return self.value(node.expr) + 8 + (4 if ctype.size == DOUBLE.size else 3)
                return self.value(node.expr) + (3 if is_wide(ctype) else 2)
            case "!":
                own = self.operands.type_of(node.expr)
                if isinstance(node.expr, c_ast.BinaryOp) and node.expr.op in ("&&", "||"):
                    return self.truth(node)
                return self.compared_with(node.expr, own, 0) + 3 + 3
            case "++" | "--" | "p++" | "p--":
                return self._step_value(node, ctype)
        return self.value(node.expr)

    def _step_value(self, node: Any, ctype: CType) -> int:
        setup, extra = self.place(node.expr)
        load, store = setup + loading(ctype) + extra, storing(ctype) + extra
        if node.op.startswith("p"):
            return load + (4 if is_wide(ctype) else 3) + store
        return self.effect(node) + load

    def binary(self, node: Any, ctype: CType) -> int:
        """Return the bytes of an operator with two operands, whose result has a type."""
        op = node.op
        if op in ("&&", "||"):
            return self.truth(node)
        left, right = decay(self.operands.type_of(node.left)), decay(self.operands.type_of(node.right))
        if op in ORDERINGS:
            if op in ("==", "!=") and (isinstance(left, Floating) or isinstance(right, Floating)):
                return 2 * self.comparison(node) + 14
            return self.comparison(node) + 3 + 3
        if isinstance(ctype, Floating):
            return self._floating(node, ctype)
        if isinstance(ctype, Pointer) and op in ("+", "-"):
            return self._offset(node, left, right)
        if isinstance(left, Pointer) and isinstance(right, Pointer):
            size = left.target.size or 1
            rest = 0 if size == 1 else 4 if size & (size - 1) == 0 else 17
            return self.value(node.left) + self.memory_operand(node.right, left) + rest
        wide = is_wide(ctype)
        number = self.operands.number(node.right)
        if number is not None:
            return self.converted(node.left, ctype) + with_number(op, number, ctype)
        if self.operands.number(node.left) is not None and op in ("+", "*", "&", "|", "^"):
            return self.converted(node.right, ctype) + with_number(op, self.operands.number(node.left) or 0, ctype)
        rex = 1 if wide else 0
        first = self.converted(node.left, ctype)
        if op in ("<<", ">>"):
            return first + self.value(node.right) + 2 + 2 * (2 + rex)
        if op in ("/", "%"):
            signed = isinstance(ctype, Integer) and ctype.signed
            extend = (2 if wide else 1) if signed else 5
            return first + extend + self.memory_operand(node.right, ctype, opcode=2 + rex) + self.moved_result(node)
        opcode = 3 + rex if op == "*" else 2 + rex
        second = self.converted(node.right, ctype)
        if wide and not any(is_wide(own) for own in (left, right)):
            first += 1  # movslq, where the second operand gets by with cltq
        one, other = self.is_plain(node.left), self.is_plain(node.right)
        if (one or self.operands.number(node.left) is not None) and other and op != "+":
            return first + self.memory_operand(node.right, ctype, opcode=opcode)
        if op == "-":
            return first + second + opcode + (0 if one else self.moved_result(node))
        calculated = not one and not other and self.is_calculated(node.left) and self.is_calculated(node.right)
        moved = 2 + rex if op == "+" and one != other and self.is_calculated(node.right if one else node.left) else 0
        return first + second + opcode + (2 + rex if calculated else moved)

    @staticmethod
    def is_calculated(node: Any) -> bool:
        """Whether a value is in the register for results before anything is done with it."""
        return isinstance(node, c_ast.BinaryOp | c_ast.TernaryOp)

    def moved_result(self, node: Any) -> int:
        """Return the bytes that move a result from %rdx, where some operators leave it."""
        if not isinstance(node, c_ast.BinaryOp):
            return 0
        ctype = self.operands.type_of(node)
        if isinstance(ctype, Floating | Pointer) or self.operands.number(node.right) is not None:
            return 0
        rest = node.op == "%"
        difference = node.op == "-" and not self.is_plain(node.left) and not self.is_plain(node.right)
        return 2 + is_wide(ctype) if rest or difference else 0

    def _floating(self, node: Any, ctype: CType) -> int:
        if ctype.size > DOUBLE.size:
            return self.converted(node.left, ctype) + self.converted(node.right, ctype) + 2
        own = self.operands.type_of(node.right)
        if self.operands.is_constant(node.right):
            return self.converted(node.left, ctype) + 8 + 4
        if self.is_plain(node.right) and own.size == ctype.size and is_double(own):
            setup, extra = self.place(node.right)
            return self.converted(node.left, ctype) + setup + 4 + extra
        return self.converted(node.left, ctype) + self.converted(node.right, ctype) + 4

    def _offset(self, node: Any, left: CType, right: CType) -> int:
        pointer, index = (node.left, node.right) if isinstance(left, Pointer) else (node.right, node.left)
        ctype = left if isinstance(left, Pointer) else right
        size = ctype.target.size if isinstance(ctype, Pointer) else 1
        number = self.operands.number(index)
        if number is not None:
            distance = number * max(size, 1)
            if not distance:
                return self.value(pointer)
            return self.value(pointer) + (4 if -NEAR <= distance < NEAR else 6)
        if size <= 1:
            return self.index(index, moved=True) + self.value(pointer) + 3
        negated = 3 if node.op == "-" else 0
        return self.index(index) + self.scaled(size) + self.value(pointer) + 3 + negated
