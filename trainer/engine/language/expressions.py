"""Expressions: each method compiles one kind of node and returns its value or place."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.calls import Calls
from trainer.engine.language.code import Place, Val, condition, constant, convert, normalised
from trainer.engine.language.constants import refuse
from trainer.engine.language.evaluation_order import COMMUTATIVE, has_effects, without_commas
from trainer.engine.language.folding import simpler_call, without_void_casts
from trainer.engine.language.symbols import EnumConstant, Global, Local
from trainer.engine.language.types import (
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
    compatible,
    promote,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


_LONG_CODE = 2000  # the host limits how deep an expression may be nested


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
                    return constant(symbol.type, symbol.value)
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
            case c_ast.Compound():
                return self.statement_expression(node)
        refuse(node, f"{type(node).__name__} is not supported", self.filename)

    def effect(self, node: Any) -> None:
        """Compile an expression for its effects."""
        node = without_void_casts(node)
        if isinstance(node, c_ast.FuncCall) and self.unit.calls_library(node.name):
            node = simpler_call(node)
        if node is not None:
            self.drop(self.value(node))

    def drop(self, value: Val) -> None:
        """Evaluate a value that nobody wants: reading memory may fault."""
        if not value.stable and value.type is not VOID:
            self.emit(value.code)

    @contextmanager
    def unevaluated(self) -> Iterator[None]:
        """Compile without leaving a trace."""
        saved = self.lines, self.unit.dry_run, self.depth, self.position
        self.lines, self.unit.dry_run = [], True
        try:
            yield
        finally:
            self.lines, self.unit.dry_run, self.depth, self.position = saved

    def type_of(self, node: Any) -> CType:
        """Return the type of an expression without evaluating it (as ``sizeof`` does)."""
        with self.unevaluated():
            match node:
                case c_ast.ID() | c_ast.ArrayRef() | c_ast.StructRef() | c_ast.CompoundLiteral():
                    if isinstance(node, c_ast.ID) and isinstance(self.scopes.lookup(node.name), EnumConstant):
                        return self.value(node).type
                    place = self.place(node)
                    if place.member is not None and place.member.bits is not None:
                        return self.load(place).type
                    return place.type
                case c_ast.UnaryOp(op="*"):
                    return self.place(node).type
                case c_ast.Constant(type="string"):
                    return self.place(node).type
                case c_ast.GenericSelection():
                    return self.type_of(self._generic(node))
            return self.value(node).type

    def _constant(self, node: Any) -> Val:
        if node.type == "string":
            element, _, host_name = self.unit.string(node)
            return Val(Pointer(element), host_name, stable=True)
        found = self.types.evaluate(node)
        if found is None:
            refuse(node, f"the constant {node.value} is not supported", self.filename)
        value, ctype = found
        return constant(ctype, value)

    def _generic(self, node: Any) -> Any:
        chosen = None
        ctype = self._controlling_type(node.expr)
        for association in node.associations:
            if association.type is None:
                chosen = chosen or association.expr
            elif compatible(self.types.type_of(association.type), ctype):
                return association.expr
        if chosen is None:
            refuse(node, f"no choice of _Generic fits {ctype}", self.filename)
        return chosen

    def _controlling_type(self, node: Any) -> CType:
        """Return the type by which ``_Generic`` chooses: that of the value, but a narrow bit-field keeps its own."""
        ctype = self.type_of(node)
        return self.value_type(node) if isinstance(ctype, Array | Function) else ctype

    def value_type(self, node: Any) -> CType:
        """Return the type that the value of an expression has, without evaluating it."""
        with self.unevaluated():
            return self.value(node).type

    def statement_expression(self, node: Any) -> Val:
        """Compile ``({ … })``."""
        refuse(node, "a statement is not possible here", self.filename)

    def _binary(self, node: Any) -> Val:
        op = node.op
        if op in ("&&", "||"):
            return self._logical(node)
        known = self.types.evaluate(node)
        if known is not None:
            return constant(known[1], known[0])
        before, node = without_commas(node)
        for expression in before:
            self.effect(expression)
        left, right = self._operands(node)
        result = self.arithmetic(node, op, left, right)
        return self.saved(result) if len(result.code) > _LONG_CODE else result

    def _operands(self, node: Any) -> tuple[Val, Val]:
        """Compile the operands of a binary operator in gcc's order."""
        if not has_effects(node.right):
            return self.both(node.left, node.right)
        types = self.value_type(node.left), self.value_type(node.right)
        if self._moves_back(node, *types):
            second = self.value(node.right)
            mark = len(self.lines)
            first = self.value(node.left)
            self.stabilise([second], mark)
            return first, second
        first = self.value(node.left)
        mark, held = len(self.lines), len(self.held)
        converted = self._operation_type(node, *types) not in (None, types[0])
        self.hold(first, converted=converted)
        second = self.value(node.right)
        del self.held[held:]
        if first.lazy and types[0] != self._operation_type(node, *types):  # converted before the other operand
            first.stable = False
        self.stabilise([first], mark)
        return first, second

    @staticmethod
    def _operation_type(node: Any, left: CType, right: CType) -> CType | None:
        """Return the type to which arithmetic converts a left operand, None for pointers."""
        if isinstance(left, Integer | Floating) and isinstance(right, Integer | Floating):
            return promote(left) if node.op in ("<<", ">>") else common_type(left, right)
        return None

    def _moves_back(self, node: Any, left: CType, right: CType) -> bool:
        """Whether gcc moves the left operand behind the right one."""
        ctype = self._operation_type(node, left, right)
        if node.op == "+" and isinstance(node.left, c_ast.UnaryOp) and node.left.op == "-" and ctype is not None:
            return True  # -a + b becomes b - a
        if isinstance(node.right, c_ast.Assignment) and node.right.op == "=" and ctype not in (None, right):
            return self.types.evaluate(node.right.rvalue) is not None  # (long)(i = 1) becomes i = 1, 1L
        variable = node.left
        while isinstance(variable, c_ast.Cast):
            variable = variable.expr
        symbol = self.scopes.lookup(variable.name) if isinstance(variable, c_ast.ID) else None
        if node.op not in COMMUTATIVE or not isinstance(symbol, Local | Global) or not symbol.type.is_scalar:
            return False
        if ctype is None:
            return node.op not in ("+", "-")
        # conversions that keep the size do not hide the variable
        types = (symbol.type, left, ctype)
        return len({(kind.size, isinstance(kind, Floating)) for kind in types}) == 1

    def _logical(self, node: Any) -> Val:
        known = self.types.evaluate(node)
        if known is not None:
            return constant(INT, known[0])
        left = self.value(node.left)
        mark = len(self.lines)
        with self.indented():
            right = self.value(node.right)
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

    def _conditional(self, node: Any) -> Val:
        test = self.value(node.cond)
        if node.iftrue is None:
            return self._conditional_without_middle(node, self.saved(test))
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
        if len(self.lines) == mark and not second_lines:
            self.lines.pop()
            code = f"({normalised(first)} if {condition(test)} else {normalised(second)})"
            return Val(result, code, stable=first.firm and second.firm and test.firm)
        self._branch(first, name, [])
        self.emit("else:")
        self._branch(second, name, second_lines)
        return Val(result, name, stable=True)

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
        with self.indented():
            self.emit(normalised(value) if name is None else f"{name} = {normalised(value)}")

    def _joined(self, value: Val, result: CType) -> Val:
        return convert(value, result) if result.is_scalar else value

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
        return one if other.target is not VOID or one.target is VOID else other

    def _is_null(self, node: Any) -> bool:
        """Whether an expression is a null pointer constant: 0, also as ``void *`` (C11 6.3.2.3)."""
        known = self.types.evaluate(node)
        if known is None or known[0] != 0:
            return False
        return isinstance(known[1], Integer) or known[1] == Pointer(VOID)

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
            case "&&":
                return Val(Pointer(VOID), self.unit.label_address(node.expr.name), stable=True)
        operand = self.value(node.expr)
        if op == "!":
            test = f"not ({condition(operand)})"
            return Val(INT, f"(0 if {condition(operand)} else 1)", stable=operand.firm, test=test)
        if not isinstance(operand.type, Integer | Floating):
            refuse(node, f"'{op}' cannot be applied to {operand.type}", self.filename)
        ctype = promote(operand.type)
        operand = convert(operand, ctype)
        if op == "+":
            return operand
        if op == "-":
            return Val(ctype, f"(-{operand.code})", stable=operand.firm, exact=isinstance(ctype, Floating))
        if not isinstance(ctype, Integer):
            refuse(node, "'~' needs an integer", self.filename)
        return Val(ctype, f"(~{normalised(operand)})", stable=operand.firm, exact=ctype.signed)

    def _address_of(self, node: Any) -> Val:
        if isinstance(node.expr, c_ast.UnaryOp) and node.expr.op == "*":
            return self.value(node.expr.expr)
        place = self.place(node.expr)
        if place.member is not None and place.member.bits is not None:
            refuse(node, "a bit-field has no address", self.filename)
        pointer = Pointer(place.type, const=place.const)
        return Val(pointer, place.address, stable=place.stable, exact=False, slot=place.slot)

    def _run_time_size(self, node: Any) -> Val:
        ctype = self.types.type_of(node.expr) if isinstance(node.expr, c_ast.Typename) else self.type_of(node.expr)
        return Val(ULONG, self.size_code(ctype), stable=True)

    def _step(self, node: Any, op: str) -> Val:
        place = self.place(node.expr)
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
        place, value = self._assigned(node) if node.op == "=" else self._combined(node)
        if isinstance(place.type, Array | Function) or place.type is VOID:
            refuse(node, f"{place.type} cannot be assigned", self.filename)
        self.check_assignable(node, value.type, place.type)
        result = self.store(place, value)
        return self.load(place) if place.lazy and place.member is None else result

    def _assigned(self, node: Any) -> tuple[Place, Val]:
        """Compile both sides of an assignment; a read or a call on the right happens after the place is found."""
        left, right = node.lvalue, node.rvalue
        if has_effects(left) and not isinstance(left, c_ast.ID):
            if isinstance(right, c_ast.FuncCall) and self.value_type(right) == self.type_of(left):
                return self._assigned_call(left, right)
            if self._is_read(right) and self.type_of(right) == self.type_of(left):
                source = self.place(right)
                mark = len(self.lines)
                place = self.place(left)
                self.stabilise([source], mark)
                return self._assigned_to(place, self.load(source), len(self.lines))
        held = len(self.held)
        if self._computes_address(left):
            self.held.append(False)
        value = self.value(right)
        del self.held[held:]
        mark = len(self.lines)
        return self._assigned_to(self.place(left), value, mark)

    def _assigned_call(self, left: Any, right: Any) -> tuple[Place, Val]:
        """Find the place between the arguments of the call on the right and the call."""
        places: list[Place] = []
        held = len(self.held)

        def find_place() -> None:
            places.append(self.place(left))
            self.held.append(False)

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

    def _computes_address(self, node: Any) -> bool:
        """Whether finding an assigned object takes more than the variables in its expression."""
        match node:
            case c_ast.StructRef(type="."):
                return self._computes_address(node.name)
            case c_ast.StructRef():
                return not self._is_register(node.name)
            case c_ast.UnaryOp(op="*"):
                return not self._is_register(node.expr)
            case c_ast.ArrayRef():
                if isinstance(self.type_of(node.name), Array):
                    plain = self._is_register(node.subscript) or self.types.evaluate(node.subscript) is not None
                    return not plain or self._computes_address(node.name)
                return True
        return False

    def _is_register(self, node: Any) -> bool:
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
            place = self.fixed(self.place(node.lvalue))
            current = self.load(place)
        else:
            place = self.fixed(self.place(node.lvalue))
            current = self.load(place)
            mark = len(self.lines)
            operand = self.value(node.rvalue)
            self.stabilise([current], mark)
        return place, self.arithmetic(node, node.op[:-1], current, operand)

    def _cast(self, node: Any) -> Val:
        target = self.types.type_of(node.to_type)
        value = self.value(node.expr)
        if target is VOID:
            self.drop(value)
            return Val(VOID, "None", stable=True)
        if isinstance(target, Record) and target.keyword == "union" and target is not value.type:
            return self._cast_to_union(node, value, target)
        if isinstance(target, Record) or not value.type.is_scalar or not target.is_scalar:
            if target is value.type:
                return value
            refuse(node, f"{value.type} cannot be cast to {target}", self.filename)
        return convert(value, target)

    def _cast_to_union(self, node: Any, value: Val, target: Record) -> Val:
        """Compile GNU's cast to a union: the member of the value's type gets the value."""
        for member in target.members or ():
            if member.type == value.type:
                local = self.new_local("", target)
                place = self.local_place(local)
                self.emit(f"store({place.address}, bytes({target.size}))")
                self.store(Place(member.type, place.address, stable=True), value)
                return self.load(place)
        refuse(node, f"{target} has no member of type {value.type}", self.filename)
