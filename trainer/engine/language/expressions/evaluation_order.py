"""The order in which gcc 12 -O0 evaluates operands where C leaves it open (read off its gimple; measured).

- A binary operator evaluates its left operand first, but one that commutes (comparisons too) has a plain variable
  moved behind the other operand (``tree_swap_operands_p``), so that ``n + f()`` calls ``f`` first.
- ``-a + b`` is calculated as ``b - a``, of unsigned numbers ``~a + b`` and ``~(a - b)`` as ``b - a - 1``; the
  assignment of a constant that is converted comes first.
- Of unsigned numbers ``a - (b - c)`` is calculated as ``a + (c - b)``.
- What stands before a comma inside an operand of an operator comes before all of its operands.
- An assignment evaluates the operands of its right side first, then the place on its left, then the operator or call
  of the right side, and stores. If the right side of a compound one has side effects, all of it comes first.
- Arguments go right to left; initialisers in the order of the members.
- A local scalar that could be a register is read when the operation happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.arguments import is_returned
from trainer.engine.language.expressions.calls import Calls
from trainer.engine.language.folding.narrowing import Converted, NarrowBinary
from trainer.engine.language.symbols import Global, Local
from trainer.engine.language.types import CType, Floating, Integer, common_type, promote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.engine.language.expressions.code import Val

_COMMUTATIVE = frozenset(("+", "*", "&", "|", "^", "==", "!=", "<", ">", "<=", ">="))
_COPYING = frozenset(("-", "/", ">", ">=", "==", "!="))  # which load a floating left operand into a register
_STEPS = ("++", "--", "p++", "p--")
_UNEVALUATED = ("sizeof", "_Alignof")


def has_effects(node: Any) -> bool:
    """Whether evaluating an expression may change something."""
    match node:
        case c_ast.FuncCall() | c_ast.Assignment() | c_ast.Compound():
            return True
        case c_ast.UnaryOp(op=op):
            return op in _STEPS or (op not in _UNEVALUATED and has_effects(node.expr))
    return any(has_effects(child) for child in node)


class Computed(c_ast.Node):  # type: ignore[misc]
    """An expression that has its value already."""

    attr_names = ()

    def __init__(self, value: Val) -> None:
        self.value = value
        self.coord = None

    def __iter__(self) -> Iterator[Any]:  # there is nothing left to evaluate
        return iter(())


class Operands(Calls):
    """Compiles the operands of operators."""

    def without_commas(self, node: Any) -> Any:
        """Compile what an operator evaluates before its operands; return what is left of it."""
        if not _has_comma(node):
            return node
        match node:
            case c_ast.ExprList():
                for expression in node.exprs[:-1]:
                    self.effect(expression)
                return self.without_commas(node.exprs[-1])
            case c_ast.Assignment():
                operand = Computed(self.saved(self.value(node.rvalue)))
                return c_ast.Assignment(node.op, node.lvalue, operand, node.coord)
            case c_ast.BinaryOp():
                left, right = self.without_commas(node.left), self.without_commas(node.right)
                return c_ast.BinaryOp(node.op, left, right, node.coord)
            case c_ast.Cast():
                return c_ast.Cast(node.to_type, self.without_commas(node.expr), node.coord)
        return c_ast.UnaryOp(node.op, self.without_commas(node.expr), node.coord)

    def operands(self, node: Any) -> tuple[Val, Val]:
        """Compile the operands of a binary operator in gcc's order."""
        if self.unit.dry_run or not has_effects(node.right):  # the types are the same in any order
            return self.both(node.left, node.right)
        types = self.value_type(node.left), self.value_type(node.right)
        if self._moves_back(node, *types):
            second = self.value(node.right)
            mark, held = len(self.lines), len(self.held)
            if has_effects(node.left):
                self.hold(second, in_register=is_returned(node.right, second.type))
            first = self.value(node.left)
            del self.held[held:]
            self.stabilise([second], mark)
            return first, second
        first = self.value(node.left)
        mark, held = len(self.lines), len(self.held)
        ctype = _operation_type(node, *types)
        is_copied = node.op in _COPYING and types[0] == ctype
        self.hold(first, ctype, in_register=is_copied and is_returned(node.left, types[0]))
        second = self.value(node.right)
        del self.held[held:]
        if first.lazy and types[0] != ctype:  # converted before the other operand
            first.stable = False
        self.stabilise([first], mark)
        return first, second

    def in_order(self, node: Any) -> Any:
        """Return an expression with the operands that gcc moves back where they then are."""
        if not isinstance(node, c_ast.BinaryOp) or node.op not in ("+", "*", "&", "|", "^"):
            return node
        left, right = self.in_order(node.left), self.in_order(node.right)
        if has_effects(right) and self._moves_back(node, self.value_type(left), self.value_type(right)):
            left, right = right, left
        return c_ast.BinaryOp(node.op, left, right, node.coord)

    def is_integer_difference(self, node: Any) -> bool:
        """Whether an operand of ``-`` is a difference of integers, of which gcc makes the opposite one."""
        operands = (node.left, node.right)
        return node.op == "-" and all(isinstance(self.value_type(operand), Integer) for operand in operands)

    def with_opposite(self, node: Any) -> Any:
        """Return what gcc makes of a difference with effects: of unsigned ``a - (b - c)`` it makes ``a + (c - b)``."""
        right = node.right
        if (
            self.unit.dry_run
            or node.op != "-"
            or not (isinstance(right, c_ast.BinaryOp) and right.op == "-" and has_effects(right))
        ):
            return node
        types = [
            _operation_type(part, self.value_type(part.left), self.value_type(part.right)) for part in (node, right)
        ]
        ctype = types[0]
        if not isinstance(ctype, Integer) or ctype.signed or types[1] != ctype:
            return node
        opposite = NarrowBinary("-", right.right, right.left, ctype, right.coord)
        return NarrowBinary("+", node.left, self.with_opposite(opposite), ctype, node.coord)

    def complement_of_difference(self, node: Any) -> Any:
        """Return what gcc makes of ``~(a - b)`` with effects: of unsigned numbers ``b - a - 1``, None for others."""
        if not isinstance(node, c_ast.BinaryOp) or node.op != "-" or not has_effects(node):
            return None
        ctype = node.type if isinstance(node, NarrowBinary) else self.value_type(node)
        if not isinstance(ctype, Integer) or ctype.signed:
            return None
        one = c_ast.Constant("int", "1", node.coord)
        opposite = NarrowBinary("-", node.right, node.left, ctype, node.coord)
        return Converted(NarrowBinary("-", opposite, one, ctype, node.coord), ctype)

    def _moves_back(self, node: Any, left: CType, right: CType) -> bool:
        """Whether gcc moves the left operand behind the right one."""
        ctype = _operation_type(node, left, right)
        if node.op == "+" and isinstance(node.left, c_ast.UnaryOp):
            unsigned = isinstance(ctype, Integer) and not ctype.signed
            if (node.left.op == "-" and ctype is not None) or (node.left.op == "~" and unsigned):
                return True
        if isinstance(node.right, c_ast.Assignment) and node.right.op == "=" and ctype not in (None, right):
            return self.types.evaluate(node.right.rvalue) is not None  # (long)(i = 1) becomes i = 1, 1L
        variable = node.left
        while isinstance(variable, c_ast.Cast | Converted):
            variable = variable.expr
        symbol = self.scopes.lookup(variable.name) if isinstance(variable, c_ast.ID) else None
        if node.op not in _COMMUTATIVE or not isinstance(symbol, Local | Global) or not symbol.type.is_scalar:
            return False
        if ctype is None:
            return node.op not in ("+", "-")
        # conversions that keep the size do not hide the variable; equal ones are made after a bitwise operation
        types = (symbol.type, left, left if node.op in "&|^" and left == right else ctype)
        return len({(kind.size, isinstance(kind, Floating)) for kind in types}) == 1


def _operation_type(node: Any, left: CType, right: CType) -> CType | None:
    """Return the type to which arithmetic converts a left operand, None for pointers."""
    if isinstance(node, NarrowBinary):
        return node.type
    if isinstance(left, Integer | Floating) and isinstance(right, Integer | Floating):
        return promote(left) if node.op in ("<<", ">>") else common_type(left, right)
    return None


def _has_comma(node: Any) -> bool:
    """Whether an operand has a comma, or the compound assignment that gcc makes one of: its right side comes first."""
    match node:
        case c_ast.ExprList():
            return True
        case c_ast.Assignment():
            return node.op != "=" and has_effects(node.rvalue)
        case c_ast.BinaryOp():
            return node.op not in ("&&", "||") and (_has_comma(node.left) or _has_comma(node.right))
        case c_ast.UnaryOp():
            return node.op in ("-", "~", "!", "+") and _has_comma(node.expr)
    return isinstance(node, c_ast.Cast) and _has_comma(node.expr)
