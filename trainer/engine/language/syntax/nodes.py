"""Nodes of the syntax tree that GNU C needs besides pycparser's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

if TYPE_CHECKING:
    from collections.abc import Iterator

Operand = tuple[str, Any]  # constraint and expression


class GotoAddress(c_ast.Node):  # type: ignore[misc]
    """``goto *expr;``."""

    __slots__ = ("coord", "expr")
    attr_names = ()

    def __init__(self, expr: Any, coord: Any) -> None:
        self.expr = expr
        self.coord = coord

    def __iter__(self) -> Iterator[Any]:
        yield self.expr


class Asm(c_ast.Node):  # type: ignore[misc]
    """``asm (template : outputs : inputs : clobbers);`` with operands as ``(constraint, expression)``."""

    __slots__ = ("coord", "inputs", "outputs", "template")
    attr_names = ("template",)

    def __init__(self, template: str, outputs: list[Operand], inputs: list[Operand], coord: Any) -> None:
        self.template = template
        self.outputs = outputs
        self.inputs = inputs
        self.coord = coord

    def __iter__(self) -> Iterator[Any]:
        for _, expression in (*self.outputs, *self.inputs):
            yield expression
