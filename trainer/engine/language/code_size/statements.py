"""The instructions of statements and functions, by their lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.code_size.calls import Calls
from trainer.engine.language.code_size.jumps import SHORT, branch, jump
from trainer.engine.language.code_size.operands import NEAR, is_double, storing
from trainer.engine.language.code_size.places import scalars_of
from trainer.engine.language.folding.library_calls import characters
from trainer.engine.language.records import Record
from trainer.engine.language.symbols import Local
from trainer.engine.language.types import INT, VOID, Array
from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.language.code_size.operands import Operands
    from trainer.engine.language.types import CType

_ZERO = 5  # mov $0,%eax
_FRAME = 4  # push %rbp; mov %rsp,%rbp
_LEAVE = 2  # leave or pop; ret
_LEAVING = (c_ast.Return, c_ast.Break, c_ast.Continue, c_ast.Goto)
_NO_RETURN = ("_Exit", "_exit", "abort", "exit", "longjmp", "pthread_exit", "siglongjmp")
_IN_A_ROW = 3  # cases that gcc tests one after the other
_CLEARED_AT_ONCE = 80  # bytes
_VARIABLE_ARRAY = 97  # bytes of code that make room for an array, and keep where the stack was
_JUMP_TABLE = 5  # cases from which on gcc jumps through a table


@dataclass(frozen=True)
class Frame:
    """What a function makes room for: ``size`` bytes, and the ``registers`` that it saves."""

    parameters: Sequence[Local]
    size: int
    saves_arguments: bool
    registers: int


class StatementSizes(Calls):
    """Counts the bytes of the statements of one function."""

    def __init__(self, operands: Operands, result: CType) -> None:
        super().__init__(operands)
        self._result = result

    def function(self, body: Any, frame: Frame, *, is_main: bool) -> int:
        """Return the bytes of a function."""
        size = self.statement(body)
        last = _last(body)
        leaves = _LEAVE
        if isinstance(last, c_ast.Return):
            size -= SHORT
        elif self._never_returns(last):
            leaves = 0
        else:
            size += _ZERO if is_main else 1  # nop
        if frame.registers:
            size += 6 * frame.registers
        return self.entry(frame) + size + leaves

    def entry(self, frame: Frame) -> int:
        """Return the bytes before the body of a function, of which the calls are counted."""
        size = _FRAME + sum(map(self._arrival, frame.parameters))
        if frame.registers:
            size += 1 + 2 * (frame.registers - 1)
        if frame.saves_arguments:
            size += 6 * 7 + 4 + 8 * 4
        if (frame.size and self.calls) or frame.size > NEAR or frame.saves_arguments:
            size += 4 if frame.size < NEAR else 7
        return size

    @staticmethod
    def _never_returns(node: Any) -> bool:
        return isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID) and node.name.name in _NO_RETURN

    def _arrival(self, local: Local) -> int:
        """Return the bytes that put a parameter into the frame."""
        if local.on_stack is not None:
            return 0
        extra = 1 if local.offset <= NEAR else 4
        if isinstance(local.type, Record):
            return 14 if local.type.size > 8 else 4
        if local.type.size < INT.size:
            return 2 + storing(local.type) + extra
        return storing(local.type) + extra

    def statement(self, node: Any) -> int:
        """Return the bytes of a statement."""
        match node:
            case None | c_ast.EmptyStatement() | c_ast.Typedef() | c_ast.Pragma() | c_ast.StaticAssert():
                return 0
            case c_ast.Decl():
                return self._declared(node)
            case c_ast.Return():
                return self._return(node)
            case c_ast.Break() | c_ast.Continue():
                return SHORT
            case c_ast.Goto():
                return SHORT if not hasattr(node, "expr") else SHORT + 8
        parts = self.parts(node)
        return self.effect(node) if parts is None else sum(size for _, size in parts)

    def parts(self, node: Any) -> list[tuple[Any, int]] | None:
        """Return the bytes of what a statement consists of, in the order of the code; None for a simple statement."""
        match node:
            case c_ast.Compound():
                return [(item, self.statement(item)) for item in node.block_items or ()]
            case c_ast.DeclList():
                return [(item, self._declared(item)) for item in node.decls]
            case c_ast.If():
                return self._if(node)
            case c_ast.While() | c_ast.For() | c_ast.DoWhile():
                return self._loop(node)
            case c_ast.Switch():
                return self._switch(node)
            case c_ast.Label():
                return [(node.stmt, self.statement(node.stmt))]
            case c_ast.Case() | c_ast.Default():
                return [(item, self.statement(item)) for item in node.stmts or ()]
        return None

    def _declared(self, node: Any) -> int:
        symbol = self.operands.symbol(node.name) if isinstance(node, c_ast.Decl) and node.name else None
        if not isinstance(symbol, Local):
            return 0
        if symbol.pointer_code is not None:
            return _VARIABLE_ARRAY
        if node.init is None or "static" in node.storage:
            return 0
        extra = 1 if -NEAR <= -symbol.offset < NEAR else 4
        if isinstance(node.init, c_ast.InitList) or isinstance(symbol.type, Array):
            return self._initialised(symbol, node.init, extra)
        return self.stored_at(symbol.type, node.init, extra)

    def _initialised(self, symbol: Local, init: Any, extra: int) -> int:
        size = symbol.type.size
        if isinstance(init, c_ast.Constant):
            return self._text(characters(init) or b"", symbol)
        parts = scalars_of(init)
        constant = all(self.operands.is_constant(part) for part in parts)
        if constant and len(parts) > 12:
            return 30
        element: CType = symbol.type
        while isinstance(element, Array):
            element = element.element
        if isinstance(element, Record):
            element = element.members[0].type if element.members else INT
        parts = [part for part in parts if self.operands.number(part) != 0]
        cleared = self._cleared(size, extra) if size > element.size * len(parts) else 0
        return cleared + sum(self.stored_at(element, part, extra) for part in parts)

    @staticmethod
    def _text(text: bytes, symbol: Local) -> int:
        """Return the bytes that put a literal into an array, which is cleared behind it."""
        total, at, size = 0, 0, symbol.type.size
        for width, immediate in ((8, 3 + 4), (4, 2 + 4), (2, 3 + 2), (1, 2 + 1)):
            while size - at >= width:
                word = int.from_bytes(text[at : at + width], "little")
                fits = width < 8 or word < 1 << 31
                total += (immediate if fits else 10 + 3) + (1 if symbol.offset - at <= NEAR else 4)
                at += width
        return total

    @staticmethod
    def _cleared(size: int, extra: int) -> int:
        """Return the bytes that clear an object: 16 of it at once, or with rep stos."""
        if size > _CLEARED_AT_ONCE:
            return 19 + extra
        blocks, rest = divmod(size, 16)
        words, rest = divmod(rest, 8)
        clearing = 4 + blocks * (3 + extra) + words * (4 + extra) if blocks else words * (7 + extra)
        return clearing + (6 + extra if rest else 0)

    def _if(self, node: Any) -> list[tuple[Any, int]]:
        jumps = node.iftrue.block_items if isinstance(node.iftrue, c_ast.Compound) else [node.iftrue]
        if node.iffalse is None and jumps and len(jumps) == 1 and isinstance(jumps[0], c_ast.Break | c_ast.Goto):
            return [(node.cond, self.condition(node.cond, 0) + 3)]  # and a nop behind what is jumped over
        chosen, other = self.statement(node.iftrue), self.statement(node.iffalse)
        if node.iffalse is not None and not isinstance(_last(node.iftrue), _LEAVING):
            chosen += jump(other)
        return [(node.cond, self.condition(node.cond, chosen)), (node.iftrue, chosen), (node.iffalse, other)]

    def _loop(self, node: Any) -> list[tuple[Any, int]]:
        body = self.statement(node.stmt)
        if node.cond is None and _breaks(node.stmt):
            body -= 2
        parts = [(node.stmt, body)]
        before: list[tuple[Any, int]] = []
        if isinstance(node, c_ast.For):
            before.append((node.init, self.statement(node.init)))
            parts.append((node.next, self.effect(node.next) if node.next is not None else 0))
        repeated = sum(size for _, size in parts)
        if node.cond is None:
            return [*before, *parts, (None, jump(repeated))]
        condition = self.condition(node.cond, 0)
        back = branch(repeated + condition) - SHORT
        enter = 0 if isinstance(node, c_ast.DoWhile) else jump(repeated)
        return [*before, (None, enter), *parts, (node.cond, condition), (None, back)]

    def _return(self, node: Any) -> int:
        if node.expr is None:
            return SHORT
        if isinstance(self._result, Record):
            return self.value(node.expr) + 12 + SHORT
        if self._result is VOID:
            return self.effect(node.expr) + SHORT
        saved = self.saved_by_displacement(node.expr)
        by_way_of_rax = 2 * (1 + self._result.size // 2) if is_double(self._result) else 0
        return self.converted(node.expr, self._result) + by_way_of_rax - saved + SHORT

    def _switch(self, node: Any) -> list[tuple[Any, int]]:
        body = self.statement(node.stmt)
        numbers = [self.operands.number(case.expr) for case in _cases(node.stmt)]
        known = [number for number in numbers if number is not None]
        is_variable = isinstance(node.cond, c_ast.ID)
        first = 0 if is_variable else self.value(node.cond)
        test = 4 if is_variable else 3
        ended = _breaks(node.stmt) and not any(isinstance(part, c_ast.Default) for part in node.stmt or ())
        if len(numbers) >= _JUMP_TABLE and known and max(known) - min(known) <= 10 * len(known):
            tests = 41 if is_variable else 38
        else:
            halves = len(numbers) // 2 if len(numbers) > _IN_A_ROW else 0
            default = SHORT if len(numbers) > 1 else 0
            tests = (len(numbers) + halves) * (test + branch(body // 2)) + default
        return [(node.cond, first), (None, tests), (node.stmt, body - ended)]


def _last(node: Any) -> Any:
    """Return the statement behind which another one ends."""
    match node:
        case c_ast.Compound(block_items=[*_, last]) | c_ast.Case(stmts=[*_, last]) | c_ast.Default(stmts=[*_, last]):
            return _last(last)
        case c_ast.Label() | c_ast.Switch():
            return _last(node.stmt)
        case c_ast.If() if node.iffalse is not None:
            return _last(node.iffalse)
    return node


def _breaks(node: Any) -> bool:
    """Whether a loop with this body is left by ``break``."""
    if isinstance(node, c_ast.Break):
        return True
    inner = isinstance(node, c_ast.For | c_ast.While | c_ast.DoWhile | c_ast.Switch)
    return not inner and any(map(_breaks, node or ()))


def _cases(node: Any) -> list[Any]:
    found = []
    for child in node or ():
        if isinstance(child, c_ast.Case):
            found.append(child)
        if not isinstance(child, c_ast.Switch):
            found += _cases(child)
    return found
