"""Which large objects of a function may share their place: those that never live at the same time, as gcc sees it.

For gcc an object lives from where its name is met first, on any path, to the end of its block (measured).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.language.frame.flow_of_expressions import END

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.engine.language.frame.flow import FlowGraph
    from trainer.engine.language.symbols import Local


class Overlap:
    """Tells whether two objects live at the same time; of those that are not ``known``, their blocks tell."""

    def __init__(self, graph: FlowGraph, known: Iterable[Local]) -> None:
        self._known = set(known)
        self._pairs = _conflicts(graph) if len(self._known) > 1 else set()

    def __call__(self, one: Local, other: Local) -> bool:
        """Whether they do."""
        if not (one.is_mentioned and other.is_mentioned):
            return False
        if one in self._known and other in self._known:
            return frozenset((one, other)) in self._pairs
        depth = min(len(one.blocks), len(other.blocks))
        return one.blocks[:depth] == other.blocks[:depth]


def _conflicts(graph: FlowGraph) -> set[frozenset[Local]]:
    """Return the pairs of large objects that live at the same time."""
    blocks = graph.blocks()
    before: dict[int, set[Local]] = {id(block): set() for block in blocks}
    found: set[frozenset[Local]] = set()
    changed = True
    while changed:
        changed = False
        for block in blocks:
            living = set(before[id(block)])
            found |= _pairs(living)
            for kind, local in block.mentions:
                if kind == END:
                    living.discard(local)
                elif local not in living:
                    found |= {frozenset((local, other)) for other in living}
                    living.add(local)
            for successor in block.successors:
                known = before[id(successor)]
                if not living <= known:
                    known |= living
                    changed = True
    return found


def _pairs(living: set[Local]) -> set[frozenset[Local]]:
    return {frozenset((one, other)) for one in living for other in living if one is not other}
