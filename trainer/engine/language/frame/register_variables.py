"""``register`` variables, which gcc -O0 keeps in registers that the function saves (measured).

Around ``setjmp`` they are in memory, but a new value that nothing reads after its block never leaves its register, so
that after ``longjmp`` the variable has the value that it had before (measured).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.frame.flow_of_expressions import ASSIGN, READ, SETJMP, Block

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.engine.language.frame.flow import FlowGraph
    from trainer.engine.language.symbols import Local

_STEPS = ("++", "--", "p++", "p--")


def calls_setjmp(node: Any) -> bool:
    """Whether a statement saves a place to jump back to."""
    if isinstance(node, c_ast.FuncCall) and getattr(node.name, "name", "") in SETJMP:
        return True
    return any(map(calls_setjmp, node))


def is_read(node: Any, name: str) -> bool:
    """Whether a statement reads a variable for more than to change it."""
    match node:
        case c_ast.ID():
            return bool(node.name == name)
        case c_ast.Assignment(op="=", lvalue=c_ast.ID()):
            return is_read(node.rvalue, name)
        case c_ast.UnaryOp(op=op, expr=c_ast.ID()) if op in _STEPS:
            return False
    return any(is_read(child, name) for child in node)


def loses_changes(graph: FlowGraph, local: Local) -> bool:
    """Whether what changes a variable after ``setjmp`` is lost when ``longjmp`` comes back."""
    blocks = graph.blocks()
    later = _reached(block for caller in graph.returning_twice for block in caller.successors)
    changing = [block for block in blocks if block in later and (ASSIGN, local) in block.accesses]
    live = _live_at_end(blocks, local)
    return bool(changing) and not any(block in live for block in changing)


def _reached(blocks: Iterable[Block]) -> set[Block]:
    found: set[Block] = set()
    waiting = list(blocks)
    while waiting:
        block = waiting.pop()
        if block not in found:
            found.add(block)
            waiting += block.successors
    return found


def _live_at_end(blocks: list[Block], local: Local) -> set[Block]:
    """Return the blocks behind which a variable is read before it is assigned."""
    first = {block: next((kind for kind, other in block.accesses if other is local), None) for block in blocks}
    live: set[Block] = set()
    changed = True
    while changed:
        found = {
            block
            for block in blocks
            if any(first[after] == READ or (first[after] is None and after in live) for after in block.successors)
        }
        changed, live = found != live, found
    return live
