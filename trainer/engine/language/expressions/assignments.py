"""Assignments, ``++`` and ``--``."""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from trainer.engine.language.expressions.code import Place, Val, constant
from trainer.engine.language.expressions.evaluation_order import Operands, has_effects
from trainer.engine.language.folding.narrowing import narrowed
from trainer.engine.language.frame.passing import returns_in_memory
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import Global, Local
from trainer.engine.language.types import INT, VOID, Array, CType, Function, Integer

_OPERATIONS = (c_ast.BinaryOp, c_ast.UnaryOp, c_ast.TernaryOp, c_ast.ExprList)


class Assignments(Operands):
    """Compiles what writes to objects."""

    def assignment(self, node: Any) -> Val:
        """Compile an assignment of any kind."""
        place, value = self._assigned(node) if node.op == "=" else self._combined(node)
        if isinstance(node.rvalue, c_ast.CompoundLiteral):
            place.registers = ()  # it is made where it goes
        if isinstance(place.type, Array | Function) or place.type is VOID:
            refuse(node, f"{place.type} cannot be assigned", self.filename)
        self.check_assignable(node, value.type, place.type)
        result = self.store(place, value)
        return self.load(place) if place.lazy and place.member is None else result

    def _assigned(self, node: Any) -> tuple[Place, Val]:
        """Compile both sides of an assignment; a read or a call on the right happens after the place is found."""
        left = node.lvalue
        right = self.narrowed_to(self.type_of(left), node.rvalue)
        if isinstance(right, c_ast.FuncCall) and not isinstance(left, c_ast.ID):
            if self.value_type(right) == self.type_of(left):
                return self._assigned_call(left, right)
        elif isinstance(right, c_ast.FuncCall) and not self._is_result_slot(left):
            self.puts_result_aside(self.value_type(right))
        elif has_effects(left) and self._is_read(right) and self.type_of(right) == self.type_of(left):
            source = self.place(right)
            mark, held = len(self.lines), len(self.held)
            if self._computes_address(right, of_registers=False, of_index=False):
                self.held.append(0)
            place = self.place(left)
            del self.held[held:]
            self.stabilise([source], mark)
            return self._assigned_to(place, self.load(source), len(self.lines))
        value = self.value(right)
        mark = len(self.lines)
        return self._assigned_to(self.place(left), value, mark)

    def narrowed_to(self, target: CType, node: Any) -> Any:
        """Return what becomes a value of a type without a cast: operands in gcc's order, then converted themselves.

        Without effects nothing of that shows.
        """
        if (
            self.unit.dry_run
            or not isinstance(target, Integer)
            or target.size > INT.size
            or not isinstance(node, _OPERATIONS)
        ):
            return node
        return narrowed(self.in_order(node), target, self.value_type) if has_effects(node) else node

    def _assigned_call(self, left: Any, right: Any) -> tuple[Place, Val]:
        """Find the place between the arguments of the call on the right and the call."""
        places: list[Place] = []
        held = len(self.held)
        self.puts_result_aside(self.type_of(left))

        def find_place() -> None:
            places.append(self.fixed(self.place(left)))
            ctype = places[-1].type
            if self._computes_address(left, of_registers=returns_in_memory(ctype), of_index=isinstance(ctype, Record)):
                self.held.append(0)

        self.before_call[id(right)] = find_place
        value = self.call(right)
        del self.held[held:]
        mark = len(self.lines)
        if self.before_call.pop(id(right), None) is not None:  # it was no call after all
            places.append(self.place(left))
        return self._assigned_to(places[0], value, mark)

    def _assigned_to(self, place: Place, value: Val, mark: int) -> tuple[Place, Val]:
        self.stabilise([value], mark)
        return place, value

    def _is_result_slot(self, node: Any) -> bool:
        """Whether a function may write its result into an object at once: a local one whose address nobody takes."""
        symbol = self.scopes.lookup(node.name)
        return isinstance(symbol, Local) and not symbol.address_taken

    def _computes_address(self, node: Any, *, of_registers: bool, of_index: bool) -> bool:
        """Whether finding an assigned object takes more than the variables in its expression.

        ``of_registers``: more than constants; ``of_index``: at least a variable index.
        """
        match node:
            case c_ast.StructRef(type="."):
                return self._computes_address(node.name, of_registers=of_registers, of_index=of_index)
            case c_ast.StructRef():
                return of_registers or not self._is_register(node.name)
            case c_ast.UnaryOp(op="*"):
                return of_registers or not self._is_register(node.expr)
            case c_ast.ArrayRef():
                if isinstance(self.type_of(node.name), Array):
                    plain = not (of_registers or of_index) and self._is_register(node.subscript)
                    if not plain and self.types.evaluate(node.subscript) is None:
                        return True
                    return self._computes_address(node.name, of_registers=of_registers, of_index=of_index)
                return True
        return False

    def _is_register(self, node: Any) -> bool:
        while isinstance(node, c_ast.Assignment):  # which is read again
            node = node.lvalue
        symbol = self.scopes.lookup(node.name) if isinstance(node, c_ast.ID) else None
        return isinstance(symbol, Local) and symbol.is_register

    def _is_read(self, node: Any) -> bool:
        """Whether an expression only reads an object."""
        if isinstance(node, c_ast.ID):
            return isinstance(self.scopes.lookup(node.name), Local | Global)
        return isinstance(node, c_ast.ArrayRef | c_ast.StructRef) or (
            isinstance(node, c_ast.UnaryOp) and node.op == "*"
        )

    def _combined(self, node: Any) -> tuple[Place, Val]:
        """Compile the sides of a compound assignment, and the operation."""
        if has_effects(node.rvalue):
            operand = self.saved(self.value(node.rvalue))
            held = len(self.held)
            self.hold(operand)
            place = self.fixed(self.place(node.lvalue))
            del self.held[held:]
            current = self.load(place)
        else:
            place = self.fixed(self.place(node.lvalue))
            current = self.load(place)
            mark = len(self.lines)
            operand = self.value(node.rvalue)
            self.stabilise([current], mark)
        return place, self.arithmetic(node, node.op[:-1], current, operand)

    def step(self, node: Any, op: str) -> Val:
        """Compile ``++`` or ``--``; with a ``p`` in front the value is the one before."""
        place = self.place(node.expr)
        if not place.type.is_scalar:
            refuse(node, f"'{op[-2:]}' cannot be applied to {place.type}", self.filename)
        before = self.load(self.fixed(place))
        if op.startswith("p"):
            name = self.temporary()
            self.emit(f"{name} = {before.code}")
            before = Val(before.type, name, stable=True, registers=(1,))
        after = self.arithmetic(node, op[-1], before, constant(INT, 1))
        result = self.store(place, after)
        return before if op.startswith("p") else (self.load(place) if place.lazy else result)
