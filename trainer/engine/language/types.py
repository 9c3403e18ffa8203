"""C types with the sizes and alignments of the x86-64 System V ABI."""

from __future__ import annotations

from trainer.engine.lazy_dataclasses import dataclass, field

Qualifiers = frozenset[str]
NO_QUALIFIERS = Qualifiers()
CONST = Qualifiers(("const",))
QUALIFIERS = Qualifiers(("const", "volatile"))  # those that matter


class CType:
    """A type; ``size`` and ``align`` in bytes."""

    size: int
    align: int

    @property
    def is_scalar(self) -> bool:
        """Whether the value fits a register: arithmetic or pointer."""
        return isinstance(self, Integer | Floating | Pointer)

    @property
    def is_variable(self) -> bool:
        """Whether it is an array whose length is known at run time only."""
        return False


@dataclass(frozen=True)
class Void(CType):
    """``void``; GNU C gives it size 1 for pointer arithmetic."""

    size: int = 1
    align: int = 1

    def __str__(self) -> str:
        return "void"


@dataclass(frozen=True)
class Integer(CType):
    """An integer type; ``rank`` orders the types for the usual arithmetic conversions.

    ``width`` is set for what gcc makes of a wide bit-field: a type of its own with that many bits. ``enumeration``
    tells the types of enumerations from each other, which matters only for whether they are ``compatible``.
    """

    name: str
    size: int
    signed: bool
    rank: float
    width: int | None = None
    enumeration: object = field(default=None, repr=False, compare=False)

    @property
    def bits(self) -> int:
        """How many bits the values have."""
        return self.size * 8 if self.width is None else self.width

    @property
    def align(self) -> int:  # type: ignore[override]
        """Integers are aligned to their size."""
        return self.size

    @property
    def low(self) -> int:
        """The smallest value."""
        return -(1 << (self.bits - 1)) if self.signed else 0

    @property
    def high(self) -> int:
        """The largest value."""
        return (1 << (self.bits - self.signed)) - 1

    @property
    def code(self) -> str:
        """The suffix of the memory accessors, such as ``i32``."""
        return f"{'i' if self.signed else 'u'}{self.size * 8}"

    def wrap(self, value: int) -> int:
        """Reduce modulo 2**bits into the range, as x86-64 does; ``_Bool`` tests against zero."""
        if self.name == "_Bool":
            return int(value != 0)
        value &= (1 << self.bits) - 1
        return value - (1 << self.bits) if value > self.high else value

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Floating(CType):
    """``float``, ``double`` or ``long double``."""

    name: str
    size: int

    @property
    def align(self) -> int:  # type: ignore[override]
        """Floating types are aligned to their size."""
        return self.size

    @property
    def code(self) -> str:
        """The suffix of the memory accessors."""
        return "f80" if self.size == 16 else f"f{self.size * 8}"

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Pointer(CType):
    """A pointer to ``target``."""

    target: CType
    qualifiers: Qualifiers = NO_QUALIFIERS  # of the target
    size: int = 8
    align: int = 8
    code: str = "u64"

    def __str__(self) -> str:
        if isinstance(self.target, Function):
            return f"{self.target.result} (*)({self.target.parameter_list})"
        separator = "" if str(self.target).endswith("*") else " "
        return f"{self.target}{separator}*"


@dataclass(frozen=True)
class Array(CType):
    """``count`` elements; None while incomplete, a host name in ``count_code`` for a variable length array."""

    element: CType
    count: int | None
    count_code: str | None = None

    @property
    def size(self) -> int:  # type: ignore[override]
        """0 while incomplete."""
        return self.element.size * (self.count or 0)

    @property
    def align(self) -> int:  # type: ignore[override]
        """That of an element."""
        return self.element.align

    @property
    def is_variable(self) -> bool:
        """Whether its length, or that of an element, is known at run time only."""
        return self.count_code is not None or self.element.is_variable

    def __str__(self) -> str:
        return f"{self.element} [{'' if self.count is None else self.count}]"


@dataclass(frozen=True)
class Function(CType):
    """A function type; ``parameters`` is None for the old ``()``."""

    result: CType
    parameters: tuple[CType, ...] | None
    variadic: bool = False
    size: int = 1
    align: int = 1

    @property
    def parameter_list(self) -> str:
        """The parameter types as text."""
        return ", ".join(map(str, self.parameters or ())) + (", ..." if self.variadic else "")

    def __str__(self) -> str:
        return f"{self.result} ({self.parameter_list})"


VOID = Void()
BOOL = Integer("_Bool", 1, False, 0)
CHAR = Integer("char", 1, True, 1)
SCHAR = Integer("signed char", 1, True, 1)
UCHAR = Integer("unsigned char", 1, False, 1)
SHORT = Integer("short", 2, True, 2)
USHORT = Integer("unsigned short", 2, False, 2)
INT = Integer("int", 4, True, 3)
UINT = Integer("unsigned int", 4, False, 3)
LONG = Integer("long", 8, True, 4)
ULONG = Integer("unsigned long", 8, False, 4)
LLONG = Integer("long long", 8, True, 5)
ULLONG = Integer("unsigned long long", 8, False, 5)
INT128 = Integer("__int128", 16, True, 6)
UINT128 = Integer("unsigned __int128", 16, False, 6)
FLOAT = Floating("float", 4)
DOUBLE = Floating("double", 8)
LDOUBLE = Floating("long double", 16)
CHAR_POINTER = Pointer(CHAR)
VOID_POINTER = Pointer(VOID)
_PLAIN: dict[CType, CType] = {ctype: ctype for ctype in (INT, UINT, LONG, ULONG)}  # of enumerations
_UNSIGNED: dict[CType, CType] = {SHORT: USHORT, INT: UINT, LONG: ULONG, LLONG: ULLONG, INT128: UINT128}

_SPECIFIERS: dict[tuple[str, ...], CType] = {
    ("void",): VOID,
    ("_Bool",): BOOL,
    ("bool",): BOOL,
    ("char",): CHAR,
    ("char", "signed"): SCHAR,
    ("char", "unsigned"): UCHAR,
    ("float",): FLOAT,
    ("double",): DOUBLE,
    ("double", "long"): LDOUBLE,
}
for _names, _type in (
    (("short",), SHORT),
    ((), INT),
    (("long",), LONG),
    (("long", "long"), LLONG),
    (("__int128",), INT128),
):
    for _int in ((), ("int",)):
        _unsigned = _UNSIGNED[_type]
        _SPECIFIERS[tuple(sorted((*_names, *_int)))] = _type
        _SPECIFIERS[tuple(sorted((*_names, *_int, "signed")))] = _type
        _SPECIFIERS[tuple(sorted((*_names, *_int, "unsigned")))] = _unsigned


def from_specifiers(names: list[str]) -> CType | None:
    """Return the type of specifiers such as ``["unsigned", "long"]`` in any order, None when there is none."""
    return _SPECIFIERS.get(tuple(sorted(names))) if names else None


def default_promotion(ctype: CType) -> CType:
    """Apply the default argument promotions (C11 6.5.2.2): ``float`` becomes ``double``."""
    return DOUBLE if ctype is FLOAT else promote(ctype)


def bit_field_type(ctype: Integer, bits: int) -> Integer:
    """Return the type of the value of a bit-field: as declared, or one of its own where that has fewer bits.

    Those up to the width of ``int`` are promoted; wider ones keep their width in arithmetic (gcc's, measured).
    """
    if bits == ctype.bits or ctype is BOOL:
        return ctype
    return Integer(f"{ctype}:{bits}", ctype.size, ctype.signed, INT.rank + (bits - INT.bits) / 64, bits)


def promote(ctype: CType) -> CType:
    """Apply the integer promotions (C11 6.3.1.1)."""
    if not isinstance(ctype, Integer) or (ctype.rank >= INT.rank and ctype.width is None):
        return _PLAIN.get(ctype, ctype)
    if INT.low <= ctype.low and ctype.high <= INT.high:
        return INT
    return UINT if ctype.bits == UINT.bits and not ctype.signed else ctype


def common_type(left: CType, right: CType) -> CType:
    """Apply the usual arithmetic conversions (C11 6.3.1.8) to two arithmetic types."""
    for floating in (LDOUBLE, DOUBLE, FLOAT):
        if floating in (left, right):
            return floating
    first, second = promote(left), promote(right)
    assert isinstance(first, Integer)
    assert isinstance(second, Integer)
    if first.signed == second.signed:
        return first if first.rank >= second.rank else second
    unsigned, signed = (second, first) if first.signed else (first, second)
    if unsigned.rank >= signed.rank:
        return unsigned
    return signed if signed.bits > unsigned.bits else _UNSIGNED[signed]


def unsigned_type(ctype: Integer) -> CType:
    """Return the unsigned type beside a signed one."""
    return _UNSIGNED[ctype]


def is_variably_modified(ctype: CType) -> bool:
    """Whether a type has a length that is known at run time only (C11 6.7.6)."""
    while isinstance(ctype, Pointer):
        ctype = ctype.target
    return ctype.is_variable


def decay(ctype: CType) -> CType:
    """Turn arrays into pointers to their element, functions into pointers to them (C11 6.3.2.1)."""
    if isinstance(ctype, Array):
        return Pointer(ctype.element)
    return Pointer(ctype) if isinstance(ctype, Function) else ctype
