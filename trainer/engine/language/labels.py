"""Labels: ``goto`` and ``setjmp``, which enter a block again in its middle."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code import Val, normalised
from trainer.engine.language.declarations import refuse
from trainer.engine.language.frame_text import RENEW
from trainer.engine.language.loops import Loops
from trainer.engine.language.types import INT
from trainer.engine.process.write_log import UNWIND

if TYPE_CHECKING:
    from trainer.engine.language.symbols import FunctionInfo
    from trainer.engine.language.unit import Unit


@dataclass
class _LabelledBlock:
    """A block that can be entered again at its labels: ``choice`` is the host name of the number of the label."""

    choice: str
    labels: dict[str, int]


class Labels(Loops):
    """Compiles blocks with labels, and the jumps to them."""

    def __init__(self, unit: Unit, info: FunctionInfo, body: Any) -> None:
        super().__init__(unit, info, body)
        self._labelled: list[_LabelledBlock] = []
        self._jump_value = ""

    def block_items(self, items: list[Any], node: Any) -> None:
        """Compile the declarations and statements of a block."""
        saved = len(self.stack_pointers)
        entries = [index for index, item in enumerate(items) if isinstance(item, c_ast.Label) or calls_setjmp(item)]
        if entries:
            self._labelled_items(items, entries, node)
        else:
            for item in items:
                self.statement(item)
        if len(self.stack_pointers) > saved:
            self.emit(f"sp = {self.stack_pointers[saved]}")
            del self.stack_pointers[saved:]
        if not items:
            self.emit("pass")

    def _labelled_items(self, items: list[Any], entries: list[int], node: Any) -> None:
        """Compile a block that ``goto`` or ``longjmp`` may enter again at ``entries``.

        The block is a host loop; its statements are skipped up to the chosen entry. A jump from wherever inside is an
        exception that starts the next round.
        """
        choice, token, value, stack = (self.temporary() for _ in range(4))
        to_break, to_continue = self.temporary(), self.temporary()
        block = _LabelledBlock(choice, {})
        jumps: list[int] = []
        for number, index in enumerate(entries, 1):
            label = items[index]
            while isinstance(label, c_ast.Label):
                block.labels[label.name] = number
                label = label.stmt
            if calls_setjmp(label):
                jumps.append(number)
        self.ends_block()
        self.emit(f"{choice} = {value} = 0; {to_break} = {to_continue} = False; {stack} = sp")
        if jumps:
            self.emit(f"{token} = JumpTargets()")
        self.emit("while True:")
        with self.indented():
            self.emit("try:")
            self._labelled.append(block)
            self.enter_loop(None, to_continue, to_break)
            bounds = [0, *entries, len(items)]
            outer = self._jump_value
            for number, (first, last) in enumerate(pairwise(bounds)):
                with self.indented():
                    self.emit(f"if {choice} <= {number}:")
                    with self.indented():
                        self.ends_block()
                        if number in jumps:
                            self._jump_value = f"{value}, {token}[{number}]"
                        for item in items[first:last]:
                            self.statement(item)
                            self._jump_value = outer
                        self.emit("pass")
                        self.ends_block()
            with self.indented():
                self.emit("break")
            self.loops.pop()
            self._labelled.pop()
            self.emit("except Goto as jump:")
            with self.indented():
                self.emit(f"if jump.block != {choice[1:]}: raise")
                self.emit(f"{choice} = jump.label; sp = {stack}")
            if jumps:
                self.emit("except LongJump as jump:")
                with self.indented():
                    self.emit(f"{choice} = {token}.get(jump.target, 0)")
                    self.emit(f"if not {choice}: raise")
                    self.emit(f"{value} = jump.value; sp = {stack}")
                    self.emit(RENEW)
                    if self.unit.record:
                        self.emit(f"calls[0] = call; log({UNWIND}); log(call)")
        if self.loops:
            self.pass_on(to_break, node, self.leave_loop)
        if self.in_loop:
            self.pass_on(to_continue, node, self.continue_loop)
        self.ends_block()

    def goto(self, node: Any) -> None:
        """Compile ``goto``."""
        self.begin_statement(node)
        for block in reversed(self._labelled):
            if node.name in block.labels:
                self.check_steps()
                self.emit(f"raise Goto({block.choice[1:]}, {block.labels[node.name]})")
                self.ends_block()
                return
        refuse(node, f"goto '{node.name}': a label in a block around the goto is needed", self.filename)

    def set_jump(self, node: Any, pointer: Val, save_mask: str) -> Val:
        """Compile ``setjmp``: 0, or the value of the ``longjmp`` that came back here."""
        if not self._jump_value:
            refuse(node, "setjmp is not supported in this place", self.filename)
        value, target = self._jump_value.split(", ")
        name = self.temporary()
        self.emit(f"{name} = {value}; {value} = 0")
        self.emit(f"if not {name}: save_jump(process, {normalised(pointer)}, {target}, {save_mask})")
        return Val(INT, name, stable=True)


_SETJMP = ("setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp")


def calls_setjmp(node: Any) -> bool:
    """Whether a statement calls ``setjmp`` itself, not in a block inside it."""
    match node:
        case c_ast.Compound():
            return False
        case c_ast.If() | c_ast.While() | c_ast.Switch() | c_ast.DoWhile():
            return calls_setjmp(node.cond)
        case c_ast.For():
            return False
        case c_ast.FuncCall(name=c_ast.ID(name=name)) if name in _SETJMP:
            return True
    return any(calls_setjmp(child) for _, child in node.children())
