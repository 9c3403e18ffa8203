"""Registering a function for ``double`` and, under the name with ``f``, for ``float``; and errno (math_error(7))."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, Any

from trainer.engine.language.operations import to_f32
from trainer.engine.libc.math.single import counterpart
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

# what an invalid operation gives on x86-64 has the sign bit set; some functions have a constant instead (measured)
INVALID = -math.nan
_POSITIVE = ("asin", "acos", "log10", "tgamma")


class RangeError(Exception):
    """The result is too large, too small or infinite; ``value`` is what C returns."""

    def __init__(self, value: float) -> None:
        super().__init__(value)
        self.value = value


def either_nan(x: float, y: float) -> float:
    """Return the argument that is no number."""
    return x if x != x else y


def family(name: str, compute: Callable[..., float], *, least: float = 0.0) -> None:
    """Register ``compute``, which raises ValueError outside of its domain, and RangeError.

    With ``least``, a result of the ``float`` function that is smaller, or 0, is a range error, too.
    """
    invalid = math.nan if name in _POSITIVE else INVALID

    def of_doubles(process: Process, *arguments: Any) -> float:
        return guarded(process, compute, arguments, invalid)

    def of_floats(process: Process, *arguments: Any) -> float:
        result = guarded(process, compute, arguments, invalid)
        single = to_f32(result)
        if (
            (math.isinf(single) and not math.isinf(result))
            or 0 < abs(result) < least
            or (least and single == 0 != result)
        ):
            process.errno = Errno.ERANGE
        elif math.isfinite(single) and all(map(math.isfinite, arguments)) and (way := counterpart(name)):
            return float(way(*arguments))
        return single

    # they belong to the module that asks for them, which is where they are found by name
    of_doubles.__module__ = of_floats.__module__ = sys._getframe(1).f_globals["__name__"]
    function(name)(of_doubles)
    function(name + "f")(of_floats)


def guarded(
    process: Process, compute: Callable[..., float], arguments: tuple[Any, ...], invalid: float = INVALID
) -> float:
    """Compute, with C's answers and errno where Python raises."""
    try:
        return compute(*arguments)
    except ValueError:
        process.errno = Errno.EDOM
        return invalid
    except OverflowError:
        process.errno = Errno.ERANGE
        return math.inf
    except RangeError as error:
        process.errno = Errno.ERANGE
        return error.value
