"""Calls of functions of ``float`` with constants, which gcc calculates itself even at -O0, rightly rounded.

The library's own results differ in the last bits.
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from trainer.engine.language.operations import to_f32
from trainer.engine.libc import library

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.engine.language.declarations.constant_arithmetic import Known

_NAMES = """
acosf acoshf asinf asinhf atanf atan2f atanhf cbrtf cosf coshf erff erfcf expf exp10f exp2f expm1f logf log10f log1pf
log2f powf sinf sinhf tanf tanhf tgammaf
"""
_FUNCTIONS = frozenset(_NAMES.split())


class _Nobody:
    """Stands in for the process, to see whether errno would be set."""

    errno = 0


def known_single(name: str, arguments: Iterable[Known | None]) -> float | None:
    """Return the result of a function of that name, None where gcc leaves it to the library."""
    if name not in _FUNCTIONS:
        return None
    values = []
    for known in arguments:
        if known is None:
            return None
        values.append(to_f32(float(known[0])))
    nobody: Any = _Nobody()
    result = library.implementation(name.removesuffix("f"))(nobody, *values)
    single = to_f32(result)
    return single if isfinite(single) and not nobody.errno and (single or not result) else None
