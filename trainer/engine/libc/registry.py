"""The table of C library functions that the engine runs.

A function here receives the process and its arguments as Python numbers, already converted to the parameter
types of its prototype in ``resources/include``: pointers and unsigned types are non-negative integers, signed
types may be negative, ``double`` is a float. Variadic arguments follow, after the default promotions.
The result is converted to the prototype's return type by the caller; ``None`` for ``void``.
"""

from collections.abc import Callable
from typing import Any, TypeVar

LibraryFunction = Callable[..., Any]
F = TypeVar("F", bound=LibraryFunction)

Maker = Callable[..., LibraryFunction | None]
M = TypeVar("M", bound=Maker)

FUNCTIONS: dict[str, LibraryFunction] = {}
SHORTCUTS: dict[str, Maker] = {}


def function(*names: str) -> Callable[[F], F]:
    """Register the decorated callable under its own name, or under ``names`` where given."""

    def register(implementation: F) -> F:
        for name in names or (implementation.__name__,):
            FUNCTIONS[name] = implementation
        return implementation

    return register


def shortcut(name: str) -> Callable[[M], M]:
    """Register the decorated callable: given a process, it returns what its generated code calls under ``name``.

    None stands for the function registered under that name.
    """

    def register(maker: M) -> M:
        SHORTCUTS[name] = maker
        return maker

    return register
