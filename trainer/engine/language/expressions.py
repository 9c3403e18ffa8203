"""Expressions: each method compiles one kind of node and returns its value or place.

Order of evaluation is that of gcc 12 -O0 where C leaves it open (measured): operands of a binary operator left to
right, arguments right to left, the place of an assignment before its value; a plain local scalar is read only
when the operation happens.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from trainer.engine.language.calls import Calls
from trainer.engine.language.code import Val, condition, constant, convert, normalised
from trainer.engine.language.declarations import refuse
from trainer.engine.language.literals import string_bytes
from trainer.engine.language.symbols import EnumConstant
from trainer.engine.language.types import (
    CHAR,
    FLOAT,
    INT,
    ULONG,
    VOID,
    Array,
    CType,
    Floating,
    Function,
    Integer,
    Pointer,
    Record,
    common_type,
    decay,
    promote,
)


class Expressions(Calls):
    """Compiles expressions of one function."""

    def value(self, node: Any) -> Val:
        """Compile an expression for its value; arrays and functions become pointers."""
        match node:
            case c_ast.Constant():
                return self._constant(node)
            case c_ast.ID(name=name):
                symbol = self.scopes.lookup(name)
                if isinstance(symbol, EnumConstant):
                    return constant(INT, symbol.value)
                return self.load(self.place(node))
            case c_ast.ArrayRef() | c_ast.StructRef() | c_ast.CompoundLiteral():
                return self.load(self.place(node))
            case c_ast.BinaryOp():
                return self._binary(node)
            case c_ast.UnaryOp():
                return self._unary(node)
            case c_ast.Assignment():
                return self._assignment(node)
            case c_ast.FuncCall():
                return self.call(node)
            case c_ast.Cast():
                return self._cast(node)
            case c_ast.TernaryOp():
                return self._conditional(node)
            case c_ast.ExprList():
                for expression in node.exprs[:-1]:
                    self.effect(expression)
                return self.value(node.exprs[-1])
            case c_ast.GenericSelection():
                return self.value(self._generic(node))
        refuse(node, f"{type(node).__name__} is not supported", self.filename)

    def effect(self, node: Any) -> None:
        """Compile an expression for its effects."""
        value = self.value(node)
        if not value.stable and value.type is not VOID:
            self.emit(value.code)

    def type_of(self, node: Any) -> CType:
        """Return the type of an expression without evaluating it (as ``sizeof`` does)."""
        saved_lines, saved_strings = self.lines, self.unit.dry_run
        self.lines, self.unit.dry_run = [], True
        try:
            match node:
                case c_ast.ID() | c_ast.ArrayRef() | c_ast.StructRef() | c_ast.CompoundLiteral():
                    if isinstance(node, c_ast.ID) and isinstance(self.scopes.lookup(node.name), EnumConstant):
                        return INT
                    return self.place(node).type
                case c_ast.UnaryOp(op="*"):
                    return self.place(node).type
                case c_ast.Constant(type="string"):
                    return Array(CHAR, len(string_bytes(node.value)) + 1)
            return self.value(node).type
        finally:
            self.lines, self.unit.dry_run = saved_lines, saved_strings

    def _constant(self, node: Any) -> Val:
        if node.type == "string":
            return Val(Pointer(CHAR), self.unit.string(node), stable=True)
        found = self.types.evaluate(node)
        if found is None:
            refuse(node, f"the constant {node.value} is not supported", self.filename)
        value, ctype = found
        return Val(FLOAT, f"to_f32({value!r})", stable=True) if ctype is FLOAT else constant(ctype, value)

    def _generic(self, node: Any) -> Any:
        chosen = None
        ctype = decay(self.type_of(node.expr))
        for association in node.associations:
            if association.type is None:
                chosen = chosen or association.expr
            elif self.types.type_of(association.type) == ctype:
                return association.expr
        if chosen is None:
            refuse(node, f"no choice of _Generic fits {ctype}", self.filename)
        return chosen

    def _binary(self, node: Any) -> Val:
        op = node.op
        if op in ("&&", "||"):
            return self._logical(node)
        known = self.types.evaluate(node)
        if known is not None:
            return constant(known[1], known[0])
        left, right = self.both(node.left, node.right)
        return self.arithmetic(node, op, left, right)

    def _logical(self, node: Any) -> Val:
        known = self.types.evaluate(node)
        if known is not None:
            return constant(INT, known[0])
        left = self.value(node.left)
        mark = len(self.lines)
        right = self.value(node.right)
        word = "and" if node.op == "&&" else "or"
        if len(self.lines) == mark:
            test = f"({condition(left)} {word} {condition(right)})"
            return Val(INT, f"(1 if {test} else 0)", stable=left.stable and right.stable, test=test)
        name = self.temporary()
        rest = self.lines[mark:]
        del self.lines[mark:]
        self.emit(f"{name} = {'True' if word == 'or' else 'False'}")
        self.emit(f"if {'not ' if word == 'or' else ''}({condition(left)}):")
        self.lines += [(depth + 1, text, line) for depth, text, line in rest]
        with self.indented():
            self.emit(f"{name} = {condition(right)}")
        return Val(INT, f"(1 if {name} else 0)", stable=True, test=name)

    def _conditional(self, node: Any) -> Val:
        test = self.value(node.cond)
        if test.const is not None:
            kept = self.value(node.iftrue if test.const else node.iffalse)
            other = self.type_of(node.iffalse if test.const else node.iftrue)
            result = self._joined_type(kept.type, decay(other))
            return convert(kept, result) if result.is_scalar else kept
        name = self.temporary()
        self.emit(f"if {condition(test)}:")
        mark = len(self.lines)
        with self.indented():
            first = self.value(node.iftrue)
            middle = len(self.lines)
            second = self.value(node.iffalse)
        second_lines = self.lines[middle:]
        del self.lines[middle:]
        result = self._joined_type(first.type, second.type)
        if self._is_null(node.iffalse) and isinstance(first.type, Pointer):
            result = first.type
        elif self._is_null(node.iftrue) and isinstance(second.type, Pointer):
            result = second.type
        if result.is_scalar:
            first, second = convert(first, result), convert(second, result)
        if result is VOID:
            self._branch(first, None, [])
            self.emit("else:")
            self._branch(second, None, second_lines)
            return Val(VOID, "None", stable=True)
        if len(self.lines) == mark and not second_lines:
            self.lines.pop()
            code = f"({normalised(first)} if {condition(test)} else {normalised(second)})"
            return Val(result, code, stable=first.stable and second.stable and test.stable)
        self._branch(first, name, [])
        self.emit("else:")
        self._branch(second, name, second_lines)
        return Val(result, name, stable=True)

    def _branch(self, value: Val, name: str | None, lines: list[tuple[int, str, tuple[int, int, int]]]) -> None:
        self.lines += lines
        with self.indented():
            self.emit(normalised(value) if name is None else f"{name} = {normalised(value)}")

    @staticmethod
    def _is_null(node: Any) -> bool:
        if isinstance(node, c_ast.Cast):
            node = node.expr
        return isinstance(node, c_ast.Constant) and node.value == "0"

    @staticmethod
    def _joined_type(first: CType, second: CType) -> CType:
        if first is VOID or second is VOID:
            return VOID
        if isinstance(first, Pointer) or isinstance(second, Pointer):
            if isinstance(first, Pointer) and isinstance(second, Pointer):
                return first if second.target is not VOID or first.target is VOID else Pointer(VOID)
            return first if isinstance(first, Pointer) else second
        return first if isinstance(first, Record) else common_type(first, second)

    def _unary(self, node: Any) -> Val:
        op = node.op
        if op in ("sizeof", "_Alignof", "-", "~", "!", "+"):
            known = self.types.evaluate(node)
            if known is not None:
                return constant(known[1], known[0])
        match op:
            case "&":
                return self._address_of(node)
            case "*":
                return self.load(self.place(node))
            case "sizeof":
                return self._run_time_size(node)
            case "p++" | "p--" | "++" | "--":
                return self._step(node, op)
        operand = self.value(node.expr)
        if op == "!":
            test = f"not ({condition(operand)})"
            return Val(INT, f"(0 if {condition(operand)} else 1)", stable=operand.stable, test=test)
        if not isinstance(operand.type, Integer | Floating):
            refuse(node, f"'{op}' cannot be applied to {operand.type}", self.filename)
        ctype = promote(operand.type)
        operand = convert(operand, ctype)
        if op == "+":
            return operand
        if op == "-":
            return Val(ctype, f"(-{operand.code})", stable=operand.stable, exact=isinstance(ctype, Floating))
        if not isinstance(ctype, Integer):
            refuse(node, "'~' needs an integer", self.filename)
        return Val(ctype, f"(~{normalised(operand)})", stable=operand.stable, exact=ctype.signed)

    def _address_of(self, node: Any) -> Val:
        if isinstance(node.expr, c_ast.UnaryOp) and node.expr.op == "*":
            return self.value(node.expr.expr)
        place = self.place(node.expr)
        if place.member is not None and place.member.bits is not None:
            refuse(node, "a bit-field has no address", self.filename)
        return Val(Pointer(place.type), place.address, stable=place.stable, exact=False, slot=place.slot)

    def _run_time_size(self, node: Any) -> Val:
        ctype = self.types.type_of(node.expr) if isinstance(node.expr, c_ast.Typename) else self.type_of(node.expr)
        return Val(ULONG, self.size_code(ctype), stable=True)

    def size_code(self, ctype: CType) -> str:
        """Return code of the size in bytes, of variable length arrays too."""
        if isinstance(ctype, Array) and ctype.count_code is not None:
            return f"({ctype.count_code} * {self.size_code(ctype.element)})"
        return str(ctype.size)

    def _step(self, node: Any, op: str) -> Val:
        place = self.place(node.expr)
        self.note_assignment(node.expr)
        if not place.type.is_scalar:
            refuse(node, f"'{op[-2:]}' cannot be applied to {place.type}", self.filename)
        before = self.load(self.fixed(place))
        if op.startswith("p"):
            name = self.temporary()
            self.emit(f"{name} = {before.code}")
            before = Val(before.type, name, stable=True)
        after = self.arithmetic(node, op[-1], before, constant(INT, 1))
        result = self.store(place, after)
        return before if op.startswith("p") else (self.load(place) if place.lazy else result)

    def _assignment(self, node: Any) -> Val:
        place = self.place(node.lvalue)
        if isinstance(place.type, Array | Function) or place.type is VOID:
            refuse(node, f"{place.type} cannot be assigned", self.filename)
        if node.op == "=":
            mark = len(self.lines)
            value = self.value(node.rvalue)
            self.stabilise([place], mark)
        else:
            current = self.load(self.fixed(place))
            mark = len(self.lines)
            operand = self.value(node.rvalue)
            self.stabilise([current], mark)
            value = self.arithmetic(node, node.op[:-1], current, operand)
        self.check_assignable(node, value.type, place.type)
        self.note_assignment(node.lvalue)
        result = self.store(place, value)
        return self.load(place) if place.lazy and place.member is None else result

    def _cast(self, node: Any) -> Val:
        target = self.types.type_of(node.to_type)
        value = self.value(node.expr)
        if target is VOID:
            if not value.stable:
                self.emit(value.code)
            return Val(VOID, "None", stable=True)
        if isinstance(target, Record) or isinstance(value.type, Record):
            if target is value.type:
                return value
            refuse(node, f"{value.type} cannot be cast to {target}", self.filename)
        return convert(value, target)
