"""What lies in the register for results where a function ends without giving one (read off gcc 12's code; measured).

``rax`` holds what was computed or loaded last; what takes memory and a constant leaves it alone: assignments of
constants, ``++`` and ``+= constant`` of local variables, comparisons of these with constants. So for a statement or a
condition an expression is found that has the same value after it, where that is not what the last call returned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.calls import REGISTER
from trainer.engine.language.expressions.code import Val, convert, normalised
from trainer.engine.language.expressions.evaluation_order import Computed, has_effects
from trainer.engine.language.expressions.expressions import Expressions
from trainer.engine.language.symbols import Local
from trainer.engine.language.types import INT, LONG, UINT, Array, Floating, Function, Integer, Pointer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HANDED_OVER = "process.result_register"
_COMPARISONS = ("==", "!=", "<", ">", "<=", ">=")
_IN_MEMORY = ("+=", "-=", "*=", "&=", "|=", "^=", "<<=", ">>=")  # what one instruction does to a local variable
_DIVISIONS = ("/=", "%=")
_NEVER_RETURN = ("exit", "_exit", "abort", "longjmp")


class Leftovers(Expressions):
    """Keeps the register up to date in functions where somebody may look at it."""

    def effect(self, node: Any) -> None:
        """Compile an expression for its effects."""
        super().effect(node)
        self.leave_value(node)

    def leave_value(self, node: Any) -> None:
        """Note what an expression statement or a declaration leaves in the register."""
        if self.keeps_register:
            self._leave(self._left_by(node))

    def tested(self, node: Any) -> Val:
        """Compile a condition."""
        test = self.truth(node)
        if self.keeps_register:
            self._leave(self._left_by_test(node))
        return test

    def begin_register(self) -> None:
        """Compile what finds the register as the caller left it."""
        self.emit(f"{REGISTER} = {_HANDED_OVER}")

    def hand_over(self, values: Sequence[Val], ctype: Function) -> None:
        """Compile what a function finds in the register that is called with these arguments."""
        if ctype.variadic or ctype.parameters is None:
            self.emit(f"{_HANDED_OVER} = 0")  # how many vector registers hold arguments
            return
        loaded = [value for value in values if isinstance(value.type, Integer | Pointer) and value.const is None]
        self.emit(f"{_HANDED_OVER} = {_as_register(loaded[0]) if loaded else REGISTER}")

    def take_over(self) -> None:
        """Compile what finds the register as a function left it that returns nothing."""
        self.emit(f"{REGISTER} = {_HANDED_OVER}")

    def leave_register(self) -> None:
        """Compile what leaves the register to the caller."""
        self.emit(f"{_HANDED_OVER} = {REGISTER}")

    def _leave(self, node: Any) -> None:
        if node is None or has_effects(node) or self.unit.dry_run:
            return
        value = self.value(node)
        if isinstance(value.type, Integer | Pointer) and value.type.size <= LONG.size:
            self.emit(f"{REGISTER} = {_as_register(value)}")

    # what a statement leaves

    def _left_by(self, node: Any) -> Any:
        """Return an expression for what an expression statement leaves, None if nothing new."""
        match node:
            case c_ast.Assignment(op="="):
                return self._left_by_assignment(node.lvalue, node.rvalue)
            case c_ast.Assignment():
                return self._left_by_change(node)
            case c_ast.UnaryOp(op="++" | "--" | "p++" | "p--"):
                if self._is_plain(node.expr) and self.value_type(node.expr).size >= INT.size:
                    return None
                return self._base(node.expr) or node.expr
            case c_ast.UnaryOp(op="*", expr=c_ast.UnaryOp(op="++" | "--" | "p++" | "p--") as step):
                return step.expr
            case c_ast.Cast():
                return self._left_by(node.expr)
            case c_ast.Decl():
                return self._left_by_assignment(c_ast.ID(node.name, node.coord), node.init)
        return None

    def _left_by_assignment(self, left: Any, right: Any) -> Any:
        base = self._base(left)
        is_number = self.types.evaluate(right) is not None
        if base is not None:
            in_turn = isinstance(left, c_ast.ArrayRef) and not self._is_local_array(left) and not is_number
            return left if in_turn else base
        if is_number:
            return None
        if isinstance(right, c_ast.Assignment):
            return left
        if self._changes(left, right):
            return self._left_by_change(c_ast.Assignment(f"{right.op}=", left, right.right, left.coord))
        if isinstance(right, c_ast.BinaryOp) and right.op == "%" and self.types.evaluate(right.right) is None:
            return c_ast.BinaryOp("/", right.left, right.right, right.coord)
        return left

    @staticmethod
    def _changes(left: Any, right: Any) -> bool:
        """Whether an assignment is ``x = x + y``, which gcc compiles as ``x += y``."""
        return (
            isinstance(right, c_ast.BinaryOp)
            and f"{right.op}=" in _IN_MEMORY
            and isinstance(left, c_ast.ID)
            and isinstance(right.left, c_ast.ID)
            and right.left.name == left.name
        )

    def _left_by_change(self, node: Any) -> Any:
        base = self._base(node.lvalue)
        if base is not None or isinstance(self.type_of(node.lvalue), Floating):
            return base
        is_plain = self._is_plain(node.lvalue) and self.value_type(node.lvalue).size >= INT.size
        number = self.types.constant_or_none(node.rvalue)
        if is_plain and node.op == "*=" and number is not None:
            return None if number > 0 and number & (number - 1) == 0 else node.lvalue
        if is_plain and node.op in _IN_MEMORY and node.op != "*=":
            return None if number is not None else node.rvalue
        return None if node.op in _DIVISIONS[1:] else node.lvalue

    def _left_by_test(self, node: Any) -> Any:
        """Return an expression for what a condition leaves."""
        match node:
            case c_ast.UnaryOp(op="!"):
                return self._left_by_test(node.expr)
            case c_ast.BinaryOp(op="&&" | "||"):
                first, second = (self._left_by_test(side) or _UNCHANGED for side in (node.left, node.right))
                if node.op == "||":
                    first, second = second, first
                if first is second is _UNCHANGED or has_effects(node.left):
                    return None
                return c_ast.TernaryOp(node.left, second, first, node.coord)
            case c_ast.BinaryOp(op=op) if op in _COMPARISONS:
                return self._left_by_comparison(node)
            case c_ast.UnaryOp(op="p--" | "p++"):
                return c_ast.BinaryOp("+-"[node.op == "p++"], node.expr, c_ast.Constant("int", "1"), node.coord)
            case c_ast.Assignment():
                return node.lvalue
        return None if self._is_plain(node) else node

    def _left_by_comparison(self, node: Any) -> Any:
        if self.types.evaluate(node.right) is not None:
            return None if self._is_plain(node.left) else node.left
        if self.types.evaluate(node.left) is not None:
            return None if self._is_plain(node.right) else node.right
        return node.left if self._is_plain(node.right) else node.right

    # objects

    def _is_plain(self, node: Any) -> bool:
        """Whether an expression is a local variable that instructions name themselves."""
        symbol = self.scopes.lookup(node.name) if isinstance(node, c_ast.ID) else None
        return isinstance(symbol, Local) and symbol.is_register

    def _is_local_array(self, node: c_ast.ArrayRef) -> bool:
        symbol = self.scopes.lookup(node.name.name) if isinstance(node.name, c_ast.ID) else None
        return isinstance(symbol, Local) and isinstance(symbol.type, Array)

    def _base(self, node: Any) -> Any:
        """Return what is loaded last to find an object, None if it lies at a place that is known."""
        match node:
            case c_ast.UnaryOp(op="*"):
                return node.expr
            case c_ast.StructRef(type="->"):
                return node.name
            case c_ast.StructRef():
                return self._base(node.name)
            case c_ast.ArrayRef():
                is_array = isinstance(self.type_of(node.name), Array)
                if is_array and self.types.evaluate(node.subscript) is not None:
                    return self._base(node.name)
                if self._is_local_array(node):
                    return node.subscript
                return node.name if is_array else c_ast.UnaryOp("&", node, node.coord)
        return None


_UNCHANGED = Computed(Val(LONG, REGISTER, stable=True))


def _as_register(value: Val) -> str:
    """Return code of the register with a value: what has 32 bits or fewer leaves the upper half zero."""
    if isinstance(value.type, Integer) and value.type.size <= INT.size:
        value = convert(convert(value, INT), UINT)
    return normalised(value)


# functions


def functions_with_register(definitions: Iterable[Any]) -> frozenset[str]:
    """Return the names of the functions that keep the register up to date.

    These are the ones that may end without a value, those that call one, and those without a result that they call.
    """
    functions = {node.decl.name: node for node in definitions}
    ending = {name for name, node in functions.items() if may_end_without_value(node)}
    if not ending:
        return frozenset()
    called = {name: set(_called(node.body)) for name, node in functions.items()}
    keeping = ending | {name for name, names in called.items() if names & ending}
    return frozenset(keeping.union(*(called[name] for name in keeping)) & functions.keys())


def may_end_without_value(node: Any) -> bool:
    """Whether the caller of a function may look for a value that no return gives; an int main ends with 0."""
    result = node.decl.type.type
    names = result.type.names if isinstance(result, c_ast.TypeDecl) and hasattr(result.type, "names") else []
    if names == ["void"] or (node.decl.name == "main" and names == ["int"]):
        return node.decl.name == "main" and names == ["void"]
    return not _ends(node.body) or _returns_nothing(node.body)


def _returns_nothing(node: Any) -> bool:
    """Whether there is a ``return`` without a value."""
    return (isinstance(node, c_ast.Return) and node.expr is None) or any(map(_returns_nothing, node))


def _ends(node: Any) -> bool:
    """Whether nothing follows a statement."""
    match node:
        case c_ast.Return() | c_ast.Goto():
            return True
        case c_ast.Compound():
            return bool(node.block_items) and _ends(node.block_items[-1])
        case c_ast.If():
            return node.iffalse is not None and _ends(node.iftrue) and _ends(node.iffalse)
        case c_ast.FuncCall(name=c_ast.ID(name=name)):
            return name in _NEVER_RETURN
    return False


def _called(node: Any) -> Iterable[str]:
    if isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID):
        yield node.name.name
    for child in node:
        yield from _called(child)
