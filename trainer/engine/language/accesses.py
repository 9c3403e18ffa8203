"""Reading and writing objects, and keeping values until they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code import Emitter, Place, Slot, Val, convert, normalised, wrap
from trainer.engine.language.frame_text import address_text, load_text, store_text
from trainer.engine.language.symbols import Local
from trainer.engine.language.types import INT, Array, CType, Function, Integer, Pointer, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.language.types import Member
    from trainer.engine.language.unit import Unit


class Accesses(Emitter):
    """Compiles loads and stores; what comes below compiles what they are needed for."""

    def __init__(self, unit: Unit) -> None:
        super().__init__()
        self.unit = unit
        self.scopes = unit.scopes
        self.types = unit.types
        self.filename = unit.filename

    # to be provided by the function compiler

    def new_local(self, name: str, ctype: CType, align: int | None = None) -> Local:
        """Give an object a place in the frame."""
        raise NotImplementedError

    def ends_block(self) -> None:
        """Close the basic block: other statements may run now."""
        raise NotImplementedError

    def initialise_local(self, local: Local, init: Any) -> None:
        """Compile the initialiser of an automatic object."""
        raise NotImplementedError

    # values that wait

    def note_assignment(self, target: Any) -> None:
        """Remember the order in which locals are first assigned."""
        if isinstance(target, c_ast.ID):
            target = self.scopes.lookup(target.name)
        if isinstance(target, Local) and target.first_assigned is None:
            target.first_assigned = len(self.lines)

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
                    self.insert(mark, f"{name} = {normalised(value)}")
                    value.code, value.exact, value.test, value.address = name, True, None, None
                value.stable = True

    def saved(self, value: Val) -> Val:
        """Return the value in a temporary."""
        if value.stable and value.exact and value.test is None:
            return value
        name = self.temporary()
        self.emit(f"{name} = {normalised(value)}")
        return Val(value.type, name, stable=True)

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
        if local.pointer_code is not None:
            return Place(local.type, local.pointer_code, stable=True)
        slot = Slot(local)
        return Place(local.type, address_text(slot), stable=True, lazy=local.is_register, slot=slot)

    def load(self, place: Place) -> Val:
        """Read an object: the lvalue conversion of C11 6.3.2.1."""
        ctype = place.type
        if isinstance(ctype, Array):
            return Val(Pointer(ctype.element), place.address, stable=place.stable, exact=False, slot=place.slot)
        if isinstance(ctype, Function):
            return Val(Pointer(ctype), place.address, stable=True)
        if isinstance(ctype, Record):
            return Val(ctype, f"load({place.address}, {ctype.size})", address=place.address)
        if place.member is not None and place.member.bits is not None:
            return self._load_bits(place, place.member, place.member.bits)
        code = ctype.code  # type: ignore[attr-defined]
        text = load_text(place.slot, code) if place.slot is not None else f"load_{code}({place.address})"
        return Val(ctype, text, stable=place.lazy)

    def _load_bits(self, place: Place, member: Member, bits: int) -> Val:
        ctype = place.type
        assert isinstance(ctype, Integer)
        raw = f"(load_u{ctype.size * 8}({place.address}) >> {member.shift} & {(1 << bits) - 1})"
        if ctype.signed:
            half = 1 << bits - 1
            raw = f"(({raw} ^ {half}) - {half})"
        kind = INT if bits < 32 or (ctype.signed and bits == 32) else ctype
        return Val(kind if ctype.name != "_Bool" else ctype, raw)

    def store(self, place: Place, value: Val) -> Val:
        """Write a converted value; returns the value that the object then has."""
        ctype = place.type
        if isinstance(ctype, Record):
            saved = self.saved(value)
            self.emit(f"store({place.address}, {saved.code})")
            return Val(ctype, saved.code, stable=True, address=place.address)
        converted = convert(value, ctype)
        if place.member is not None and place.member.bits is not None:
            return self._store_bits(place, place.member, place.member.bits, converted)
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
        return Val(ctype, result.code, stable=True, const=result.const)

    def _store_bits(self, place: Place, member: Member, bits: int, value: Val) -> Val:
        address, size = place.address, place.type.size * 8
        mask = (1 << bits) - 1
        saved = self.saved(value)
        unit = f"u{size}"
        whole = ((1 << size) - 1) ^ (mask << member.shift)
        self.emit(
            f"store_{unit}({address}, load_{unit}({address}) & {whole} | ({saved.code} & {mask}) << {member.shift})"
        )
        return self.saved(self._load_bits(place, member, bits))
