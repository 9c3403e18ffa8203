"""Which statements of a function can be entered in their middle.

Most statements become the same statement of the host. One that contains a label that something jumps to, a call of
``setjmp``, or a ``case`` of a switch around it, cannot: it is taken apart into pieces with jumps between them (see
``labels``). The same goes for statements that are nested deeper than the host allows.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from trainer.engine.language.frame.flow_of_expressions import SETJMP

_SETJMP = (*SETJMP, "__builtin_setjmp")
_NESTED = (c_ast.For, c_ast.While, c_ast.DoWhile, c_ast.Switch, c_ast.If)
_MOST_LOOPS = 12  # one inside the other; the host allows 20 blocks
_MOST_BLOCKS = 60  # the host allows 100 levels of indentation


class ControlFlow:
    """The jumps of one function.

    Of the labels that it has ``defined``, ``labels`` are those that something jumps to or whose address is taken.
    """

    def __init__(self, body: Any) -> None:
        self.defined: set[str] = set()
        self.labels: set[str] = set()
        self.addressed: list[str] = []  # labels whose address is taken
        self._entered: set[int] = set()
        self._find_targets(body)
        self._visit(body)

    def is_entered(self, node: Any) -> bool:
        """Whether a statement must be taken apart."""
        return id(node) in self._entered

    def _find_targets(self, body: Any) -> None:
        stack = [body]
        while stack:
            node = stack.pop()
            if isinstance(node, c_ast.Label):
                self.defined.add(node.name)
            elif isinstance(node, c_ast.Goto):
                self.labels.add(node.name)
            elif isinstance(node, c_ast.UnaryOp) and node.op == "&&":
                self.labels.add(node.expr.name)
                if node.expr.name not in self.addressed:
                    self.addressed.append(node.expr.name)
            stack.extend(node)

    def _visit(self, node: Any) -> tuple[bool, int, int]:
        """Mark what must be taken apart; returns whether ``node`` must, and its height in loops and in blocks."""
        entered = (isinstance(node, c_ast.Label) and node.name in self.labels) or _is_setjmp(node)
        loops = blocks = 0
        for child in node:
            child_entered, child_loops, child_blocks = self._visit(child)
            entered = entered or child_entered
            loops, blocks = max(loops, child_loops), max(blocks, child_blocks)
        if isinstance(node, _NESTED):
            blocks += 1
            if not isinstance(node, c_ast.If):
                loops += 1
            if isinstance(node, c_ast.Switch):
                blocks += 1
                entered = entered or not _is_regular(node)
        entered = entered or loops > _MOST_LOOPS or blocks > _MOST_BLOCKS
        if not entered:
            return False, loops, blocks
        self._entered.add(id(node))
        if isinstance(node, c_ast.Switch):
            self._mark_ways_to_cases(node.stmt)
        return True, 0, 0

    def _mark_ways_to_cases(self, node: Any) -> bool:
        found = isinstance(node, c_ast.Case | c_ast.Default)
        if not isinstance(node, c_ast.Switch):
            for child in node:
                found = self._mark_ways_to_cases(child) or found
        if found:
            self._entered.add(id(node))
        return found


def _is_setjmp(node: Any) -> bool:
    return isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID) and node.name.name in _SETJMP


def _is_regular(node: Any) -> bool:
    """Whether all cases of a switch stand in its block itself."""
    if not isinstance(node.stmt, c_ast.Compound):
        return False
    for item in node.stmt.block_items or ():
        if not isinstance(item, c_ast.Case | c_ast.Default):
            if cases_in(item):
                return False
            continue
        statements = item.stmts or []
        while len(statements) == 1 and isinstance(statements[0], c_ast.Case | c_ast.Default):
            statements = statements[0].stmts or []
        if any(cases_in(statement) for statement in statements):
            return False
    return True


def cases_in(node: Any) -> list[Any]:
    """Return the ``case`` and ``default`` labels below a statement that belong to the switch around it, in order."""
    found = [node] if isinstance(node, c_ast.Case | c_ast.Default) else []
    if isinstance(node, c_ast.Switch):
        return found
    for child in node:
        found += cases_in(child)
    return found
