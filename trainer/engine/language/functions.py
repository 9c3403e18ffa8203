"""Statements and the frame of one function.

A C function becomes a Python function ``f(sp, caller_fp, return_address, *arguments)``. Its frame lies in
simulated memory as gcc 12 -O0 lays it out: return address, saved frame pointer, then the objects downwards in
the order of their declaration, parameters last. ``sp`` and ``fp`` are host variables of the same meaning as the
registers, which lets the runtime find them by looking at the host frame.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code import Place, Val, condition, convert, normalised
from trainer.engine.language.declarations import refuse
from trainer.engine.language.expressions import Expressions
from trainer.engine.language.frame import lay_out
from trainer.engine.language.initializers import InitialiserReader
from trainer.engine.language.symbols import Local, TypeName
from trainer.engine.language.types import INT, VOID, Array, CType, Floating, Function, Integer, Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.language.unit import Unit


@dataclass
class FunctionInfo:
    """What a debugger knows of a function: ``variables`` with offsets below the frame pointer, and the frame size."""

    name: str
    number: int
    line: int
    type: CType
    frame_size: int = 0
    variables: list[Local] = field(default_factory=list)


@dataclass
class _Loop:
    """A host loop around the code: where ``break`` and ``continue`` of C lead in it.

    A C loop has ``on_continue``, which compiles what comes before the next round. A switch passes ``continue``
    on to the loop around it, a block with labels passes on both: it is left with a host flag set.
    """

    on_continue: Callable[[], None] | None
    continue_flag: str | None = None
    break_flag: str | None = None
    saved_stack_pointers: int = 0


@dataclass
class _LabelledBlock:
    """A block that can be entered again at its labels: ``choice`` is the host name of the number of the label."""

    choice: str
    labels: dict[str, int]


class FunctionCompiler(Expressions):
    """Compiles one function definition."""

    def __init__(self, unit: Unit, node: Any, info: FunctionInfo) -> None:
        super().__init__(unit)
        self.node = node
        self.info = info
        self.locals: list[Local] = []
        self.parameters: list[Local] = []
        self._loops: list[_Loop] = []
        self._stack_pointers: list[str] = []
        self._blocks: list[int] = []
        self._block_open = False
        self._labelled: list[_LabelledBlock] = []
        self._jump_value = ""
        self._inner_blocks: list[int] = []
        self._block_count = 0
        self._highest_line = 0
        self._address_taken = _address_taken(node.body)
        self.result = info.type.result if isinstance(info.type, Function) else VOID

    # frame

    def new_local(self, name: str, ctype: CType, align: int | None = None) -> Local:
        """Give an object a place in the frame; 16 bytes of alignment for aggregates from 16 bytes on (psABI)."""
        alignment = align or ctype.align
        if isinstance(ctype, Array | Record) and ctype.size >= 16:
            alignment = max(alignment, 16)
        local = Local(name, ctype, align=alignment, address_taken=name in self._address_taken)
        local.first_line = self.position[0]
        local.blocks = tuple(self._inner_blocks)
        self.locals.append(local)
        return local

    def _lay_out(self) -> dict[str, str]:
        self.info.frame_size = lay_out(self.locals, self.parameters)
        return {f"§{id(local)}§": str(local.offset) for local in (*self.locals, *self.parameters)}

    # steps

    def begin_statement(self, node: Any) -> None:
        """Start a statement: one step of the timeline."""
        line = node.coord.line if getattr(node, "coord", None) else self.position[0]
        if not self._block_open:
            self._blocks.append(0)
            self._block_open = True
            self.position = (line, len(self._blocks) - 1, 0)
            self.emit(f"¤{len(self._blocks) - 1}¤")
        self._highest_line = max(self._highest_line, line)
        self._blocks[-1] += 1
        self.position = (line, len(self._blocks) - 1, self._blocks[-1])
        if self.unit.record:
            self.emit(f"log({self.unit.site(self.info, line)})")

    def ends_block(self) -> None:
        """Close the basic block."""
        self._block_open = False

    def _check_steps(self) -> None:
        self.emit("if T[0] >= T[1]: tick()")

    # the function

    def compile(self) -> tuple[str, list[tuple[int, int]]]:
        """Return the Python text, and for each of its lines the C line and the steps counted ahead of it."""
        self.scopes.push()
        self.position = (self.info.line, 0, 0)
        names = self._declare_parameters()
        self._compound_items(self.node.body.block_items or [], self.node.body)
        self.position = (self._last_line(), 0, 0)
        self.ends_block()
        self._return(constant_zero(self.result))
        self.scopes.pop()
        offsets = self._lay_out()
        self.info.variables = [local for local in (*self.parameters, *self.locals) if local.name]
        return self._render(names, offsets)

    def _last_line(self) -> int:
        return max((position[0] for _, _, position in self.lines), default=self.info.line)

    def _declare_parameters(self) -> list[str]:
        declarator = self.node.decl.type
        names = []
        for index, parameter in enumerate(declarator.args.params if declarator.args else ()):
            if isinstance(parameter, c_ast.EllipsisParam):
                names.append("*variable")
                continue
            if isinstance(parameter, c_ast.ID):
                refuse(parameter, "old-style parameter lists are not supported", self.filename)
            ctype = self.types.parameter_type(parameter)
            if ctype is VOID:
                continue
            local = Local(parameter.name or "", ctype, align=max(ctype.align, 1), is_parameter=True)
            local.address_taken = local.name in self._address_taken
            local.first_line = self.info.line
            self.parameters.append(local)
            if parameter.name:
                self.scopes.declare(parameter.name, local)
            names.append(f"a{index}")
            place = self.local_place(local)
            code = f"store_{ctype.code}" if ctype.is_scalar else "store"  # type: ignore[attr-defined]
            self.emit(f"{code}({place.address}, a{index})")
        return names

    def _render(self, names: list[str], offsets: dict[str, str]) -> tuple[str, list[tuple[int, int]]]:
        size = self.info.frame_size
        opening = self.info.line
        head = [
            (0, f"def f_{self.info.name}({', '.join(['sp', 'caller', 'back', *names])}):", (opening, -1, 0)),
            (1, "fp = sp - 16", (opening, -1, 0)),
            (1, "store_u64(sp - 8, back)", (opening, -1, 0)),
            (1, "store_u64(fp, caller)", (opening, -1, 0)),
            (1, f"sp = fp - {size}", (opening, -1, 0)),
            (1, "if T[0] >= T[1]: tick()", (opening, -1, 0)),
        ]
        if names and names[-1] == "*variable":
            head.insert(5, (1, "sp = variable_area = push_arguments(process, sp, variable)", (opening, -1, 0)))
        if self.unit.record:
            head.append((1, f"log(16); log({self.info.number}); log(fp)", (opening, -1, 0)))
        text: list[str] = []
        table: list[tuple[int, int]] = []
        for depth, line, (c_line, block, begun) in (*head, *self.lines):
            if line.startswith("¤"):
                line = f"T[0] += {self._blocks[int(line.strip('¤'))]}"
            if "§" in line:
                for placeholder, offset in offsets.items():
                    line = line.replace(placeholder, offset)
            text.append("    " * depth + line)
            table.append((c_line, self._blocks[block] - begun if block >= 0 and begun else 0))
        return "\n".join(text), table

    # statements

    def statement(self, node: Any) -> None:
        """Compile one statement."""
        match node:
            case None | c_ast.EmptyStatement() | c_ast.Pragma():
                self.emit("pass")
            case c_ast.Compound():
                self._open_scope()
                self._compound_items(node.block_items or [], node)
                self._close_scope()
            case c_ast.Decl():
                self._declaration(node)
            case c_ast.DeclList():
                for declaration in node.decls:
                    self._declaration(declaration)
            case c_ast.Typedef():
                self.scopes.declare(node.name, TypeName(self.types.type_of(node.type)))
            case c_ast.If():
                self._if(node)
            case c_ast.While():
                self._while(node)
            case c_ast.DoWhile():
                self._do_while(node)
            case c_ast.For():
                self._for(node)
            case c_ast.Switch():
                self._switch(node)
            case c_ast.Break():
                self._break(node)
            case c_ast.Continue():
                self.begin_statement(node)
                self._continue(node)
            case c_ast.Return():
                self._return_statement(node)
            case c_ast.StaticAssert():
                self.unit.static_assert(node)
            case c_ast.Goto():
                self._goto(node)
            case c_ast.Label():
                self.statement(node.stmt)
            case c_ast.Case() | c_ast.Default():
                refuse(node, "a case label inside a nested statement is not supported", self.filename)
            case _:
                self.begin_statement(node)
                self.effect(node)

    def _open_scope(self) -> None:
        self.scopes.push()
        self._block_count += 1
        self._inner_blocks.append(self._block_count)

    def _close_scope(self) -> None:
        self._inner_blocks.pop()
        for symbol in self.scopes.pop().values():
            if isinstance(symbol, Local):
                symbol.last_line = self._highest_line

    def _compound_items(self, items: list[Any], node: Any) -> None:
        saved = len(self._stack_pointers)
        entries = [index for index, item in enumerate(items) if isinstance(item, c_ast.Label) or calls_setjmp(item)]
        if entries:
            self._labelled_items(items, entries, node)
        else:
            for item in items:
                self.statement(item)
        if len(self._stack_pointers) > saved:
            self.emit(f"sp = {self._stack_pointers[saved]}")
            del self._stack_pointers[saved:]
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
        self.depth += 1
        self.emit("try:")
        self._labelled.append(block)
        self._loop(None, to_continue, to_break)
        bounds = [0, *entries, len(items)]
        outer = self._jump_value
        for number, (first, last) in enumerate(pairwise(bounds)):
            self.depth += 1
            self.emit(f"if {choice} <= {number}:")
            self.depth += 1
            self.ends_block()
            if number in jumps:
                self._jump_value = f"{value}, {token}[{number}]"
            for item in items[first:last]:
                self.statement(item)
                self._jump_value = outer
            self.emit("pass")
            self.ends_block()
            self.depth -= 2
        self.depth += 1
        self.emit("break")
        self.depth -= 1
        self._loops.pop()
        self._labelled.pop()
        self.emit("except Goto as jump:")
        self.depth += 1
        self.emit(f"if jump.block != {choice[1:]}: raise")
        self.emit(f"{choice} = jump.label; sp = {stack}")
        self.depth -= 1
        if jumps:
            self.emit("except LongJump as jump:")
            self.depth += 1
            self.emit(f"{choice} = {token}.get(jump.target, 0)")
            self.emit(f"if not {choice}: raise")
            self.emit(f"{value} = jump.value; sp = {stack}")
            if self.unit.record:
                self.emit("log(19); log(fp)")
            self.depth -= 1
        self.depth -= 1
        if self._loops:
            self._pass_on(to_break, node, self._leave_loop)
        self._pass_on(to_continue, node, self._continue)
        self.ends_block()

    def _goto(self, node: Any) -> None:
        self.begin_statement(node)
        for block in reversed(self._labelled):
            if node.name in block.labels:
                self._check_steps()
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

    def _body(self, node: Any) -> None:
        self.depth += 1
        self.ends_block()
        self.statement(node)
        self.emit("pass")
        self.ends_block()
        self.depth -= 1

    def _if(self, node: Any) -> None:
        self.begin_statement(node)
        test = self.value(node.cond)
        self.emit(f"if {condition(test)}:")
        self._body(node.iftrue)
        if node.iffalse is not None:
            self.emit("else:")
            self._body(node.iffalse)

    def _leave_unless(self, cond: Any) -> None:
        if cond is None:
            return
        test = self.value(cond)
        if test.const is None or not test.const:
            self.emit(f"if not ({condition(test)}): break")

    def _loop(
        self,
        on_continue: Callable[[], None] | None,
        continue_flag: str | None = None,
        break_flag: str | None = None,
    ) -> _Loop:
        loop = _Loop(on_continue, continue_flag, break_flag, len(self._stack_pointers))
        self._loops.append(loop)
        return loop

    def _while(self, node: Any) -> None:
        self.ends_block()
        self.emit("while True:")
        self.depth += 1
        self.begin_statement(node)
        self._check_steps()
        self._leave_unless(node.cond)
        self._loop(lambda: None)
        self.depth -= 1
        self._body(node.stmt)
        self._loops.pop()

    def _do_while(self, node: Any) -> None:
        def test() -> None:
            self.begin_statement(node)
            self._check_steps()
            self._leave_unless(node.cond)
            self.ends_block()

        self.ends_block()
        self.emit("while True:")
        self._loop(test)
        self._body(node.stmt)
        self.depth += 1
        test()
        self.depth -= 1
        self._loops.pop()

    def _for(self, node: Any) -> None:
        def advance() -> None:
            self.begin_statement(node)
            self._check_steps()
            if node.next is not None:
                self.effect(node.next)
            self.ends_block()

        self._open_scope()
        if isinstance(node.init, c_ast.DeclList):
            self.statement(node.init)
        else:
            self.begin_statement(node)
            if node.init is not None:
                self.effect(node.init)
        self.ends_block()
        self.emit("while True:")
        self.depth += 1
        self._leave_unless(node.cond)
        self.depth -= 1
        self._loop(advance)
        self._body(node.stmt)
        self.depth += 1
        advance()
        self.depth -= 1
        self._loops.pop()
        self._close_scope()

    def _switch(self, node: Any) -> None:
        self.begin_statement(node)
        value = self.saved(convert_to_switch(self.value(node.cond)))
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
        self._loop(None, flag)
        self._open_scope()
        for index, (label, statements) in enumerate(sections):
            self.depth += 1
            self.position = (label.coord.line, 0, 0)
            self.emit(f"if {chosen} <= {index}:")
            self.depth += 1
            self.ends_block()
            for statement in statements:
                self.statement(statement)
            self.emit("pass")
            self.ends_block()
            self.depth -= 2
        self._close_scope()
        self.depth += 1
        self.emit("break")
        self.depth -= 1
        self._loops.pop()
        self._pass_on(flag, node, self._continue)
        self.ends_block()

    def _pass_on(self, flag: str, node: Any, leave: Callable[[Any], None]) -> None:
        """Continue or break out of the loop around a host loop that was left with ``flag`` set."""
        if any(loop.on_continue for loop in self._loops) or (leave == self._leave_loop and self._loops):
            self.emit(f"if {flag}:")
            self.depth += 1
            leave(node)
            self.depth -= 1

    def _restore_stack_pointer(self, loop: _Loop) -> None:
        if len(self._stack_pointers) > loop.saved_stack_pointers:
            self.emit(f"sp = {self._stack_pointers[loop.saved_stack_pointers]}")

    def _break(self, node: Any) -> None:
        self.begin_statement(node)
        if not self._loops:
            refuse(node, "break outside a loop or switch", self.filename)
        self._leave_loop(node)

    def _leave_loop(self, node: Any) -> None:
        loop = self._loops[-1]
        self._restore_stack_pointer(loop)
        if loop.break_flag is not None:
            self.emit(f"{loop.break_flag} = True")
        self.emit("break")
        self.ends_block()

    def _continue(self, node: Any) -> None:
        if not any(loop.on_continue for loop in self._loops):
            refuse(node, "continue outside a loop", self.filename)
        loop = self._loops[-1]
        self._restore_stack_pointer(loop)
        self.ends_block()
        if loop.on_continue is None:
            self.emit(f"{loop.continue_flag} = True")
            self.emit("break")
            return
        loop.on_continue()
        self.emit("continue")
        self.ends_block()

    def _return_statement(self, node: Any) -> None:
        self.begin_statement(node)
        if node.expr is None:
            self._return(constant_zero(self.result))
            return
        value = self.value(node.expr)
        if self.result is VOID:
            self.emit(value.code)
            self._return(constant_zero(VOID))
            return
        self.check_assignable(node, value.type, self.result)
        self._return(value if isinstance(self.result, Record) else convert(value, self.result))

    def _return(self, value: Val) -> None:
        code = normalised(value)
        if not value.stable or value.code.startswith("load"):
            self.emit(f"result = {code}")
            code = "result"
        if self.unit.record:
            self.emit("log(17)")
        self.emit(f"if load_u64(fp + 8) != back: return hijacked(process, fp, {code})")
        self.emit(f"return {code}")
        self.ends_block()

    # declarations

    def _declaration(self, node: Any) -> None:
        if node.name is None or isinstance(node.type, c_ast.FuncDecl):
            self.unit.file_declaration(node)
            return
        self.begin_statement(node)
        if "static" in node.storage or "extern" in node.storage:
            self.unit.static_object(node, None if "extern" in node.storage else self.info.name)
            return
        if "_Thread_local" in node.storage:
            refuse(node, "a thread-local object in a block must be static", self.filename)
        ctype = self.unit.complete(self.types.type_of(node.type), node.init)
        if isinstance(ctype, Array) and ctype.count_code is not None:
            self._variable_length_array(node, ctype)
            return
        if ctype is VOID or (ctype.size == 0 and not isinstance(ctype, Array | Record)):
            refuse(node, f"'{node.name}' cannot be {ctype}", self.filename)
        if isinstance(ctype, Array) and ctype.count is None:
            refuse(node, f"the length of '{node.name}' is missing", self.filename)
        if isinstance(ctype, Record) and ctype.members is None:
            refuse(node, f"{ctype} is not complete", self.filename)
        local = self.new_local(node.name, ctype, self.types.alignment(node, ctype))
        self.scopes.declare(node.name, local)
        if node.init is not None:
            self.initialise_local(local, node.init)

    def _variable_length_array(self, node: Any, ctype: Array) -> None:
        if node.init is not None:
            refuse(node, "a variable length array cannot be initialised", self.filename)
        before, address = self.temporary(), self.temporary()
        self.emit(f"{before} = sp")
        self._stack_pointers.append(before)
        self.emit(f"sp = {address} = sp - (({self.size_code(ctype)}) + 15 & -16)")
        local = Local(node.name, ctype, pointer_code=address, first_line=self.position[0])
        self.scopes.declare(node.name, local)

    def run_time_length(self, node: Any, element: CType) -> str:
        """Compile the length of a variable length array; returns the host name that holds it."""
        name = self.temporary()
        self.emit(f"{name} = {normalised(convert(self.value(node), INT))}")
        return name

    def initialise_local(self, local: Local, init: Any) -> None:
        """Compile an initialiser: aggregates are zeroed first."""
        self.note_assignment(local)
        place = self.local_place(local)
        ctype = local.type
        if not isinstance(init, c_ast.InitList) and not isinstance(ctype, Array):
            mark = len(self.lines)
            value = self.value(init)
            self.stabilise([place], mark)
            self.check_assignable(init, value.type, ctype)
            self.store(place, value)
            return
        reader = InitialiserReader(self.types)
        reader.read(ctype, init)
        if isinstance(ctype, Array | Record):
            self.emit(f"store({place.address}, bytes({ctype.size}))")
        for piece in reader.pieces:
            address = f"({place.address} + {piece.offset})" if piece.offset else place.address
            if piece.data is not None:
                self.emit(f"store({address}, {piece.data!r})")
                continue
            value = self.value(piece.expression)
            self.check_assignable(piece.expression, value.type, piece.type)
            self.store(Place(piece.type, address, stable=True, member=piece.member), value)


def constant_zero(ctype: CType) -> Val:
    """Return the value of a function that ends without ``return``."""
    if isinstance(ctype, Floating):
        return Val(ctype, "0.0", stable=True)
    if isinstance(ctype, Record):
        return Val(ctype, f"bytes({ctype.size})", stable=True)
    return Val(ctype, "0", stable=True)


def convert_to_switch(value: Val) -> Val:
    """Promote the controlling value of a switch."""
    from trainer.engine.language.types import promote

    return convert(value, promote(value.type))


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


def _address_taken(node: Any) -> set[str]:
    """Collect the names whose address a function takes."""
    found: set[str] = set()
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, c_ast.UnaryOp) and current.op == "&" and isinstance(current.expr, c_ast.ID):
            found.add(current.expr.name)
        stack.extend(child for _, child in current.children())
    return found
