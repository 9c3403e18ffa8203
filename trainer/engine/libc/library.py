"""All functions of the C library: importing this module registers them."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from trainer.engine import libc
from trainer.engine.libc.registry import FUNCTIONS, LibraryFunction


@cache
def functions() -> dict[str, LibraryFunction]:
    """Return the registered functions by name."""
    for module in pkgutil.walk_packages(libc.__path__, libc.__name__ + "."):
        importlib.import_module(module.name)
    return FUNCTIONS
