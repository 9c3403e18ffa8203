"""The flow of control of a function: which variables are assigned and read in which basic block.

gcc -O0 gives variables that could be registers their places in the order of their names in single assignment form, so
that the layout of a frame depends on loops and branches. The graph is built as gcc builds it: loops with their test
behind the body, blocks in the order in which it numbers them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.frame.flow_of_expressions import ASSIGN, END, Block, ExpressionFlow, known_condition
from trainer.engine.language.syntax.nodes import GotoAddress

if TYPE_CHECKING:
    from trainer.engine.language.symbols import Local


class FlowGraph(ExpressionFlow):
    """The blocks of one function; ``locals_`` are its variables by the syntax tree node of their declaration.

    Under the negative number of such a node is what goes with the type of the variable. ``large`` are large objects.
    """

    def __init__(self, body: Any, locals_: dict[int, Local], large: dict[int, Local] | None = None) -> None:
        super().__init__(locals_, large or {})
        self._scopes: list[tuple[Any, list[Local]]] = []  # blocks, and the large objects in them
        self._labels: dict[str, Block] = {}
        self._breaks: list[tuple[Block, int]] = []  # and how many scopes are around it
        self._continues: list[tuple[Block, int]] = []
        self._cases: list[list[tuple[bool, Block]]] = []
        self._computed: list[Block] = []  # those that end with a jump to any label
        self.entry = self._current
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
        endless = node.cond is None or known_condition(node.cond) not in (None, 0)
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


def _has_label(node: Any, name: str) -> bool:
    if isinstance(node, c_ast.Label) and node.name == name:
        return True
    return any(_has_label(child, name) for child in node)
