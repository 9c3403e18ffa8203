"""Statements and the frame of one function.

A C function becomes a Python function ``f(sp, caller_fp, return_address, *arguments)``. Its frame lies in
simulated memory as gcc 12 -O0 lays it out: return address, saved frame pointer, then the objects downwards in
the order of their declaration, parameters last. ``sp`` and ``fp`` are host variables of the same meaning as the
registers, which lets the runtime find them by looking at the host frame.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.assembler import compile_asm
from trainer.engine.language.calls import REGISTER
from trainer.engine.language.code import Place, Val, condition, constant, convert, normalised
from trainer.engine.language.constants import refuse
from trainer.engine.language.evaluation_order import has_effects
from trainer.engine.language.flow import FlowGraph, order_of_names
from trainer.engine.language.frame import STACK_ALIGN, Extras, lay_out
from trainer.engine.language.frame_text import TICK, FrameText, store_text
from trainer.engine.language.grammar import Asm, GotoAddress
from trainer.engine.language.initializers import InitialiserReader
from trainer.engine.language.labels import Labels
from trainer.engine.language.passing import classes, stack_places
from trainer.engine.language.register_variables import loses_changes
from trainer.engine.language.signatures import signature
from trainer.engine.language.symbols import FunctionInfo, Local, host_name
from trainer.engine.language.types import (
    DOUBLE,
    INT,
    LONG,
    ULONG,
    VOID,
    Array,
    CType,
    Floating,
    Function,
    Integer,
    Pointer,
    Record,
    default_promotion,
)
from trainer.engine.process.write_log import CALL, RETURN

if TYPE_CHECKING:
    from trainer.engine.language.unit import Unit


# the frame pointer and its index in words; a frame with objects of larger alignment begins at a boundary
_FRAME = "fp = sp - 16; f8 = s8 - 2"
_ALIGNED_FRAME = "fp = (sp & {}) - 16; f8 = s8 - 2 - (sp - 16 - fp >> 3)"
_EXPRESSIONS = (
    c_ast.ArrayRef,
    c_ast.Assignment,
    c_ast.BinaryOp,
    c_ast.Cast,
    c_ast.Compound,
    c_ast.CompoundLiteral,
    c_ast.Constant,
    c_ast.ExprList,
    c_ast.FuncCall,
    c_ast.GenericSelection,
    c_ast.ID,
    c_ast.StructRef,
    c_ast.TernaryOp,
    c_ast.UnaryOp,
)


class FunctionCompiler(Labels):
    """Compiles one function definition."""

    def __init__(self, unit: Unit, node: Any, info: FunctionInfo) -> None:
        super().__init__(unit, info, node.body)
        self.node = node
        self.parameters: list[Local] = []
        self.declared: dict[int, Local] = {}  # those that could be registers, by the nodes of their declarations
        self._last_return = ""
        self._has_variable_array = False  # in the outermost block
        self.result = info.type.result if isinstance(info.type, Function) else VOID

    # the function

    def compile(self) -> tuple[str, list[tuple[int, int]]]:
        """Return the Python text, and for each of its lines the C line and the steps counted ahead of it."""
        self.scopes.push()
        self.position = (self.info.line, 0, 0)
        names = self._declare_parameters()
        self.keeps_register = self._may_end_without_value()
        if self.keeps_register:
            self.emit(f"{REGISTER} = 0")
        self.function_body(self.node.body)
        self.position = (self._last_line(), 0, 0)
        self.ends_block()
        if not self.lines or self.lines[-1][:2] != (self.depth, self._last_return):
            self._return(self._leftover())
        self.scopes.pop()
        self.info.variables = [local for local in (*self.parameters, *self.locals) if local.name]
        return self._render(names)

    def _may_end_without_value(self) -> bool:
        """Tell whether the caller may look for a value that no return gives; an int main ends with 0."""
        items = self.node.body.block_items or [None]
        if isinstance(items[-1], c_ast.Return):
            return False
        if self.info.name == "main":
            return self.result is not INT
        return isinstance(self.result, Integer | Pointer)

    def _leftover(self) -> Val:
        """Return the value of a function that ends without return: what is left in the register for results."""
        if not self.keeps_register:
            return constant_zero(self.result)
        left = Val(LONG, REGISTER, stable=True)
        return left if self.result is VOID else convert(left, self.result)

    def _last_line(self) -> int:
        return max((position[0] for _, _, position in self.lines), default=self.info.line)

    def _declare_parameters(self) -> list[str]:
        names: list[str] = []
        passed: list[CType] = []
        old_style = {declaration.name: declaration for declaration in self.node.param_decls or ()}
        arguments = self.node.decl.type.args
        for index, parameter in enumerate(arguments.params if arguments else ()):
            if isinstance(parameter, c_ast.EllipsisParam):
                names.append("*variable")
                continue
            value = f"a{index}"
            if isinstance(parameter, c_ast.ID):
                declaration = old_style.get(parameter.name)
                ctype = INT if declaration is None else self.types.parameter_type(declaration)
                parameter = parameter if declaration is None else declaration
                passed.append(default_promotion(ctype))
                value = normalised(convert(Val(passed[-1], value, stable=True), ctype))
            else:
                ctype = self.types.parameter_type(parameter)
                if ctype is VOID:
                    continue
                if isinstance(parameter.type, c_ast.ArrayDecl) and has_effects(parameter.type):
                    self.effect(parameter.type.dim)
                if isinstance(ctype, Record) and ctype.members is None:
                    refuse(parameter, f"{ctype} is not complete", self.filename)
                passed.append(ctype)
            local = Local(parameter.name or "", ctype, align=max(ctype.align, 1), is_parameter=True)
            local.address_taken = local.name in self.address_taken
            local.first_line = self.info.line
            self.parameters.append(local)
            if parameter.name:
                self.scopes.declare(parameter.name, local)
            names.append(f"a{index}")
            place = self.local_place(local)
            if ctype.is_scalar:
                assert place.slot is not None
                self.emit(store_text(place.slot, ctype.code, value))  # type: ignore[attr-defined]
            else:
                self.emit(f"store({place.address}, {value})")
        self.info.signature = signature(self.result, passed, "*variable" in names)
        places, _ = stack_places(self.result, passed)
        for local, on_stack in zip(self.parameters, places, strict=True):
            # what is narrower than an int is copied like one that came in a register (measured)
            is_narrow = isinstance(local.type, Integer) and local.type.size < INT.size
            local.on_stack = None if is_narrow else on_stack
        return names

    def _render(self, names: list[str]) -> tuple[str, list[tuple[int, int]]]:
        in_order = order_of_names(FlowGraph(self.node.body, self.declared))
        in_memory = isinstance(self.result, Record) and classes(self.result) is None
        extras = Extras(self.saved_registers, self.saves_arguments, in_memory, self.spilled)
        size, boundary = lay_out(self.locals, self.parameters, in_order, extras)
        self.info.frame_size = size
        frame = FrameText(size, (*self.locals, *self.parameters), self.unit.slot_code if self.unit.record else None)
        variable = names[-1:] == ["*variable"]
        area = ["sp = variable_area = push_arguments(process, sp, variable)"] if variable else []
        body = frame.render([*area, *(self._text_of(line) for _, line, _ in self.lines)])[len(area) :]
        head = [
            _FRAME if boundary <= STACK_ALIGN else _ALIGNED_FRAME.format(-boundary),
            f"sp = fp - {size}",
            frame.entry(),
            frame.views(),
            "u64[f8 + 1] = back",
            "u64[f8] = caller",
            *area,
            *frame.render([TICK])[0],
        ]
        if self.unit.record:
            # a link of the chain of calls: who was called with which frame pointer, the return address, the caller
            head.append(f"calls[0] = call = ({self.info.number}, fp, back, calls[0]); log({CALL}); log(call)")
        parameters = ", ".join(["sp", "caller", "back", "windows", "s8", *names])
        text = [f"def {host_name('f', self.info.name)}({parameters}):", *(f"    {line}" for line in head)]
        table = [(self.info.line, 0)] * len(text)
        for (depth, _, (c_line, block, begun)), lines in zip(self.lines, body, strict=True):
            text += ("    " * depth + line for line in lines)
            table += [(c_line, self.basic_blocks[block] - begun if block >= 0 and begun else 0)] * len(lines)
        return "\n".join(text), table

    def _text_of(self, line: str) -> str:
        return (
            f"T[0] += {self.basic_blocks[int(line.strip('¤'))]}"
            if line.startswith("¤") and line.endswith("¤")
            else line
        )

    # statements

    def statement(self, node: Any) -> None:
        """Compile one statement."""
        if self.flow.is_entered(node) and self.piecewise(node):
            return
        match node:
            case None | c_ast.EmptyStatement() | c_ast.AttributeDeclaration():
                self.emit("pass")
            case c_ast.Pragma():
                self.types.packing.read(node, self.filename)
                self.emit("pass")
            case c_ast.AttributedStatement():
                self.statement(node.stmt)
            case c_ast.Compound():
                self.open_scope()
                self.block_items(node.block_items or [])
                self.close_scope()
            case c_ast.Decl():
                self._declaration(node)
            case c_ast.DeclList():
                for declaration in node.decls:
                    self._declaration(declaration)
            case c_ast.Typedef():
                self.scopes.declare(node.name, self.types.typedef(node))
            case c_ast.If() | c_ast.While() | c_ast.DoWhile() | c_ast.For() | c_ast.Switch():
                self._selection_or_loop(node)
            case c_ast.Break():
                self.break_statement(node)
            case c_ast.Continue():
                self.begin_statement(node)
                self.continue_loop(node)
            case c_ast.Return():
                self._return_statement(node)
            case c_ast.StaticAssert():
                self.types.static_assert(node)
            case c_ast.Goto():
                self.goto(node)
            case GotoAddress():
                self.goto_address(node)
            case c_ast.Label():
                self.label(node)
            case c_ast.Case() | c_ast.Default():
                refuse(node, "a case label outside a switch", self.filename)
            case Asm():
                self.begin_statement(node)
                compile_asm(self, node)
            case _:
                self.begin_statement(node)
                self.effect(node)

    def _selection_or_loop(self, node: Any) -> None:
        """Compile a statement that is a block of its own: what its condition declares ends with it (C11 6.8.4)."""
        self.scopes.push()
        match node:
            case c_ast.If():
                self._if(node)
            case c_ast.While():
                self.while_loop(node)
            case c_ast.DoWhile():
                self.do_while_loop(node)
            case c_ast.For():
                self.for_loop(node)
            case _:
                self.switch(node)
        self.scopes.pop()

    def block_items(self, items: list[Any]) -> None:
        """Compile the declarations and statements of a block."""
        depth = len(self.scope_exits)
        self.open_blocks.append((items, depth))
        for item in items:
            self.statement(item)
        self.open_blocks.pop()
        self.end_scopes(depth)
        if not items:
            self.emit("pass")

    def statement_expression(self, node: Any) -> Val:
        """Compile ``({ … })``: its value is that of its last statement."""
        self.ends_block()
        self.open_scope()
        depth = len(self.scope_exits)
        items = node.block_items or []
        for item in items[:-1]:
            self.statement(item)
        value = self._last_value(items[-1]) if items else Val(VOID, "None", stable=True)
        self.end_scopes(depth)
        self.close_scope()
        self.ends_block()
        return value

    def _last_value(self, item: Any) -> Val:
        if isinstance(item, c_ast.Label):
            self.label(item, with_statement=False)
            return self._last_value(item.stmt)
        if not isinstance(item, _EXPRESSIONS):
            self.statement(item)
            return Val(VOID, "None", stable=True)
        self.begin_statement(item)
        value = self.value(item)
        return value if value.type is VOID else self.saved(value)

    def _if(self, node: Any) -> None:
        self.begin_statement(node)
        test = self.value(node.cond)
        self.emit(f"if {condition(test)}:")
        self.body(node.iftrue)
        if node.iffalse is not None:
            self.emit("else:")
            self.body(node.iffalse)

    def _return_statement(self, node: Any) -> None:
        self.begin_statement(node)
        result = constant_zero(self.result)
        if node.expr is not None:
            value = self.value(node.expr)
            if self.result is VOID:
                self.drop(value)
            else:
                self.check_assignable(node, value.type, self.result)
                if isinstance(self.result, Pointer) and self._is_local_address(node.expr):
                    # gcc returns a null pointer instead of the address of what is about to go (-Wreturn-local-addr)
                    self.drop(value)
                    value = constant(ULONG, 0)
                result = value if isinstance(self.result, Record) else convert(value, self.result)
        if self.has_cleanups:
            result = self.saved(result)
            self.leave_scopes(0)
        self._return(result)

    def _is_local_address(self, node: Any) -> bool:
        """Whether an expression is the address of an automatic object, or lies a distance from it."""
        match node:
            case c_ast.Cast():
                return self._is_local_address(node.expr)
            case c_ast.BinaryOp(op="+"):
                return self._is_local_address(node.left) or self._is_local_address(node.right)
            case c_ast.BinaryOp(op="-"):
                return self._is_local_address(node.left)
            case c_ast.UnaryOp(op="&"):
                return self._is_automatic(node.expr)
            case c_ast.ID() | c_ast.ArrayRef() | c_ast.StructRef(type="."):
                return self._is_automatic(node) and isinstance(self.type_of(node), Array)
        return False

    def _is_automatic(self, node: Any) -> bool:
        """Whether an lvalue is an automatic object, or a part of one."""
        while True:
            match node:
                case c_ast.StructRef(type="."):
                    node = node.name
                case c_ast.ArrayRef() if isinstance(self.type_of(node.name), Array):
                    node = node.name
                case c_ast.ID():
                    symbol = self.scopes.lookup(node.name)
                    return isinstance(symbol, Local)
                case _:
                    return False

    def _return(self, value: Val) -> None:
        code = normalised(value)
        if not value.stable:
            self.emit(f"result = {code}")
            code = "result"
        if self.unit.record:
            self.emit(f"calls[0] = call[3]; log({RETURN}); log(None)")
        self.emit(f"if u64[f8 + 1] != back: return hijacked(process, fp, {code})")
        self._last_return = f"return {code}"
        self.emit(self._last_return)
        self.ends_block()

    # declarations

    def _declaration(self, node: Any) -> None:
        if node.name is None or isinstance(node.type, c_ast.FuncDecl):
            self.unit.file_declaration(node)
            self.declare_function_here(node)
            return
        self.begin_statement(node)
        if "static" in node.storage or "extern" in node.storage:
            owner = None if "extern" in node.storage else self.info.name
            self.unit.static_object(node, self._declared_type(node), owner)
            return
        if "_Thread_local" in node.storage:
            refuse(node, "a thread-local object in a block must be static", self.filename)
        ctype = self.unit.complete(self._declared_type(node), node.init)
        if isinstance(ctype, Function):
            self.unit.file_declaration(node)
            self.declare_function_here(node)
            return
        if isinstance(ctype, Array) and ctype.is_variable:
            self._variable_length_array(node, ctype)
            return
        if ctype is VOID:
            refuse(node, f"'{node.name}' cannot be {ctype}", self.filename)
        if isinstance(ctype, Array) and ctype.count is None:
            refuse(node, f"the length of '{node.name}' is missing", self.filename)
        if isinstance(ctype, Record) and ctype.members is None:
            refuse(node, f"{ctype} is not complete", self.filename)
        align = self.types.alignment(node, ctype)
        local = self.new_local(node.name, ctype, align)
        local.asked_align = align
        local.qualifiers = self.types.qualifiers(node.type)
        local.asks_register = "register" in node.storage
        if local.is_register:
            self.declared[id(node)] = local
        self.scopes.declare(node.name, local)
        if node.init is not None:
            self.initialise_local(local, node.init)
        self.enter_cleanup(node, local)

    def declare_function_here(self, node: Any) -> None:
        """Let a function that a block declares hide what else has its name."""
        if node.name is not None:
            self.scopes.declare(node.name, self.scopes.file_symbols()[node.name])

    def _declared_type(self, node: Any) -> CType:
        specifier = node.type.type if isinstance(node.type, c_ast.TypeDecl) else None
        if isinstance(specifier, c_ast.IdentifierType) and specifier.names == ["__auto_type"] and node.init is not None:
            return self.value_type(node.init)
        return self.types.type_of(node.type)

    def _variable_length_array(self, node: Any, ctype: Array) -> None:
        if node.init is not None:
            refuse(node, "a variable length array cannot be initialised", self.filename)
        before, address = self.temporary(), self.temporary()
        self.emit(f"{before} = sp")
        self.enter_variable_array(before, address)
        self.emit(f"sp = {address} = sp - (({self.size_code(ctype)}) + 15 & -16)")
        local = Local(node.name, ctype, pointer_code=address, first_line=self.position[0])
        self.scopes.declare(node.name, local)
        # gcc keeps its last index and its address in the frame, and in registers the stack pointer of the function
        # and, from the second array on, sizes of twice their width (measured)
        self.declared[id(node)] = Local("", Array(LONG, 2), align=8)
        if not self._inner_scopes:
            self.saved_registers = max(self.saved_registers, 5 if self._has_variable_array else 1)
            self._has_variable_array = True

    def losing_changes(self) -> list[Local]:
        """Return the variables whose changes a ``longjmp`` to this place undoes."""
        asked = [local for local in self.declared.values() if local.asks_register]
        graph = FlowGraph(self.node.body, self.declared) if asked else None
        return [local for local in asked if graph is not None and loses_changes(graph, local)]

    def run_time_length(self, node: Any, element: CType) -> str:
        """Compile the length of a variable length array; returns the host name that holds it."""
        name = self.temporary()
        self.emit(f"{name} = {normalised(convert(self.value(node), LONG))}")
        return name

    def initialise_local(self, local: Local, init: Any) -> None:
        """Compile an initialiser: aggregates are zeroed first."""
        place = self.local_place(local)
        ctype = local.type
        if not isinstance(init, c_ast.InitList) and not isinstance(ctype, Array):
            mark = len(self.lines)
            if isinstance(init, c_ast.FuncCall) and isinstance(ctype, Record):
                self.result_places[id(init)] = place
            value = self.value(init)
            self.result_places.pop(id(init), None)
            self.stabilise([place], mark)
            self.check_assignable(init, value.type, ctype)
            self.leave_in_register(self.store(place, value))
            return
        reader = InitialiserReader(self.types)
        reader.read(ctype, init)
        if isinstance(ctype, Record) and ctype.size and any(piece.end > ctype.size for piece in reader.pieces):
            refuse(init, "a flexible array member of an automatic object cannot be initialised", self.filename)
        uses = Counter(id(piece.expression) for piece in reader.pieces)
        repeated: dict[int, Val] = {}
        if isinstance(ctype, Array | Record):
            self.emit(f"store({place.address}, bytes({ctype.size}))")
        for piece in sorted(reader.pieces, key=lambda piece: piece.place):
            address = f"({place.address} + {piece.offset})" if piece.offset else place.address
            if piece.data is not None:
                self.emit(f"store({address}, {piece.data!r})")
                continue
            value = repeated.get(id(piece.expression)) or self.value(piece.expression)
            if uses[id(piece.expression)] > 1:
                value = repeated[id(piece.expression)] = self.saved(value)
            self.check_assignable(piece.expression, value.type, piece.type)
            slot = place.slot.at(piece.offset) if place.slot is not None else None
            self.store(Place(piece.type, address, stable=True, member=piece.member, slot=slot), value)


def constant_zero(ctype: CType) -> Val:
    """Return the value of a function that ends without ``return``."""
    if isinstance(ctype, Floating):
        return convert(constant(DOUBLE, 0.0), ctype)
    if isinstance(ctype, Record):
        return Val(ctype, f"bytes({ctype.size})", stable=True)
    return Val(ctype, "0", stable=True)
