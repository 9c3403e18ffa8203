"""Loops and switch. Each becomes a host loop, which ``break`` and ``continue`` leave and repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.code import Val, condition, convert
from trainer.engine.language.refusal import refuse
from trainer.engine.language.statements.scope_exits import ScopeExits
from trainer.engine.language.syntax.nodes import GotoAddress
from trainer.engine.language.types import Integer, promote
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.language.symbols import FunctionInfo
    from trainer.engine.language.unit import Unit

_JUMPS = (c_ast.Break, c_ast.Continue, c_ast.Goto, c_ast.Return, GotoAddress)
_FEW_VALUES = 64  # a range of cases up to this length is a list of cases


@dataclass
class HostLoop:
    """A host loop around the code: where ``break`` and ``continue`` of C lead in it.

    A C loop has ``on_continue``, which compiles what comes before the next round. A switch passes ``continue``
    on to the loop around it: it is left with the host flag ``continue_flag`` set.
    """

    on_continue: Callable[[], None] | None
    continue_flag: str | None = None
    scope_depth: int = 0


@dataclass
class Entry:
    """A place where a function in pieces is entered; ``number`` is known when it has been placed."""

    index: int
    number: int | None = None

    @property
    def code(self) -> str:
        """What stands for the number until it is known."""
        return f"‡{self.index}‡"


@dataclass
class LoopInPieces:
    """A loop or switch in pieces (see ``labels``); a switch has no ``on_continue``."""

    on_break: Entry
    on_continue: Entry | None
    scope_depth: int


class Loops(ScopeExits):
    """Compiles loops and switch."""

    def __init__(self, unit: Unit, info: FunctionInfo) -> None:
        super().__init__(unit, info)
        self.loops: list[HostLoop | LoopInPieces] = []

    def statement(self, node: Any) -> None:
        """Compile one statement."""
        raise NotImplementedError

    def sequence(self, statements: list[Any]) -> None:
        """Compile statements of which what is behind a jump is not reached."""
        with self.reached_if(True):
            for statement in statements:
                self.statement(statement)
                self.unit.unreachable = self.unit.unreachable or isinstance(statement, _JUMPS)

    def block_items(self, items: list[Any]) -> None:
        """Compile the declarations and statements of a block."""
        raise NotImplementedError

    def body(self, node: Any) -> None:
        """Compile what belongs to a condition or loop, one level deeper."""
        with self.indented():
            self.ends_block()
            self.statement(node)
            self.emit("pass")
            self.ends_block()

    def _leave_unless(self, cond: Any) -> bool:
        """Compile the condition of a loop; returns whether it may hold."""
        if cond is None:
            return True
        test = self.tested(cond)
        if not test.const:
            self.emit(f"if not ({condition(test)}): break")
        return test.const is None or bool(test.const)

    def enter_loop(self, on_continue: Callable[[], None] | None, continue_flag: str | None = None) -> None:
        """Enter a host loop."""
        self.loops.append(HostLoop(on_continue, continue_flag, len(self.scope_exits)))

    def while_loop(self, node: Any) -> None:
        """Compile ``while``."""
        self.ends_block()
        self.emit("while True:")
        with self.indented():
            self.begin_statement(node)
            self.check_steps()
            entered = self._leave_unless(node.cond)
            self.enter_loop(lambda: None)
        with self.reached_if(entered):
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
        self.for_start(node)
        self.emit("while True:")
        with self.indented():
            entered = self._leave_unless(node.cond)
        self.enter_loop(advance)
        with self.reached_if(entered):
            self.body(node.stmt)
            with self.indented():
                advance()
        self.loops.pop()
        self.close_scope()

    def for_start(self, node: Any) -> None:
        """Compile what a ``for`` does first."""
        if isinstance(node.init, c_ast.DeclList):
            self.statement(node.init)
        else:
            self.begin_statement(node)
            if node.init is not None:
                self.effect(node.init)
        self.ends_block()

    def switch(self, node: Any) -> None:
        """Compile ``switch``; its sections are entered from the chosen one on."""
        self.begin_statement(node)
        value = self.switch_value(node)
        sections: list[tuple[Any, list[Any]]] = []
        self.open_scope()
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
                elif isinstance(item, c_ast.Decl | c_ast.Typedef):
                    self.declare_jumped_over(item)
        chosen = self.temporary()
        self.emit(f"{chosen} = {self.choice(value, [label for label, _ in sections], str(len(sections)))}")
        flag = self.temporary()
        self.emit(f"{flag} = False")
        self.emit("while True:")
        self.enter_loop(None, flag)
        for index, (label, statements) in enumerate(sections):
            with self.indented():
                self.position = (label.coord.line, 0, 0)
                self.emit(f"if {chosen} <= {index}:")
                with self.indented():
                    self.ends_block()
                    self.sequence(statements)
                    self.emit("pass")
                    self.ends_block()
        with self.indented():
            self.emit("break")
        self.loops.pop()
        self.close_scope()
        if self.in_loop:
            self.emit(f"if {flag}:")
            with self.indented():
                self.continue_loop(node)
        self.ends_block()

    def switch_value(self, node: Any) -> Val:
        """Compile what a switch looks at."""
        value = self.tested(node.cond)
        if not isinstance(value.type, Integer):
            refuse(node, f"switch needs an integer, not {value.type}", self.filename)
        return self.saved(convert(value, promote(value.type)))

    def choice(self, value: Val, labels: list[Any], default: str, names: list[str] | None = None) -> str:
        """Return code that chooses among the labels of a switch: their numbers, or what ``names`` calls them."""
        assert isinstance(value.type, Integer)
        chosen = names or [str(index) for index in range(len(labels))]
        single: dict[int, str] = {}
        ranges = []
        for label, name in zip(labels, chosen, strict=True):
            if isinstance(label, c_ast.Default):
                default = name
                continue
            first, last = (value.type.wrap(end) for end in self.types.range(label.expr))
            if last - first < _FEW_VALUES:
                single.update(dict.fromkeys(range(first, last + 1), name))
            else:
                ranges.append(f"{name} if {first} <= {value.code} <= {last} else ")
        otherwise = "".join(ranges) + default
        return f"{{{', '.join(f'{key}: {name}' for key, name in single.items())}}}.get({value.code}, {otherwise})"

    def declare_jumped_over(self, node: Any) -> None:
        """Declare what stands before the first case: its initialiser never runs."""
        if isinstance(node, c_ast.Decl) and "static" not in node.storage:
            node.init = None
        self.statement(node)

    @property
    def in_loop(self) -> bool:
        """Whether a loop of C is around the code."""
        return any(loop.on_continue for loop in self.loops)

    def jump(self, entry: Entry) -> None:
        """Go on at an entry of a function in pieces."""
        raise NotImplementedError

    def break_statement(self, node: Any) -> None:
        """Compile ``break``."""
        self.begin_statement(node)
        if not self.loops:
            refuse(node, "break outside a loop or switch", self.filename)
        loop = self.loops[-1]
        self.leave_scopes(loop.scope_depth)
        if isinstance(loop, LoopInPieces):
            self.jump(loop.on_break)
        else:
            self.emit("break")
        self.ends_block()

    def continue_loop(self, node: Any) -> None:
        """Compile ``continue``."""
        if not self.in_loop:
            refuse(node, "continue outside a loop", self.filename)
        loop = self.loops[-1]
        if isinstance(loop, LoopInPieces):
            loop = next(loop for loop in reversed(self.loops) if loop.on_continue is not None)
        self.leave_scopes(loop.scope_depth)
        self.ends_block()
        if isinstance(loop, LoopInPieces):
            assert loop.on_continue is not None
            self.jump(loop.on_continue)
        elif loop.on_continue is None:
            self.emit(f"{loop.continue_flag} = True")
            self.emit("break")
        else:
            loop.on_continue()
            self.emit("continue")
        self.ends_block()
