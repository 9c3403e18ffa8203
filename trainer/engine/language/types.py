"""C types with the sizes and alignments of the x86-64 System V ABI."""

from __future__ import annotations

from dataclasses import dataclass, field


class CType:
    """A type; ``size`` and ``align`` in bytes."""

    size: int
    align: int

    @property
    def is_scalar(self) -> bool:
        """Whether the value fits a register: arithmetic or pointer."""
        return isinstance(self, Integer | Floating | Pointer)


@dataclass(frozen=True)
class Void(CType):
    """``void``; GNU C gives it size 1 for pointer arithmetic."""

    size: int = 1
    align: int = 1

    def __str__(self) -> str:
        return "void"


@dataclass(frozen=True)
class Integer(CType):
    """An integer type; ``rank`` orders the types for the usual arithmetic conversions."""

    name: str
    size: int
    signed: bool
    rank: int

    @property
    def align(self) -> int:  # type: ignore[override]
        """Integers are aligned to their size."""
        return self.size

    @property
    def low(self) -> int:
        """The smallest value."""
        return -(1 << (self.size * 8 - 1)) if self.signed else 0

    @property
    def high(self) -> int:
        """The largest value."""
        return (1 << (self.size * 8 - self.signed)) - 1

    @property
    def code(self) -> str:
        """The suffix of the memory accessors, such as ``i32``."""
        return f"{'i' if self.signed else 'u'}{self.size * 8}"

    def wrap(self, value: int) -> int:
        """Reduce modulo 2**bits into the range, as x86-64 does; ``_Bool`` tests against zero."""
        if self.name == "_Bool":
            return int(value != 0)
        value &= (1 << (self.size * 8)) - 1
        return value - (1 << (self.size * 8)) if value > self.high else value

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Floating(CType):
    """``float`` or ``double``."""

    name: str
    size: int

    @property
    def align(self) -> int:  # type: ignore[override]
        """Floating types are aligned to their size."""
        return self.size

    @property
    def code(self) -> str:
        """The suffix of the memory accessors."""
        return f"f{self.size * 8}"

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Pointer(CType):
    """A pointer to ``target``."""

    target: CType
    const: bool = False
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


@dataclass(frozen=True)
class Member:
    """A member at ``offset`` bytes; a bit-field has ``bits`` and its first bit ``shift`` in the storage unit."""

    name: str | None
    type: CType
    offset: int
    bits: int | None = None
    shift: int = 0


@dataclass(eq=False)
class Record(CType):
    """A struct or union; ``members`` is None until it is defined. Compared by identity, as C does by tag."""

    keyword: str
    tag: str | None
    members: tuple[Member, ...] | None = None
    size: int = 0
    align: int = 1
    index: dict[str, tuple[int, Member]] = field(default_factory=dict)

    def define(self, declared: list[tuple[str | None, CType, int | None, int]]) -> None:
        """Lay out ``(name, type, bit-field width, alignment)`` by the x86-64 ABI (System V psABI 3.1.2)."""
        members: list[Member] = []
        bit_position = size = 0
        align = 1
        for name, ctype, bits, alignment in declared:
            if bits is not None:
                unit = ctype.size * 8
                start = 0 if self.keyword == "union" else bit_position
                if bits == 0:
                    bit_position = -(-start // unit) * unit
                    continue
                if start // unit != (start + bits - 1) // unit:
                    start = -(-start // unit) * unit
                offset = start // unit * ctype.size
                members.append(Member(name, ctype, offset, bits, start - offset * 8))
                bit_position = start + bits
                if name is not None:
                    align = max(align, ctype.align)
            else:
                offset = 0 if self.keyword == "union" else -(-((bit_position + 7) // 8) // alignment) * alignment
                members.append(Member(name, ctype, offset))
                bit_position = (offset + ctype.size) * 8
                align = max(align, alignment)
            size = max(size, (bit_position + 7) // 8)
        self.members = tuple(members)
        self.align = align
        self.size = -(-size // align) * align
        for member in members:
            if member.name is not None:
                self.index[member.name] = (member.offset, member)
            elif isinstance(member.type, Record):
                for inner, (offset, found) in member.type.index.items():
                    self.index[inner] = (member.offset + offset, found)

    def __str__(self) -> str:
        return f"{self.keyword} {self.tag or '(unnamed)'}"


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
FLOAT = Floating("float", 4)
DOUBLE = Floating("double", 8)
CHAR_POINTER = Pointer(CHAR)
VOID_POINTER = Pointer(VOID)
_UNSIGNED = {INT: UINT, LONG: ULONG, LLONG: ULLONG}

_SPECIFIERS: dict[tuple[str, ...], CType] = {
    ("void",): VOID,
    ("_Bool",): BOOL,
    ("bool",): BOOL,
    ("char",): CHAR,
    ("char", "signed"): SCHAR,
    ("char", "unsigned"): UCHAR,
    ("float",): FLOAT,
    ("double",): DOUBLE,
}
for _names, _type in (
    (("short",), SHORT),
    ((), INT),
    (("long",), LONG),
    (("long", "long"), LLONG),
):
    for _int in ((), ("int",)):
        _unsigned = USHORT if _type is SHORT else _UNSIGNED[_type]
        _SPECIFIERS[tuple(sorted((*_names, *_int)))] = _type
        _SPECIFIERS[tuple(sorted((*_names, *_int, "signed")))] = _type
        _SPECIFIERS[tuple(sorted((*_names, *_int, "unsigned")))] = _unsigned


def from_specifiers(names: list[str]) -> CType | None:
    """Return the type of specifiers such as ``["unsigned", "long"]`` in any order, None when there is none."""
    return _SPECIFIERS.get(tuple(sorted(names))) if names else None


def promote(ctype: CType) -> CType:
    """Apply the integer promotions (C11 6.3.1.1)."""
    return INT if isinstance(ctype, Integer) and ctype.rank < INT.rank else ctype


def common_type(left: CType, right: CType) -> CType:
    """Apply the usual arithmetic conversions (C11 6.3.1.8) to two arithmetic types."""
    if isinstance(left, Floating) or isinstance(right, Floating):
        return DOUBLE if DOUBLE in (left, right) else FLOAT
    first, second = promote(left), promote(right)
    assert isinstance(first, Integer)
    assert isinstance(second, Integer)
    if first.signed == second.signed:
        return first if first.rank >= second.rank else second
    unsigned, signed = (second, first) if first.signed else (first, second)
    if unsigned.rank >= signed.rank:
        return unsigned
    return signed if signed.size > unsigned.size else _UNSIGNED[signed]


def decay(ctype: CType) -> CType:
    """Turn arrays into pointers to their element, functions into pointers to them (C11 6.3.2.1)."""
    if isinstance(ctype, Array):
        return Pointer(ctype.element)
    return Pointer(ctype) if isinstance(ctype, Function) else ctype
