"""Scalars wider than a machine word: how they lie in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.extended import Extended
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.memory import Memory


@dataclass(frozen=True)
class WideFormat:
    """How a scalar type of 16 bytes, of which ``size`` count, lies in memory."""

    size: int
    encode: Callable[[Any], bytes]
    decode: Callable[[bytes], Any]


WIDE = {
    "f80": WideFormat(10, Extended.encode, Extended.decode),
    "i128": WideFormat(
        16,
        lambda value: value.to_bytes(16, "little", signed=True),
        lambda data: int.from_bytes(data, "little", signed=True),
    ),
    "u128": WideFormat(16, lambda value: value.to_bytes(16, "little"), lambda data: int.from_bytes(data, "little")),
}


def wide_accesses(memory: Memory) -> dict[str, Callable[..., Any]]:
    """Return ``load_i128 …`` and ``store_i128 …``."""
    accesses: dict[str, Callable[..., Any]] = {}
    for name, form in WIDE.items():
        accesses[f"load_{name}"] = _loader(memory, form)
        accesses[f"store_{name}"] = _storer(memory, form)
    return accesses


def _loader(memory: Memory, form: WideFormat) -> Callable[[int], Any]:
    return lambda address: form.decode(memory.load(address, form.size))


def _storer(memory: Memory, form: WideFormat) -> Callable[[int, Any], None]:
    return lambda address, value: memory.store(address, form.encode(value))
