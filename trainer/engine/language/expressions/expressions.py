"""Expressions: each method compiles one kind of node and returns its value or place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.arithmetic import COMPARISONS
from trainer.engine.language.expressions.code import Place, Val, condition, constant, convert, normalised, retyped
from trainer.engine.language.expressions.conditionals import Conditionals
from trainer.engine.language.expressions.evaluation_order import Computed, has_effects
from trainer.engine.language.folding.identities import reduced
from trainer.engine.language.folding.library_calls import simpler_call, without_void_casts
from trainer.engine.language.folding.narrowing import Converted, narrowed
from trainer.engine.language.folding.string_calls import expanded
from trainer.engine.language.folding.unused_values import compiled_unused
from trainer.engine.language.prototypes import header_type
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import EnumConstant, FunctionSymbol
from trainer.engine.language.types import BOOL, INT, ULONG, VOID, Floating, Integer, Pointer, promote

if TYPE_CHECKING:
    from trainer.engine.language.unit import Unit

_CALCULATED = (
    c_ast.UnaryOp,
    c_ast.BinaryOp,
    c_ast.FuncCall,
    c_ast.TernaryOp,
    c_ast.Cast,
    c_ast.Assignment,
    c_ast.ExprList,
)
_LONG_CODE = 2000  # the host limits how deep an expression may be nested


class Expressions(Conditionals):
    """Compiles expressions of one function.

    ``reductions`` has what ``identities`` made of an operator, by the id of its node, with that.
    """

    def __init__(self, unit: Unit) -> None:
        super().__init__(unit)
        self.reductions: dict[int, tuple[Any, Any]] = {}

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
                return self.assignment(node)
            case c_ast.FuncCall():
                return self.call(node)
            case c_ast.Cast():
                return self._cast(node)
            case c_ast.TernaryOp():
                return self.conditional(node)
            case c_ast.ExprList():
                for expression in node.exprs[:-1]:
                    self.effect(expression)
                return self.value(node.exprs[-1])
            case c_ast.GenericSelection():
                return self.value(self.chosen(node))
            case c_ast.Compound():
                return self.statement_expression(node)
            case Computed():
                return node.value
            case Converted():
                return convert(self.value(node.expr), node.type)
        refuse(node, f"{type(node).__name__} is not supported", self.filename)

    def effect(self, node: Any) -> None:
        """Compile an expression for its effects."""
        node = without_void_casts(node)
        if isinstance(node, c_ast.FuncCall) and self.unit.calls_library(node.name):
            node = simpler_call(node)
        if node is not None and not compiled_unused(self, node):
            value = self.value(node)
            if isinstance(node, c_ast.FuncCall):
                self.puts_result_aside(value.type)
            self.drop(value)

    def _constant(self, node: Any) -> Val:
        if node.type == "string":
            element, _, host_name = self.unit.string(node)
            return Val(Pointer(element), host_name, stable=True)
        found = self.types.evaluate(node)
        if found is None:
            refuse(node, f"the constant {node.value} is not supported", self.filename)
        value, ctype = found
        return constant(ctype, value)

    def expanded_call(self, symbol: FunctionSymbol, nodes: Any) -> Val | None:
        """Compile a call of a library function that gcc expands, None for others."""
        if not symbol.by_header and symbol.type != header_type(symbol.name):
            return None
        return expanded(self, symbol.name, nodes)

    def statement_expression(self, node: Any) -> Val:
        """Compile ``({ … })``."""
        refuse(node, "a statement is not possible here", self.filename)

    def _binary(self, node: Any) -> Val:
        known = self.types.evaluate(node)
        if known is not None:
            return constant(known[1], known[0])
        node = reduced(self, node)
        if not isinstance(node, c_ast.BinaryOp):
            return self.value(node)
        if node.op in ("&&", "||"):
            return self.logical(node)
        node = self.with_opposite(self.without_commas(node))
        folded = self._folded(node)
        if folded is not None:
            return folded
        left, right = self.operands(node)
        result = self.arithmetic(node, node.op, left, right)
        return self.saved(result) if len(result.code) > _LONG_CODE else result

    def truth(self, node: Any) -> Val:
        """Compile an expression of which only matters whether it is 0; gcc then looks at less of it."""
        if isinstance(node, c_ast.BinaryOp) and node.op in ("*", "+"):
            from trainer.engine.language.folding.comparisons import truth_of_product

            if self.types.evaluate(node) is None and (found := truth_of_product(self, node)) is not None:
                return found
        return self.value(node)

    def _folded(self, node: Any) -> Val | None:
        """Compile an operator that gcc simplifies, None for others."""
        if node.op in COMPARISONS and (isinstance(node.left, _CALCULATED) or isinstance(node.right, _CALCULATED)):
            from trainer.engine.language.folding.comparisons import compared

            return compared(self, node)
        if node.op in ("/", "%"):
            from trainer.engine.language.folding.divisions import divided

            return divided(self, node)
        return None

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
                return self.step(node, op)
            case "&&":
                return Val(Pointer(VOID), self.unit.label_address(node.expr.name), stable=True)
        if op == "-" and isinstance(node.expr, c_ast.BinaryOp) and self.is_integer_difference(node.expr):
            return self.value(c_ast.BinaryOp("-", node.expr.right, node.expr.left, node.coord))
        if op == "~":
            opposite = self.complement_of_difference(node.expr)
            if opposite is not None:
                return self.value(opposite)
        operand = self.truth(node.expr) if op == "!" else self.value(node.expr)
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
            if isinstance(ctype, Floating):
                self.unit.pooled_sign(ctype)
            negated = None if operand.bits is None else f"({operand.bits} ^ {1 << 31})"
            return Val(
                ctype, f"(-{operand.code})", stable=operand.firm, exact=isinstance(ctype, Floating), bits=negated
            )
        if not isinstance(ctype, Integer):
            refuse(node, "'~' needs an integer", self.filename)
        return Val(ctype, f"(~{normalised(operand)})", stable=operand.firm, exact=ctype.signed)

    def _address_of(self, node: Any) -> Val:
        if isinstance(node.expr, c_ast.UnaryOp) and node.expr.op == "*":
            return self.value(node.expr.expr)
        self.note_addressed(node.expr)
        place = self.place(node.expr)
        if place.member is not None and place.member.bits is not None:
            refuse(node, "a bit-field has no address", self.filename)
        pointer = Pointer(place.type, place.qualifiers)
        return Val(pointer, place.address, stable=place.stable, exact=False, slot=place.slot)

    def _run_time_size(self, node: Any) -> Val:
        # an operand whose type has a variable length is evaluated (C11 6.5.3.4)
        is_type = isinstance(node.expr, c_ast.Typename)
        ctype = self.types.type_of(node.expr) if is_type else self.place(node.expr).type
        return Val(ULONG, self.size_code(ctype), stable=True)

    def _cast(self, node: Any) -> Val:
        target = self.types.type_of(node.to_type)
        expression = narrowed(node.expr, target, self.value_type) if has_effects(node.expr) else node.expr
        value = self.truth(expression) if target is BOOL else self.value(expression)
        if target is VOID:
            self.drop(value)
            return Val(VOID, "None", stable=True)
        if isinstance(target, Record) and target.keyword == "union" and target is not value.type:
            return self._cast_to_union(node, value, target)
        if isinstance(target, Record) or not value.type.is_scalar or not target.is_scalar:
            if target is value.type:
                return value
            refuse(node, f"{value.type} cannot be cast to {target}", self.filename)
        return retyped(convert(value, target), target)

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
