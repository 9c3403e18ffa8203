"""The places of objects, and their addresses, as instructions name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code_size.operands import NEAR, Operands, is_wide
from trainer.engine.language.symbols import Global, Local
from trainer.engine.language.types import INT, Array, Integer, Pointer, decay

if TYPE_CHECKING:
    from trainer.engine.language.types import CType

STATIC_ADDRESS = 7  # bytes of lea of something static
_THREAD_LOCAL, _ADDRESS_OF_THREAD_LOCAL = 6, 15  # the prefix and displacement by %fs; lea


class Places:
    """Counts the bytes that find objects; ``calls`` counts the calls.

    What follows from expressions in general is for the classes that build on this one.
    """

    def __init__(self, operands: Operands) -> None:
        self.operands = operands
        self.calls = 0

    def value(self, node: Any) -> int:
        """Return the bytes that get a value into a register."""
        raise NotImplementedError

    def converted(self, node: Any, ctype: CType) -> int:
        """Return the bytes of a value in another type."""
        raise NotImplementedError

    def effect(self, node: Any) -> int:
        """Return the bytes of an expression whose value nobody needs."""
        raise NotImplementedError

    def assignment(self, node: Any) -> int:
        """Return the bytes of an assignment."""
        raise NotImplementedError

    def condition(self, node: Any, distance: int) -> int:
        """Return the bytes that jump over ``distance`` bytes if an expression is 0."""
        raise NotImplementedError

    def call(self, node: Any) -> int:
        """Return the bytes of a call."""
        raise NotImplementedError

    def loaded(self, node: Any, ctype: CType) -> int:
        """Return the bytes that load what has a type at a place, or its address if it is an array."""
        raise NotImplementedError

    def statement(self, node: Any) -> int:
        """Return the bytes of a statement."""
        raise NotImplementedError

    def place(self, node: Any) -> tuple[int, int]:
        """Return the bytes that find a place, and those of the displacement in the instruction that uses it."""
        match node:
            case c_ast.ID():
                return self._named_place(node)
            case c_ast.StructRef():
                return self._member_place(node)
            case c_ast.ArrayRef():
                return self._element_place(node)
            case c_ast.UnaryOp(op="*"):
                return self._target_place(node.expr)
            case c_ast.CompoundLiteral():
                return sum(self.value(part) + 4 for part in scalars_of(node.init)), 1
        return self.value(node), 0

    def _named_place(self, node: Any) -> tuple[int, int]:
        symbol = self.operands.symbol(node.name)
        if isinstance(symbol, Local):
            if symbol.pointer_code is not None:
                return 4, 0
            return 0, 1 if -NEAR <= -symbol.offset < NEAR else 4
        return 0, _THREAD_LOCAL if isinstance(symbol, Global) and symbol.thread_local else 4

    def _member_place(self, node: Any) -> tuple[int, int]:
        member = self.operands.member(node)
        offset = member[0] if member is not None else 0
        if node.type == "->" and isinstance(decay(self.operands.type_of(node.name)), Pointer):
            return self.value(node.name), displacement(offset)
        setup, extra = self.place(node.name)
        if extra == 0 or setup:
            return setup, max(extra, displacement(offset))
        return setup, self._shifted(node.name, extra, offset)

    def _shifted(self, node: Any, extra: int, offset: int) -> int:
        """Return the displacement of a part of a named object."""
        while isinstance(node, c_ast.StructRef | c_ast.ArrayRef):
            node = node.name
        symbol = self.operands.symbol(node.name) if isinstance(node, c_ast.ID) else None
        if isinstance(symbol, Local):
            return 1 if -NEAR <= offset - symbol.offset < NEAR else 4
        return extra

    def _target_place(self, node: Any) -> tuple[int, int]:
        is_sum = isinstance(node, c_ast.BinaryOp) and node.op == "+"
        if is_sum and isinstance(decay(self.operands.type_of(node.left)), Pointer):
            return self._element_place(c_ast.ArrayRef(node.left, node.right))
        return self.value(node), 0

    def _element_place(self, node: Any) -> tuple[int, int]:
        base, index = node.name, node.subscript
        ctype = self.operands.type_of(base)
        if isinstance(ctype, Integer):
            base, index = index, base
            ctype = self.operands.type_of(base)
        pointed = decay(ctype)
        size = pointed.target.size if isinstance(pointed, Pointer) else 4
        number = self.operands.number(index)
        if isinstance(ctype, Array):
            setup, extra = self.place(base)
            if number is not None:
                return setup, self._shifted(base, extra, number * size)
            return self._element_of_array(base, index, size, (setup, extra))
        if number is not None:
            return self.value(base) + (0 if not number else 4 if -NEAR <= number * size < NEAR else 6), 0
        if size == 1:
            return self.index(index, moved=True) + self.value(base) + 3, 0
        return self.index(index) + self.scaled(size) + self.value(base) + 3, 0

    def _element_of_array(self, base: Any, index: Any, size: int, place: tuple[int, int]) -> tuple[int, int]:
        setup, extra = place
        found = self.index(index)
        symbol = self.operands.symbol(base.name) if isinstance(base, c_ast.ID) else None
        if isinstance(symbol, Local) and symbol.pointer_code is None and size in (1, 2, 4, 8):
            return found, extra + 1
        if isinstance(symbol, Local):
            return found + self.scaled(size) + 3 + 3, extra
        if symbol is not None:
            return found + (self.scaled(size) if size != 1 else 0) + STATIC_ADDRESS, 1
        return setup + found + self.scaled(size) + 6, extra

    def index(self, node: Any, *, moved: bool = False) -> int:
        """Return the bytes of an index in a register of 8 bytes."""
        ctype = self.operands.type_of(node)
        if is_wide(ctype):
            return self.value(node) + (3 if moved else 0)
        if isinstance(ctype, Integer) and not ctype.signed and ctype.size == INT.size:
            return self.value(node) + 2
        return self.value(node) + (3 if moved else 2)

    @staticmethod
    def scaled(size: int) -> int:
        """Return the bytes that multiply an index by a size."""
        if size in (2, 4, 8):
            return 8
        return 0 if size == 1 else 4 if size & (size - 1) == 0 else 13

    def address(self, node: Any) -> int:
        """Return the bytes that get the address of a place into a register."""
        if isinstance(node, c_ast.ArrayRef) and isinstance(self.operands.type_of(node.name), Array):
            return self._address_of_element(node)
        setup, extra = self.place(node)
        if isinstance(node, c_ast.ID) and not isinstance(self.operands.symbol(node.name), Local):
            return STATIC_ADDRESS if extra != _THREAD_LOCAL else _ADDRESS_OF_THREAD_LOCAL
        if extra == 0:
            return setup
        if setup and extra == 1:
            return setup + 4
        return setup + 3 + extra if self.is_automatic(node) else setup + STATIC_ADDRESS

    def _address_of_element(self, node: Any) -> int:
        base, number = self.address(node.name), self.operands.number(node.subscript)
        size = self.operands.type_of(node).size
        if number is not None:
            return base + (0 if not number else 4 if number * size < NEAR else 6)
        scaled = 0 if size == 1 else 4 if size & (size - 1) == 0 else 13
        return base + self.index(node.subscript, moved=True) + scaled + 3

    def is_plain(self, node: Any) -> bool:
        """Whether an operand is a variable that gcc holds for a register: an instruction can name it in the frame."""
        symbol = self.operands.symbol(node.name) if isinstance(node, c_ast.ID) else None
        return isinstance(symbol, Local) and symbol.is_register and symbol.type.size >= INT.size

    def is_automatic(self, node: Any) -> bool:
        """Whether a place is in an automatic object."""
        while isinstance(node, c_ast.StructRef | c_ast.ArrayRef):
            node = node.name
        return isinstance(node, c_ast.ID) and isinstance(self.operands.symbol(node.name), Local)

    def is_pointed_element(self, node: Any) -> bool:
        """Whether a place is an element by way of a pointer."""
        return isinstance(node, c_ast.ArrayRef) and isinstance(self.operands.type_of(node.name), Pointer)


def displacement(offset: int) -> int:
    """Return the bytes of a distance from a register."""
    if offset == 0:
        return 0
    return 1 if offset < NEAR else 4


def scalars_of(init: Any) -> list[Any]:
    """Return the scalars of an initialiser in braces."""
    found: list[Any] = []
    for part in init.exprs if isinstance(init, c_ast.InitList) else [init]:
        value = part.expr if isinstance(part, c_ast.NamedInitializer) else part
        found += scalars_of(value) if isinstance(value, c_ast.InitList) else [value]
    return found
