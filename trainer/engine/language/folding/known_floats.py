"""Calls of functions of ``float`` with constants, which gcc calculates itself even at -O0, rightly rounded.

The library's own results differ in the last bits.
"""

from __future__ import annotations

from math import copysign, isfinite
from typing import TYPE_CHECKING, Any

from trainer.engine.floating import Extended
from trainer.engine.language.operations import to_f32
from trainer.engine.language.types import DOUBLE, FLOAT, LDOUBLE
from trainer.engine.libc import library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trainer.engine.language.declarations.constant_arithmetic import Known
    from trainer.engine.language.types import CType

_NAMES = """
acosf acoshf asinf asinhf atanf atan2f atanhf cbrtf cosf coshf erff erfcf expf exp10f exp2f expm1f logf log10f log1pf
log2f powf sinf sinhf tanf tanhf tgammaf
"""
_FUNCTIONS = frozenset(_NAMES.split())
_EXTREMES: dict[str, tuple[Callable[..., Any], CType]] = {
    "fmax": (max, DOUBLE),
    "fmaxf": (max, FLOAT),
    "fmaxl": (max, LDOUBLE),
    "fmin": (min, DOUBLE),
    "fminf": (min, FLOAT),
    "fminl": (min, LDOUBLE),
}


class _Nobody:
    """Stands in for the process, to see whether errno would be set."""

    errno = 0


def known_extreme(name: str, arguments: Sequence[Known | None]) -> tuple[Any, CType] | None:
    """Return the larger or smaller of two constants, and its type; -0 is less than 0, unlike for the library."""
    if name not in _EXTREMES or len(arguments) != 2:
        return None
    choose, ctype = _EXTREMES[name]
    values = [_in_type(known[0], ctype) for known in arguments if known is not None]
    if len(values) != 2 or any(value != value for value in values):
        return None
    return choose(values, key=lambda value: (value, copysign(1, float(value)))), ctype


def _in_type(number: Any, ctype: CType) -> Any:
    if ctype is LDOUBLE:
        return number if isinstance(number, Extended) else Extended.of(number)
    return to_f32(float(number)) if ctype is FLOAT else float(number)


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
