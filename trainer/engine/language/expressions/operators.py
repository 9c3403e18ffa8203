"""Binary operators on values: the arithmetic of x86-64, of numbers and of pointers."""

from __future__ import annotations

from typing import Any

from trainer.engine.floating import to_f32
from trainer.engine.language.arithmetic import COMPARISONS
from trainer.engine.language.expressions.accesses import Accesses
from trainer.engine.language.expressions.code import Val, constant, convert, normalised, wrap
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.types import (
    DOUBLE,
    FLOAT,
    INT,
    LDOUBLE,
    LONG,
    ULONG,
    Array,
    CType,
    Floating,
    Integer,
    Pointer,
    common_type,
    promote,
)


def _compare(op: str, left: Val, right: Val) -> Val:
    test = f"{normalised(left)} {op} {normalised(right)}"
    return Val(INT, f"(1 if {test} else 0)", stable=left.firm and right.firm, test=test)


class Operators(Accesses):
    """Compiles operators whose operands have been compiled."""

    def arithmetic(self, node: Any, op: str, left: Val, right: Val) -> Val:
        """Compile a binary operator on two values."""
        stable = left.firm and right.firm
        for operand in (left, right):
            if not operand.type.is_scalar:
                refuse(node, f"'{op}' cannot be applied to {operand.type}", self.filename)
        if isinstance(left.type, Pointer) or isinstance(right.type, Pointer):
            return self._pointer_arithmetic(node, op, left, right)
        if op in ("<<", ">>"):
            return self._shift(node, op, left, right)
        ctype = common_type(left.type, right.type)
        a, b = convert(left, ctype), convert(right, ctype)
        self._pool_operands(op, (left, right), (a, b))
        if op in COMPARISONS:
            return _compare(op, a, b)
        if isinstance(ctype, Floating):
            if op in ("%", "&", "|", "^"):
                refuse(node, f"'{op}' cannot be applied to {ctype}", self.filename)
            traps = op == "/" and ctype is not LDOUBLE
            code = f"float_divide({a.code}, {b.code})" if traps else f"({a.code} {op} {b.code})"
            return Val(ctype, f"to_f32({code})" if ctype is FLOAT else code, stable=stable)
        assert isinstance(ctype, Integer)
        if op in ("/", "%"):
            if ctype.signed or b.const in (None, 0):
                if b.const is not None and b.const > 0:
                    return self._divide_by_positive(op, a, _known(b))
                smallest = ctype.low
                name = "divide" if op == "/" else "remainder"
                self.ends_block()
                place = self.unit.trap_address(node)
                return self.saved(Val(ctype, f"{name}(process, {normalised(a)}, {normalised(b)}, {smallest}, {place})"))
            return Val(ctype, f"({normalised(a)} {'//' if op == '/' else '%'} {b.code})", stable=stable)
        if op in ("&", "|", "^"):
            return Val(ctype, f"({normalised(a)} {op} {normalised(b)})", stable=stable)
        return Val(ctype, f"({a.code} {op} {b.code})", stable=stable, exact=False)

    def _pool_operands(self, op: str, operands: tuple[Val, Val], converted: tuple[Val, Val]) -> None:
        """Note constants in memory: gcc compares a ``float`` with one of its own type, if that is exact."""
        for value, other in (converted, converted[::-1]):
            is_single = op in COMPARISONS and FLOAT in (operands[0].type, operands[1].type)
            if is_single and value.type is DOUBLE and isinstance(value.const, float) and other.const is None:
                single = constant(FLOAT, to_f32(value.const))
                value = single if single.const == value.const else value
            self.pool(value)

    def _divide_by_positive(self, op: str, left: Val, right: int) -> Val:
        """Divide towards zero by a constant that cannot trap."""
        name, word = self.temporary(), "//" if op == "/" else "%"
        self.emit(f"{name} = {normalised(left)}")
        return Val(left.type, f"({name} {word} {right} if {name} >= 0 else -(-{name} {word} {right}))", stable=True)

    def _shift(self, node: Any, op: str, left: Val, right: Val) -> Val:
        ctype = promote(left.type)
        if not isinstance(ctype, Integer) or not isinstance(right.type, Integer):
            refuse(node, f"'{op}' needs integers", self.filename)
        a = convert(left, ctype)
        bits = ctype.size * 8
        count = str(_known(right) % bits) if right.const is not None else f"({normalised(right)} & {bits - 1})"
        stable = left.firm and right.firm
        if op == "<<":
            return Val(ctype, f"({normalised(a)} << {count})", stable=stable, exact=False)
        return Val(ctype, f"({normalised(a)} >> {count})", stable=stable)

    def _pointer_arithmetic(self, node: Any, op: str, left: Val, right: Val) -> Val:
        stable = left.firm and right.firm
        if op in COMPARISONS:
            return _compare(op, convert(left, ULONG), convert(right, ULONG))
        if op == "+":
            pointer, index = (left, right) if isinstance(left.type, Pointer) else (right, left)
            return self._moved(node, pointer, index, 1)
        if op == "-" and isinstance(left.type, Pointer):
            if not isinstance(right.type, Pointer):
                return self._moved(node, left, right, -1)
            code = wrap(f"({left.code} - {right.code})", LONG)
            return Val(LONG, self._divided_by_size(code, left.type.target), stable=stable)
        refuse(node, f"'{op}' cannot be applied to {left.type} and {right.type}", self.filename)

    def _moved(self, node: Any, pointer: Val, index: Val, sign: int) -> Val:
        """Compile a sum, which is in a register even if it is the address of a known place."""
        result = self.offset(node, pointer, index, sign)
        if result.code != pointer.code:
            result.registers = (0,)
        return result

    def _divided_by_size(self, code: str, ctype: CType) -> str:
        """Return code that divides as gcc does where it knows that there is no remainder: shift, multiply."""
        if ctype.is_variable:
            return f"({code} // ({self.size_code(ctype)} or 1))"
        size = ctype.size or 1
        shift = (size & -size).bit_length() - 1
        odd = size >> shift
        shifted = f"({code} >> {shift})" if shift else code
        return shifted if odd == 1 else wrap(f"({shifted} * {pow(odd, -1, 1 << 64)})", LONG)

    def size_code(self, ctype: CType) -> str:
        """Return code of the size in bytes, of variable length arrays too."""
        if isinstance(ctype, Array) and ctype.count_code is not None:
            return f"({ctype.count_code} * {self.size_code(ctype.element)})"
        return str(ctype.size)

    def offset(self, node: Any, pointer: Val, index: Val, sign: int) -> Val:
        """Compile ``pointer + sign * index``."""
        if not isinstance(pointer.type, Pointer) or not isinstance(index.type, Integer):
            refuse(node, f"cannot index {pointer.type} with {index.type}", self.filename)
        target = pointer.type.target
        if isinstance(target, Record) and target.members is None:
            refuse(node, f"{target} is not complete", self.filename)
        size: str | int = target.size
        if target.is_variable:
            size = self.size_code(target)
            self.reads_row(size)
        stable = pointer.firm and index.firm
        if index.const is not None and isinstance(size, int):
            distance = _known(index) * size * sign
            if distance == 0:
                return Val(pointer.type, pointer.code, stable=stable, exact=pointer.exact, slot=pointer.slot)
            return Val(
                pointer.type,
                f"({pointer.code} + {distance})" if distance > 0 else f"({pointer.code} - {-distance})",
                stable=stable,
                exact=False,
                slot=pointer.slot.at(distance) if pointer.slot is not None else None,
            )
        scaled = normalised(index) if size == 1 else f"{normalised(index)} * {size}"
        return Val(pointer.type, f"({pointer.code} {'+' if sign > 0 else '-'} {scaled})", stable=stable, exact=False)


def _known(value: Val) -> int:
    assert isinstance(value.const, int)
    return value.const
