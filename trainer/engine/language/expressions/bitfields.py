"""Reading and writing bit-fields: parts of the bytes around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.language.expressions.code import Place, Val, convert
from trainer.engine.language.types import BOOL, Floating, Integer, bit_field_type

if TYPE_CHECKING:
    from trainer.engine.language.expressions.accesses import Accesses

_ACCESSED_AS_INTEGER = (1, 2, 4, 8)


def _load_unit(address: str, size: int) -> str:
    if size in _ACCESSED_AS_INTEGER:
        return f"load_u{size * 8}({address})"
    return f'int.from_bytes(load({address}, {size}), "little")'


def _store_unit(address: str, size: int, code: str) -> str:
    if size in _ACCESSED_AS_INTEGER:
        return f"store_u{size * 8}({address}, {code})"
    return f'store({address}, ({code}).to_bytes({size}, "little"))'


def load_bits(place: Place) -> Val:
    """Return the value of the bit-field at ``place``."""
    member, ctype = place.member, place.type
    assert member is not None
    assert member.bits is not None
    assert isinstance(ctype, Integer)
    code = f"({_load_unit(place.address, member.unit)} >> {member.shift} & {(1 << member.bits) - 1})"
    if ctype.signed:
        half = 1 << member.bits - 1
        code = f"(({code} ^ {half}) - {half})"
    return Val(bit_field_type(ctype, member.bits), code)


def store_bits(compiler: Accesses, place: Place, value: Val) -> Val:
    """Write the bit-field at ``place``; returns the value that it then has."""
    member, ctype = place.member, place.type
    assert member is not None
    assert member.bits is not None
    assert isinstance(ctype, Integer)
    mask = (1 << member.bits) - 1
    others = ((1 << member.unit * 8) - 1) ^ (mask << member.shift)
    if value.const is not None and isinstance(value.type, Floating):
        value = convert(value, bit_field_type(ctype, member.bits))  # the nearest one that the bit-field can have
    value = convert(value, ctype)
    compiler.pool(value)
    saved = compiler.saved(value)
    field = f"({saved.code} & {mask}) << {member.shift}"
    old = _load_unit(place.address, member.unit)
    compiler.emit(_store_unit(place.address, member.unit, f"{old} & {others} | {field}"))
    if ctype is BOOL:
        return Val(ctype, saved.code, stable=True)
    kept = Val(bit_field_type(ctype, member.bits), f"({saved.code} & {mask})", stable=True, exact=False)
    return compiler.saved(kept)
