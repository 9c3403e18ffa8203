"""The basic blocks of expressions: what they assign and read, and where ``&&``, ``||`` and ``?:`` branch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.literals import integer_constant
from trainer.engine.language.types import INT, Integer
from trainer.engine.lazy_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.language.symbols import Local

READ, ASSIGN, END = "read", "assign", "end"
SETJMP = ("setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp", "getcontext")


@dataclass(eq=False)
class Block:
    """Straight code: what it does to variables, in order, and where it goes on, the branch that is taken first.

    ``mentions`` has the large objects that it names, and with END those whose block it leaves.
    """

    accesses: list[tuple[str, Local]] = field(default_factory=list)
    mentions: list[tuple[str, Local]] = field(default_factory=list)
    successors: list[Block] = field(default_factory=list)


class ExpressionFlow:
    """Adds expressions to the current block; ``locals_`` and ``large`` as in ``FlowGraph``."""

    def __init__(self, locals_: dict[int, Local], large: dict[int, Local]) -> None:
        self.variables = locals_
        self._large = large
        self._objects = set(large.values())
        self._names: list[dict[str, Local | None]] = []
        self.returning_twice: list[Block] = []  # those that call setjmp
        self._current = Block()

    def _statement(self, node: Any) -> None:
        """Add a statement."""
        raise NotImplementedError

    # blocks

    def _go(self, *targets: Block) -> None:
        """End the current block; what follows cannot be reached before ``_at``."""
        self._current.successors = list(targets)
        self._current = Block()

    def _at(self, block: Block) -> None:
        """Go on in ``block``, which the current one runs into."""
        self._current.successors = [block]
        self._current = block

    def _note(self, kind: str, node: Any) -> None:
        if isinstance(node, c_ast.ID):
            local = self._lookup(node.name)
            if local is not None and local in self._objects:
                self._current.mentions.append((kind, local))
            elif local is not None:
                self._current.accesses.append((kind, local))

    def _lookup(self, name: str) -> Local | None:
        return next((names[name] for names in reversed(self._names) if name in names), None)

    def _condition(self, node: Any, yes: Block, no: Block, *, negated: bool = False) -> None:
        """Branch on a condition as gcc does: && and || become jumps, constants leave one way."""
        value = known_condition(node)
        if value is not None:
            self._go(yes if bool(value) is not negated else no)
        elif isinstance(node, c_ast.BinaryOp) and node.op in ("&&", "||"):
            rest = Block()
            both = (node.op == "&&") is not negated
            self._condition(node.left, *((rest, no) if both else (yes, rest)), negated=negated)
            self._current = rest
            self._condition(node.right, yes, no, negated=negated)
        elif isinstance(node, c_ast.UnaryOp) and node.op == "!":
            self._condition(node.expr, yes, no, negated=not negated)
        else:
            self._value(node)
            self._go(yes, no)

    def _value(self, node: Any) -> None:
        """Note what an expression reads and assigns."""
        match node:
            case None | c_ast.Constant() | c_ast.Typename():
                return
            case c_ast.ID():
                self._note(READ, node)
            case c_ast.Assignment():
                self._place(node.lvalue)
                self._value(node.rvalue)
                if node.op != "=":
                    self._note(READ, node.lvalue)
                self._note(ASSIGN, node.lvalue)
            case c_ast.UnaryOp() if node.op in ("++", "--", "p++", "p--"):
                self._place(node.expr)
                self._note(READ, node.expr)
                self._note(ASSIGN, node.expr)
            case c_ast.UnaryOp() if node.op in ("sizeof", "_Alignof"):
                return
            case c_ast.BinaryOp() if node.op in ("&&", "||"):
                self._choice(node, lambda: None, lambda: None)
            case c_ast.TernaryOp():
                self._choice(node.cond, lambda: self._value(node.iftrue), lambda: self._value(node.iffalse))
            case c_ast.BinaryOp():
                self._operands([node.left, node.right])
            case c_ast.FuncCall():
                self._operands(node.args.exprs[::-1] if node.args is not None else [], backwards=True)
                if not isinstance(node.name, c_ast.ID):
                    self._value(node.name)
                self._note(READ, node.name)
                if getattr(node.name, "name", "") in SETJMP:
                    self.returning_twice.append(self._current)
            case c_ast.Compound():
                self._statement(node)
            case _:
                for child in node:
                    self._value(child)

    def _operands(self, nodes: list[Any], *, backwards: bool = False) -> None:
        """Note what is computed for an operator, in the order given, then the variables that it reads itself.

        A variable of a narrow type is computed: it is converted first.
        """
        plain = [node for node in nodes if isinstance(node, c_ast.ID) and not self._is_narrow(node)]
        for node in nodes:
            if node not in plain:
                self._value(node)
        for node in reversed(plain) if backwards else plain:
            self._value(node)

    def _is_narrow(self, node: Any) -> bool:
        local = self._lookup(node.name)
        return local is not None and isinstance(local.type, Integer) and local.type.size < INT.size

    def _place(self, node: Any) -> None:
        """Note what finding an assigned object reads."""
        if not isinstance(node, c_ast.ID):
            self._value(node)

    def _choice(self, condition: Any, then: Callable[[], None], otherwise: Callable[[], None]) -> None:
        yes, no, after = Block(), Block(), Block()
        self._condition(condition, yes, no)
        self._current = yes
        then()
        self._go(after)
        self._current = no
        otherwise()
        self._at(after)


def known_condition(node: Any) -> int | None:
    """Return the value of a condition that is a plain constant."""
    if isinstance(node, c_ast.Constant) and node.type == "int" and not node.value.endswith("'"):
        return integer_constant(node.value)[0]
    return None
