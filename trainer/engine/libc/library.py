"""Finding functions of the C library by name; a module is imported when a program names something of it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from trainer.engine.libc.contents import MODULE_OF
from trainer.engine.libc.registry import FUNCTIONS, SHORTCUTS

if TYPE_CHECKING:
    from trainer.engine.libc.registry import LibraryFunction
    from trainer.engine.process.process import Process

_PACKAGE = __name__.rpartition(".")[0]


def provides(name: str) -> bool:
    """Tell whether the library has a function."""
    return name in MODULE_OF


def implementation(name: str) -> LibraryFunction:
    """Return the function of that name; KeyError where the library has none."""
    if name not in FUNCTIONS:
        importlib.import_module(f"{_PACKAGE}.{MODULE_OF[name]}")
    return FUNCTIONS[name]


def callee(name: str, process: Process) -> LibraryFunction:
    """Return what the generated code of a process calls: the function of that name, or a shortcut for it."""
    found = implementation(name)
    return (SHORTCUTS[name](process) if name in SHORTCUTS else None) or found
