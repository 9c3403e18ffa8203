"""Loops and switch. Each becomes a host loop, which ``break`` and ``continue`` leave and repeat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code import Val, condition, convert
from trainer.engine.language.declarations import refuse
from trainer.engine.language.steps import Steps
from trainer.engine.language.types import Integer, promote

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.language.symbols import FunctionInfo
    from trainer.engine.language.unit import Unit


@dataclass
class HostLoop:
    """A host loop around the code: where ``break`` and ``continue`` of C lead in it.

    A C loop has ``on_continue``, which compiles what comes before the next round. A switch passes ``continue``
    on to the loop around it, a block with labels passes on both: it is left with a host flag set.
    """

    on_continue: Callable[[], None] | None
    continue_flag: str | None = None
    break_flag: str | None = None
    saved_stack_pointers: int = 0


class Loops(Steps):
    """Compiles loops and switch."""

    def __init__(self, unit: Unit, info: FunctionInfo, body: Any) -> None:
        super().__init__(unit, info, body)
        self.loops: list[HostLoop] = []
        self.stack_pointers: list[str] = []  # those to return to when the blocks with variable length arrays end

    def statement(self, node: Any) -> None:
        """Compile one statement."""
        raise NotImplementedError

    def body(self, node: Any) -> None:
        """Compile what belongs to a condition or loop, one level deeper."""
        with self.indented():
            self.ends_block()
            self.statement(node)
            self.emit("pass")
            self.ends_block()

    def _leave_unless(self, cond: Any) -> None:
        if cond is None:
            return
        test = self.value(cond)
        if test.const is None or not test.const:
            self.emit(f"if not ({condition(test)}): break")

    def enter_loop(
        self,
        on_continue: Callable[[], None] | None,
        continue_flag: str | None = None,
        break_flag: str | None = None,
    ) -> None:
        """Enter a host loop."""
        self.loops.append(HostLoop(on_continue, continue_flag, break_flag, len(self.stack_pointers)))

    def while_loop(self, node: Any) -> None:
        """Compile ``while``."""
        self.ends_block()
        self.emit("while True:")
        with self.indented():
            self.begin_statement(node)
            self.check_steps()
            self._leave_unless(node.cond)
            self.enter_loop(lambda: None)
        self.body(node.stmt)
        self.loops.pop()

    def do_while_loop(self, node: Any) -> None:
        """Compile ``do … while``."""

        def test() -> None:
            self.begin_statement(node)
            self.check_steps()
            self._leave_unless(node.cond)
            self.ends_block()

        self.ends_block()
        self.emit("while True:")
        self.enter_loop(test)
        self.body(node.stmt)
        with self.indented():
            test()
        self.loops.pop()

    def for_loop(self, node: Any) -> None:
        """Compile ``for``."""

        def advance() -> None:
            self.begin_statement(node)
            self.check_steps()
            if node.next is not None:
                self.effect(node.next)
            self.ends_block()

        self.open_scope()
        if isinstance(node.init, c_ast.DeclList):
            self.statement(node.init)
        else:
            self.begin_statement(node)
            if node.init is not None:
                self.effect(node.init)
        self.ends_block()
        self.emit("while True:")
        with self.indented():
            self._leave_unless(node.cond)
        self.enter_loop(advance)
        self.body(node.stmt)
        with self.indented():
            advance()
        self.loops.pop()
        self.close_scope()

    def switch(self, node: Any) -> None:
        """Compile ``switch``; its sections are entered from the chosen one on."""
        self.begin_statement(node)
        value = self.saved(self._promoted(node.cond))
        if not isinstance(node.stmt, c_ast.Compound):
            refuse(node, "the body of a switch must be a block", self.filename)
        sections: list[tuple[Any, list[Any]]] = []
        for item in node.stmt.block_items or []:
            while isinstance(item, c_ast.Case | c_ast.Default):
                sections.append((item, []))
                nested = item.stmts or []
                if len(nested) == 1 and isinstance(nested[0], c_ast.Case | c_ast.Default):
                    item = nested[0]
                    continue
                sections[-1][1].extend(nested)
                break
            else:
                if sections:
                    sections[-1][1].append(item)
                elif isinstance(item, c_ast.Decl):
                    item.init = None  # jumped over
                    self.statement(item)
        chosen = self.temporary()
        default = len(sections)
        choices = []
        for index, (label, _) in enumerate(sections):
            if isinstance(label, c_ast.Default):
                default = index
            else:
                assert isinstance(value.type, Integer)
                choices.append(f"{value.type.wrap(self.types.constant(label.expr))}: {index}")
        self.emit(f"{chosen} = {{{', '.join(choices)}}}.get({value.code}, {default})")
        flag = self.temporary()
        self.emit(f"{flag} = False")
        self.emit("while True:")
        self.enter_loop(None, flag)
        self.open_scope()
        for index, (label, statements) in enumerate(sections):
            with self.indented():
                self.position = (label.coord.line, 0, 0)
                self.emit(f"if {chosen} <= {index}:")
                with self.indented():
                    self.ends_block()
                    for statement in statements:
                        self.statement(statement)
                    self.emit("pass")
                    self.ends_block()
        self.close_scope()
        with self.indented():
            self.emit("break")
        self.loops.pop()
        if self.in_loop:
            self.pass_on(flag, node, self.continue_loop)
        self.ends_block()

    def pass_on(self, flag: str, node: Any, leave: Callable[[Any], None]) -> None:
        """Leave by ``leave`` if a host loop inside was left with ``flag`` set."""
        self.emit(f"if {flag}:")
        with self.indented():
            leave(node)

    @property
    def in_loop(self) -> bool:
        """Whether a loop of C is around the code."""
        return any(loop.on_continue for loop in self.loops)

    def _promoted(self, node: Any) -> Val:
        value = self.value(node)
        return convert(value, promote(value.type))

    def _restore_stack_pointer(self, loop: HostLoop) -> None:
        if len(self.stack_pointers) > loop.saved_stack_pointers:
            self.emit(f"sp = {self.stack_pointers[loop.saved_stack_pointers]}")

    def break_statement(self, node: Any) -> None:
        """Compile ``break``."""
        self.begin_statement(node)
        if not self.loops:
            refuse(node, "break outside a loop or switch", self.filename)
        self.leave_loop(node)

    def leave_loop(self, node: Any) -> None:
        """Leave the innermost host loop."""
        loop = self.loops[-1]
        self._restore_stack_pointer(loop)
        if loop.break_flag is not None:
            self.emit(f"{loop.break_flag} = True")
        self.emit("break")
        self.ends_block()

    def continue_loop(self, node: Any) -> None:
        """Compile ``continue``."""
        if not self.in_loop:
            refuse(node, "continue outside a loop", self.filename)
        loop = self.loops[-1]
        self._restore_stack_pointer(loop)
        self.ends_block()
        if loop.on_continue is None:
            self.emit(f"{loop.continue_flag} = True")
            self.emit("break")
            return
        loop.on_continue()
        self.emit("continue")
        self.ends_block()
