"""Lines of generated Python, and the values that expressions leave behind."""

from __future__ import annotations

from contextlib import contextmanager
from math import copysign, isfinite
from typing import TYPE_CHECKING

from trainer.engine.language.frame.layout import STACK_ALIGN
from trainer.engine.language.literals import Number, convert_constant
from trainer.engine.language.types import (
    DOUBLE,
    FLOAT,
    LDOUBLE,
    NO_QUALIFIERS,
    CType,
    Floating,
    Integer,
    Pointer,
    Qualifiers,
)
from trainer.engine.lazy_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.engine.language.records import Member
    from trainer.engine.language.symbols import Local

_OF_MOVED = "bits_of_f32"
MASK64 = 0xFFFFFFFFFFFFFFFF


@dataclass(slots=True)
class Val:
    """The value of a C expression: Python code that yields it.

    ``stable``: evaluating the code later gives the same value. ``exact``: the value is in the range of its type;
    otherwise it is right modulo 2**bits and is reduced when somebody looks. ``test`` is a Python condition.
    ``address`` is code for the address, where the value is an object; ``slot`` what a pointer is known to point to.
    ``bits`` is code for the bits of a ``float``, which a copy must keep and the host's floats need not. ``registers``
    are those that gcc keeps the address of an object in, or of what a pointer points to: how often each is read for
    something else than the object.
    """

    type: CType
    code: str
    stable: bool = False
    exact: bool = True
    const: Number | None = None
    test: str | None = None
    address: str | None = None
    slot: Slot | None = None
    lazy: bool = False
    bits: str | None = None
    registers: tuple[int, ...] = ()

    @property
    def firm(self) -> bool:
        """Whether a value that is calculated from this one is stable."""
        return self.stable and not self.lazy


@dataclass(slots=True)
class Place:
    """Where an lvalue lies: code of its address; ``stable`` as in ``Val``; ``lazy`` for plain local scalars.

    ``slot`` is the part of a frame that it is, if it is one; ``known`` the value of a constant static object;
    ``registers`` as in ``Val``.
    """

    type: CType
    address: str
    stable: bool
    lazy: bool = False
    member: Member | None = None
    qualifiers: Qualifiers = NO_QUALIFIERS
    slot: Slot | None = None
    known: Number | None = None
    registers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A place ``offset`` bytes into an automatic object."""

    local: Local
    offset: int = 0

    def at(self, distance: int) -> Slot:
        """Return the slot ``distance`` bytes further up."""
        return Slot(self.local, self.offset + distance)


def constant(ctype: CType, value: Number) -> Val:
    """Return a value known now."""
    code = repr(value)
    if isinstance(value, float) and not isfinite(value):
        sign = "-" if copysign(1.0, value) < 0 else ""
        code = f"float('{sign}{abs(value)}')"
    return Val(ctype, f"({code})" if value < 0 else code, stable=True, const=value)


def normalised(value: Val) -> str:
    """Return code whose value is in the range of the type."""
    if value.exact:
        return value.code
    return wrap(value.code, value.type)


def moved(value: Val) -> str:
    """Return code of a value that is passed on as it is: a ``float`` that is a signalling NaN stays one."""
    if value.bits is None or value.bits.startswith(_OF_MOVED):
        return normalised(value)
    return f"(v if (v := {value.code}) == v else signalling({value.bits}))"


def arrived(ctype: CType, name: str) -> Val:
    """Return the value that somebody has passed on under a name of the host."""
    return Val(ctype, name, stable=True, bits=f"{_OF_MOVED}({name})" if ctype is FLOAT else None)


def wrap(code: str, ctype: CType) -> str:
    """Return code that reduces an integer modulo 2**bits into the range of ``ctype``."""
    if isinstance(ctype, Integer):
        if ctype.name == "_Bool":
            return f"(1 if {code} else 0)"
        mask = (1 << ctype.bits) - 1
        if ctype.signed:
            half = 1 << ctype.bits - 1
            # it hardly ever is out of range
            return f"(v if {-half} <= (v := {code}) < {half} else (v + {half} & {mask}) - {half})"
        return f"({code} & {mask})"
    if isinstance(ctype, Pointer):
        return f"({code} & {MASK64})"
    return code


def condition(value: Val) -> str:
    """Return a Python condition that holds when the value is not zero."""
    return value.test if value.test is not None else normalised(value)


def convert(value: Val, target: CType) -> Val:
    """Convert a scalar value as a cast or an assignment does (C11 6.3)."""
    source = value.type
    if source == target:
        return retyped(value, target) if isinstance(target, Integer) else value
    if value.const is not None and target.is_scalar and not isinstance(target, Pointer):
        return constant(target, convert_constant(value.const, target))
    if isinstance(source, Pointer) and isinstance(target, Pointer):
        return replace(value, type=target)
    if isinstance(value.const, int):
        return Val(target, str(value.const & MASK64), stable=True)
    if isinstance(target, Floating):
        return _to_floating(value, target)
    if isinstance(source, Floating):
        return _from_floating(value, target)
    if isinstance(target, Integer) and target.name == "_Bool":
        test = condition(value)
        return Val(target, f"(1 if {test} else 0)", stable=value.firm, test=test)
    if value.exact and _fits(source, target):
        return Val(target, value.code, value.firm, const=value.const, test=value.test, registers=value.registers)
    if not value.exact and _bits(source) >= _bits(target):
        slot = value.slot if isinstance(target, Pointer) else None
        return Val(target, value.code, value.firm, exact=False, slot=slot, registers=value.registers)
    return Val(target, wrap(normalised(value), target), stable=value.firm)


def retyped(value: Val, ctype: CType) -> Val:
    """Return the value as one of a type that differs from its own only in which enumeration it is."""
    return value if value.type is ctype else replace(value, type=ctype)


def _bits(ctype: CType) -> int:
    """Return how many bits of a value count, which of a wide bit-field are fewer than those of its type."""
    return ctype.bits if isinstance(ctype, Integer) else ctype.size * 8


def _fits(source: CType, target: CType) -> bool:
    if isinstance(source, Pointer):
        return isinstance(target, Pointer) or (isinstance(target, Integer) and not target.signed and target.size == 8)
    if isinstance(source, Integer):
        if isinstance(target, Pointer):
            return not source.signed
        return isinstance(target, Integer) and target.low <= source.low and source.high <= target.high
    return False


def _to_floating(value: Val, target: Floating) -> Val:
    source, code = value.type, normalised(value)
    if target is LDOUBLE:
        code = f"Extended.of({code})"
    elif source is LDOUBLE:
        code = f"{code}.to_f32()" if target is FLOAT else f"float({code})"
    elif target is FLOAT:
        code = f"to_f32({code})" if source is DOUBLE else f"int_to_f32({code})"
    elif isinstance(source, Integer):
        code = f"float({code})"
    elif value.bits is not None and value.bits.startswith(_OF_MOVED):
        code = f"({code} * 1.0)"  # which is quiet
    return Val(target, code, stable=value.firm)


def _from_floating(value: Val, target: CType) -> Val:
    if isinstance(target, Integer) and target.name == "_Bool":
        return Val(target, f"(1 if {value.code} else 0)", stable=value.firm)
    extended = value.type is LDOUBLE
    if isinstance(target, Integer) and target.size == 8 and not target.signed:
        return Val(target, f"{value.code}.to_u64()" if extended else f"float_to_u64({value.code})", stable=value.firm)
    assert isinstance(target, Integer)
    bits = _conversion_width(target, extended)
    code = f"{value.code}.to_int({bits})" if extended else f"float_to_int({value.code}, {1 << bits - 1})"
    return Val(target, code if target.signed and target.bits == bits else wrap(code, target), stable=value.firm)


def _conversion_width(target: Integer, extended: bool) -> int:
    """Return how many bits the instruction has that converts a floating value to ``target`` (measured)."""
    if target.size > 4:
        return target.size * 8
    if target.size == 4:
        return 32 if target.signed else 64
    return 16 if extended and (target.signed or target.size == 1) else 32


class Emitter:
    """Collects lines with their indentation and the C line they belong to."""

    def __init__(self) -> None:
        # depth, text, (C line, basic block, statements of the block that have begun)
        self.lines: list[tuple[int, str, tuple[int, int, int]]] = []
        self.depth = 1
        self.position = (0, 0, 0)
        self._temporaries = 0

    def emit(self, text: str) -> None:
        """Append a line at the current depth."""
        self.lines.append((self.depth, text, self.position))

    def insert(self, index: int, text: str) -> None:
        """Put a line before the one at ``index``, at the current depth."""
        self.lines.insert(index, (self.depth, text, self.position))

    @contextmanager
    def indented(self) -> Iterator[None]:
        """Emit one level deeper."""
        self.depth += 1
        yield
        self.depth -= 1

    def temporary(self) -> str:
        """Return a fresh name."""
        self._temporaries += 1
        return f"t{self._temporaries}"

    def take_stack(self, size: str, align: int) -> tuple[str, str]:
        """Move the stack pointer below a block of ``size`` bytes; return the names of it and of the block's address.

        Where the stack is aligned less than the block is to be, gcc takes what the block may have to be moved up by
        (measured); it does so for 16 bytes, too.
        """
        stack = self.temporary()
        extra = align - 8 if align >= STACK_ALIGN else 0
        self.emit(f"sp = {stack} = sp - ({size} + {extra + STACK_ALIGN - 1} & -{STACK_ALIGN})")
        if align <= STACK_ALIGN:
            return stack, stack
        address = self.temporary()
        self.emit(f"{address} = {stack} + {align - 1} & -{align}")
        return stack, address
