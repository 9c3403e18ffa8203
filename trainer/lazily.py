"""Packages whose names are imported when they are asked for: most users need little of them."""

from collections.abc import Callable, Mapping
from typing import Any


def exported(namespace: dict[str, Any], homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of a package with this ``namespace``; ``homes`` has the module of each name."""
    package = namespace["__name__"]

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        from importlib import import_module

        namespace[name] = value = getattr(import_module(f"{package}.{homes[name]}"), name)
        return value

    return find
