"""Statements, apart from loops and jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.code import Val, condition, constant, convert
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.statements.automatic_objects import AutomaticObjects
from trainer.engine.language.symbols import Local
from trainer.engine.language.syntax.nodes import Asm, GotoAddress
from trainer.engine.language.types import DOUBLE, ULONG, VOID, Array, CType, Floating, Function, Pointer

if TYPE_CHECKING:
    from trainer.engine.language.symbols import FunctionInfo
    from trainer.engine.language.unit import Unit

_EXPRESSIONS = (
    c_ast.ArrayRef,
    c_ast.Assignment,
    c_ast.BinaryOp,
    c_ast.Cast,
    c_ast.Compound,
    c_ast.CompoundLiteral,
    c_ast.Constant,
    c_ast.ExprList,
    c_ast.FuncCall,
    c_ast.GenericSelection,
    c_ast.ID,
    c_ast.StructRef,
    c_ast.TernaryOp,
    c_ast.UnaryOp,
)


class Statements(AutomaticObjects):
    """Compiles statements."""

    def __init__(self, unit: Unit, node: Any, info: FunctionInfo) -> None:
        super().__init__(unit, node, info)
        self.result = info.type.result if isinstance(info.type, Function) else VOID

    def leftover(self) -> Val:
        """Return the value of a function that ends without one."""
        raise NotImplementedError

    def leave_function(self, value: Val) -> None:
        """Compile the end of the function with its result."""
        raise NotImplementedError

    def statement(self, node: Any) -> None:
        """Compile one statement."""
        if self.flow.is_entered(node) and self.piecewise(node):
            return
        match node:
            case None | c_ast.EmptyStatement() | c_ast.AttributeDeclaration():
                self.emit("pass")
            case c_ast.Pragma():
                self.types.packing.read(node, self.filename)
                self.emit("pass")
            case c_ast.AttributedStatement():
                self.statement(node.stmt)
            case c_ast.Compound():
                self.open_scope()
                self.block_items(node.block_items or [])
                self.close_scope()
            case c_ast.Decl():
                self.declaration(node)
            case c_ast.DeclList():
                for declaration in node.decls:
                    self.declaration(declaration)
            case c_ast.Typedef():
                self.scopes.declare(node.name, self.types.typedef(node))
            case c_ast.If() | c_ast.While() | c_ast.DoWhile() | c_ast.For() | c_ast.Switch():
                self._selection_or_loop(node)
            case c_ast.Break():
                self.break_statement(node)
            case c_ast.Continue():
                self.begin_statement(node)
                self.continue_loop(node)
            case c_ast.Return():
                self._return_statement(node)
            case c_ast.StaticAssert():
                self.types.static_assert(node)
            case c_ast.Goto():
                self.goto(node)
            case GotoAddress():
                self.goto_address(node)
            case c_ast.Label():
                self.label(node)
            case c_ast.Case() | c_ast.Default():
                refuse(node, "a case label outside a switch", self.filename)
            case Asm():
                from trainer.engine.language.statements.assembler import compile_asm

                self.begin_statement(node)
                compile_asm(self, node)
            case _:
                self.begin_statement(node)
                self.effect(node)

    def _selection_or_loop(self, node: Any) -> None:
        """Compile a statement that is a block of its own: what its condition declares ends with it (C11 6.8.4)."""
        self.scopes.push()
        match node:
            case c_ast.If():
                self._if(node)
            case c_ast.While():
                self.while_loop(node)
            case c_ast.DoWhile():
                self.do_while_loop(node)
            case c_ast.For():
                self.for_loop(node)
            case _:
                self.switch(node)
        self.scopes.pop()

    def block_items(self, items: list[Any]) -> None:
        """Compile the declarations and statements of a block."""
        depth = len(self.scope_exits)
        self.open_blocks.append((items, depth))
        self.sequence(items)
        self.open_blocks.pop()
        self.end_scopes(depth)
        if not items:
            self.emit("pass")

    def statement_expression(self, node: Any) -> Val:
        """Compile ``({ … })``: its value is that of its last statement."""
        self.ends_block()
        self.open_scope()
        depth = len(self.scope_exits)
        items = node.block_items or []
        for item in items[:-1]:
            self.statement(item)
        value = self._last_value(items[-1]) if items else Val(VOID, "None", stable=True)
        self.end_scopes(depth)
        self.close_scope()
        self.ends_block()
        return value

    def _last_value(self, item: Any) -> Val:
        if isinstance(item, c_ast.Label):
            self.label(item, with_statement=False)
            return self._last_value(item.stmt)
        if not isinstance(item, _EXPRESSIONS):
            self.statement(item)
            return Val(VOID, "None", stable=True)
        self.begin_statement(item)
        value = self.value(item)
        return value if value.type is VOID else self.saved(value)

    def _if(self, node: Any) -> None:
        self.begin_statement(node)
        test = self.tested(node.cond)
        self.emit(f"if {condition(test)}:")
        with self.reached_if(test.const is None or bool(test.const)):
            self.body(node.iftrue)
        if node.iffalse is not None:
            self.emit("else:")
            with self.reached_if(not test.const):
                self.body(node.iffalse)

    def _return_statement(self, node: Any) -> None:
        self.begin_statement(node)
        result = self.leftover()
        if node.expr is not None:
            value = self.value(self.narrowed_to(self.result, node.expr))
            if self.result is VOID:
                self.drop(value)
            else:
                self.check_assignable(node, value.type, self.result)
                self.returns_struct(node.expr, value)
                if isinstance(self.result, Pointer) and self._is_local_address(node.expr):
                    # gcc returns a null pointer instead of the address of what is about to go (-Wreturn-local-addr)
                    self.drop(value)
                    value = constant(ULONG, 0)
                result = value if isinstance(self.result, Record) else convert(value, self.result)
        if self.has_cleanups:
            result = self.saved(result)
            self.leave_scopes(0)
        self.leave_function(result)

    def _is_local_address(self, node: Any) -> bool:
        """Whether an expression is the address of an automatic object, or lies a distance from it."""
        match node:
            case c_ast.Cast():
                return self._is_local_address(node.expr)
            case c_ast.BinaryOp(op="+"):
                return self._is_local_address(node.left) or self._is_local_address(node.right)
            case c_ast.BinaryOp(op="-"):
                return self._is_local_address(node.left)
            case c_ast.UnaryOp(op="&"):
                return self._is_automatic(node.expr)
            case c_ast.ID() | c_ast.ArrayRef() | c_ast.StructRef(type="."):
                return self._is_automatic(node) and isinstance(self.type_of(node), Array)
        return False

    def _is_automatic(self, node: Any) -> bool:
        """Whether an lvalue is an automatic object, or a part of one."""
        while True:
            match node:
                case c_ast.StructRef(type="."):
                    node = node.name
                case c_ast.ArrayRef() if isinstance(self.type_of(node.name), Array):
                    node = node.name
                case c_ast.ID():
                    symbol = self.scopes.lookup(node.name)
                    return isinstance(symbol, Local)
                case _:
                    return False


def constant_zero(ctype: CType) -> Val:
    """Return the value of a function that ends without ``return``."""
    if isinstance(ctype, Floating):
        return convert(constant(DOUBLE, 0.0), ctype)
    if isinstance(ctype, Record):
        return Val(ctype, f"bytes({ctype.size})", stable=True)
    return Val(ctype, "0", stable=True)
