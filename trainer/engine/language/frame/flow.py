"""The flow of control of a function: which variables are assigned and read in which basic block.

gcc -O0 gives variables that could be registers their places in the order of their names in single assignment form, so
that the layout of a frame depends on loops and branches. The graph is built as gcc builds it: loops with their test
behind the body, blocks in the order in which it numbers them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.literals import integer_constant
from trainer.engine.language.syntax.grammar import GotoAddress
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


class FlowGraph:
    """The blocks of one function; ``locals_`` are its variables by the syntax tree node of their declaration.

    Under the negative number of such a node is what goes with the type of the variable. ``large`` are large objects.
    """

    def __init__(self, body: Any, locals_: dict[int, Local], large: dict[int, Local] | None = None) -> None:
        self.variables = locals_
        self._large = large or {}
        self._objects = set(self._large.values())
        self._scopes: list[tuple[Any, list[Local]]] = []  # blocks, and the large objects in them
        self._names: list[dict[str, Local | None]] = []
        self._labels: dict[str, Block] = {}
        self._breaks: list[tuple[Block, int]] = []  # and how many scopes are around it
        self._continues: list[tuple[Block, int]] = []
        self._cases: list[list[tuple[bool, Block]]] = []
        self._computed: list[Block] = []  # those that end with a jump to any label
        self.returning_twice: list[Block] = []  # those that call setjmp
        self.entry = self._current = Block()
        self._statement(body)
        for block in self._computed:
            block.successors = list(self._labels.values())

    def blocks(self) -> list[Block]:
        """Return the blocks that can be reached, in reverse postorder of a depth-first search."""
        done: list[Block] = []
        seen = {self.entry}
        stack = [(self.entry, iter(self.entry.successors))]
        while stack:
            block, successors = stack[-1]
            following = next((successor for successor in successors if successor not in seen), None)
            if following is None:
                done.append(block)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(following.successors)))
        return done[::-1]

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

    # statements

    def _statement(self, node: Any) -> None:
        match node:
            case None:
                return
            case c_ast.Compound():
                self._names.append({})
                self._scopes.append((node, []))
                for item in node.block_items or ():
                    self._statement(item)
                self._leave(len(self._scopes) - 1)
                self._scopes.pop()
                self._names.pop()
            case c_ast.Decl():
                self._declaration(node)
            case c_ast.DeclList():
                for declaration in node.decls:
                    self._declaration(declaration)
            case c_ast.If():
                self._if(node)
            case c_ast.While() | c_ast.DoWhile() | c_ast.For():
                self._loop(node)
            case c_ast.Switch():
                self._switch(node)
            case c_ast.Case() | c_ast.Default():
                self._at(block := Block())
                self._cases[-1].append((isinstance(node, c_ast.Default), block))
                for statement in node.stmts:
                    self._statement(statement)
            case c_ast.Label():
                self._at(self._label(node.name))
                self._statement(node.stmt)
            case c_ast.AttributedStatement():
                self._statement(node.stmt)
            case c_ast.Goto():
                around = (index for index, (scope, _) in enumerate(self._scopes) if not _has_label(scope, node.name))
                self._leave(next(around, len(self._scopes)))
                self._go(self._label(node.name))
            case GotoAddress():
                self._value(node)
                self._computed.append(self._current)
                self._current = Block()
            case c_ast.Break():
                self._jump(self._breaks)
            case c_ast.Continue():
                self._jump(self._continues)
            case c_ast.Return():
                self._value(node.expr)
                self._go()
            case _:
                self._value(node)

    def _jump(self, targets: list[tuple[Block, int]]) -> None:
        block, depth = targets[-1] if targets else (Block(), 0)
        self._leave(depth)
        self._go(block)

    def _leave(self, depth: int) -> None:
        """Note the ends of the blocks inside the ``depth`` outer ones."""
        for _, large in self._scopes[depth:]:
            self._current.mentions += ((END, local) for local in large)

    def _declaration(self, node: Any) -> None:
        if node.name is None:
            return
        local = self.variables.get(id(node))
        lengths = self.variables.get(-id(node))
        if lengths is not None:
            self._current.accesses.append((ASSIGN, lengths))
        if node.init is not None and "static" not in node.storage:
            self._value(node.init)
        large = self._large.get(id(node))
        self._names[-1][node.name] = local or large
        if large is not None:
            self._scopes[-1][1].append(large)
            if node.init is not None:
                self._current.mentions.append((ASSIGN, large))
        if local is not None and (node.init is not None or not local.type.is_scalar):
            self._current.accesses.append((ASSIGN, local))

    def _label(self, name: str) -> Block:
        return self._labels.setdefault(name, Block())

    def _if(self, node: Any) -> None:
        then, otherwise, after = Block(), Block(), Block()
        self._condition(node.cond, then, otherwise)
        self._current = then
        self._statement(node.iftrue)
        self._go(after)
        self._current = otherwise
        self._statement(node.iffalse)
        self._at(after)

    def _loop(self, node: Any) -> None:
        body, test, after, step = Block(), Block(), Block(), Block()
        self._names.append({})
        endless = node.cond is None or _constant(node.cond) not in (None, 0)
        tested_first = not isinstance(node, c_ast.DoWhile) and not endless
        if isinstance(node, c_ast.For):
            self._statement(node.init)
        if tested_first:
            self._at(test)
            self._condition(node.cond, body, after)
            self._current = body
        else:
            self._at(body)
        self._breaks.append((after, len(self._scopes)))
        self._continues.append((step, len(self._scopes)))
        self._statement(node.stmt)
        self._at(step)
        if isinstance(node, c_ast.For):
            self._value(node.next)
        if endless or tested_first:
            self._go(body if endless else test)
        else:
            self._condition(node.cond, body, after)
        self._current = after
        self._breaks.pop()
        self._continues.pop()
        self._names.pop()

    def _switch(self, node: Any) -> None:
        self._value(node.cond)
        head, after = self._current, Block()
        self._current = Block()
        self._cases.append([])
        self._breaks.append((after, len(self._scopes)))
        self._statement(node.stmt)
        self._at(after)
        self._breaks.pop()
        cases = self._cases.pop()
        default = [block for is_default, block in cases if is_default] or [after]
        head.successors = default + [block for is_default, block in cases if not is_default]

    # expressions

    def _condition(self, node: Any, yes: Block, no: Block, *, negated: bool = False) -> None:
        """Branch on a condition as gcc does: && and || become jumps, constants leave one way."""
        value = _constant(node)
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


def _has_label(node: Any, name: str) -> bool:
    if isinstance(node, c_ast.Label) and node.name == name:
        return True
    return any(_has_label(child, name) for child in node)


def _constant(node: Any) -> int | None:
    """Return the value of a condition that is a plain constant."""
    if isinstance(node, c_ast.Constant) and node.type == "int" and not node.value.endswith("'"):
        return integer_constant(node.value)[0]
    return None
