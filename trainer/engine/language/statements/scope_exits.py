"""What is to be done when a block is left: variable length arrays give their stack back, cleanups are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.refusal import refuse
from trainer.engine.language.statements.steps import Steps
from trainer.engine.language.syntax.attributes import attributes_of, named
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from trainer.engine.language.symbols import FunctionInfo, Local
    from trainer.engine.language.unit import Unit


@dataclass
class VariableArray:
    """The host names of the stack pointer ``before`` a variable length array is made and while one is ``inside``."""

    before: str
    inside: str


@dataclass
class Cleanup:
    """A call of ``__attribute__((cleanup(function)))``."""

    call: Any


class ScopeExits(Steps):
    """Keeps what the blocks around the code ask for at their end."""

    def __init__(self, unit: Unit, info: FunctionInfo) -> None:
        super().__init__(unit, info)
        self.scope_exits: list[VariableArray | Cleanup] = []
        self.has_variable_arrays = False
        self.open_blocks: list[tuple[list[Any], int]] = []  # the items of blocks, and how many exits are around them
        self._label_depths: dict[str, int] = {}

    def enter_variable_array(self, before: str, inside: str) -> None:
        """Note a variable length array."""
        self.scope_exits.append(VariableArray(before, inside))
        self.has_variable_arrays = True

    def enter_cleanup(self, node: Any, local: Local) -> None:
        """Note the ``cleanup`` attribute of a declaration, if it has one."""
        attribute = named(attributes_of(node), "cleanup")
        if attribute is None:
            return
        function = self.scopes.lookup(attribute.arguments[0].name) if attribute.arguments else None
        if function is None:
            refuse(attribute, "cleanup needs the name of a function", self.filename)
        local.address_taken = True
        # names that inner blocks cannot hide
        names = f"cleanup of {node.name}", f"cleaned {node.name}"
        for name, symbol in zip(names, (function, local), strict=True):
            self.scopes.declare(name, symbol)
        callee, variable = (c_ast.ID(name, node.coord) for name in names)
        argument = c_ast.UnaryOp("&", variable, node.coord)
        self.scope_exits.append(Cleanup(c_ast.FuncCall(callee, c_ast.ExprList([argument]), node.coord)))

    @property
    def has_cleanups(self) -> bool:
        """Whether a block around the code has a cleanup."""
        return any(isinstance(entry, Cleanup) for entry in self.scope_exits)

    def note_label(self, name: str) -> None:
        """Note how many exits are around a label."""
        self._label_depths[name] = len(self.scope_exits)

    def depth_at_label(self, name: str) -> int:
        """Return how many exits a jump from here to a label keeps."""
        if name in self._label_depths:  # a jump back
            return min(self._label_depths[name], len(self.scope_exits))
        depth = len(self.scope_exits)
        for items, around in reversed(self.open_blocks):
            if any(_has_label(item, name) for item in items):
                return depth
            depth = around
        return depth

    def leave_scopes(self, depth: int) -> None:
        """Compile what the blocks inside the ``depth`` outer entries ask for."""
        for entry in reversed(self.scope_exits[depth:]):
            if isinstance(entry, Cleanup):
                self.effect(entry.call)
            else:
                self.emit(f"sp = {entry.before}")

    def end_scopes(self, depth: int) -> None:
        """Leave those blocks for good."""
        self.leave_scopes(depth)
        del self.scope_exits[depth:]

    def stack_inside(self) -> str | None:
        """Return the host name of the stack pointer below the innermost variable length array."""
        return next((e.inside for e in reversed(self.scope_exits) if isinstance(e, VariableArray)), None)


def _has_label(node: Any, name: str) -> bool:
    if isinstance(node, c_ast.Label) and node.name == name:
        return True
    return any(_has_label(child, name) for child in node)
