"""Assignments, and what else expressions do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from pycparser import c_ast

from trainer.engine.language.code_size.jumps import SHORT
from trainer.engine.language.code_size.operands import NEAR, is_double, is_wide, loading, storing
from trainer.engine.language.code_size.values import Values
from trainer.engine.language.folding.library_calls import simpler_call
from trainer.engine.language.frame.passing import returns_in_memory
from trainer.engine.language.records import Record
from trainer.engine.language.types import DOUBLE, INT, Floating, Integer, Pointer, decay

if TYPE_CHECKING:
    from trainer.engine.language.types import CType

_WORDS_IN_A_ROW, _COPYING = 16, 24  # words that are copied one by one; bytes of lea, lea, mov, rep movs
_IN_PLACE = ("+", "-", "&", "|", "^", "<<", ">>")


def _is_power(number: int | None) -> TypeGuard[int]:
    """Whether gcc multiplies by a number with a shift."""
    return number is not None and number > 1 and number & (number - 1) == 0


class Assignments(Values):
    """Counts the bytes of effects."""

    def effect(self, node: Any) -> int:
        """Return the bytes of an expression whose value nobody needs."""
        match node:
            case c_ast.Assignment():
                return self.assignment(node)
            case c_ast.UnaryOp(op="++" | "--" | "p++" | "p--"):
                return self._step(node)
            case c_ast.FuncCall():
                node = simpler_call(node) if self.operands.calls_library(node) else node
                return 0 if node is None else self.call(node)
            case c_ast.ExprList():
                return sum(map(self.effect, node.exprs))
            case c_ast.Cast():
                return self.effect(node.expr)
            case c_ast.TernaryOp() if (known := self.operands.number(node.cond)) is not None:
                return self.effect(node.iftrue if known else node.iffalse)
            case c_ast.TernaryOp():
                chosen, other = self.effect(node.iftrue or node.cond), self.effect(node.iffalse)
                return self.condition(node.cond, chosen) + chosen + other + SHORT
            case c_ast.Compound():
                return self.statement(node)
            case c_ast.BinaryOp(op="&&" | "||"):
                second = self.effect(node.right)
                return self.condition(node.left, second) + second
            case c_ast.BinaryOp():
                return self.effect(node.left) + self.effect(node.right)
            case c_ast.UnaryOp() if node.op not in ("sizeof", "_Alignof", "&&"):
                return self.effect(node.expr)
        return 0

    def _step(self, node: Any) -> int:
        ctype = decay(self.operands.type_of(node.expr))
        setup, extra = self.place(node.expr)
        if isinstance(ctype, Floating):
            return setup + 2 * (4 + extra) + 12
        if ctype.size < INT.size:
            return 2 * setup + 3 + extra + 3 + storing(ctype) + extra
        if not self.is_plain(node.expr):
            again = 0 if self.is_pointed_element(node.expr) else setup
            return setup + again + loading(ctype) + extra + 3 + is_wide(ctype) + storing(ctype) + extra
        size = ctype.target.size if isinstance(ctype, Pointer) else 1
        return 2 + is_wide(ctype) + extra + (1 if size < NEAR else 4)

    def assignment(self, node: Any) -> int:
        """Return the bytes of an assignment."""
        ctype = self.operands.type_of(node.lvalue)
        if node.op == "=":
            changed = self._change(node)
            if changed is None:
                return self.stored(node.lvalue, ctype, node.rvalue)
            node = changed
        setup, extra = self.place(node.lvalue)
        op = node.op[:-1]
        number = self.operands.number(node.rvalue)
        if op == "*" and self.is_plain(node.lvalue) and _is_power(number):
            op, number = "<<", number.bit_length() - 1
        in_place = op in _IN_PLACE and self.is_plain(node.lvalue)
        size = ctype.target.size if isinstance(ctype, Pointer) else 1
        if isinstance(ctype, Floating) or not in_place:
            calculated = self.value(c_ast.BinaryOp(op, node.lvalue, node.rvalue))
            moved = self.moved_result(c_ast.BinaryOp(op, node.lvalue, node.rvalue))
            return calculated + setup + storing(ctype) + extra - moved
        if number is not None:
            by_one = op in ("<<", ">>") and number == 1
            return 2 + is_wide(ctype) + extra + (0 if by_one else 1 if -NEAR <= number * size < NEAR else 4)
        if op in ("<<", ">>"):
            return self.value(node.rvalue) + 2 + 2 + is_wide(ctype) + extra
        scaled = 0 if size == 1 else 4 if size & (size - 1) == 0 else 13
        return self.converted(node.rvalue, ctype) + scaled + 2 + is_wide(ctype) + extra

    def _change(self, node: Any) -> Any:
        """Return ``x = x + y`` as ``x += y`` where one instruction does it, None for other assignments."""
        value = node.rvalue
        if not isinstance(value, c_ast.BinaryOp) or not self.is_plain(node.lvalue):
            return None
        for same, other in ((value.left, value.right), (value.right, value.left)):
            one = value.op in _IN_PLACE or (value.op == "*" and _is_power(self.operands.number(other)))
            if one and isinstance(same, c_ast.ID) and same.name == node.lvalue.name:
                return c_ast.Assignment(f"{value.op}=", node.lvalue, other)
            if value.op in ("-", "<<", ">>"):
                break
        return None

    def stored(self, target: Any, ctype: CType, value: Any) -> int:
        """Return the bytes that store a value in a place."""
        setup, extra = self.place(target)
        plain = self.is_plain(value)
        if setup and isinstance(value, c_ast.FuncCall) and isinstance(target, c_ast.ArrayRef):
            setup += 1
        if setup and self.operands.number(value) is None and not self.is_pointed_element(target):
            own = self.operands.type_of(value)
            if ctype.size == 1 and isinstance(own, Integer) and own.size >= INT.size and plain:
                setup += 2
            elif is_wide(ctype) and plain and not is_wide(own):
                setup += 1
        return setup + self.stored_at(ctype, value, extra) - self.saved_by_displacement(value)

    def saved_by_displacement(self, node: Any) -> int:
        """Return the bytes that ``p[n]`` needs less where it is all of a value: its load adds the distance itself."""
        if not isinstance(node, c_ast.ArrayRef) or not self.is_pointed_element(node):
            return 0
        return 3 if self.operands.number(node.subscript) else 0

    def stored_at(self, ctype: CType, value: Any, extra: int) -> int:
        """Return the bytes that get a value, and store it in a place that is found."""
        number = self.operands.number(value)
        if isinstance(ctype, Record):
            words = -(-ctype.size // 8)
            if isinstance(value, c_ast.FuncCall):
                in_memory = returns_in_memory(ctype)
                return self.value(value) + (3 + extra + 3 if in_memory else words * (3 + extra))
            found, displacement = self.place(value)
            if words > _WORDS_IN_A_ROW:
                return found + _COPYING
            return found + self._copied(words, displacement) + self._copied(words, extra)
        if number is not None and not isinstance(ctype, Floating):
            immediate = min(ctype.size, 4)
            return storing(ctype) + extra + immediate
        moved = self.moved_result(value)
        own = self.operands.type_of(value)
        if isinstance(ctype, Integer) and ctype.size < INT.size and isinstance(own, Integer):
            return self.value(value) + storing(ctype) + extra - moved
        if is_double(ctype) and isinstance(value, c_ast.FuncCall) and own == ctype:
            return self.value(value) + (5 + 3 if ctype.size == DOUBLE.size else 4 + 2) + extra
        return self.converted(value, ctype) + storing(ctype) + extra - moved

    @staticmethod
    def _copied(words: int, extra: int) -> int:
        """Return the bytes that load or store words that follow each other."""
        return words * (3 + extra) if extra else 3 + (words - 1) * 4
