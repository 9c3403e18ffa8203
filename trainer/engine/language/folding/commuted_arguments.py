"""Calls whose arguments gcc 12 exchanges where it likes that better: of fmax and fmin, which commute (measured).

It shows where they do not: of two zeros the functions take the second one. A variable that could be a register comes
before what has to be loaded, and that before a constant; of two that have to be loaded the second one comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.symbols import Local
from trainer.engine.language.types import DOUBLE, FLOAT, LDOUBLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.language.symbols import FunctionSymbol, Scopes
    from trainer.engine.language.types import CType

_SUFFIXES: dict[str, CType] = {"": DOUBLE, "f": FLOAT, "l": LDOUBLE}
_COMMUTING = {f"{name}{suffix}": ctype for name in ("fmax", "fmin") for suffix, ctype in _SUFFIXES.items()}


def in_gcc_order(scopes: Scopes, symbol: FunctionSymbol, nodes: Sequence[Any]) -> Sequence[Any]:
    """Return the arguments in the order in which gcc passes them."""
    if symbol.name not in _COMMUTING or symbol.defined or len(nodes) != 2:
        return nodes
    from trainer.engine.language.expressions.evaluation_order import has_effects

    if all(map(has_effects, nodes)):
        return nodes
    kinds = [_kind(scopes, node, _COMMUTING[symbol.name]) for node in nodes]
    return nodes[::-1] if kinds[0] > kinds[1] or kinds == [1, 1] else nodes


def _kind(scopes: Scopes, node: Any, ctype: CType) -> int:
    """Return 0 for a variable that could be a register, 1 for what is loaded or calculated, 2 for a constant."""
    if isinstance(node, c_ast.ID):
        symbol = scopes.lookup(node.name)
        return 0 if isinstance(symbol, Local) and symbol.is_register and symbol.type == ctype else 1
    plain = node.expr if isinstance(node, c_ast.UnaryOp) and node.op == "-" else node
    return 2 if isinstance(plain, c_ast.Constant) else 1
