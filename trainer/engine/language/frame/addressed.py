"""Which variables of a function have their address taken anywhere in it: gcc keeps these in memory from the start.

What counts is the declaration that a name means: others of the same name in other blocks may still be registers.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

_BLOCKS = (c_ast.Compound, c_ast.For, c_ast.While, c_ast.DoWhile, c_ast.If, c_ast.Switch)


def addressed_declarations(function: Any) -> set[int]:
    """Return the identities of the nodes that declare such variables; ``function`` is a definition."""
    arguments = function.decl.type.args
    outermost: dict[str, Any] = {}
    for parameter in (*(arguments.params if arguments else ()), *(function.param_decls or ())):
        if getattr(parameter, "name", None):
            outermost[parameter.name] = parameter
    search = _Search([outermost])
    search.visit(function.body)
    return search.found


class _Search:
    def __init__(self, scopes: list[dict[str, Any]]) -> None:
        self.found: set[int] = set()
        self._scopes = scopes

    def visit(self, node: Any) -> None:
        match node:
            case c_ast.ParamList():  # names in prototypes end with them
                return
            case c_ast.Decl() | c_ast.Typedef() if node.name is not None:
                self._scopes[-1][node.name] = node
            case c_ast.UnaryOp(op="&", expr=c_ast.ID(name=name)):
                declaration = next((names[name] for names in reversed(self._scopes) if name in names), None)
                self.found.add(id(declaration))
        is_block = isinstance(node, _BLOCKS)
        if is_block:
            self._scopes.append({})
        for child in node:
            self.visit(child)
        if is_block:
            self._scopes.pop()
