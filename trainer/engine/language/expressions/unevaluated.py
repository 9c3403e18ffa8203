"""The types of expressions that are not evaluated."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.compatibility import compatible
from trainer.engine.language.expressions.places import Places
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import EnumConstant
from trainer.engine.language.types import Array, CType, Function

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unevaluated(Places):
    """Compiles expressions for their types."""

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
                    return self.type_of(self.chosen(node))
            return self.value(node).type

    def evaluated_type(self, node: Any) -> CType:
        """Return the type of an expression after evaluating it."""
        ctype = self.type_of(node)
        if isinstance(ctype, Array):
            return self.place(node).type
        value = self.value(node)
        self.drop(value)
        return value.type

    def value_type(self, node: Any) -> CType:
        """Return the type that the value of an expression has, without evaluating it."""
        with self.unevaluated():
            return self.value(node).type

    def chosen(self, node: Any) -> Any:
        """Return the expression that a ``_Generic`` chooses."""
        chosen = None
        ctype = self._controlling_type(node.expr)
        for association in node.associations:
            if association.type is None:
                chosen = chosen or association.expr
            elif compatible(self.types.type_of(association.type), ctype) and not self.types.qualifiers(
                association.type
            ):  # a value has no qualifiers
                return association.expr
        if chosen is None:
            refuse(node, f"no choice of _Generic fits {ctype}", self.filename)
        return chosen

    def _controlling_type(self, node: Any) -> CType:
        """Return the type by which ``_Generic`` chooses: that of the value, but a narrow bit-field keeps its own."""
        ctype = self.type_of(node)
        return self.value_type(node) if isinstance(ctype, Array | Function) else ctype
