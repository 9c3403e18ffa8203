"""Constant expressions (C11 6.6), folded as gcc folds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.compatibility import compatible
from trainer.engine.language.declarations.constant_arithmetic import binary, is_arithmetic, unary
from trainer.engine.language.literals import (
    character_constant,
    convert_constant,
    floating_constant,
    integer_constant,
    string_constant,
)
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import EnumConstant, FunctionSymbol, Global, Local, Scopes
from trainer.engine.language.types import (
    INT,
    LONG,
    ULONG,
    Array,
    CType,
    Pointer,
    common_type,
    decay,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.language.declarations.constant_arithmetic import Known


class Constants:
    """Evaluates constant expressions in the scopes of a translation unit."""

    def __init__(self, scopes: Scopes, filename: str, type_of_expression: Callable[[Any], CType]) -> None:
        self.scopes = scopes
        self.filename = filename
        # give the type of an expression, and the choice of a _Generic, where the compiler is now
        self.type_of_expression = type_of_expression
        self.chosen: Callable[[Any], Any] = lambda node: node
        # compiles an expression whose type has lengths that it gives itself
        self.evaluated_type: Callable[[Any], CType] = type_of_expression

    def type_of(self, node: Any) -> CType:
        """Build the type of a declarator chain."""
        raise NotImplementedError

    def type_without_lengths(self, node: Any) -> CType:
        """Build a type without evaluating the lengths of its arrays that are known at run time only."""
        raise NotImplementedError

    def alignment(self, node: Any, ctype: CType) -> int:
        """Return the alignment of a declaration."""
        raise NotImplementedError

    def constant(self, node: Any) -> int:
        """Evaluate an integer constant expression."""
        value = self.constant_or_none(node)
        if value is None:
            refuse(node, "a constant is needed here", self.filename)
        return value

    def constant_or_none(self, node: Any) -> int | None:
        """Evaluate an integer constant expression, None when it is not one."""
        found = self.evaluate(node)
        return found[0] if found is not None and isinstance(found[0], int) else None

    def range(self, node: Any) -> tuple[int, int]:
        """Evaluate ``first ... last``, or a single constant as a range of itself."""
        if isinstance(node, c_ast.BinaryOp) and node.op == "...":
            return self.constant(node.left), self.constant(node.right)
        value = self.constant(node)
        return value, value

    def evaluate(self, node: Any) -> Known | None:
        """Evaluate an arithmetic constant expression to value and type, None when it is not one."""
        match node:
            case c_ast.Constant():
                return self._literal(node)
            case c_ast.ID():
                symbol = self.scopes.lookup(node.name)
                return (symbol.value, symbol.type) if isinstance(symbol, EnumConstant) else None
            case c_ast.UnaryOp(op="sizeof", expr=expr):
                return self._size(expr)
            case c_ast.UnaryOp(op="_Alignof", expr=expr):
                return self._alignment_of(expr), ULONG
            case c_ast.UnaryOp(op="-" | "+" | "~" | "!" as op, expr=expr):
                return unary(op, self.evaluate(expr))
            case c_ast.UnaryOp(op="&", expr=expr):
                found = self._place(expr)
                return (found[0], Pointer(found[1])) if found is not None else None
            case c_ast.BinaryOp(op="&&" | "||" as op, left=left, right=right):
                return self._logical(op, self.evaluate(left), right)
            case c_ast.BinaryOp(op=op, left=left, right=right):
                return binary(op, self.evaluate(left), self.evaluate(right))
            case c_ast.TernaryOp():
                return self._conditional(node)
            case c_ast.GenericSelection():
                return self.evaluate(self.chosen(node))
            case c_ast.Cast(to_type=to_type, expr=expr):
                value = self.evaluate(expr)
                target = self.type_of(to_type) if value is not None else None
                if value is None or target is None or not target.is_scalar:
                    return None
                return convert_constant(value[0], target), target
            case c_ast.FuncCall(name=c_ast.ID(name=name), args=args) if name in _FUNCTIONS:
                return _FUNCTIONS[name](self, args.exprs if args is not None else [])
        return None

    def _literal(self, node: Any) -> Known | None:
        try:
            if node.type == "char" or node.value.endswith("'"):
                return character_constant(node.value)
            if "int" in node.type:
                return integer_constant(node.value)
            if node.type in ("float", "double", "long double"):
                return floating_constant(node.value)
        except ValueError as error:
            refuse(node, str(error), self.filename)
        return None

    def _size(self, expr: Any) -> Known | None:
        if isinstance(expr, c_ast.Typename):
            ctype = self.type_without_lengths(expr)
        elif isinstance(expr, c_ast.Constant) and expr.type == "string":
            return len(string_constant(expr.value)[1]), ULONG
        else:
            ctype = self.type_of_expression(expr)
        if ctype.is_variable:
            return None
        if isinstance(ctype, Record) and ctype.members is None:
            refuse(expr, f"the size of {ctype} is not known here", self.filename)
        return ctype.size, ULONG

    def _alignment_of(self, expr: Any) -> int:
        if isinstance(expr, c_ast.Typename):
            return self.alignment(expr, self.type_of(expr))
        if isinstance(expr, c_ast.ID):
            symbol = self.scopes.lookup(expr.name)
            if isinstance(symbol, Local | Global):
                return max(symbol.asked_align, symbol.type.align)
            if isinstance(symbol, FunctionSymbol):
                return symbol.align
        ctype = self.type_of_expression(expr)
        if isinstance(expr, c_ast.StructRef):
            whole = decay(self.type_of_expression(expr.name))
            record = whole.target if isinstance(whole, Pointer) else whole
            if isinstance(record, Record) and expr.field.name in record.index:
                return record.index[expr.field.name][1].align
        return ctype.align

    def _logical(self, op: str, left: Known | None, right: Any) -> Known | None:
        if left is None:
            return None
        if bool(left[0]) == (op == "||"):
            return int(op == "||"), INT
        second = self.evaluate(right)
        return None if second is None else (int(bool(second[0])), INT)

    def _conditional(self, node: Any) -> Known | None:
        test = self.evaluate(node.cond)
        if test is None:
            return None
        iftrue = node.cond if node.iftrue is None else node.iftrue
        chosen, other = (iftrue, node.iffalse) if test[0] else (node.iffalse, iftrue)
        kept = self.evaluate(chosen)
        if kept is None:
            return None
        dropped = self.evaluate(other)
        other_type = self.type_of_expression(other) if dropped is None else dropped[1]
        if not (is_arithmetic(kept[1]) and is_arithmetic(other_type)):
            return None
        ctype = common_type(kept[1], other_type)
        return convert_constant(kept[0], ctype), ctype

    def _place(self, node: Any) -> tuple[int, CType] | None:
        """Return address and type of an lvalue that lies at a constant address, None for others."""
        match node:
            case c_ast.UnaryOp(op="*", expr=expr):
                return self._target(self.evaluate(expr))
            case c_ast.ArrayRef(name=name, subscript=subscript):
                base, index = self._decayed(name), self.evaluate(subscript)
                return self._target(binary("+", base, index)) if base is not None else None
            case c_ast.StructRef(name=name, type=kind, field=field):
                base = self._target(self.evaluate(name)) if kind == "->" else self._place(name)
                if base is None or not isinstance(base[1], Record) or field.name not in base[1].index:
                    return None
                offset, member = base[1].index[field.name]
                return base[0] + offset, member.type
        return None

    def _decayed(self, node: Any) -> Known | None:
        place = self._place(node)
        if place is not None and isinstance(place[1], Array):
            return place[0], Pointer(place[1].element)
        return self.evaluate(node)

    @staticmethod
    def _target(pointer: Known | None) -> tuple[int, CType] | None:
        if pointer is None or not isinstance(pointer[1], Pointer):
            return None
        assert isinstance(pointer[0], int)
        return pointer[0], pointer[1].target

    # functions that the compiler folds

    def member_offset(self, arguments: list[Any]) -> Known | None:
        """Evaluate ``offsetof(type, member designator)``; None when an index is not constant."""
        path, ctype, offset = arguments[1], self.type_of(arguments[0]), 0
        steps: list[Any] = []
        while isinstance(path, c_ast.StructRef | c_ast.ArrayRef):
            steps.append(path.field if isinstance(path, c_ast.StructRef) else path.subscript)
            path = path.name
        for step in reversed([*steps, path]):
            if isinstance(ctype, Record) and isinstance(step, c_ast.ID) and step.name in ctype.index:
                distance, member = ctype.index[step.name]
                offset, ctype = offset + distance, member.type
            elif isinstance(ctype, Array):
                index = self.constant_or_none(step)
                if index is None:
                    return None
                offset, ctype = offset + index * ctype.element.size, ctype.element
            else:
                refuse(arguments[0], "offsetof needs a member of the type", self.filename)
        return offset, ULONG

    def _is_constant(self, arguments: list[Any]) -> Known:
        node = arguments[0]
        return int(self.evaluate(node) is not None or (isinstance(node, c_ast.Constant))), INT

    def _are_compatible(self, arguments: list[Any]) -> Known:
        return int(compatible(self.type_of(arguments[0]), self.type_of(arguments[1]))), INT

    def _expected(self, arguments: list[Any]) -> Known | None:
        found = self.evaluate(arguments[0])
        return None if found is None else (convert_constant(found[0], LONG), LONG)

    def _chosen(self, arguments: list[Any]) -> Known | None:
        return self.evaluate(arguments[1 if self.constant(arguments[0]) else 2])

    def _length(self, arguments: list[Any]) -> Known | None:
        node = arguments[0]
        if isinstance(node, c_ast.Constant) and node.type == "string":
            return string_constant(node.value)[1].index(0), ULONG
        return None


_FUNCTIONS: dict[str, Callable[[Constants, list[Any]], Known | None]] = {
    "offsetof": Constants.member_offset,
    "__builtin_constant_p": Constants._is_constant,
    "__builtin_types_compatible_p": Constants._are_compatible,
    "__builtin_expect": Constants._expected,
    "__builtin_choose_expr": Constants._chosen,
    "__builtin_strlen": Constants._length,
}
