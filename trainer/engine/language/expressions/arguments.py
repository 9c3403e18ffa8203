"""The arguments of calls: in which order they are computed, what they become, and what waits meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.accesses import is_static
from trainer.engine.language.expressions.code import Val, convert, normalised
from trainer.engine.language.frame.machine_modes import has_mode
from trainer.engine.language.frame.needs import FrameNeeds
from trainer.engine.language.frame.passing import classes, passing
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import Global
from trainer.engine.language.types import (
    INT,
    LDOUBLE,
    LONG,
    UINT,
    VOID,
    Array,
    CType,
    Floating,
    Function,
    Integer,
    Pointer,
    default_promotion,
)
from trainer.engine.process.variable_arguments import INTEGER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_REGISTERS_BEFORE_DX, _REGISTERS_BEFORE_CX = 2, 3  # for arguments
_CALCULATED_AT_ONCE = ("fabs", "fabsf", "copysign", "copysignf")  # by instructions instead of calls
_FREE_REGISTERS = 9  # those that a function may use without saving them


def _scratch_registers(node: Any) -> int:
    """Return how many registers an expression needs besides that of its result: for a computed right operand."""
    return int(isinstance(node, c_ast.BinaryOp) and not isinstance(node.right, c_ast.ID | c_ast.Constant)) or int(
        isinstance(node, c_ast.Cast) and _scratch_registers(node.expr)
    )


def _is_returned_pair(node: Any, ctype: CType) -> bool:
    """Whether an argument is a struct of two words as a call returns it."""
    while isinstance(node, c_ast.ExprList):
        node = node.exprs[-1]
    is_pair = isinstance(ctype, Record) and has_mode(ctype) and ctype.size > LONG.size
    return is_pair and isinstance(node, c_ast.FuncCall)


def is_returned(node: Any, ctype: CType) -> bool:
    """Whether a floating value is as a call returns it: then it may wait in a register that calls save."""
    if not isinstance(node, c_ast.FuncCall) or not isinstance(ctype, Floating) or ctype is LDOUBLE:
        return False
    return not isinstance(node.name, c_ast.ID) or node.name.name not in _CALCULATED_AT_ONCE


def _is_read_late(value: Val) -> bool:
    """Whether an argument is a variable, or the address of one, that is read just before the call."""
    if not isinstance(value.type, Integer | Pointer) or value.const is not None:
        return False
    return value.lazy or (value.slot is not None and not value.registers)


class Arguments(FrameNeeds):
    """Compiles the arguments of calls."""

    def narrowed_to(self, target: CType, node: Any) -> Any:
        """Return what becomes a value of a type without a cast."""
        raise NotImplementedError

    def check_assignable(self, node: Any, source: CType, target: CType) -> None:
        """Refuse what no conversion allows."""
        if isinstance(target, Record) or isinstance(source, Record):
            if source is not target:
                refuse(node, f"{source} cannot be converted to {target}", self.filename)
        elif source is VOID or (isinstance(source, Floating) and isinstance(target, Pointer)):
            refuse(node, f"{source} cannot be converted to {target}", self.filename)

    def arguments(self, nodes: Sequence[Any], adapt: Callable[[int, Val], Val]) -> list[Val]:
        """Compile arguments right to left, each adapted to its parameter."""
        done: list[Val] = []
        held = len(self.held)
        used_by_call: list[tuple[Global, Any]] = []
        for index in range(len(nodes) - 1, -1, -1):
            mark = len(self.lines)
            addressed = self._addressed_static(nodes[index])
            given = self.value(nodes[index])
            given_type = given.type
            value = adapt(index, given)
            self.stabilise(done, mark)
            self.pool(value)
            done.append(value)
            if addressed is not None:
                addressed.first_use = None
                used_by_call.append((addressed, nodes[index]))
            self.waits_in_frame(nodes[index], value.type)
            is_floating = isinstance(value.type, Floating) and value.type is not LDOUBLE and not self.unit.dry_run
            as_returned = given_type == value.type and is_returned(nodes[index], value.type)
            in_register = is_floating and (as_returned or not self._has_floating(nodes[:index], adapt))
            self.hold(value, in_register=in_register)
            self.hold_record(nodes[index], value.type)
            if not self.unit.unreachable:
                missing = self.held.count(0) + _scratch_registers(nodes[index]) - _FREE_REGISTERS
                self.saved_registers = max(self.saved_registers, missing)
        del self.held[held:]
        for symbol, node in reversed(used_by_call):
            self.unit.note_use(symbol, node)
        done.reverse()
        for index, value in enumerate(done):
            if _is_returned_pair(nodes[index], value.type) and not self._has_room_for_pair(nodes, done, index):
                self.holds_pair()
        return done

    def _has_room_for_pair(self, nodes: Sequence[Any], values: Sequence[Val], index: int) -> bool:
        """Whether a struct of two words gets from the call that returns it to the next without a register to save.

        It comes in ax and dx, and goes on through the next pair, cx and bx. It has another one if what is computed for
        another argument is in cx by then, and needs none if it goes to dx and cx themselves.
        """
        before = [word for value in values[:index] for word in classes(value.type) or ()]
        if before.count(INTEGER) == _REGISTERS_BEFORE_DX and classes(values[index].type) == [INTEGER, INTEGER]:
            return True
        integers = [value for value in values for word in classes(value.type) or () if word == INTEGER]
        if len(integers) > _REGISTERS_BEFORE_CX and integers[_REGISTERS_BEFORE_CX].const is not None:
            return False
        return any(map(_is_read_late, values[index + 1 :])) or any(
            map(self._is_computed, nodes[:index], values[:index])
        )

    def _is_computed(self, node: Any, value: Val) -> bool:
        """Whether an argument is computed into a register of its own, and not only read when the call is made."""
        is_narrow = value.type.size < INT.size
        if value.const is not None or not value.type.is_scalar or (value.lazy and not is_narrow):
            return False
        if isinstance(node, c_ast.TernaryOp) or (isinstance(node, c_ast.BinaryOp) and node.op in ("&&", "||")):
            return False
        is_address = value.slot is not None or is_static(value.code)
        given = self.value_type(node)
        is_cut = isinstance(given, Integer) and given.size > value.type.size and not is_narrow
        return (not is_address or bool(value.registers)) and not is_cut

    def _has_floating(self, nodes: Sequence[Any], adapt: Callable[[int, Val], Val]) -> bool:
        """Whether an earlier argument takes the first vector register, which alone is a class of its own."""
        with self.unevaluated():
            types = [adapt(index, self.value(node)).type for index, node in enumerate(nodes)]
        return any(isinstance(ctype, Floating) for ctype in types)

    def _addressed_static(self, node: Any) -> Global | None:
        """Return the static object of a function whose address an argument is, if it has not been used before.

        Only the call itself uses it, after whatever its arguments read.
        """
        while isinstance(node, c_ast.Cast):
            node = node.expr
        takes_address = isinstance(node, c_ast.UnaryOp) and node.op == "&"
        node = node.expr if takes_address else node
        symbol = self.scopes.lookup(node.name) if isinstance(node, c_ast.ID) else None
        if not isinstance(symbol, Global) or symbol.function is None or symbol.first_use is not None:
            return None
        return symbol if (takes_address or isinstance(symbol.type, Array)) and not self.unit.dry_run else None

    def arguments_of(self, node: Any, ctype: Function, nodes: Sequence[Any]) -> list[Val]:
        """Compile the arguments of a call to a function of this type.

        A variable one of type int fills a register: the upper half becomes zero, as all instructions on 32 bits leave
        it; only a constant on the stack is extended by its sign (the psABI leaves it open; measured).
        """
        narrow = [
            self.narrowed_to(parameter, given) for parameter, given in zip(ctype.parameters or (), nodes, strict=False)
        ]
        values = self.arguments([*narrow, *nodes[len(narrow) :]], self._adapter(node, ctype, nodes))
        if ctype.parameters is None or len(values) == len(ctype.parameters):
            return values
        places = passing(ctype.result, [value.type for value in values]).places
        for index in range(len(ctype.parameters), len(values)):
            if values[index].type == INT and (places[index] is None or values[index].const is None):
                values[index] = convert(values[index], UINT)
        return values

    def _adapter(self, node: Any, ctype: Function, nodes: Sequence[Any]) -> Callable[[int, Val], Val]:
        parameters, count = ctype.parameters, len(nodes)
        if parameters is not None and (count < len(parameters) or (count > len(parameters) and not ctype.variadic)):
            refuse(node, f"{len(parameters)} arguments are needed here, not {count}", self.filename)

        def adapt(index: int, value: Val) -> Val:
            if isinstance(nodes[index], c_ast.Typename):
                refuse(node, "a type is not an argument", self.filename)
            if parameters is not None and index < len(parameters):
                self.check_assignable(node, value.type, parameters[index])
                return value if isinstance(value.type, Record) else convert(value, parameters[index])
            if value.type is VOID:
                refuse(node, "an argument cannot be void", self.filename)
            return self._promoted_argument(value)

        return adapt

    def _promoted_argument(self, value: Val) -> Val:
        """Apply the default promotions; what is no scalar of one register says how it travels."""
        if value.type.is_scalar:
            value = convert(value, default_promotion(value.type))
        data, ctype = normalised(value), value.type
        if isinstance(ctype, Integer) and ctype.size > LONG.size:
            data = f'({data} & {(1 << 128) - 1}).to_bytes(16, "little")'
        elif not isinstance(ctype, Record):
            return value
        words = "".join(classes(ctype) or ())
        code = f"aggregate({data}, {words!r}, {max(ctype.align, LONG.align)})"
        return Val(ctype, code, stable=value.firm, registers=value.registers)
