"""Expressions that evaluate only some of their operands: ``&&``, ``||`` and ``?:``."""

from __future__ import annotations

from typing import Any

from trainer.engine.language.compatibility import joined_pointers
from trainer.engine.language.expressions.assignments import Assignments
from trainer.engine.language.expressions.code import Val, arrived, condition, convert, moved, normalised
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.types import FLOAT, INT, VOID, CType, Integer, Pointer, common_type
from trainer.engine.lazy_dataclasses import replace


class Conditionals(Assignments):
    """Compiles conditional expressions."""

    def logical(self, node: Any) -> Val:
        """Compile ``&&`` or ``||``."""
        left = self.truth(node.left)
        mark = len(self.lines)
        with self.indented():
            right = self.truth(node.right)
        word = "and" if node.op == "&&" else "or"
        if len(self.lines) == mark:
            test = f"({condition(left)} {word} {condition(right)})"
            return Val(INT, f"(1 if {test} else 0)", stable=left.firm and right.firm, test=test)
        name = self.temporary()
        rest = self.lines[mark:]
        del self.lines[mark:]
        self.emit(f"{name} = {'True' if word == 'or' else 'False'}")
        self.emit(f"if {'not ' if word == 'or' else ''}({condition(left)}):")
        self.lines += rest
        with self.indented():
            self.emit(f"{name} = {condition(right)}")
        return Val(INT, f"(1 if {name} else 0)", stable=True, test=name)

    def conditional(self, node: Any) -> Val:
        """Compile ``?:``."""
        if node.iftrue is None:
            return self._conditional_without_middle(node, self.saved(self.value(node.cond)))
        test = self.truth(node.cond)
        if test.const is not None:
            chosen, other = (node.iftrue, node.iffalse) if test.const else (node.iffalse, node.iftrue)
            kept = self.value(chosen)
            result = self._joined_type(node, (chosen, kept.type), (other, self.value_type(other)))
            if result is VOID:
                self.drop(kept)
                return Val(VOID, "None", stable=True)
            return self._joined(kept, result)
        name = self.temporary()
        self.emit(f"if {condition(test)}:")
        mark = len(self.lines)
        with self.indented():
            first = self.value(node.iftrue)
            middle = len(self.lines)
            second = self.value(node.iffalse)
        second_lines = self.lines[middle:]
        del self.lines[middle:]
        result = self._joined_type(node, (node.iftrue, first.type), (node.iffalse, second.type))
        first, second = self._joined(first, result), self._joined(second, result)
        if result is VOID:
            self._branch(first, None, [])
            self.emit("else:")
            self._branch(second, None, second_lines)
            return Val(VOID, "None", stable=True)
        registers = (1,) if isinstance(result, Pointer) else ()  # it is set in two places
        if len(self.lines) == mark and not second_lines:
            self.lines.pop()
            if result is FLOAT and not (first.const is not None and second.const is not None):
                code = f"({moved(first)} if {condition(test)} else {moved(second)})"
                self.emit(f"{name} = {code}")
                return arrived(result, name)
            for value in (first, second):
                self._note_copy(value)
            code = f"({normalised(first)} if {condition(test)} else {normalised(second)})"
            return Val(result, code, stable=first.firm and second.firm and test.firm, registers=registers)
        self._branch(first, name, [])
        self.emit("else:")
        self._branch(second, name, second_lines)
        return replace(arrived(result, name), registers=registers)

    def _conditional_without_middle(self, node: Any, test: Val) -> Val:
        """Compile ``test ?: other``."""
        name = self.temporary()
        result = self._joined_type(node, (node.cond, test.type), (node.iffalse, self.value_type(node.iffalse)))
        self.emit(f"{name} = {normalised(self._joined(test, result))}")
        self.emit(f"if not {condition(test)}:")
        with self.indented():
            self.emit(f"{name} = {normalised(self._joined(self.value(node.iffalse), result))}")
        return Val(result, name, stable=True)

    def _branch(self, value: Val, name: str | None, lines: list[tuple[int, str, tuple[int, int, int]]]) -> None:
        self.lines += lines
        self._note_copy(value)
        with self.indented():
            self.emit(normalised(value) if name is None else f"{name} = {moved(value)}")

    def _note_copy(self, value: Val) -> None:
        if isinstance(value.type, Record):
            self.copies(value.type.size, (), value.registers)

    def _joined(self, value: Val, result: CType) -> Val:
        value = convert(value, result) if result.is_scalar else value
        self.pool(value)
        return value

    def _joined_type(self, node: Any, first: tuple[Any, CType], second: tuple[Any, CType]) -> CType:
        """Return the type of a conditional expression (C11 6.5.15)."""
        (first_node, one), (second_node, other) = first, second
        if one is VOID or other is VOID:
            return VOID
        if isinstance(one, Record) or isinstance(other, Record):
            if one is not other:
                refuse(node, f"{one} and {other} cannot be alternatives", self.filename)
            return one
        if not (isinstance(one, Pointer) or isinstance(other, Pointer)):
            return common_type(one, other)
        if not isinstance(other, Pointer) or self._is_null(second_node):
            return one
        if not isinstance(one, Pointer) or self._is_null(first_node):
            return other
        return joined_pointers(one, other)

    def _is_null(self, node: Any) -> bool:
        """Whether an expression is a null pointer constant: 0, also as ``void *`` (C11 6.3.2.3)."""
        known = self.types.evaluate(node)
        if known is None or known[0] != 0:
            return False
        return isinstance(known[1], Integer) or known[1] == Pointer(VOID)
