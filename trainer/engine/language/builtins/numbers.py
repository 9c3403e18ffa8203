"""Functions on numbers that the compiler itself knows: bits, overflow, classes of floating numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.extended import Extended
from trainer.engine.language.expressions.code import Place, Val, condition, constant, convert, normalised
from trainer.engine.language.refusal import refuse
from trainer.engine.language.types import (
    DOUBLE,
    FLOAT,
    INT,
    LDOUBLE,
    LLONG,
    LONG,
    UINT,
    ULLONG,
    ULONG,
    USHORT,
    CType,
    Floating,
    Integer,
    Pointer,
    common_type,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.language.expressions.expressions import Expressions

    Builtin = Callable[[Expressions, Any, Any], Val]


def _bits(template: str, ctype: Integer, result: Integer) -> Builtin:
    """Return the compiler of a function of one integer; ``{}`` in the template stands for it."""

    def compile_bits(compiler: Expressions, node: Any, arguments: Any) -> Val:
        operand = convert(compiler.value(arguments[0]), ctype)
        return Val(result, template.format(normalised(operand), ctype.bits), stable=operand.firm)

    return compile_bits


def _overflow(op: str, fixed: Integer | None = None, *, stores: bool = True) -> Builtin:
    """Return the compiler of ``__builtin_add_overflow`` and its like: calculate without bounds, then look."""

    def compile_overflow(compiler: Expressions, node: Any, arguments: Any) -> Val:
        left, right = compiler.both(arguments[0], arguments[1])
        if fixed is not None:
            left, right = convert(left, fixed), convert(right, fixed)
        if not isinstance(left.type, Integer) or not isinstance(right.type, Integer):
            refuse(node, "this needs integers", compiler.filename)
        exact = compiler.temporary()
        compiler.emit(f"{exact} = {normalised(left)} {op} {normalised(right)}")
        third = compiler.value(arguments[2])
        ctype = third.type.target if stores and isinstance(third.type, Pointer) else third.type
        if not isinstance(ctype, Integer):
            refuse(node, "this needs a place for an integer", compiler.filename)
        kept = compiler.saved(Val(ctype, exact, exact=False))
        if stores:
            compiler.store(Place(ctype, normalised(third), stable=True), kept)
        test = f"{kept.code} != {exact}"
        return Val(INT, f"(1 if {test} else 0)", stable=True, test=test)

    return compile_overflow


def _classified(template: str) -> Builtin:
    """Return the compiler of a question about one floating number."""

    def compile_question(compiler: Expressions, node: Any, arguments: Any) -> Val:
        value = compiler.value(arguments[0])
        if not isinstance(value.type, Floating):
            value = convert(value, DOUBLE)
        value = compiler.saved(value)
        smallest = _SMALLEST_NORMAL[value.type]
        finite = f"({value.code} - {value.code} == 0)"
        magnitude = f"abs({value.code})"
        code = template.format(x=value.code, finite=finite, magnitude=magnitude, smallest=smallest)
        return Val(INT, code, stable=True)

    return compile_question


def _compared(template: str) -> Builtin:
    """Return the compiler of a comparison that is not disturbed by NaNs."""

    def compile_comparison(compiler: Expressions, node: Any, arguments: Any) -> Val:
        left, right = compiler.both(arguments[0], arguments[1])
        ctype = common_type(left.type, right.type)
        one, two = compiler.saved(convert(left, ctype)), compiler.saved(convert(right, ctype))
        test = template.format(a=one.code, b=two.code)
        return Val(INT, f"(1 if {test} else 0)", stable=True, test=test)

    return compile_comparison


def _constant(value: float, ctype: CType) -> Builtin:
    def compile_constant(compiler: Expressions, node: Any, arguments: Any) -> Val:
        return constant(ctype, Extended.of(value) if ctype is LDOUBLE else value)

    return compile_constant


def _absolute(ctype: Floating) -> Builtin:
    def compile_absolute(compiler: Expressions, node: Any, arguments: Any) -> Val:
        value = convert(compiler.value(arguments[0]), ctype)
        return Val(ctype, f"abs({value.code})", stable=value.firm)

    return compile_absolute


def _copysign(ctype: Floating) -> Builtin:
    def compile_copysign(compiler: Expressions, node: Any, arguments: Any) -> Val:
        left, right = compiler.both(arguments[0], arguments[1])
        magnitude, sign = convert(left, ctype), convert(right, ctype)
        return Val(ctype, f"with_sign({magnitude.code}, {sign.code})", stable=magnitude.firm and sign.firm)

    return compile_copysign


def _power(ctype: Floating) -> Builtin:
    """Return the compiler of ``__builtin_powi``: repeated squaring, as libgcc's ``__powidf2`` does it."""

    def compile_power(compiler: Expressions, node: Any, arguments: Any) -> Val:
        left, right = compiler.both(arguments[0], arguments[1])
        base, exponent = convert(left, ctype), convert(right, INT)
        rounding = "to_f32" if ctype is FLOAT else "None"
        return compiler.saved(Val(ctype, f"power({base.code}, {normalised(exponent)}, {rounding})"))

    return compile_power


def _expect(compiler: Expressions, node: Any, arguments: Any) -> Val:
    for argument in arguments[1:]:
        compiler.effect(argument)
    return convert(compiler.value(arguments[0]), LONG)


def _negative(value: Val) -> str:
    return f"is_negative({value.code})"


def _signbit(compiler: Expressions, node: Any, arguments: Any) -> Val:
    value = compiler.value(arguments[0])
    value = value if isinstance(value.type, Floating) else convert(value, DOUBLE)
    test = _negative(value)
    return Val(INT, f"(1 if {test} else 0)", stable=value.firm, test=test)


def _classify(compiler: Expressions, node: Any, arguments: Any) -> Val:
    """Compile ``__builtin_fpclassify(nan, infinite, normal, subnormal, zero, x)``."""
    codes = [normalised(compiler.saved(convert(compiler.value(argument), INT))) for argument in arguments[:5]]
    nan, infinite, normal, subnormal, zero = codes
    value = compiler.value(arguments[5])
    value = compiler.saved(value if isinstance(value.type, Floating) else convert(value, DOUBLE))
    is_normal = compiler.saved(_classified(_NORMAL)(compiler, node, [arguments[5]]))
    x = value.code
    code = (
        f"({nan} if {x} != {x} else {infinite} if {x} - {x} != 0 else {zero} if {x} == 0"
        f" else {normal} if {condition(is_normal)} else {subnormal})"
    )
    return Val(INT, code, stable=True)


_SMALLEST_NORMAL: dict[CType, str] = {
    FLOAT: "1.1754943508222875e-38",
    DOUBLE: "2.2250738585072014e-308",
    LDOUBLE: "Extended(False, 1 << 63, -16445)",
}
_NORMAL = "(1 if {finite} and {magnitude} >= {smallest} else 0)"
NUMBERS: dict[str, Builtin] = {
    "__builtin_bswap16": _bits("reversed_bytes({}, 2)", USHORT, USHORT),
    "__builtin_bswap32": _bits("reversed_bytes({}, 4)", UINT, UINT),
    "__builtin_bswap64": _bits("reversed_bytes({}, 8)", ULONG, ULONG),
    "__builtin_expect": _expect,
    "__builtin_expect_with_probability": _expect,
    "__builtin_fpclassify": _classify,
    "__builtin_isfinite": _classified("(1 if {finite} else 0)"),
    "__builtin_isinf": _classified("(0 if {finite} or {x} != {x} else 1)"),
    "__builtin_isinf_sign": _classified("(0 if {finite} or {x} != {x} else 1 if {x} > 0 else -1)"),
    "__builtin_isnan": _classified("(1 if {x} != {x} else 0)"),
    "__builtin_isnormal": _classified(_NORMAL),
    "__builtin_isgreater": _compared("{a} > {b}"),
    "__builtin_isgreaterequal": _compared("{a} >= {b}"),
    "__builtin_isless": _compared("{a} < {b}"),
    "__builtin_islessequal": _compared("{a} <= {b}"),
    "__builtin_islessgreater": _compared("{a} < {b} or {a} > {b}"),
    "__builtin_isunordered": _compared("{a} != {a} or {b} != {b}"),
}
for _suffix, _signed, _unsigned in (("", INT, UINT), ("l", LONG, ULONG), ("ll", LLONG, ULLONG), ("imax", LONG, ULONG)):
    NUMBERS |= {
        f"__builtin_clz{_suffix}": _bits("({1} - ({0}).bit_length())", _unsigned, INT),
        f"__builtin_ctz{_suffix}": _bits("trailing_zeros({}, {})", _unsigned, INT),
        f"__builtin_ffs{_suffix}": _bits("(trailing_zeros({}, -1) + 1)", _unsigned, INT),
        f"__builtin_popcount{_suffix}": _bits("({}).bit_count()", _unsigned, INT),
        f"__builtin_parity{_suffix}": _bits("(({}).bit_count() & 1)", _unsigned, INT),
        f"__builtin_clrsb{_suffix}": _bits("({1} - 1 - ({0} ^ {0} >> {1}).bit_length())", _signed, INT),
    }
for _name, _op in (("add", "+"), ("sub", "-"), ("mul", "*")):
    NUMBERS[f"__builtin_{_name}_overflow"] = _overflow(_op)
    NUMBERS[f"__builtin_{_name}_overflow_p"] = _overflow(_op, stores=False)
    for _prefix, _kinds in (("s", (INT, LONG, LLONG)), ("u", (UINT, ULONG, ULLONG))):
        for _suffix, _kind in zip(("", "l", "ll"), _kinds, strict=True):
            NUMBERS[f"__builtin_{_prefix}{_name}{_suffix}_overflow"] = _overflow(_op, _kind)
for _suffix, _floating in (("", DOUBLE), ("f", FLOAT), ("l", LDOUBLE)):
    NUMBERS |= {
        f"__builtin_huge_val{_suffix}": _constant(float("inf"), _floating),
        f"__builtin_inf{_suffix}": _constant(float("inf"), _floating),
        f"__builtin_nan{_suffix}": _constant(float("nan"), _floating),
        f"__builtin_fabs{_suffix}": _absolute(_floating),
        f"__builtin_copysign{_suffix}": _copysign(_floating),
        f"__builtin_powi{_suffix}": _power(_floating),
        f"__builtin_signbit{_suffix}": _signbit,
        f"__builtin_isnan{_suffix}": NUMBERS["__builtin_isnan"],
        f"__builtin_isinf{_suffix}": NUMBERS["__builtin_isinf"],
        f"__builtin_isfinite{_suffix}": NUMBERS["__builtin_isfinite"],
        f"__builtin_finite{_suffix}": NUMBERS["__builtin_isfinite"],
    }
