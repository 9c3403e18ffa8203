"""Expressions outside of functions: the values of initialisers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from trainer.engine.extended import Extended
from trainer.engine.language.expressions.code import Place, Val, constant, convert, normalised
from trainer.engine.language.expressions.expressions import Expressions
from trainer.engine.language.literals import convert_constant
from trainer.engine.language.operations import float_divide, is_negative, with_sign
from trainer.engine.language.refusal import refuse
from trainer.engine.language.types import CType, Floating, Integer, bit_field_type, common_type

if TYPE_CHECKING:
    from trainer.engine.language.unit import Unit

_READS_MEMORY = r"\b(load\w*|process)\b"


class StaticExpressions(Expressions):
    """Compiles expressions outside of functions: only what needs no statement and reads no object."""

    unit: Unit

    def static_value(self, node: Any, target: CType, bits: int | None = None) -> Val:
        """Compile the value of an initialiser, of a bit-field of so many ``bits``."""
        value = self.value(node)
        self.check_assignable(node, value.type, target)
        if self.lines or re.search(_READS_MEMORY, value.code):
            refuse(node, "this initialiser is not constant", self.filename)
        if bits is not None and isinstance(value.type, Floating) and isinstance(target, Integer):
            value = convert(value, bit_field_type(target, bits))
        value = convert(value, target)
        return Val(value.type, normalised(value), stable=True, const=value.const)

    def load(self, place: Place) -> Val:
        """Read an object: gcc knows the values of ``const`` ones."""
        if place.known is not None:
            return constant(place.type, place.known)
        return super().load(place)

    def arithmetic(self, node: Any, op: str, left: Val, right: Val) -> Val:
        """Compile an operation: here gcc divides by zero itself, and its NaN has the sign of a quotient (measured)."""
        is_quotient = op == "/" and (isinstance(left.type, Floating) or isinstance(right.type, Floating))
        if not is_quotient or left.const is None or right.const is None:
            return super().arithmetic(node, op, left, right)
        ctype = common_type(left.type, right.type)
        a, b = convert_constant(left.const, ctype), convert_constant(right.const, ctype)
        assert not isinstance(a, int)
        assert not isinstance(b, int)
        quotient: float | Extended
        quotient = a / b if isinstance(a, Extended) and isinstance(b, Extended) else float_divide(float(a), float(b))
        if not (a or b):
            nan = Extended.of(float("nan")) if isinstance(quotient, Extended) else float("nan")
            quotient = with_sign(nan, -1.0 if is_negative(a) != is_negative(b) else 1.0)
        return constant(ctype, quotient)

    def compound_literal(self, node: Any, ctype: CType) -> Place:
        """Compile a compound literal, which has static storage here."""
        return Place(ctype, self.unit.anonymous_object(ctype, node.init).host_name, stable=True)

    def ends_block(self) -> None:
        """There are no statements here."""

    def pool(self, value: Val) -> None:
        """There are no instructions here."""
