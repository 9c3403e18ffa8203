"""Evaluating the small C expressions with which questions and learners look into a state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast
from pycparser.c_parser import CParser, ParseError

from trainer.engine.language.literals import integer_constant
from trainer.engine.language.records import Record
from trainer.engine.language.types import INT, Array, CType, Function, Pointer
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from trainer.engine.regions import Region
    from trainer.engine.state import State


@dataclass(frozen=True, slots=True)
class Value:
    """The value of an expression and, for an object, where it lies.

    ``region`` is the kind of region of the object (empty for a mere value); ``target_region`` that of what a
    pointer points to.
    """

    type: str
    value: int | float | None
    address: int | None
    size: int
    region: str
    target_region: str = ""


def region_of(regions: tuple[Region, ...], address: int) -> str:
    """Return the kind of the region that holds an address, ``unmapped`` when there is none."""
    for region in regions:
        if address in region:
            return str(region.kind)
    return "unmapped"


class WatchEvaluator:
    """Evaluates paths over one state: names, ``& * . -> []`` and integer constants."""

    def __init__(self, state: State) -> None:
        self.state = state

    def evaluate(self, expression: str) -> Value:
        """Evaluate; raises LookupError with a sentence."""
        ctype, address, value = self._visit(self._parse(expression), expression)
        if value is None and address is not None and ctype.is_scalar:
            value = self.state.scalar(ctype, address)
        if value is None and isinstance(ctype, Array | Function) and address is not None:
            value = address
        region = region_of(self.state.regions, address) if address is not None else ""
        target = ""
        if isinstance(ctype, Pointer | Array) and isinstance(value, int):
            target = region_of(self.state.regions, value)
        return Value(str(ctype), value, address, ctype.size, region, target)

    def locate(self, expression: str) -> tuple[CType, int]:
        """Return type and address of an object; raises LookupError with a sentence."""
        ctype, address, _ = self._visit(self._parse(expression), expression)
        if address is None:
            raise LookupError(f"'{expression}' is a value, not an object with an address.")
        return ctype, address

    def _parse(self, expression: str) -> Any:
        try:
            tree = CParser().parse(f"void watch(void) {{ ({expression}); }}")
            items = tree.ext[0].body.block_items
            if len(tree.ext) != 1 or len(items) != 1:
                raise LookupError(f"'{expression}' is not one expression.")
        except (ParseError, AttributeError, TypeError, RecursionError) as error:
            raise LookupError(f"'{expression}' is not an expression that can be watched.") from error
        return items[0]

    def _visit(self, node: Any, text: str) -> tuple[CType, int | None, int | float | None]:
        match node:
            case c_ast.ID(name=name):
                ctype, address = self.state.lookup(name)
                return ctype, address, None
            case c_ast.Constant(type=kind, value=literal) if "int" in kind:
                return INT, None, integer_constant(literal)[0]
            case c_ast.UnaryOp(op="&", expr=expr):
                ctype, address_of, _ = self._visit(expr, text)
                if address_of is None:
                    raise LookupError(f"'{text}' takes the address of something that is not an object.")
                return Pointer(ctype), None, address_of
            case c_ast.UnaryOp(op="*", expr=expr):
                target, pointer = self._pointer(expr, text)
                return target, pointer, None
            case c_ast.ArrayRef(name=array, subscript=subscript):
                target, pointer = self._pointer(array, text)
                _, at, index = self._visit(subscript, text)
                if index is None and at is not None:
                    index = self._read(subscript, text)
                return target, pointer + int(index or 0) * target.size, None
            case c_ast.StructRef(name=base, type=kind, field=member):
                if kind == "->":
                    record, where = self._pointer(base, text)
                else:
                    record, found, _ = self._visit(base, text)
                    where = found if found is not None else 0
                if not isinstance(record, Record) or member.name not in record.index:
                    raise LookupError(f"'{text}': {record} has no member '{member.name}'.")
                offset, entry = record.index[member.name]
                return entry.type, where + offset, None
        raise LookupError(f"'{text}' is not a path such as x, &x, *p, s.a, p->a or a[3].")

    def _read(self, node: Any, text: str) -> int:
        ctype, address, value = self._visit(node, text)
        if value is None and address is not None:
            value = self.state.scalar(ctype, address)
        if value is None:
            raise LookupError(f"'{text}' reads memory that is not mapped.")
        return int(value)

    def _pointer(self, node: Any, text: str) -> tuple[CType, int]:
        ctype, address, value = self._visit(node, text)
        if isinstance(ctype, Array) and address is not None:
            return ctype.element, address
        if not isinstance(ctype, Pointer):
            raise LookupError(f"'{text}' dereferences {ctype}, which is not a pointer.")
        return ctype.target, int(value) if value is not None else self._read(node, text)
