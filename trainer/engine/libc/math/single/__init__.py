"""Functions of ``float`` whose last bits differ from those of the ``double`` function rounded.

glibc 2.36 calculates exponentials, logarithms, powers, sine and cosine in double precision with short polynomials, and
all others in single precision throughout, as FreeBSD's msun does. Here are the same steps, for finite arguments inside
the domain; everything else is as for ``double``.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MODULES = {
    "exponentials": "exp exp2 log log2 pow",
    "circular": "sin cos",
    "tangent": "tan",
    "inverse": "asin acos atan atan2",
    "small": "expm1 log1p log10 cbrt",
    "hyperbolic": "sinh cosh tanh asinh acosh atanh",
    "errors": "erf erfc",
    "gamma": "gamma lgamma",
    "true_gamma": "tgamma",
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names.split()}


@cache
def counterpart(name: str) -> Callable[..., float] | None:
    """Return what calculates the ``float`` function that belongs to a ``double`` one, where it is a way of its own."""
    if name not in _MODULE_OF:
        return None
    module = importlib.import_module(f"{__name__}.{_MODULE_OF[name]}")
    found: Callable[..., float] = getattr(module, name)
    return found
