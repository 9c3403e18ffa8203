"""Comparisons, and jumps that depend on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code_size.jumps import SHORT, branch
from trainer.engine.language.code_size.operands import NEAR, is_wide
from trainer.engine.language.code_size.places import Places
from trainer.engine.language.symbols import Local
from trainer.engine.language.types import DOUBLE, INT, Floating, common_type, decay

if TYPE_CHECKING:
    from trainer.engine.language.types import CType

ORDERINGS = ("==", "!=", "<", ">", "<=", ">=")


class Conditions(Places):
    """Counts the bytes of conditions."""

    def memory_operand(self, node: Any, ctype: CType, *, opcode: int = 3) -> int:
        """Return the bytes of an instruction with an operand that may be in memory."""
        own = decay(self.operands.type_of(node))
        if self.is_plain(node) and own.size == ctype.size:
            setup, extra = self.place(node)
            return setup + opcode + extra
        return self.converted(node, ctype) + opcode

    def comparison(self, node: Any) -> int:
        """Return the bytes that compare, without the jump."""
        left, right = decay(self.operands.type_of(node.left)), decay(self.operands.type_of(node.right))
        number = self.operands.number(node.right)
        if isinstance(left, Floating) or isinstance(right, Floating):
            ctype = common_type(left, right) if left.is_scalar and right.is_scalar else DOUBLE
            zero = 4 if number == 0 else 0
            return self.converted(node.left, ctype) + self._floating_operand(node.right, ctype) - zero
        if number is not None:
            return self.compared_with(node.left, left, number)
        ctype = left if left.size >= right.size else right
        ctype = ctype if ctype.size >= INT.size else INT
        named = self.is_plain(node.left) and left.size == ctype.size
        if named and not (self.is_plain(node.right) and right.size == ctype.size):
            _, extra = self.place(node.left)
            return self.converted(node.right, ctype) + (3 if is_wide(ctype) else 2) + extra
        return self.converted(node.left, ctype) + self.memory_operand(
            node.right, ctype, opcode=3 if is_wide(ctype) else 2
        )

    def _floating_operand(self, node: Any, ctype: CType) -> int:
        if self.operands.is_constant(node):
            return 8 + 4
        own = self.operands.type_of(node)
        if self.is_plain(node) and own == ctype:
            setup, extra = self.place(node)
            return setup + 4 + extra
        return self.converted(node, ctype) + 4

    def compared_with(self, node: Any, ctype: CType, number: int) -> int:
        """Return the bytes that compare something of a type with a number."""
        if isinstance(ctype, Floating):
            return self.value(node) + 4 + 4 + 4
        narrow = -NEAR <= number < NEAR
        if isinstance(node, c_ast.Assignment) and self.is_plain(node.lvalue):
            return self.assignment(node) + self.compared_with(node.lvalue, ctype, number)
        symbol = self.operands.symbol(node.name) if isinstance(node, c_ast.ID) else None
        if isinstance(symbol, Local) and symbol.is_register and ctype.size != 2:
            setup, extra = self.place(node)
            return setup + 2 + is_wide(ctype) + extra + (1 if narrow or ctype.size == 1 else 4)
        value = self.value(node)
        if number == 0:
            return value + (3 if is_wide(ctype) else 2)
        return value + (4 if is_wide(ctype) else 3) + (0 if narrow else 2) - (1 if ctype.size == 1 else 0)

    def condition(self, node: Any, distance: int) -> int:
        """Return the bytes that jump over ``distance`` bytes if an expression is 0."""
        while isinstance(node, c_ast.UnaryOp) and node.op == "!":
            node = node.expr
        if self.operands.number(node) is not None or isinstance(node, c_ast.Constant):
            return 0
        if isinstance(node, c_ast.BinaryOp):
            if node.op in ("&&", "||"):
                second = self.condition(node.right, distance)
                return self.condition(node.left, second + (distance if node.op == "&&" else 0)) + second
            if node.op in ORDERINGS:
                rest = node.left if self.operands.number(node.right) == 0 and node.op in ("==", "!=") else None
                if rest is not None and self._is_power_rest(rest):
                    return self.value(rest.left) + 3 + 2 + branch(distance)
                twice = 1 + (node.op in ("==", "!=") and self.is_floating(node))
                return twice * (self.comparison(node) + branch(distance))
            if self._is_power_rest(node):
                return self.value(node.left) + 3 + 2 + branch(distance)
            if node.op == "&" and self.operands.number(node.right) is not None:
                return self.value(node) + 2 + branch(distance)
        if isinstance(node, c_ast.ExprList):
            return sum(map(self.effect, node.exprs[:-1])) + self.condition(node.exprs[-1], distance)
        ctype = decay(self.operands.type_of(node))
        return self.compared_with(node, ctype, 0) + branch(distance)

    def _is_power_rest(self, node: Any) -> bool:
        """Whether ``x % n`` is 0 if some bits are."""
        if not (isinstance(node, c_ast.BinaryOp) and node.op == "%"):
            return False
        number = self.operands.number(node.right) or 0
        return number > 0 and number & (number - 1) == 0

    def is_floating(self, node: Any) -> bool:
        """Whether an operator has a floating operand."""
        return any(isinstance(self.operands.type_of(part), Floating) for part in (node.left, node.right))

    def truth(self, node: Any) -> int:
        """Return the bytes that make 1 or 0 of conditions."""
        return self.condition(node, 7) + 5 + SHORT + 5
