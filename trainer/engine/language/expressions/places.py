"""Lvalues: where an object lies that an expression names."""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from trainer.engine.language.expressions.accesses import is_static
from trainer.engine.language.expressions.code import Place, Val
from trainer.engine.language.expressions.operators import Operators
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import FunctionSymbol, Global, Local
from trainer.engine.language.types import CHAR, CONST, VOID, Array, CType, Pointer
from trainer.engine.lazy_dataclasses import replace


class Places(Operators):
    """Compiles lvalues; the values in them are compiled further down."""

    def truth(self, node: Any) -> Val:
        """Compile an expression of which only matters whether it is 0."""
        raise NotImplementedError

    def value(self, node: Any) -> Val:
        """Compile an expression for its value; arrays and functions become pointers."""
        raise NotImplementedError

    def effect(self, node: Any) -> None:
        """Compile an expression for its effects."""
        raise NotImplementedError

    def drop(self, value: Val) -> None:
        """Evaluate a value that nobody wants: reading memory may fault."""
        if not value.stable and value.type is not VOID:
            self.emit(value.code)

    def both(self, left: Any, right: Any) -> tuple[Val, Val]:
        """Compile two operands, left to right."""
        first = self.value(left)
        mark, held = len(self.lines), len(self.held)
        self.hold(first)
        second = self.value(right)
        del self.held[held:]
        self.stabilise([first], mark)
        return first, second

    def place(self, node: Any) -> Place:
        """Compile an lvalue."""
        match node:
            case c_ast.ID(name=name):
                return self._named_place(node, name)
            case c_ast.ArrayRef(name=array, subscript=subscript):
                pointer, index = self.both(array, subscript)
                if isinstance(index.type, Pointer):
                    pointer, index = index, pointer
                moved = self.offset(node, pointer, index, 1)
                assert isinstance(moved.type, Pointer)
                moved.registers = pointer.registers
                if index.const is None and is_static(pointer.code):
                    moved.registers = 0, 0  # of where the array lies, and how far in it
                return _target(moved.type, moved)
            case c_ast.UnaryOp(op="*", expr=expr):
                pointer = self.value(expr)
                if not isinstance(pointer.type, Pointer):
                    refuse(node, f"cannot dereference {pointer.type}", self.filename)
                return _target(pointer.type, pointer)
            case c_ast.StructRef():
                return self._member_place(node)
            case c_ast.CompoundLiteral():
                ctype = self.unit.complete(self.types.type_of(node.type), node.init)
                return self.compound_literal(node, ctype)
            case c_ast.Constant(type="string"):
                element, count, host_name = self.unit.string(node)
                return Place(Array(element, count), host_name, stable=True)
            case c_ast.ExprList():
                for expression in node.exprs[:-1]:
                    self.effect(expression)
                return self.place(node.exprs[-1])
            case c_ast.GenericSelection():
                return self.place(self.chosen(node))
        value = self.value(node)
        if isinstance(value.type, Record):
            return self._record_place(value)
        refuse(node, "this is not an object that has an address", self.filename)

    def _record_place(self, value: Val) -> Place:
        if value.address is not None:
            return Place(value.type, value.address, stable=False, registers=value.registers)
        local = self.new_local("", value.type)
        local.unseen = True
        place = self.local_place(local)
        self.emit(f"store({place.address}, {value.code})")
        return place

    def chosen(self, node: Any) -> Any:
        """Return the expression that a ``_Generic`` chooses."""
        raise NotImplementedError

    def holds_literal(self, node: Any, ctype: CType, pair: int = 0) -> None:
        """Note the registers for a compound literal that is used at once."""
        raise NotImplementedError

    def note_addressed(self, node: Any) -> None:
        """Note that the address of a compound literal is taken, if a lvalue lies in one."""
        while isinstance(node, c_ast.StructRef | c_ast.ArrayRef):
            if isinstance(node, c_ast.StructRef) and node.type == "->":
                return
            node = node.name
        self.addressed.add(id(node))

    def _named_place(self, node: Any, name: str) -> Place:
        symbol = self.scopes.lookup(name)
        match symbol:
            case Local():
                return self.local_place(symbol)
            case Global(thread_local=True):
                self.unit.note_use(symbol, node)
                return Place(
                    symbol.type, f"(process.thread.tls + {symbol.host_name})", stable=True, qualifiers=symbol.qualifiers
                )
            case Global():
                self.unit.note_use(symbol, node)
                return Place(
                    symbol.type, symbol.host_name, stable=True, qualifiers=symbol.qualifiers, known=symbol.value
                )
            case FunctionSymbol():
                return Place(symbol.type, self.unit.function_address(symbol, node), stable=True)
        if name in ("__func__", "__FUNCTION__", "__PRETTY_FUNCTION__"):
            ctype = Array(CHAR, len(self.unit.function_name.encode()) + 1)
            return Place(ctype, self.unit.name_of_function(name, node), stable=True, qualifiers=CONST)
        refuse(node, f"'{name}' is not declared", self.filename)

    def _member_place(self, node: Any) -> Place:
        if node.type == "->":
            pointer = self.value(node.name)
            if not isinstance(pointer.type, Pointer):
                refuse(node, f"-> needs a pointer, this is {pointer.type}", self.filename)
            base = _target(pointer.type, pointer)
        else:
            base = self.place(node.name)
            if isinstance(node.name, c_ast.CompoundLiteral):
                self.holds_literal(node.name, base.type)
        record = base.type
        if not isinstance(record, Record) or record.members is None:
            refuse(node, f"{record} has no members here", self.filename)
        found = record.index.get(node.field.name)
        if found is None:
            refuse(node.field, f"{record} has no member '{node.field.name}'", self.filename)
        offset, member = found
        address = f"({base.address} + {offset})" if offset else base.address
        slot = base.slot.at(offset) if base.slot is not None else None
        place = replace(base, type=member.type, address=address, member=member, slot=slot, lazy=False, known=None)
        place.qualifiers = base.qualifiers | member.qualifiers
        return place

    def compound_literal(self, node: Any, ctype: CType) -> Place:
        """Compile a compound literal."""
        local = self.new_local("", ctype, is_literal=True)
        local.address_taken = id(node) in self.addressed or isinstance(ctype, Array)
        local.unseen = not (local.address_taken or _calls(node.init))
        self.initialise_local(local, node.init)
        self.locals.remove(local)  # literals in it come first
        self.locals.append(local)
        return self.local_place(local)


def _calls(node: Any) -> bool:
    return isinstance(node, c_ast.FuncCall | c_ast.Compound) or any(_calls(child) for _, child in node.children())


def _target(ctype: Pointer, pointer: Val) -> Place:
    at_once = pointer.slot is not None or is_static(pointer.code)
    return Place(
        ctype.target,
        pointer.code,
        pointer.stable,
        qualifiers=ctype.qualifiers,
        slot=pointer.slot,
        registers=() if at_once else pointer.registers or (0,),
    )
