"""What gcc 12 -O0 leaves of expressions whose value nobody uses (measured).

It makes no instructions for loads and calculations that lead to nothing: ``*p;`` and ``1 / 0;`` do not fault, unless
what is read is volatile. Nor is a function called that only looks at memory: ``strlen(NULL);`` does nothing, where
``strlen(NULL) + 1;`` calls it, as do conditions and arguments, which are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.evaluation_order import has_effects
from trainer.engine.language.symbols import EnumConstant

if TYPE_CHECKING:
    from trainer.engine.language.expressions.expressions import Expressions

_ONLY_LOOKING = (  # what gcc or the headers declare pure or const, and may fault
    *("atof", "atoi", "atol", "atoll", "bcmp", "index", "rindex", "memchr", "memcmp", "memmem", "memrchr", "rawmemchr"),
    *("strcasecmp", "strcasestr", "strchr", "strchrnul", "strcmp", "strcoll", "strcspn", "strlen", "strncasecmp"),
    *("strncmp", "strnlen", "strpbrk", "strrchr", "strspn", "strstr", "strverscmp", "wcschr", "wcscmp", "wcscspn"),
    *("wcslen", "wcsncmp", "wcsnlen", "wcspbrk", "wcsrchr", "wcsspn", "wcsstr", "wmemchr", "wmemcmp"),
)
_CALCULATIONS = ("*", "-", "+", "~", "!", "&")


def compiled_unused(compiler: Expressions, node: Any) -> bool:
    """Compile what is left of an expression; False where that is all of it."""
    if not _may_shrink(compiler, node):
        return False
    with compiler.unevaluated():
        compiler.value(node)  # which refuses what is wrong
    _compile_rest(compiler, node)
    return True


def _may_shrink(compiler: Expressions, node: Any) -> bool:
    match node:
        case c_ast.UnaryOp(op=op):
            return op in _CALCULATIONS
        case c_ast.BinaryOp(op=op):
            return op not in ("&&", "||")
        case c_ast.TernaryOp():
            return not any(part is not None and has_effects(part) for part in (node.iftrue, node.iffalse))
        case c_ast.Cast():
            return not has_effects(node.to_type)
        case c_ast.FuncCall():
            return _only_looks(compiler, node)
    return isinstance(node, c_ast.ArrayRef | c_ast.StructRef | c_ast.ExprList)


def _compile_rest(compiler: Expressions, node: Any, *, is_operand: bool = False) -> None:
    if _is_volatile(compiler, node) or (is_operand and isinstance(node, c_ast.FuncCall)):
        compiler.drop(compiler.value(node))
    elif isinstance(node, c_ast.ID | c_ast.Constant):
        return
    elif not _may_shrink(compiler, node):
        compiler.effect(node)
    elif isinstance(node, c_ast.TernaryOp):
        compiler.drop(compiler.value(node.cond))
    elif isinstance(node, c_ast.ExprList):
        for expression in node.exprs[:-1]:
            compiler.effect(expression)
        _compile_rest(compiler, node.exprs[-1], is_operand=is_operand)
    else:
        calculates = not isinstance(node, c_ast.Cast | c_ast.FuncCall)
        for part in _parts(node):
            _compile_rest(compiler, part, is_operand=is_operand or calculates)


def _parts(node: Any) -> tuple[Any, ...]:
    match node:
        case c_ast.FuncCall():
            return tuple(node.args.exprs)
        case c_ast.ArrayRef():
            return node.name, node.subscript
        case c_ast.StructRef():
            return (node.name,)
        case c_ast.BinaryOp():
            return node.left, node.right
    return (node.expr,)


def _is_volatile(compiler: Expressions, node: Any) -> bool:
    is_target = isinstance(node, c_ast.UnaryOp) and node.op == "*"
    if not is_target and not isinstance(node, c_ast.ID | c_ast.ArrayRef | c_ast.StructRef):
        return False
    if isinstance(node, c_ast.ID) and isinstance(compiler.scopes.lookup(node.name), EnumConstant):
        return False
    with compiler.unevaluated():
        return "volatile" in compiler.place(node).qualifiers


def _only_looks(compiler: Expressions, call: c_ast.FuncCall) -> bool:
    name = call.name.name if isinstance(call.name, c_ast.ID) else None
    return name in _ONLY_LOOKING and call.args is not None and compiler.unit.calls_library(call.name)
