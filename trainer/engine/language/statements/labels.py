"""Labels: ``goto``, ``setjmp`` and ``case`` labels inside other statements, which enter code in its middle.

A function with such entries becomes pieces in one host loop. ``pc`` is the number of the entry to go on at: the
pieces before it are skipped, those behind it follow as they stand::

    pc = 0
    while True:
        try:
            if pc <= 0: …
            if pc <= 1: …  # entry 1
            break
        except Goto as jump: pc = jump.entry

A jump sets ``pc`` and begins the next round. Statements without entries stay whole inside a piece; out of their
host loops one jumps by an exception.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.code import Val, condition, normalised
from trainer.engine.language.frame.text import RENEW
from trainer.engine.language.refusal import refuse
from trainer.engine.language.statements.control_flow import ControlFlow, cases_in
from trainer.engine.language.statements.loops import Entry, HostLoop, LoopInPieces, Loops
from trainer.engine.language.types import INT
from trainer.engine.process.write_log import UNWIND

if TYPE_CHECKING:
    from trainer.engine.language.symbols import FunctionInfo, Local
    from trainer.engine.language.unit import Unit

_RESTORES_STACK = "‡stack: "
_STACK = "‡top‡"
_PLACEHOLDER = r"‡(\d+)‡"


class Labels(Loops):
    """Compiles functions with entries, and the jumps to them."""

    def __init__(self, unit: Unit, info: FunctionInfo, body: Any) -> None:
        super().__init__(unit, info)
        self.flow = ControlFlow(body)
        self._entries: list[Entry] = []
        self._placed = 0
        self._labels: dict[str, Entry] = {}
        self._jumps: dict[str, Any] = {}  # a jump to each label
        self._cases: dict[int, Entry] = {}
        self._piece_depth = 0
        self._pc, self._value, self._token, self._table = (self.temporary() for _ in range(4))

    # the pieces

    def function_body(self, node: Any) -> None:
        """Compile the body of the function, in pieces if it has entries."""
        if not self.flow.is_entered(node):
            self.block_items(node.block_items or [])
            return
        stack = self.temporary()
        first = len(self.lines)
        self.emit(f"{self._pc} = {self._value} = 0; {stack} = sp; {self._token} = begin_jumps()")
        addressed = [f"{self.unit.label_address(name)}: {self._label(name, node).code}" for name in self.flow.addressed]
        self.emit(f"{self._table} = {{{', '.join(addressed)}}}")
        self.emit("while True:")
        with self.indented():
            self.emit("try:")
            with self.indented():
                self.emit(f"if {self._pc} <= 0:")
                with self.indented():
                    self._piece_depth = self.depth
                    self.ends_block()
                    self.block_items(node.block_items or [])
                    self.emit("pass")
                self.emit("break")
            self._receive_jumps()
        self._piece_depth = 0
        self._resolve(first, stack)
        self.ends_block()

    def _receive_jumps(self) -> None:
        self.emit("except Goto as jump:")
        with self.indented():
            self.emit(f"{self._pc} = jump.entry")
        self.emit("except LongJump as jump:")
        with self.indented():
            self.emit(f"{self._pc} = {self._token}.get(jump.target, 0)")
            self.emit(f"if not {self._pc}: raise")
            self.emit(f"{self._value} = jump.value")
            self.emit(RENEW)
            if self.unit.record:
                self.emit(f"calls[0] = call; log({UNWIND}); log(call)")

    def _resolve(self, first: int, stack: str) -> None:
        """Fill in what was not known when the jumps were compiled."""
        for name, entry in self._labels.items():
            if entry.number is None:
                refuse(self._jumps[name], f"the label '{name}' is where nothing can jump to", self.filename)
        for index in range(first, len(self.lines)):
            depth, text, position = self.lines[index]
            if "‡" not in text:
                continue
            if text.startswith(_RESTORES_STACK):
                text = text.removeprefix(_RESTORES_STACK) if self.has_variable_arrays else "pass"
                text = text.replace(_STACK, stack)
            text = re.sub(_PLACEHOLDER, lambda match: str(self._entries[int(match[1])].number), text)
            self.lines[index] = (depth, text, position)

    def _entry(self) -> Entry:
        entry = Entry(len(self._entries))
        self._entries.append(entry)
        return entry

    def _place(self, entry: Entry, node: Any) -> None:
        """Begin a piece: what follows is entered here."""
        if self.depth != self._piece_depth:
            refuse(node, "it is not supported to jump into this expression", self.filename)
        self.emit("pass")
        self._placed += 1
        entry.number = self._placed
        self.depth -= 1
        self.emit(f"if {self._pc} <= {entry.number}:")
        self.depth += 1
        self.ends_block()

    def jump(self, entry: Entry) -> None:
        """Go on at an entry."""
        if any(isinstance(loop, HostLoop) for loop in self.loops):
            self.emit(f"raise Goto({entry.code})")
        else:
            self.emit(f"{self._pc} = {entry.code}; continue")
        self.ends_block()

    def _jump_unless(self, test: Val, entry: Entry) -> None:
        if not test.const:
            self.emit(f"if not ({condition(test)}):")
            with self.indented():
                self.jump(entry)

    # labels and jumps

    def _label(self, name: str, node: Any) -> Entry:
        if name not in self.flow.defined:
            refuse(node, f"there is no label '{name}'", self.filename)
        if self.unit.dry_run:  # what is compiled for its type only jumps nowhere
            return self._labels.get(name) or Entry(-1)
        if name not in self._labels:
            self._labels[name] = self._entry()
        self._jumps.setdefault(name, node)
        return self._labels[name]

    def label(self, node: Any, *, with_statement: bool = True) -> None:
        """Compile a label and the statement behind it."""
        if node.name in self.flow.labels and not self.unit.dry_run:
            entry = self._label(node.name, node)
            if entry.number is not None:
                refuse(node, f"there are two labels '{node.name}'", self.filename)
            self._place(entry, node)
            self.can_be_entered()
            self.note_label(node.name)
            self.emit(f"{_RESTORES_STACK}sp = {self.stack_inside() or _STACK}")
        if with_statement:
            self.statement(node.stmt)

    def goto(self, node: Any) -> None:
        """Compile ``goto``."""
        self.begin_statement(node)
        self.check_steps()
        if self.has_cleanups:
            self.leave_scopes(self.depth_at_label(node.name))
        self.jump(self._label(node.name, node))

    def goto_address(self, node: Any) -> None:
        """Compile ``goto *pointer``."""
        self.begin_statement(node)
        self.check_steps()
        address = self.saved(self.value(node.expr)).code
        if self._piece_depth:
            target = self.temporary()
            self.emit(f"{target} = {self._table}.get({address}, -1)")
            self.emit(f"if {target} >= 0: raise Goto({target})")
        self.emit(f"code_at(process, {address}, 'v()')(sp, fp, fp, windows, f8)")

    def losing_changes(self) -> list[Local]:
        """Return the variables whose changes a ``longjmp`` to this place undoes."""
        raise NotImplementedError

    def set_jump(self, node: Any, pointer: Val, save: str, more: str) -> Val:
        """Compile ``setjmp``: 0, or the value of the ``longjmp`` that came back here.

        The function ``save`` notes the place where ``pointer`` points; ``more`` are its other arguments.
        """
        entry = self._entry()
        name, stack = self.temporary(), self.temporary()
        kept = [(self.local_place(local), self.temporary()) for local in self.losing_changes()]
        for place, before in kept:
            self.emit(f"{before} = {normalised(self.load(place))}")
        self.emit(f"{self._value} = 0; {stack} = sp")
        self.emit(f"{save}(process, {normalised(pointer)}, {self._token}[{entry.code}], {more})")
        self._place(entry, node)
        self.emit(f"{name} = {self._value}; sp = {stack}")
        if kept:
            self.emit(f"if {name}:")
            with self.indented():
                for place, before in kept:
                    self.store(place, Val(place.type, before, stable=True))
        return Val(INT, name, stable=True)

    # statements that are entered in their middle

    def piecewise(self, node: Any) -> bool:
        """Compile a statement in pieces; returns False for one that needs no others than its expressions make."""
        match node:
            case c_ast.Case() | c_ast.Default():
                self._place(self._cases[id(node)], node)
                self.can_be_entered()
                self.sequence(node.stmts or [])
            case c_ast.If():
                self._if_pieces(node)
            case c_ast.While():
                self._while_pieces(node)
            case c_ast.DoWhile():
                self._do_while_pieces(node)
            case c_ast.For():
                self._for_pieces(node)
            case c_ast.Switch():
                self._switch_pieces(node)
            case _:
                return False
        return True

    def _if_pieces(self, node: Any) -> None:
        otherwise, end = self._entry(), self._entry()
        self.begin_statement(node)
        self._jump_unless(self.tested(node.cond), otherwise)
        self.ends_block()
        self.statement(node.iftrue)
        if node.iffalse is not None:
            self.jump(end)
        self._place(otherwise, node)
        if node.iffalse is not None:
            self.statement(node.iffalse)
            self._place(end, node)

    def _loop_pieces(self, body: Any, on_break: Entry, on_continue: Entry | None) -> None:
        self.ends_block()
        self.loops.append(LoopInPieces(on_break, on_continue, len(self.scope_exits)))
        self.statement(body)
        self.loops.pop()

    def _while_pieces(self, node: Any) -> None:
        top, end = self._entry(), self._entry()
        self._place(top, node)
        self.begin_statement(node)
        self.check_steps()
        self._jump_unless(self.tested(node.cond), end)
        self._loop_pieces(node.stmt, end, top)
        self.jump(top)
        self._place(end, node)

    def _do_while_pieces(self, node: Any) -> None:
        top, test, end = self._entry(), self._entry(), self._entry()
        self._place(top, node)
        self._loop_pieces(node.stmt, end, test)
        self._place(test, node)
        self.begin_statement(node)
        self.check_steps()
        self._jump_unless(self.tested(node.cond), end)
        self.jump(top)
        self._place(end, node)

    def _for_pieces(self, node: Any) -> None:
        top, following, end = self._entry(), self._entry(), self._entry()
        self.open_scope()
        self.for_start(node)
        self._place(top, node)
        if node.cond is not None:
            self._jump_unless(self.tested(node.cond), end)
        self._loop_pieces(node.stmt, end, following)
        self._place(following, node)
        self.begin_statement(node)
        self.check_steps()
        if node.next is not None:
            self.effect(node.next)
        self.jump(top)
        self._place(end, node)
        self.close_scope()

    def _switch_pieces(self, node: Any) -> None:
        self.begin_statement(node)
        value = self.switch_value(node)
        labels, end = cases_in(node.stmt), self._entry()
        for label in labels:
            self._cases[id(label)] = self._entry()
        names = [self._cases[id(label)].code for label in labels]
        self.emit(f"{self._pc} = {self.choice(value, labels, end.code, names)}")
        self.emit("continue")
        self._loop_pieces(node.stmt, end, None)
        self._place(end, node)
