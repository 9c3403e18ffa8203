"""Statements as steps of the timeline, and the scopes that they lie in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from trainer.engine.language.frame.text import TICK
from trainer.engine.language.records import Record
from trainer.engine.language.statements.leftovers import Leftovers
from trainer.engine.language.symbols import FunctionInfo, Local
from trainer.engine.language.types import Array, CType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.engine.language.unit import Unit


class Steps(Leftovers):
    """Counts statements by basic blocks: a block's statements are counted together where it begins.

    ``position`` of the emitter tells for each line how many of its block have begun, from which the number of
    the running statement follows.
    """

    def __init__(self, unit: Unit, info: FunctionInfo) -> None:
        super().__init__(unit)
        self.info = info
        self.basic_blocks: list[int] = []  # statements of each
        self._block_open = False
        self._inner_scopes: list[int] = []
        self._held_outside: list[int] = []  # how many values wait around each block
        self._scope_count = 0
        self._highest_line = 0
        self._entries_met = 0  # labels that something jumps to
        unit.unreachable = False

    @contextmanager
    def unevaluated(self) -> Iterator[None]:
        """Compile without leaving a trace."""
        saved = self._block_open, len(self.basic_blocks), len(self.locals), self._scope_count
        try:
            with super().unevaluated():
                yield
        finally:
            self._block_open, blocks, locals_, self._scope_count = saved
            del self.basic_blocks[blocks:], self.locals[locals_:]

    def begin_statement(self, node: Any) -> None:
        """Start a statement: one step of the timeline."""
        line = node.coord.line if getattr(node, "coord", None) else self.position[0]
        if not self._block_open:
            self.basic_blocks.append(0)
            self._block_open = True
            self.position = (line, len(self.basic_blocks) - 1, 0)
            self.emit(f"¤{len(self.basic_blocks) - 1}¤")
        self._highest_line = max(self._highest_line, line)
        self.basic_blocks[-1] += 1
        self.position = (line, len(self.basic_blocks) - 1, self.basic_blocks[-1])
        if self.unit.record:
            self.emit(f"log({self.unit.site(self.info, line)})")

    @contextmanager
    def reached_if(self, reached: bool) -> Iterator[None]:
        """Compile what is reached only if so, unless by a label in it; then what follows is reached, too."""
        before, entries = self.unit.unreachable, self._entries_met
        self.unit.unreachable = before or not reached
        yield
        self.unit.unreachable = before and self._entries_met == entries

    def can_be_entered(self) -> None:
        """Note that something jumps to this place."""
        self._entries_met += 1
        self.unit.unreachable = False

    def ends_block(self) -> None:
        """Close the basic block."""
        self._block_open = False

    def check_steps(self) -> None:
        """Let the run be stopped or switched here."""
        self.emit(TICK)

    def open_scope(self) -> None:
        """Enter an inner block."""
        self.scopes.push()
        self._scope_count += 1
        self._inner_scopes.append(self._scope_count)
        self._held_outside.append(len(self.held))

    def close_scope(self) -> None:
        """Leave an inner block: its objects end here."""
        self._inner_scopes.pop()
        del self.held[self._held_outside.pop() :]
        for symbol in self.scopes.pop().values():
            if isinstance(symbol, Local):
                symbol.last_line = self._highest_line

    def new_local(self, name: str, ctype: CType, align: int | None = None, *, is_literal: bool = False) -> Local:
        """Give an object a place in the frame.

        Aggregates from 16 bytes on are aligned to 16 (psABI), but not a ``va_list`` (gcc).
        """
        alignment = align or ctype.align
        if isinstance(ctype, Array | Record) and ctype.size >= 16 and not _is_variable_list(ctype):
            alignment = max(alignment, 16)
        local = Local(name, ctype, align=alignment)
        local.first_line = self.position[0]
        local.is_literal = is_literal
        local.blocks = tuple(self._inner_scopes) if local.is_scoped else ()
        self.locals.append(local)
        return local


def _is_variable_list(ctype: CType) -> bool:
    return isinstance(ctype, Array) and isinstance(ctype.element, Record) and ctype.element.tag == "__va_list_tag"
