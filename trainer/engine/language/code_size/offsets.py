"""Where in a function the instructions lie that a program can learn of: behind calls, and those that trap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code_size.operands import is_wide
from trainer.engine.language.code_size.statements import StatementSizes
from trainer.engine.language.types import Integer, decay

if TYPE_CHECKING:
    from collections.abc import Sequence

_IDIV = 2  # bytes of opcode and ModRM
_NUMBER = 5  # mov $number,%ecx


class CodeOffsets(StatementSizes):
    """Finds instructions in the body of a function: gcc calculates what an operator needs before it, in order."""

    def offset(self, body: Any, target: Any) -> int | None:
        """Return the bytes from the start of a body to behind a call, or to the instruction of a node that traps.

        None for a node that is not in the body: the compiler has made it.
        """
        path = _path(body, target)
        if path is None:
            return None
        total = 0
        for node, inner in pairwise(path):
            total += self._before(node, inner)
        return total + self._own(target)

    def _before(self, node: Any, inner: Any) -> int:
        """Return the bytes of a node before those of a node in it."""
        parts = self.parts(node)
        if parts is not None:
            total = 0
            for part, size in parts:
                if part is inner:
                    break
                total += size
            return total
        match node:
            case c_ast.BinaryOp(op="&&" | "||"):
                return 0 if inner is node.left else self.condition(node.left, 0)
            case c_ast.BinaryOp():
                return 0 if inner is node.left else self._waiting(node.left)
            case c_ast.TernaryOp():
                if inner is node.cond:
                    return 0
                chosen = self.value(node.iftrue or node.cond)
                test = self.condition(node.cond, chosen)
                return test if inner is node.iftrue else test + chosen + 2
            case c_ast.ExprList():
                return sum(map(self.effect, _up_to(node.exprs, inner)))
            case c_ast.FuncCall():
                arguments = node.args.exprs if node.args is not None else []
                around = next((index for index, argument in enumerate(arguments) if argument is inner), len(arguments))
                return sum(map(self._waiting, arguments[around + 1 :]))
            case c_ast.InitList():
                return sum(map(self.value, _up_to(node.exprs, inner)))
        return 0

    def _waiting(self, node: Any) -> int:
        """Return the bytes of an operand that is calculated, not just loaded, before its operator."""
        is_loaded = isinstance(node, c_ast.ID | c_ast.Constant) or self.operands.is_constant(node)
        return 0 if is_loaded else self.value(node)

    def _own(self, node: Any) -> int:
        """Return the bytes of a node itself up to the place."""
        match node:
            case c_ast.FuncCall() if self._traps(node):
                return 0
            case c_ast.FuncCall():
                return self.call(node)
            case c_ast.BinaryOp():
                return self._up_to_division(node, node.left, node.right)
            case c_ast.Assignment():
                return self._up_to_division(node, node.lvalue, node.rvalue)
        return 0

    @staticmethod
    def _traps(node: Any) -> bool:
        return isinstance(node.name, c_ast.ID) and node.name.name == "__builtin_trap"

    def _up_to_division(self, node: Any, left: Any, right: Any) -> int:
        ctype = decay(self.operands.type_of(c_ast.BinaryOp("/", left, right)))
        rex = int(is_wide(ctype))
        extended = (1 + rex) if isinstance(ctype, Integer) and ctype.signed else 5
        first = self.converted(left, ctype) + extended
        if self.operands.number(right) is not None:
            return first + _NUMBER
        named = self.is_plain(right) and decay(self.operands.type_of(right)).size == ctype.size
        return first + (self.place(right)[0] if named else self.converted(right, ctype) + self._kept(left, right, rex))

    def _kept(self, left: Any, right: Any, rex: int) -> int:
        """Return the bytes that keep a divisor in %ecx, which has been calculated in %eax, where the dividend comes."""
        return 2 + rex if self.is_calculated(right) else 0


def _up_to(nodes: Sequence[Any], inner: Any) -> list[Any]:
    found = next((index for index, node in enumerate(nodes) if node is inner), 0)
    return list(nodes[:found])


def _path(node: Any, target: Any) -> list[Any] | None:
    """Return the nodes from one down to another that is in it."""
    if node is target:
        return [node]
    for child in node:
        found = _path(child, target)
        if found is not None:
            is_list = isinstance(node, c_ast.FuncCall) and child is node.args
            return [node, *(found[1:] if is_list else found)]
    return None
