"""Reading and writing objects, and keeping values until they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.language.expressions.bitfields import load_bits, store_bits
from trainer.engine.language.expressions.code import Emitter, Place, Slot, Val, arrived, convert, moved, wrap
from trainer.engine.language.frame.text import address_text, load_text, store_text
from trainer.engine.language.records import Record
from trainer.engine.language.types import FLOAT, VOID, Array, CType, Floating, Function, Integer, Pointer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.language.symbols import Local
    from trainer.engine.language.unit import Unit


_THREAD = "process.thread.tls"


def is_static(code: str) -> bool:
    """Whether an address is known when the program is loaded: that of an object or function, or of a place in it."""
    while code.startswith("("):
        code, _, distance = code[1:-1].replace(" - ", " + ").rpartition(" + ")
        if not distance.isdecimal():
            return code == _THREAD
    return code.isdecimal() or ("_" in code and code.isidentifier())


class Accesses(Emitter):
    """Compiles loads and stores; what comes below compiles what they are needed for."""

    def __init__(self, unit: Unit) -> None:
        super().__init__()
        self.unit = unit
        self.scopes = unit.scopes
        self.types = unit.types
        self.filename = unit.filename
        self.locals: list[Local] = []
        self.addressed: set[int] = set()  # nodes of which the address is taken
        self.held: list[int] = []  # for values that wait: 0 in a register, or the bytes in the frame of a floating one

    # to be provided by the function compiler

    def new_local(self, name: str, ctype: CType, align: int | None = None, *, is_literal: bool = False) -> Local:
        """Give an object a place in the frame."""
        raise NotImplementedError

    def ends_block(self) -> None:
        """Close the basic block: other statements may run now."""
        raise NotImplementedError

    def initialise_local(self, local: Local, init: Any) -> None:
        """Compile the initialiser of an automatic object."""
        raise NotImplementedError

    def copies(self, size: int, target: tuple[int, ...], source: tuple[int, ...]) -> None:
        """Note that a struct is copied between places whose addresses are in these registers (see ``Val``)."""
        raise NotImplementedError

    def reads_row(self, size: str) -> None:
        """Note that the size of a row of a variable length array is read."""
        raise NotImplementedError

    # constants

    def pool(self, value: Val) -> None:
        """Note that an instruction reads a constant, which lies in memory if it is a floating one."""
        if isinstance(value.type, Floating) and value.const is not None:
            self.unit.pooled_constant(value.type, value.const)

    # values that wait

    def hold(self, value: Val, converted: CType | None = None, *, in_register: bool = False) -> None:
        """Note that a value waits while others are computed, maybe as one of another type.

        ``in_register``: a floating one, too, which is moved on to the first vector register.

        The caller takes the entry off ``held`` again.
        """
        ctype = converted or value.type
        waits_as_itself = value.const is not None or (value.lazy and ctype == value.type)
        is_address = value.slot is not None or is_static(value.code)
        if value.type.is_scalar and not waits_as_itself and (not is_address or value.registers):
            self.held.append(ctype.size if isinstance(ctype, Floating) and not in_register else 0)

    def stabilise(self, values: Sequence[Val | Place], mark: int) -> None:
        """Save values whose code was to run before the lines emitted since ``mark``."""
        if len(self.lines) == mark:
            return
        for value in reversed(values):
            if not value.stable:
                name = self.temporary()
                if isinstance(value, Place):
                    self.insert(mark, f"{name} = {value.address}")
                    value.address = name
                else:
                    self.insert(mark, f"{name} = {moved(value)}")
                    value.code, value.exact, value.test, value.address = name, True, None, None
                    value.bits = arrived(value.type, name).bits if value.bits is not None else None
                value.stable = True

    def saved(self, value: Val) -> Val:
        """Return the value in a temporary."""
        if value.firm and value.exact and value.test is None:
            return value
        name = self.temporary()
        self.emit(f"{name} = {moved(value)}")
        return arrived(value.type, name) if value.bits is not None else Val(value.type, name, stable=True)

    def fixed(self, place: Place) -> Place:
        """Return the place with its address in a temporary, so that it can be used twice."""
        if not place.stable:
            name = self.temporary()
            self.emit(f"{name} = {place.address}")
            place.address, place.stable = name, True
        return place

    # objects

    def local_place(self, local: Local) -> Place:
        """Return the place of an automatic object."""
        local.is_mentioned = local.is_mentioned or not self.unit.dry_run
        if local.pointer_code is not None:
            return Place(local.type, local.pointer_code, stable=True, qualifiers=local.qualifiers)
        slot = Slot(local)
        address = address_text(slot)
        return Place(local.type, address, stable=True, lazy=local.is_register, qualifiers=local.qualifiers, slot=slot)

    def load(self, place: Place) -> Val:
        """Read an object: the lvalue conversion of C11 6.3.2.1."""
        ctype = place.type
        if isinstance(ctype, Array):
            pointer = Pointer(ctype.element, place.qualifiers)
            return Val(
                pointer, place.address, stable=place.stable, exact=False, slot=place.slot, registers=place.registers
            )
        if isinstance(ctype, Function):
            return Val(Pointer(ctype), place.address, stable=True)
        if ctype is VOID:
            return Val(VOID, "None", stable=True)
        if isinstance(ctype, Record):
            code = f"load({place.address}, {ctype.size})"
            return Val(ctype, code, address=place.address, registers=place.registers)
        if place.member is not None and place.member.bits is not None:
            return load_bits(place)
        code = ctype.code  # type: ignore[attr-defined]
        text = load_text(place.slot, code) if place.slot is not None else f"load_{code}({place.address})"
        bits = None
        if ctype is FLOAT:
            bits = load_text(place.slot, "u32") if place.slot is not None else f"load_u32({place.address})"
        return Val(ctype, text, stable=place.lazy, lazy=place.lazy, bits=bits)

    def store(self, place: Place, value: Val) -> Val:
        """Write a converted value; returns the value that the object then has."""
        ctype = place.type
        if isinstance(ctype, Record):
            saved = self.saved(value)
            self.copies(ctype.size, place.registers, value.registers)
            self.emit(f"store({place.address}, {saved.code})")
            return Val(ctype, saved.code, stable=True, address=place.address, registers=place.registers)
        if place.member is not None and place.member.bits is not None:
            return store_bits(self, place, value)
        converted = convert(value, ctype)
        self.pool(converted)
        if converted.bits is not None:
            return self._copy_float(place, converted.bits)
        code = ctype.code  # type: ignore[attr-defined]
        if place.slot is not None and not converted.exact and isinstance(ctype, Integer) and ctype.signed:
            # signed arithmetic hardly ever overflows: the store notices, and only then the value is wrapped
            name = self.temporary()
            self.emit(store_text(place.slot, code, converted.code, name, wrap(name, ctype)))
            return Val(ctype, name, stable=True)
        result = converted if converted.stable and converted.exact else self.saved(converted)
        if place.slot is not None:
            self.emit(store_text(place.slot, code, result.code))
        else:
            self.emit(f"store_{code}({place.address}, {result.code})")
        return Val(ctype, result.code, stable=True, const=result.const, lazy=result.lazy)

    def _copy_float(self, place: Place, bits: str) -> Val:
        """Copy a ``float`` as it is: the host would make a signalling NaN a quiet one."""
        name = self.temporary()
        self.emit(f"{name} = {bits}")
        if place.slot is not None:
            self.emit(store_text(place.slot, "u32", name))
        else:
            self.emit(f"store_u32({place.address}, {name})")
        return Val(FLOAT, f"f32_of_bits({name})", stable=True, bits=name)
