"""Expressions: each method compiles one kind of node and returns its value or place.

Order of evaluation is that of gcc 12 -O0 where C leaves it open (measured): operands of a binary operator left to
right, arguments right to left, the place of an assignment before its value; a plain local scalar is read only
when the operation happens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code import Emitter, Place, Val, condition, constant, convert, normalised, wrap
from trainer.engine.language.declarations import refuse
from trainer.engine.language.literals import string_bytes
from trainer.engine.language.symbols import EnumConstant, FunctionSymbol, Global, Local
from trainer.engine.language.types import (
    CHAR,
    DOUBLE,
    FLOAT,
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
    common_type,
    decay,
    promote,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.engine.language.unit import Unit

_COMPARISONS = ("<", ">", "<=", ">=", "==", "!=")


class Expressions(Emitter):
    """Compiles expressions of one function."""

    def __init__(self, unit: Unit) -> None:
        super().__init__()
        self.unit = unit
        self.scopes = unit.scopes
        self.types = unit.types
        self.filename = unit.filename

    # to be provided by the function compiler
    def new_local(self, name: str, ctype: CType, align: int | None = None) -> Local:
        """Give an object a place in the frame."""
        raise NotImplementedError

    def ends_block(self) -> None:
        """Close the basic block: other statements may run now."""
        raise NotImplementedError

    def initialise_local(self, local: Local, init: Any) -> None:
        """Compile the initialiser of an automatic object."""
        raise NotImplementedError

    # helpers

    def note_assignment(self, target: Any) -> None:
        """Remember the order in which locals are first assigned."""
        if isinstance(target, c_ast.ID):
            target = self.scopes.lookup(target.name)
        if isinstance(target, Local) and target.first_assigned is None:
            target.first_assigned = len(self.lines)

    def stabilise(self, values: Sequence[Val | Place], mark: int) -> None:
        """Save values whose code was to run before the lines emitted since ``mark``."""
        if len(self.lines) == mark:
            return
        for value in reversed(values):
            if not value.stable:
                name = self.temporary()
                if isinstance(value, Place):
                    self.insert(mark, f"{name} = {value.address}")
                    value.address = name
                else:
                    self.insert(mark, f"{name} = {normalised(value)}")
                    value.code, value.exact, value.test, value.address = name, True, None, None
                value.stable = True

    def saved(self, value: Val) -> Val:
        """Return the value in a temporary."""
        if value.stable and value.exact and value.test is None:
            return value
        name = self.temporary()
        self.emit(f"{name} = {normalised(value)}")
        return Val(value.type, name, stable=True)

    def both(self, left: Any, right: Any) -> tuple[Val, Val]:
        """Compile two operands, left to right."""
        first = self.value(left)
        mark = len(self.lines)
        second = self.value(right)
        self.stabilise([first], mark)
        return first, second

    def load(self, place: Place) -> Val:
        """Read an object: the lvalue conversion of C11 6.3.2.1."""
        ctype = place.type
        if isinstance(ctype, Array):
            return Val(Pointer(ctype.element), place.address, stable=place.stable, exact=False)
        if isinstance(ctype, Function):
            return Val(Pointer(ctype), place.address, stable=True)
        if isinstance(ctype, Record):
            return Val(ctype, f"load({place.address}, {ctype.size})", address=place.address)
        if place.member is not None and place.member.bits is not None:
            return self._load_bits(place)
        code = ctype.code  # type: ignore[attr-defined]
        return Val(ctype, f"load_{code}({place.address})", stable=place.lazy)

    def _load_bits(self, place: Place) -> Val:
        member, ctype = place.member, place.type
        assert member is not None
        assert member.bits is not None
        assert isinstance(ctype, Integer)
        raw = f"(load_u{ctype.size * 8}({place.address}) >> {member.shift} & {(1 << member.bits) - 1})"
        if ctype.signed:
            half = 1 << member.bits - 1
            raw = f"(({raw} ^ {half}) - {half})"
        kind = INT if member.bits < 32 or (ctype.signed and member.bits == 32) else ctype
        return Val(kind if ctype.name != "_Bool" else ctype, raw)

    def store(self, place: Place, value: Val) -> Val:
        """Write a converted value; returns the value that the object then has."""
        ctype = place.type
        if isinstance(ctype, Record):
            saved = self.saved(value)
            self.emit(f"store({place.address}, {saved.code})")
            return Val(ctype, saved.code, stable=True, address=place.address)
        converted = convert(value, ctype)
        if place.member is not None and place.member.bits is not None:
            return self._store_bits(place, converted)
        code = ctype.code  # type: ignore[attr-defined]
        result = converted if converted.stable and converted.exact else self.saved(converted)
        self.emit(f"store_{code}({place.address}, {result.code})")
        return Val(ctype, result.code, stable=True, const=result.const)

    def _store_bits(self, place: Place, value: Val) -> Val:
        member, ctype = place.member, place.type
        assert member is not None
        assert member.bits is not None
        address = place.address
        mask = (1 << member.bits) - 1
        saved = self.saved(value)
        unit = f"u{ctype.size * 8}"
        whole = ((1 << ctype.size * 8) - 1) ^ (mask << member.shift)
        self.emit(
            f"store_{unit}({address}, load_{unit}({address}) & {whole} | ({saved.code} & {mask}) << {member.shift})"
        )
        return self.saved(self._load_bits(place))

    # values

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
                return self._call(node)
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
        found = self.types._evaluate(node)
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

    # places

    def place(self, node: Any) -> Place:
        """Compile an lvalue."""
        match node:
            case c_ast.ID(name=name):
                return self._named_place(node, name)
            case c_ast.ArrayRef(name=array, subscript=subscript):
                pointer, index = self.both(array, subscript)
                if isinstance(index.type, Pointer):
                    pointer, index = index, pointer
                moved = self._offset(node, pointer, index, 1)
                assert isinstance(moved.type, Pointer)
                return Place(moved.type.target, moved.code, moved.stable)
            case c_ast.UnaryOp(op="*", expr=expr):
                pointer = self.value(expr)
                if not isinstance(pointer.type, Pointer):
                    refuse(node, f"cannot dereference {pointer.type}", self.filename)
                if pointer.type.target is VOID:
                    return Place(VOID, pointer.code, pointer.stable)
                return Place(pointer.type.target, pointer.code, pointer.stable)
            case c_ast.StructRef():
                return self._member_place(node)
            case c_ast.CompoundLiteral():
                return self._compound_literal(node)
            case c_ast.Constant(type="string"):
                ctype = Array(CHAR, len(string_bytes(node.value)) + 1)
                return Place(ctype, self.unit.string(node), stable=True)
            case c_ast.ExprList():
                for expression in node.exprs[:-1]:
                    self.effect(expression)
                return self.place(node.exprs[-1])
        value = self.value(node)
        if isinstance(value.type, Record):
            return self._record_place(value)
        refuse(node, "this is not an object that has an address", self.filename)

    def _record_place(self, value: Val) -> Place:
        if value.address is not None:
            return Place(value.type, value.address, stable=False)
        local = self.new_local("", value.type)
        place = self.local_place(local)
        self.emit(f"store({place.address}, {value.code})")
        return place

    def local_place(self, local: Local) -> Place:
        """Return the place of an automatic object."""
        if local.pointer_code is not None:
            return Place(local.type, local.pointer_code, stable=True)
        lazy = local.type.is_scalar and not local.address_taken
        return Place(local.type, f"(fp - §{id(local)}§)", stable=True, lazy=lazy)

    def _named_place(self, node: Any, name: str) -> Place:
        symbol = self.scopes.lookup(name)
        match symbol:
            case Local():
                return self.local_place(symbol)
            case Global(thread_local=True):
                return Place(symbol.type, f"(process.thread.tls + {symbol.host_name})", stable=True)
            case Global():
                return Place(symbol.type, symbol.host_name, stable=True)
            case FunctionSymbol():
                return Place(symbol.type, self.unit.function_address(symbol, node), stable=True)
        if name == "__func__" or name == "__FUNCTION__" or name == "__PRETTY_FUNCTION__":
            text = self.unit.function_name
            return Place(Array(CHAR, len(text) + 1), self.unit.bytes_literal(text.encode()), stable=True)
        refuse(node, f"'{name}' is not declared", self.filename)

    def _member_place(self, node: Any) -> Place:
        if node.type == "->":
            pointer = self.value(node.name)
            if not isinstance(pointer.type, Pointer):
                refuse(node, f"-> needs a pointer, this is {pointer.type}", self.filename)
            base = Place(pointer.type.target, pointer.code, pointer.stable)
        else:
            base = self.place(node.name)
        record = base.type
        if not isinstance(record, Record) or record.members is None:
            refuse(node, f"{record} has no members here", self.filename)
        found = record.index.get(node.field.name)
        if found is None:
            refuse(node.field, f"{record} has no member '{node.field.name}'", self.filename)
        offset, member = found
        address = f"({base.address} + {offset})" if offset else base.address
        return Place(member.type, address, base.stable, member=member)

    def _compound_literal(self, node: Any) -> Place:
        ctype = self.types.type_of(node.type)
        ctype = self.unit.complete(ctype, node.init)
        local = self.new_local("", ctype)
        self.initialise_local(local, node.init)
        return self.local_place(local)

    # operators

    def _offset(self, node: Any, pointer: Val, index: Val, sign: int) -> Val:
        if not isinstance(pointer.type, Pointer) or not isinstance(index.type, Integer):
            refuse(node, f"cannot index {pointer.type} with {index.type}", self.filename)
        target = pointer.type.target
        if isinstance(target, Record) and target.members is None:
            refuse(node, f"{target} is not complete", self.filename)
        size: str | int = target.size
        if isinstance(target, Array) and target.count_code is not None:
            size = target.count_code
        stable = pointer.stable and index.stable
        if index.const is not None and isinstance(size, int):
            distance = int(index.const) * size * sign
            if distance == 0:
                return Val(pointer.type, pointer.code, stable=stable, exact=pointer.exact)
            return Val(
                pointer.type,
                f"({pointer.code} + {distance})" if distance > 0 else f"({pointer.code} - {-distance})",
                stable=stable,
                exact=False,
            )
        scaled = normalised(index) if size == 1 else f"{normalised(index)} * {size}"
        return Val(pointer.type, f"({pointer.code} {'+' if sign > 0 else '-'} {scaled})", stable=stable, exact=False)

    def _binary(self, node: Any) -> Val:
        op = node.op
        if op in ("&&", "||"):
            return self._logical(node)
        known = self.types._evaluate(node)
        if known is not None:
            return constant(known[1], known[0])
        left, right = self.both(node.left, node.right)
        return self.arithmetic(node, op, left, right)

    def arithmetic(self, node: Any, op: str, left: Val, right: Val) -> Val:
        """Compile a binary operator on two values."""
        stable = left.stable and right.stable
        for operand in (left, right):
            if not operand.type.is_scalar:
                refuse(node, f"'{op}' cannot be applied to {operand.type}", self.filename)
        if isinstance(left.type, Pointer) or isinstance(right.type, Pointer):
            return self._pointer_arithmetic(node, op, left, right)
        if op in ("<<", ">>"):
            return self._shift(node, op, left, right)
        ctype = common_type(left.type, right.type)
        a, b = convert(left, ctype), convert(right, ctype)
        if op in _COMPARISONS:
            test = f"{normalised(a)} {op} {normalised(b)}"
            return Val(INT, f"(1 if {test} else 0)", stable=stable, test=test)
        if isinstance(ctype, Floating):
            if op in ("%", "&", "|", "^"):
                refuse(node, f"'{op}' cannot be applied to {ctype}", self.filename)
            code = f"float_divide({a.code}, {b.code})" if op == "/" else f"({a.code} {op} {b.code})"
            return Val(ctype, f"to_f32({code})" if ctype is FLOAT else code, stable=stable)
        assert isinstance(ctype, Integer)
        if op in ("/", "%"):
            if ctype.signed or b.const in (None, 0):
                smallest = ctype.low
                name = "divide" if op == "/" else "remainder"
                self.ends_block()
                return self.saved(Val(ctype, f"{name}(process, {normalised(a)}, {normalised(b)}, {smallest})"))
            return Val(ctype, f"({normalised(a)} {'//' if op == '/' else '%'} {b.code})", stable=stable)
        if op in ("&", "|", "^"):
            return Val(ctype, f"({normalised(a)} {op} {normalised(b)})", stable=stable)
        return Val(ctype, f"({a.code} {op} {b.code})", stable=stable, exact=False)

    def _shift(self, node: Any, op: str, left: Val, right: Val) -> Val:
        ctype = promote(left.type)
        if not isinstance(ctype, Integer) or not isinstance(right.type, Integer):
            refuse(node, f"'{op}' needs integers", self.filename)
        a = convert(left, ctype)
        bits = ctype.size * 8
        count = str(int(right.const) % bits) if right.const is not None else f"({normalised(right)} & {bits - 1})"
        stable = left.stable and right.stable
        if op == "<<":
            return Val(ctype, f"({normalised(a)} << {count})", stable=stable, exact=False)
        return Val(ctype, f"({normalised(a)} >> {count})", stable=stable)

    def _pointer_arithmetic(self, node: Any, op: str, left: Val, right: Val) -> Val:
        stable = left.stable and right.stable
        if op in _COMPARISONS:
            a, b = convert(left, ULONG), convert(right, ULONG)
            test = f"{normalised(a)} {op} {normalised(b)}"
            return Val(INT, f"(1 if {test} else 0)", stable=stable, test=test)
        if op == "+":
            pointer, index = (left, right) if isinstance(left.type, Pointer) else (right, left)
            return self._offset(node, pointer, index, 1)
        if op == "-" and isinstance(left.type, Pointer):
            if not isinstance(right.type, Pointer):
                return self._offset(node, left, right, -1)
            size = left.type.target.size or 1
            code = wrap(f"({left.code} - {right.code})", LONG)
            return Val(LONG, code if size == 1 else f"({code} // {size})", stable=stable)
        refuse(node, f"'{op}' cannot be applied to {left.type} and {right.type}", self.filename)

    def _logical(self, node: Any) -> Val:
        known = self.types._evaluate(node)
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
        self.depth += 1
        self.emit(f"{name} = {condition(right)}")
        self.depth -= 1
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
        self.depth += 1
        first = self.value(node.iftrue)
        middle = len(self.lines)
        second = self.value(node.iffalse)
        self.depth -= 1
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
        self.depth += 1
        self.emit(normalised(value) if name is None else f"{name} = {normalised(value)}")
        self.depth -= 1

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
            known = self.types._evaluate(node)
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
        return Val(Pointer(place.type), place.address, stable=place.stable, exact=False)

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
        if not place.stable:
            name = self.temporary()
            self.emit(f"{name} = {place.address}")
            place.address, place.stable = name, True
        before = self.load(place)
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
            if not place.stable:
                name = self.temporary()
                self.emit(f"{name} = {place.address}")
                place.address, place.stable = name, True
            current = self.load(place)
            mark = len(self.lines)
            operand = self.value(node.rvalue)
            self.stabilise([current], mark)
            value = self.arithmetic(node, node.op[:-1], current, operand)
        self.check_assignable(node, value.type, place.type)
        self.note_assignment(node.lvalue)
        result = self.store(place, value)
        return self.load(place) if place.lazy and place.member is None else result

    def check_assignable(self, node: Any, source: CType, target: CType) -> None:
        """Refuse what no conversion allows."""
        if isinstance(target, Record) or isinstance(source, Record):
            if source is not target:
                refuse(node, f"{source} cannot be converted to {target}", self.filename)
        elif source is VOID or (isinstance(source, Floating) and isinstance(target, Pointer)):
            refuse(node, f"{source} cannot be converted to {target}", self.filename)

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

    # calls

    def arguments(self, nodes: Sequence[Any], adapt: Callable[[int, Val], Val]) -> list[Val]:
        """Compile arguments right to left, each adapted to its parameter."""
        done: list[Val] = []
        for index in range(len(nodes) - 1, -1, -1):
            mark = len(self.lines)
            value = adapt(index, self.value(nodes[index]))
            self.stabilise(done, mark)
            done.append(value)
        return done[::-1]

    def _call(self, node: Any) -> Val:
        nodes = node.args.exprs if node.args is not None else []
        if isinstance(node.name, c_ast.ID):
            symbol = self.scopes.lookup(node.name.name)
            builtin = self.unit.builtin(node.name.name)
            if builtin is not None and not (isinstance(symbol, FunctionSymbol) and symbol.defined):
                return builtin(self, node, nodes)
            if symbol is None:
                refuse(node, f"the function '{node.name.name}' is not declared or not supported", self.filename)
            if isinstance(symbol, FunctionSymbol):
                return self._direct_call(node, symbol, nodes)
        pointer = self.value(node.name)
        mark = len(self.lines)
        target = pointer.type.target if isinstance(pointer.type, Pointer) else None
        if not isinstance(target, Function):
            refuse(node, f"{pointer.type} cannot be called", self.filename)
        values = self.arguments(nodes, self._adapter(node, target, len(nodes)))
        self.stabilise([pointer], mark)
        callee = f"code_at(process, {normalised(pointer)})"
        return self._emit_call(node, target, callee, values, "sp, fp, " + self.unit.return_address(node))

    def _adapter(self, node: Any, ctype: Function, count: int) -> Callable[[int, Val], Val]:
        parameters = ctype.parameters
        if parameters is not None and (count < len(parameters) or (count > len(parameters) and not ctype.variadic)):
            refuse(node, f"{len(parameters)} arguments are needed here, not {count}", self.filename)

        def adapt(index: int, value: Val) -> Val:
            if parameters is not None and index < len(parameters):
                self.check_assignable(node, value.type, parameters[index])
                return value if isinstance(value.type, Record) else convert(value, parameters[index])
            if isinstance(value.type, Floating):
                return convert(value, DOUBLE)
            return convert(value, promote(value.type)) if value.type.is_scalar else value

        return adapt

    def _direct_call(self, node: Any, symbol: FunctionSymbol, nodes: Sequence[Any]) -> Val:
        ctype = symbol.type
        assert isinstance(ctype, Function)
        values = self.arguments(nodes, self._adapter(node, ctype, len(nodes)))
        name = self.unit.callee(symbol, node)
        if name.startswith("library_"):
            return self._emit_call(node, ctype, name, values, "process")
        return self._emit_call(node, ctype, name, values, "sp, fp, " + self.unit.return_address(node))

    def _emit_call(self, node: Any, ctype: Function, callee: str, values: list[Val], leading: str) -> Val:
        self.ends_block()
        codes = [leading, *(normalised(value) for value in values)]
        if isinstance(ctype.result, Record) and leading == "process":
            local = self.new_local("", ctype.result)
            place = self.local_place(local)
            codes.insert(1, place.address)
            self.emit(f"{callee}({', '.join(codes)})")
            return self.load(place)
        call = f"{callee}({', '.join(codes)})"
        if ctype.result is VOID:
            self.emit(call)
            return Val(VOID, "None", stable=True)
        name = self.temporary()
        self.emit(f"{name} = {call}")
        return Val(ctype.result, name, stable=True)
