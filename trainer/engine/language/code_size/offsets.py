"""Where in a function the instructions lie that a program can learn of: behind calls, and those that trap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code_size.operands import is_wide
from trainer.engine.language.code_size.statements import StatementSizes
from trainer.engine.language.types import Integer, decay

if TYPE_CHECKING:
    from collections.abc import Collection

_IDIV = 2  # bytes of opcode and ModRM
_NUMBER = 5  # mov $number,%ecx


class CodeOffsets(StatementSizes):
    """Finds instructions in the body of a function: gcc calculates what an operator needs before it, in order."""

    def offsets(self, body: Any, targets: Collection[Any]) -> dict[Any, int]:
        """Return the bytes from the start of a body to behind each call, or to the instruction of a node that traps.

        A node that is not in the body, because the compiler has made it, is left out.
        """
        parents = _parents(body)
        inside: dict[Any, dict[Any, None]] = {}  # the children that lead to targets
        for target in targets:
            node = target
            while node in parents and node not in (leading := inside.setdefault(parents[node], {})):
                leading[node] = None
                node = parents[node]
        found: dict[Any, int] = {}
        waiting = [(body, 0)]
        while waiting:
            node, start = waiting.pop()
            if node in targets:
                found[node] = start + self._own(node)
            if node in inside:
                before = self._before(node)
                waiting += ((child, start + before.get(child, 0)) for child in inside[node])
        return found

    def _before(self, node: Any) -> dict[Any, int]:
        """Return the bytes of a node before those of each of its parts."""
        before: dict[Any, int] = {}
        total = 0
        for part, size in self.parts(node) or self._operands(node):
            before.setdefault(part, total)
            total += size
        return before

    def _operands(self, node: Any) -> list[tuple[Any, int]]:
        """Return what an expression consists of, in the order of the code, with the bytes of each before the next."""
        match node:
            case c_ast.BinaryOp(op="&&" | "||"):
                return [(node.left, self.condition(node.left, 0)), (node.right, 0)]
            case c_ast.BinaryOp():
                return [(node.left, self._waiting(node.left)), (node.right, 0)]
            case c_ast.TernaryOp():
                chosen = self.value(node.iftrue or node.cond)
                test = self.condition(node.cond, chosen)
                return [(node.cond, test), (node.iftrue, chosen + 2), (node.iffalse, 0)]
            case c_ast.ExprList():
                return [(part, self.effect(part)) for part in node.exprs]
            case c_ast.FuncCall():
                arguments = node.args.exprs if node.args is not None else []
                return [(argument, self._waiting(argument)) for argument in reversed(arguments)]
            case c_ast.InitList():
                return [(part, self.value(part)) for part in node.exprs]
        return []

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


def _parents(body: Any) -> dict[Any, Any]:
    """Return what each node in a body is a part of; arguments are parts of their call."""
    parents: dict[Any, Any] = {}
    waiting = [body]
    while waiting:
        node = waiting.pop()
        for child in node:
            is_list = isinstance(node, c_ast.FuncCall) and child is node.args
            for part in child if is_list else (child,):
                if part not in parents:
                    parents[part] = node
                    waiting.append(part)
    return parents
