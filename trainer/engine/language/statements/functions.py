"""The frame of one function.

A C function becomes a Python function ``f(sp, caller_fp, return_address, *arguments)``. Its frame lies in
simulated memory as gcc 12 -O0 lays it out: return address, saved frame pointer, then the objects downwards in
the order of their declaration, parameters last. ``sp`` and ``fp`` are host variables of the same meaning as the
registers, which lets the runtime find them by looking at the host frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.calls import REGISTER
from trainer.engine.language.expressions.code import Val, convert, moved, normalised
from trainer.engine.language.expressions.evaluation_order import has_effects
from trainer.engine.language.frame.flow import FlowGraph
from trainer.engine.language.frame.layout import STACK_ALIGN, Extras, lay_out
from trainer.engine.language.frame.lifetimes import Overlap
from trainer.engine.language.frame.parameter_slots import needs_register
from trainer.engine.language.frame.passing import passing, returns_in_memory
from trainer.engine.language.frame.single_assignment import order_of_names
from trainer.engine.language.frame.text import TICK, FrameText, store_text
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.signatures import signature
from trainer.engine.language.statements.leftovers import may_end_without_value
from trainer.engine.language.statements.statements import Statements, constant_zero
from trainer.engine.language.symbols import FunctionInfo, Local, host_name
from trainer.engine.language.types import FLOAT, INT, LONG, UINT, VOID, CType, Floating, Integer, default_promotion
from trainer.engine.process.write_log import CALL, RETURN

if TYPE_CHECKING:
    from trainer.engine.language.unit import Unit

# the frame pointer and its index in words; a frame with objects of larger alignment begins at a boundary
_FRAME = "fp = sp - 16; f8 = s8 - 2"
_ALIGNED_FRAME = "fp = (sp & {}) - 16; f8 = s8 - 2 - (sp - 16 - fp >> 3)"


class FunctionCompiler(Statements):
    """Compiles one function definition."""

    def __init__(self, unit: Unit, node: Any, info: FunctionInfo) -> None:
        super().__init__(unit, node, info)
        self.parameters: list[Local] = []
        self.lengths_of_parameters: list[Local] = []
        self._last_return = ""

    def compile(self) -> tuple[str, list[tuple[int, int]]]:
        """Return the Python text, and for each of its lines the C line and the steps counted ahead of it."""
        self.scopes.push()
        self.position = (self.info.line, 0, 0)
        names = self._declare_parameters()
        self.keeps_register = self.info.name in self.unit.register_keepers
        if self.keeps_register:
            self.begin_register()
        self.function_body(self.node.body)
        self.position = (self._last_line(), 0, 0)
        self.ends_block()
        if not self.lines or self.lines[-1][:2] != (self.depth, self._last_return):
            self.leave_function(self.leftover())
        self.scopes.pop()
        self.info.variables = [local for local in (*self.parameters, *self.locals) if local.name]
        return self._render(names)

    def leftover(self) -> Val:
        """Return the value of a function that ends without one: what is left in the register for results."""
        has_place = isinstance(self.result, Floating | Record)
        if not self.keeps_register or has_place or not may_end_without_value(self.node):
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
            self.lengths_of_parameters += self.hold_pointed_sizes(ctype)
            local = Local(parameter.name or "", ctype, align=max(ctype.align, 1))
            local.address_taken = id(parameter) in self.addressed_declarations
            local.first_line = self.info.line
            local.asks_register = "register" in getattr(parameter, "storage", ())
            self.parameters.append(local)
            if parameter.name:
                self.scopes.declare(parameter.name, local)
            names.append(f"a{index}")
            place = self.local_place(local)
            if ctype.is_scalar:
                assert place.slot is not None
                if ctype is FLOAT:
                    self.emit(store_text(place.slot, UINT.code, f"bits_of_f32({value})"))
                else:
                    self.emit(store_text(place.slot, ctype.code, value))  # type: ignore[attr-defined]
            else:
                self.emit(f"store({place.address}, {value})")
        self.info.signature = signature(self.result, passed, "*variable" in names)
        arrival = passing(self.result, passed)
        self.saved_registers = max(self.saved_registers, int(needs_register(self.result, passed)))
        self.named_arguments = arrival.integers, arrival.vectors, arrival.end
        for local, on_stack in zip(self.parameters, arrival.places, strict=True):
            # what is narrower than an int is copied like one that came in a register (measured)
            is_narrow = isinstance(local.type, Integer) and local.type.size < INT.size
            local.on_stack = None if is_narrow else on_stack
            if local.on_stack is None:
                self.note_register(local)
        return names

    def _render(self, names: list[str]) -> tuple[str, list[tuple[int, int]]]:
        graph = FlowGraph(self.node.body, self.declared, self.large)
        overlap = Overlap(graph, self.large.values())
        in_order = [*self.lengths_of_parameters, *order_of_names(graph)]
        registers, spilled = self.registers_and_spilled()
        extras = Extras(
            registers,
            self.saves_arguments,
            returns_in_memory(self.result),
            spilled,
            tuple(self.results_aside),
        )
        size, boundary = lay_out(self.locals, self.parameters, in_order, extras, overlap)
        self.info.frame_size = size
        frame = FrameText(size, (*self.locals, *self.parameters), self.unit.slot_code if self.unit.record else None)
        variable = names[-1:] == ["*variable"]
        body = frame.render([self._text_of(line) for _, line, _ in self.lines])
        head = [
            *(["stacked = sp"] if variable else []),
            _FRAME if boundary <= STACK_ALIGN else _ALIGNED_FRAME.format(-boundary),
            f"sp = fp - {size}",
            frame.entry(),
            frame.views(),
            "u64[f8 + 1] = back",
            "u64[f8] = caller",
            *(self._saving_arguments(extras) if variable else []),
            *frame.render([TICK])[0],
        ]
        if self.unit.record:
            link = f"({self.info.number}, fp, back, calls[0], caller)"  # see write_log
            head.append(f"calls[0] = call = {link}; log({CALL}); log(call)")
        parameters = ", ".join(["sp", "caller", "back", "windows", "s8", *names])
        text = [f"def {host_name('f', self.info.name)}({parameters}):", *(f"    {line}" for line in head)]
        table = [(self.info.line, 0)] * len(text)
        for (depth, _, (c_line, block, begun)), lines in zip(self.lines, body, strict=True):
            text += ("    " * depth + line for line in lines)
            table += [(c_line, self.basic_blocks[block] - begun if block >= 0 and begun else 0)] * len(lines)
        return "\n".join(text), table

    def _saving_arguments(self, extras: Extras) -> list[str]:
        area = f"fp - {extras.size}" if extras.arguments else "0"
        return [f"area = {area}", f"save_arguments(process, area, stacked, {self.named_arguments}, variable)"]

    def _text_of(self, line: str) -> str:
        return (
            f"T[0] += {self.basic_blocks[int(line.strip('¤'))]}"
            if line.startswith("¤") and line.endswith("¤")
            else line
        )

    def leave_function(self, value: Val) -> None:
        """Compile the end of the function with its result."""
        self.pool(value)
        if self.keeps_register and self.result is VOID:
            self.leave_register()
        code = moved(value)
        if not value.stable:
            self.emit(f"result = {code}")
            code = "result"
        if self.unit.record:
            self.emit(f"calls[0] = call[3]; log({RETURN}); log(None)")
        self.emit(f"if u64[f8 + 1] != back: return hijacked(process, fp, {code})")
        self._last_return = f"return {code}"
        self.emit(self._last_return)
        self.ends_block()
