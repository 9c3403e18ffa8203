"""Types and places of operands, as far as the lengths of instructions depend on them."""

from __future__ import annotations

from operator import add, and_, eq, floordiv, ge, gt, le, lshift, lt, mod, mul, ne, or_, rshift, sub, xor
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.records import Record
from trainer.engine.language.symbols import EnumConstant, FunctionSymbol, Global, Local, TypeName
from trainer.engine.language.types import (
    CHAR_POINTER,
    DOUBLE,
    INT,
    LONG,
    ULONG,
    VOID_POINTER,
    Array,
    CType,
    Floating,
    Function,
    Integer,
    Pointer,
    common_type,
    decay,
    from_specifiers,
    promote,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.engine.language.declarations.declarators import Declarations
    from trainer.engine.language.symbols import Scopes

NEAR = 128  # bytes that a displacement of one byte reaches
SHIFTS = ("<<", ">>")
_ARITHMETIC = {
    "==": eq,
    "!=": ne,
    "<": lt,
    ">": gt,
    "<=": le,
    ">=": ge,
    "+": add,
    "-": sub,
    "*": mul,
    "<<": lshift,
    ">>": rshift,
    "&": and_,
    "|": or_,
    "^": xor,
    "/": floordiv,
    "%": mod,
}
COMPARISONS = ("==", "!=", "<", ">", "<=", ">=", "&&", "||")


class Operands:
    """Knows the names of a function, whose blocks are compiled: of several objects of one name, the first."""

    def __init__(
        self, scopes: Scopes, types: Declarations, locals_: Iterable[Local], statics: Iterable[Global]
    ) -> None:
        self._scopes = scopes
        self._types = types
        self._names: dict[str, Local | Global] = {}
        self._numbers: dict[int, tuple[Any, int | None]] = {}  # by the id of a node, which stays alive with it
        self._types_of: dict[int, tuple[Any, CType]] = {}
        for local in locals_:
            self._names.setdefault(local.name, local)
        for static in statics:
            self._names.setdefault(static.name, static)

    def symbol(self, name: str) -> Any:
        """Return what a name stands for, None if that was a constant or a type of an inner block."""
        return self._names.get(name) or self._scopes.lookup(name)

    def number(self, node: Any) -> int | None:
        """Return the value of an integer constant; a size is small."""
        known = self._numbers.get(id(node))
        if known is None:
            known = self._numbers[id(node)] = node, self._find_number(node)
        return known[1]

    def _find_number(self, node: Any) -> int | None:
        match node:
            case c_ast.Constant() if node.type != "string":
                return self._types.constant_or_none(node)
            case c_ast.ID():
                symbol = self.symbol(node.name)
                return symbol.value if isinstance(symbol, EnumConstant) else None
            case c_ast.UnaryOp(op="sizeof" | "_Alignof"):
                return 8
            case c_ast.UnaryOp(op="!") if isinstance(node.expr, c_ast.Constant) and node.expr.type == "string":
                return 0
            case c_ast.UnaryOp(op="-" | "+" | "~" | "!"):
                value = self.number(node.expr)
                return None if value is None else {"-": -value, "+": value, "~": ~value, "!": int(not value)}[node.op]
            case c_ast.Cast():
                return self.number(node.expr)
            case c_ast.BinaryOp() if node.op in _ARITHMETIC:
                return self._calculated(node)
            case c_ast.FuncCall() if isinstance(node.name, c_ast.ID) and node.name.name.endswith("offsetof"):
                return 8
        return None

    def _calculated(self, node: Any) -> int | None:
        left, right = self.number(node.left), self.number(node.right)
        if left is None and right is None:
            place = self._place(node.left) if node.op == "-" or node.op in COMPARISONS else None
            if place is not None and place is self._place(node.right):
                return 8 if node.op == "-" else 1  # of two places in one object
        if left is None or right is None or (node.op in ("/", "%") and not right):
            return None
        return int(_ARITHMETIC[node.op](left, right & 63 if node.op in SHIFTS else right))

    def _place(self, node: Any) -> Any:
        """Return the object that an expression is a fixed place in, None for others."""
        match node:
            case c_ast.Cast():
                return self._place(node.expr)
            case c_ast.UnaryOp(op="&"):
                return self._object(node.expr)
            case c_ast.BinaryOp(op="+" | "-") if self.number(node.right) is not None:
                return self._place(node.left)
            case c_ast.ID() if isinstance(self.type_of(node), Array):
                return self._object(node)
        return None

    def _object(self, node: Any) -> Any:
        while isinstance(node, c_ast.StructRef | c_ast.ArrayRef):
            pointer = isinstance(node, c_ast.ArrayRef) and not isinstance(self.type_of(node.name), Array)
            variable = isinstance(node, c_ast.ArrayRef) and self.number(node.subscript) is None
            if pointer or variable or getattr(node, "type", ".") == "->":
                return None
            node = node.name
        symbol = self.symbol(node.name) if isinstance(node, c_ast.ID) else None
        return symbol if isinstance(symbol, Local | Global) else None

    def is_constant(self, node: Any) -> bool:
        """Whether gcc knows a value: it is in the instruction, or in memory if it is floating."""
        if isinstance(node, c_ast.Constant):
            return bool(node.type != "string")
        if isinstance(node, c_ast.Cast | c_ast.UnaryOp) and getattr(node, "op", "-") in ("-", "+", "~"):
            return self.is_constant(node.expr)
        return self.number(node) is not None

    def type_of(self, node: Any) -> CType:
        """Return the type of an expression, ``int`` where it is not known."""
        known = self._types_of.get(id(node))
        if known is None:
            known = self._types_of[id(node)] = node, self._find_type(node)
        return known[1]

    def _find_type(self, node: Any) -> CType:
        match node:
            case c_ast.Constant():
                if node.type == "string":
                    return CHAR_POINTER
                found = self._types.evaluate(node)
                return found[1] if found is not None else INT
            case c_ast.ID():
                symbol = self.symbol(node.name)
                return INT if symbol is None or isinstance(symbol, EnumConstant | TypeName) else symbol.type
            case c_ast.ArrayRef() | c_ast.UnaryOp(op="*"):
                ctype = decay(self.type_of(node.name if isinstance(node, c_ast.ArrayRef) else node.expr))
                return ctype.target if isinstance(ctype, Pointer) else INT
            case c_ast.StructRef():
                member = self.member(node)
                return INT if member is None else member[1]
            case c_ast.UnaryOp():
                return self._type_of_unary(node)
            case c_ast.BinaryOp():
                return self._type_of_binary(node)
            case c_ast.Assignment():
                return self.type_of(node.lvalue)
            case c_ast.TernaryOp():
                return self._joined(decay(self.type_of(node.iftrue or node.cond)), decay(self.type_of(node.iffalse)))
            case c_ast.Cast() | c_ast.CompoundLiteral():
                return self.named_type(node.to_type if isinstance(node, c_ast.Cast) else node.type)
            case c_ast.FuncCall():
                function = self.function(node)
                return function.result if function is not None else INT
            case c_ast.ExprList() if node.exprs:
                return self.type_of(node.exprs[-1])
        return INT

    def member(self, node: Any) -> tuple[int, CType, bool] | None:
        """Return offset and type of the member that ``s.m`` or ``p->m`` names, and whether it is a bit-field."""
        ctype = decay(self.type_of(node.name))
        record = ctype.target if isinstance(ctype, Pointer) else ctype
        if not isinstance(record, Record) or record.members is None:
            return None
        found = record.index.get(node.field.name)
        return None if found is None else (found[0], found[1].type, found[1].bits is not None)

    def function(self, call: Any) -> Function | None:
        """Return the type of the function that is called."""
        ctype = self.type_of(call.name)
        ctype = ctype.target if isinstance(ctype, Pointer) else ctype
        return ctype if isinstance(ctype, Function) else None

    def calls_library(self, call: Any) -> bool:
        """Whether a call names a function that the program does not define."""
        symbol = self.symbol(call.name.name) if isinstance(call.name, c_ast.ID) else None
        return isinstance(symbol, FunctionSymbol) and not symbol.defined

    def is_named(self, call: Any) -> bool:
        """Whether a call names its function."""
        return isinstance(call.name, c_ast.ID) and isinstance(self.symbol(call.name.name), FunctionSymbol)

    def named_type(self, node: Any) -> CType:
        """Return a type that is written, as far as that can be said of a block that is left."""
        while isinstance(node, c_ast.Typename | c_ast.TypeDecl):
            node = node.type
        if isinstance(node, c_ast.PtrDecl):
            return Pointer(self.named_type(node.type))
        if isinstance(node, c_ast.IdentifierType):
            symbol = self._scopes.lookup(node.names[0]) if len(node.names) == 1 else None
            return symbol.type if isinstance(symbol, TypeName) else from_specifiers(node.names) or INT
        if isinstance(node, c_ast.Struct | c_ast.Union) and node.name is not None:
            return self._scopes.lookup_tag(node.name) or INT
        return VOID_POINTER if isinstance(node, c_ast.FuncDecl) else INT

    def _type_of_unary(self, node: Any) -> CType:
        if node.op == "&":
            return Pointer(self.type_of(node.expr))
        if node.op == "!":
            return INT
        if node.op in ("sizeof", "_Alignof"):
            return ULONG
        ctype = self.type_of(node.expr)
        return ctype if node.op in ("++", "--", "p++", "p--") else promote(ctype)

    def _type_of_binary(self, node: Any) -> CType:
        if node.op in COMPARISONS:
            return INT
        left, right = decay(self.type_of(node.left)), decay(self.type_of(node.right))
        if node.op in ("<<", ">>"):
            return promote(left)
        if isinstance(left, Pointer) and isinstance(right, Pointer):
            return LONG
        return self._joined(left, right)

    @staticmethod
    def _joined(left: CType, right: CType) -> CType:
        for ctype in (left, right):
            if isinstance(ctype, Pointer | Record):
                return ctype
        if isinstance(left, Integer | Floating) and isinstance(right, Integer | Floating):
            return common_type(left, right)
        return left


def is_wide(ctype: CType) -> bool:
    """Whether a value needs a register of 8 bytes."""
    return isinstance(ctype, Pointer | Array | Function) or (isinstance(ctype, Integer) and ctype.size >= 8)


def loading(ctype: CType) -> int:
    """Return opcode and ModRM bytes of a load."""
    if isinstance(ctype, Floating):
        return 2 if ctype.size == 16 else 4
    if is_wide(ctype):
        return 3
    return 3 if ctype.size < INT.size else 2


def storing(ctype: CType) -> int:
    """Return opcode and ModRM bytes of a store."""
    if isinstance(ctype, Floating):
        return 2 if ctype.size == 16 else 4
    if is_wide(ctype):
        return 3
    return 3 if ctype.size == 2 else 2


def is_double(ctype: CType) -> bool:
    """Whether a value is floating and in a register of SSE."""
    return isinstance(ctype, Floating) and ctype.size <= DOUBLE.size
