"""Refusing what is not C, or not supported."""

from __future__ import annotations

from typing import Any, NoReturn

from trainer.engine.errors import CError


def refuse(node: Any, what: str, filename: str = "?") -> NoReturn:
    """Raise CError at the position of a syntax tree node."""
    coord = getattr(node, "coord", None)
    if coord is None:
        raise CError(what, filename, 1, 1)
    raise CError(what, coord.file or filename, coord.line or 1, coord.column or 1)
