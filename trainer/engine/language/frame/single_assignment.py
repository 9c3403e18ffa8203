"""The order of the names that gcc gives variables in single assignment form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.language.frame.flow_of_expressions import ASSIGN, READ

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.engine.language.frame.flow import FlowGraph
    from trainer.engine.language.frame.flow_of_expressions import Block
    from trainer.engine.language.symbols import Local


def order_of_names(graph: FlowGraph) -> list[Local]:
    """Return the variables in the order of their first names in single assignment form.

    First come those that join several values where branches meet, in the order of declaration; then the others, as a
    walk down the dominator tree meets them. Variables that are never used have no name.
    """
    blocks = graph.blocks()
    index = {block: number for number, block in enumerate(blocks)}
    before: list[list[int]] = [[] for _ in blocks]
    for block in blocks:
        for successor in block.successors:
            before[index[successor]].append(index[block])
    dominators = _immediate_dominators(before)
    frontier = _frontiers(before, dominators)
    joining = _joining(blocks, before, frontier)
    children: list[list[int]] = [[] for _ in blocks]
    for number in range(1, len(blocks)):
        children[dominators[number]].append(number)
    met: dict[Local, None] = {}
    stack = [0]
    while stack:
        number = stack.pop()
        met.update((local, None) for _, local in blocks[number].accesses)
        stack += reversed(children[number])
    return [local for local in graph.variables.values() if local in joining] + [
        local for local in met if local not in joining
    ]


def _immediate_dominators(before: list[list[int]]) -> list[int]:
    """Return the immediate dominator of each block, numbered in reverse postorder (Cooper, Harvey, Kennedy)."""
    dominators = [0] + [-1] * (len(before) - 1)
    changed = True
    while changed:
        changed = False
        for number in range(1, len(before)):
            new = -1
            for predecessor in before[number]:
                if dominators[predecessor] >= 0:
                    new = predecessor if new < 0 else _meet(dominators, predecessor, new)
            if new != dominators[number]:
                dominators[number], changed = new, True
    return dominators


def _meet(dominators: list[int], one: int, other: int) -> int:
    while one != other:
        if one > other:
            one = dominators[one]
        else:
            other = dominators[other]
    return one


def _frontiers(before: list[list[int]], dominators: list[int]) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in before]
    for number, predecessors in enumerate(before):
        if len(predecessors) > 1:
            for predecessor in predecessors:
                while predecessor != dominators[number]:
                    found[predecessor].add(number)
                    predecessor = dominators[predecessor]
    return found


def _joining(blocks: list[Block], before: list[list[int]], frontier: list[set[int]]) -> set[Local]:
    """Return the variables whose values meet in a block that reads one of them later."""
    assigned: dict[Local, set[int]] = {}
    exposed: dict[Local, set[int]] = {}
    for number, block in enumerate(blocks):
        written: set[Local] = set()
        for kind, local in block.accesses:
            if kind == READ and local not in written:
                exposed.setdefault(local, set()).add(number)
            elif kind == ASSIGN:
                written.add(local)
        for local in written:
            assigned.setdefault(local, set()).add(number)
    return {
        local
        for local, places in assigned.items()
        if local in exposed and _closure(places, frontier) & _live(exposed[local], places, before)
    }


def _closure(places: Iterable[int], frontier: list[set[int]]) -> set[int]:
    found: set[int] = set()
    work = list(places)
    while work:
        new = frontier[work.pop()] - found
        found |= new
        work += new
    return found


def _live(exposed: set[int], assigned: set[int], before: list[list[int]]) -> set[int]:
    """Return the blocks at whose beginning the variable's value is still needed."""
    live = set(exposed)
    work = list(exposed)
    while work:
        for predecessor in before[work.pop()]:
            if predecessor not in assigned and predecessor not in live:
                live.add(predecessor)
                work.append(predecessor)
    return live
