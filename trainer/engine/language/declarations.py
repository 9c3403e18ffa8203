"""Turning declarators and specifiers of the syntax tree into types, and constant expressions into numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from pycparser import c_ast

from trainer.engine.errors import CError
from trainer.engine.language.literals import (
    character_constant,
    convert_constant,
    floating_constant,
    integer_constant,
    string_bytes,
)
from trainer.engine.language.symbols import EnumConstant, Scopes, TypeName
from trainer.engine.language.types import (
    INT,
    UINT,
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
    from_specifiers,
    promote,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def refuse(node: Any, what: str, filename: str = "?") -> NoReturn:
    """Raise CError at the position of a syntax tree node."""
    coord = getattr(node, "coord", None)
    if coord is None:
        raise CError(what, filename, 1, 1)
    raise CError(what, coord.file or filename, coord.line or 1, coord.column or 1)


class Declarations:
    """Types and constant expressions in the scopes of a translation unit."""

    def __init__(self, scopes: Scopes, filename: str) -> None:
        self.scopes = scopes
        self.filename = filename
        # set while a function is compiled: gives the type of an expression, and evaluates an array length at run time
        self.type_of_expression: Callable[[Any], CType] | None = None
        self.run_time_length: Callable[[Any, CType], str] | None = None

    def type_of(self, node: Any) -> CType:
        """Build the type of a declarator chain (Decl.type, Typename and everything below)."""
        match node:
            case c_ast.TypeDecl() | c_ast.Typename() | c_ast.AttributedType():
                return self.type_of(node.type)
            case c_ast.IdentifierType():
                return self._named(node)
            case c_ast.PtrDecl():
                return Pointer(self.type_of(node.type), const="const" in qualifiers(node.type))
            case c_ast.ArrayDecl():
                return self._array(node)
            case c_ast.FuncDecl():
                return self._function(node)
            case c_ast.Struct() | c_ast.Union():
                return self._record(node)
            case c_ast.Enum():
                return self._enum(node)
            case c_ast.TypeOf():
                if isinstance(node.expr, c_ast.Typename):
                    return self.type_of(node.expr)
                if self.type_of_expression is not None:
                    return self.type_of_expression(node.expr)
        refuse(node, f"{type(node).__name__} is not supported here", self.filename)

    def _named(self, node: Any) -> CType:
        if len(node.names) == 1:
            symbol = self.scopes.lookup(node.names[0])
            if isinstance(symbol, TypeName):
                return symbol.type
        ctype = from_specifiers(node.names)
        if ctype is None:
            refuse(node, f"the type '{' '.join(node.names)}' is not supported", self.filename)
        return ctype

    def _array(self, node: Any) -> CType:
        element = self.type_of(node.type)
        if isinstance(element, Function) or element is VOID:
            refuse(node, f"an array of {element} is not possible", self.filename)
        if node.dim is None:
            return Array(element, None)
        count = self.constant_or_none(node.dim)
        if count is None:
            if self.run_time_length is None:
                refuse(node, "the length of this array must be constant", self.filename)
            return Array(element, None, self.run_time_length(node.dim, element))
        if isinstance(element, Array) and element.count_code is not None:
            assert self.run_time_length is not None
            return Array(element, None, self.run_time_length(node.dim, element))
        if count < 0:
            refuse(node, "the length of an array cannot be negative", self.filename)
        if count * max(element.size, 1) > 1 << 40:
            refuse(node, "this array is too large", self.filename)
        return Array(element, int(count))

    def _function(self, node: Any) -> Function:
        result = self.type_of(node.type)
        if node.args is None:
            return Function(result, None)
        parameters: list[CType] = []
        variadic = False
        for parameter in node.args.params:
            if isinstance(parameter, c_ast.EllipsisParam):
                variadic = True
            elif isinstance(parameter, c_ast.ID):
                parameters.append(INT)
            else:
                parameters.append(self.parameter_type(parameter))
        if parameters == [VOID]:
            parameters = []
        return Function(result, tuple(parameters), variadic)

    def parameter_type(self, parameter: Any) -> CType:
        """Return the type of a parameter after adjustment of arrays and functions to pointers."""
        node = parameter.type
        if isinstance(node, c_ast.ArrayDecl):
            return Pointer(self.type_of(node.type))
        return decay(self.type_of(node))

    def _record(self, node: Any) -> Record:
        keyword = "struct" if isinstance(node, c_ast.Struct) else "union"
        record: Record | CType | None = None
        if node.name is not None:
            record = self.scopes.lookup_tag(node.name, innermost_only=node.decls is not None)
        if record is not None and not (isinstance(record, Record) and record.keyword == keyword):
            refuse(node, f"'{node.name}' is another kind of tag", self.filename)
        if record is None:
            record = Record(keyword, node.name)
            if node.name is not None:
                self.scopes.declare_tag(node.name, record)
        if node.decls is not None:
            assert isinstance(record, Record)
            if record.members is not None:
                refuse(node, f"{record} is defined twice", self.filename)
            record.define([self._member(member) for member in node.decls if isinstance(member, c_ast.Decl)])
        assert isinstance(record, Record)
        return record

    def _member(self, node: Any) -> tuple[str | None, CType, int | None, int]:
        ctype = self.type_of(node.type)
        if node.bitsize is not None:
            bits = self.constant(node.bitsize)
            if not isinstance(ctype, Integer) or not 0 <= bits <= ctype.size * 8:
                refuse(node, "this bit-field is not possible", self.filename)
            return node.name, ctype, bits, ctype.align
        if isinstance(ctype, Record) and ctype.members is None:
            refuse(node, f"{ctype} is not complete", self.filename)
        if isinstance(ctype, Function) or ctype is VOID:
            refuse(node, f"a member cannot be {ctype}", self.filename)
        return node.name, ctype, None, self.alignment(node, ctype)

    def alignment(self, node: Any, ctype: CType) -> int:
        """Return the alignment of a declaration, ``_Alignas`` included."""
        align = ctype.align
        for entry in node.align or ():
            what = entry.alignment
            value = self.type_of(what).align if isinstance(what, c_ast.Typename) else self.constant(what)
            if value & (value - 1):
                refuse(node, "an alignment must be a power of two", self.filename)
            align = max(align, value)
        return align

    def _enum(self, node: Any) -> CType:
        if node.values is None:
            known = self.scopes.lookup_tag(node.name)
            if known is None:
                refuse(node, f"enum {node.name} is not defined", self.filename)
            return known
        following = 0
        smallest = 0
        for enumerator in node.values.enumerators:
            if enumerator.value is not None:
                following = self.constant(enumerator.value)
            self.scopes.declare(enumerator.name, EnumConstant(following))
            smallest = min(smallest, following)
            following += 1
        ctype = INT if smallest < 0 else UINT
        if node.name is not None:
            self.scopes.declare_tag(node.name, ctype)
        return ctype

    # constant expressions (C11 6.6)

    def constant(self, node: Any) -> int:
        """Evaluate an integer constant expression."""
        value = self.constant_or_none(node)
        if value is None:
            refuse(node, "a constant is needed here", self.filename)
        return value

    def constant_or_none(self, node: Any) -> int | None:
        """Evaluate an integer constant expression, None when it is not one."""
        found = self.evaluate(node)
        return None if found is None or isinstance(found[0], float) else found[0]

    def evaluate(self, node: Any) -> tuple[int | float, CType] | None:
        """Evaluate an arithmetic constant expression to value and type, None when it is not one."""
        match node:
            case c_ast.Constant():
                return self._literal(node)
            case c_ast.ID():
                symbol = self.scopes.lookup(node.name)
                return (symbol.value, INT) if isinstance(symbol, EnumConstant) else None
            case c_ast.UnaryOp(op="sizeof" | "_Alignof" as op, expr=expr):
                return self._size(op, expr)
            case c_ast.UnaryOp(op="-" | "+" | "~" | "!" as op, expr=expr):
                return self._unary(op, self.evaluate(expr))
            case c_ast.BinaryOp(op=op, left=left, right=right):
                return self._binary(op, self.evaluate(left), self.evaluate(right))
            case c_ast.TernaryOp(cond=cond, iftrue=iftrue, iffalse=iffalse):
                test = self.evaluate(cond)
                return None if test is None else self.evaluate(iftrue if test[0] else iffalse)
            case c_ast.Cast(to_type=to_type, expr=expr):
                value = self.evaluate(expr)
                target = self.type_of(to_type) if value is not None else None
                if value is None or target is None:
                    return None
                return convert_constant(value[0], target), target
        return None

    def _literal(self, node: Any) -> tuple[int | float, CType] | None:
        try:
            if node.type == "char":
                return character_constant(node.value), INT
            if "int" in node.type:
                return integer_constant(node.value)
            if node.type in ("float", "double", "long double"):
                return floating_constant(node.value)
        except ValueError as error:
            refuse(node, str(error), self.filename)
        return None

    def _size(self, op: str, expr: Any) -> tuple[int, CType] | None:
        if isinstance(expr, c_ast.Typename):
            ctype = self.type_of(expr)
        elif isinstance(expr, c_ast.Constant) and expr.type == "string":
            return len(string_bytes(expr.value)) + 1, ULONG
        elif self.type_of_expression is not None:
            ctype = self.type_of_expression(expr)
        else:
            return None
        if isinstance(ctype, Array) and ctype.count_code is not None:
            return None
        if isinstance(ctype, Record) and ctype.members is None:
            refuse(expr, f"the size of {ctype} is not known here", self.filename)
        return (ctype.size if op == "sizeof" else ctype.align), ULONG

    def _unary(self, op: str, operand: tuple[int | float, CType] | None) -> tuple[int | float, CType] | None:
        if operand is None:
            return None
        value, ctype = operand
        if op == "!":
            return int(not value), INT
        ctype = promote(ctype)
        if op == "~" and isinstance(value, int):
            return convert_constant(~value, ctype), ctype
        return convert_constant(-value if op == "-" else value, ctype), ctype

    def _binary(
        self, op: str, left: tuple[int | float, CType] | None, right: tuple[int | float, CType] | None
    ) -> tuple[int | float, CType] | None:
        if left is None or right is None or not (left[1].is_scalar and right[1].is_scalar):
            return None
        a, b = left[0], right[0]
        if op == "&&":
            return int(bool(a) and bool(b)), INT
        if op == "||":
            return int(bool(a) or bool(b)), INT
        if isinstance(left[1], Pointer) or isinstance(right[1], Pointer):
            return None
        if op in ("<<", ">>"):
            ctype = promote(left[1])
            count = int(b) % (ctype.size * 8)
            return convert_constant(int(a) << count if op == "<<" else int(a) >> count, ctype), ctype
        ctype = common_type(left[1], right[1])
        a, b = convert_constant(a, ctype), convert_constant(b, ctype)
        if op in _COMPARISONS:
            return int(_COMPARISONS[op](a, b)), INT
        if op in ("/", "%"):
            if b == 0:
                return None
            if isinstance(ctype, Floating):
                return a / b, ctype
            quotient = abs(int(a)) // abs(int(b)) * (1 if (a < 0) == (b < 0) else -1)
            return convert_constant(quotient if op == "/" else int(a) - quotient * int(b), ctype), ctype
        return convert_constant(_ARITHMETIC[op](a, b), ctype), ctype


_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "&": lambda a, b: a & b,
    "|": lambda a, b: a | b,
    "^": lambda a, b: a ^ b,
}


def qualifiers(node: Any) -> list[str]:
    """Return the qualifiers of the outermost type of a declarator chain."""
    while isinstance(node, c_ast.ArrayDecl):
        node = node.type
    return list(getattr(node, "quals", None) or [])
