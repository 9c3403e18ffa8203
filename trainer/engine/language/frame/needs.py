"""What calls need of the frame of their function: registers that it must save, and places for structs (measured)."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.expressions.unevaluated import Unevaluated
from trainer.engine.language.frame.layout import SAVED_REGISTERS
from trainer.engine.language.frame.machine_modes import has_mode
from trainer.engine.language.frame.passing import classes, returns_in_memory, scalars
from trainer.engine.language.records import Record
from trainer.engine.language.types import LONG, Array, CType, Floating
from trainer.engine.process.variable_arguments import VECTOR

if TYPE_CHECKING:
    from trainer.engine.language.expressions.code import Val
    from trainer.engine.language.unit import Unit

_MAKES_STRUCT = (c_ast.FuncCall, c_ast.TernaryOp, c_ast.CompoundLiteral, c_ast.Compound)
_PAIR = 3  # registers for two words that wait
_FREE_PAIRS = 3  # for sizes, among the registers that need not be saved
_PAIRS = 4  # for sizes at all; those that are multiplied have one more
_NO_CALL = -1 << 20
_MOST_MOVES = 16  # by which a struct is copied; larger ones need a loop
_USES_OF_WORDS = 3  # of a register: an address that is used more often gets its register first
_BEFORE_SECOND_PAIR = 2  # registers: ax and dx


def _leaves(node: Any) -> int:
    """Return how many members an initialiser names."""
    if isinstance(node, c_ast.NamedInitializer):
        return _leaves(node.expr)
    return sum(map(_leaves, node.exprs)) if isinstance(node, c_ast.InitList) else 1


def _is_set_by_members(node: Any, ctype: CType) -> bool:
    """Whether a compound literal has several members, and an initialiser for each."""
    return 1 < len(list(scalars(ctype, 0))) == _leaves(node.init)


def _floating_size(ctype: CType) -> int:
    """Return the size of a struct that holds nothing but one floating number, else 0."""
    single = [scalar for _, scalar in scalars(ctype, 0)]
    return ctype.size if len(single) == 1 and isinstance(single[0], Floating) else 0


def variable_dimensions(ctype: CType) -> int:
    """Return how many lengths of an array of arrays are variable."""
    return sum(map(_has_variable_length, _dimensions(ctype)))


def _has_variable_length(ctype: Array) -> bool:
    """Whether the length of an array itself is variable, not only that of its elements."""
    return ctype.count_code is not None and not ctype.count_code.isdecimal()


def _dimensions(ctype: CType) -> list[Array]:
    """Return an array type and those of its elements, the outermost first."""
    found: list[Array] = []
    while isinstance(ctype, Array):
        found.append(ctype)
        ctype = ctype.element
    return found


class FrameNeeds(Unevaluated):
    """Counts what values need that wait during calls."""

    def __init__(self, unit: Unit) -> None:
        super().__init__(unit)
        self.saved_registers = 0  # how many of them hold values during calls
        self.literal_words = 0  # of compound literals that are in registers from the beginning on
        self.pressure = _NO_CALL  # the largest number of values that wait during a call, less such words used before
        self.spilled: list[int] = []  # bytes of the floating ones that do so in the frame
        self._copies_result = False
        self.wide_sizes = 0  # of variable length arrays, twice as wide as a register, that nothing is called before
        self.wide_across_calls = 0  # the others
        self._wide_in_loop = 0
        self._multiplies_sizes = False
        self._rows: set[str] = set()  # the sizes of rows of arrays that are needed after calls
        self.results_aside: list[int] = []  # the sizes of places for structs that calls return, and that go further

    @property
    def _is_ignored(self) -> bool:
        return self.unit.dry_run or self.unit.unreachable

    def holds_values(self) -> None:
        """Note a call during which the values wait that are held."""
        if self._is_ignored:
            return
        self.pressure = max(self.pressure, self.held.count(0) - self.literal_words)
        if self._wide_in_loop:
            self.wide_across_calls += self._wide_in_loop if self.in_loop else 0
            self.wide_sizes -= self._wide_in_loop if self.in_loop else 0
            self._wide_in_loop = 0
        floating = [size for size in self.held if size]
        self.spilled = [max(sizes) for sizes in zip_longest(self.spilled, floating, fillvalue=0)]

    def holds_sizes(self, ctype: CType, *, pointed_at: bool = False) -> None:
        """Note the sizes in bits of a variable length array, maybe one that a pointer points to.

        They are set by halves, so that gcc believes that they hold values from the beginning of the function on.
        """
        if self._is_ignored:
            return
        count, dimensions = -pointed_at, 0
        for array in reversed(_dimensions(ctype)):
            if array.is_variable:
                count += 1
            if _has_variable_length(array):
                dimensions += 1
                count += dimensions
        if self.pressure > _NO_CALL:
            self.wide_across_calls += count
        else:
            self.wide_sizes += count
            self._multiplies_sizes = self._multiplies_sizes or dimensions > 1
            self.saved_registers = max(self.saved_registers, int(pointed_at))
            self._wide_in_loop += count if self.in_loop else 0

    def reads_row(self, size: str) -> None:
        """Note that the size of a row of a variable length array is read, which waits since the array was made."""
        if not self._is_ignored and self.pressure > _NO_CALL:
            self._rows.add(size)

    def registers_and_spilled(self) -> tuple[int, tuple[int, ...]]:
        """Return how many registers the function saves, and the bytes of the values that find none."""
        registers = max(self.saved_registers, self.literal_words + self.pressure)
        if self.wide_sizes > _FREE_PAIRS:
            registers = SAVED_REGISTERS
        pairs = max(0, min(self.wide_across_calls, (SAVED_REGISTERS - registers) // 2))
        in_pairs = _PAIRS + self._multiplies_sizes
        wide = self.wide_across_calls - pairs + max(0, self.wide_sizes - in_pairs)
        words = 0  # what finds no register beside pairs: the stack pointer before the arrays, the sizes of rows but one
        if self._multiplies_sizes and self.wide_sizes > in_pairs:
            words = max(1, len(self._rows))
        elif self.wide_sizes >= 2 * _PAIRS:
            registers, words = SAVED_REGISTERS - 1, 1
        return registers + 2 * pairs, (*self.spilled, *[2 * LONG.size] * wide, *[LONG.size] * words)

    def hold_record(self, node: Any, ctype: CType) -> None:
        """Note that a struct that a call or a literal gives waits as a number does.

        Two words are in registers with one more to pass them on.
        """
        while isinstance(node, c_ast.ExprList):
            node = node.exprs[-1]
        if not isinstance(ctype, Record) or not has_mode(ctype):
            return
        is_literal = isinstance(node, c_ast.CompoundLiteral) and not _is_set_by_members(node, ctype)
        if is_literal and (size := _floating_size(ctype)):
            self.held.append(size)
        elif is_literal or isinstance(node, c_ast.FuncCall):
            self.held += [0] * (1 if ctype.size <= LONG.size else _PAIR)

    def puts_result_aside(self, ctype: CType) -> None:
        """Give a place to a result in memory that nobody wants, or that is copied from there; later ones share it."""
        if returns_in_memory(ctype) and not any(ctype.size <= size for size in self.results_aside):
            self.results_aside.append(ctype.size)

    def waits_in_frame(self, node: Any, ctype: CType) -> None:
        """Note what the frame needs for a struct that is passed on as it comes out of a call or another operator.

        It has a place there, or is in registers; two of these must be neighbours, so that one is saved (measured).
        """
        while isinstance(node, c_ast.ExprList):
            node = node.exprs[-1]
        if isinstance(ctype, Record) and isinstance(node, _MAKES_STRUCT):
            if not has_mode(ctype):
                if not isinstance(node, c_ast.CompoundLiteral):
                    self.new_local("", ctype)
            else:
                is_call = isinstance(node, c_ast.FuncCall)
                self.holds_literal(node, ctype, pair=int(ctype.size > LONG.size and not is_call))

    def holds_pair(self) -> None:
        """Note that a struct of two words goes through a pair of registers of which one is saved."""
        if not self._is_ignored:
            self.pressure = max(self.pressure, 1 - self.literal_words)

    def holds_literal(self, node: Any, ctype: CType, pair: int = 0) -> None:
        """Note the registers for a compound literal that is used at once.

        gcc believes that one whose members are set one by one holds a value from the beginning of the function on, and
        keeps it in saved registers if there is a call before it is used (measured). ``pair``: one more for passing it.
        """
        if self._is_ignored:
            return
        before, words = self.literal_words, -(-ctype.size // LONG.size)
        if isinstance(node, c_ast.CompoundLiteral) and _is_set_by_members(node, ctype):
            self.literal_words += words
        lives_on = self.pressure > _NO_CALL or (words == 1 and self.in_loop)
        self.pressure = max(self.pressure, pair - (before if lives_on else self.literal_words))

    @property
    def in_loop(self) -> bool:
        """Whether what is compiled lies in a loop."""
        raise NotImplementedError

    def copies(self, size: int, target: tuple[int, ...], source: tuple[int, ...]) -> None:
        """Note that a struct is copied between places whose addresses are in registers (see ``Val``).

        Words go through pairs of registers. The first pair has no room for them where addresses take ax or dx: those
        that are used more often than the words. Then it is the second, with bx, unless addresses take cx, too. The
        last words of all may have the registers of the address from which they come.
        """
        moves, rest = divmod(size, 2 * LONG.size)
        moves += rest > 0
        if self._is_ignored or not 1 < moves <= _MOST_MOVES:
            return
        targets, sources = (
            sum(1 + reads + moves > _USES_OF_WORDS for reads in registers) for registers in (target, source)
        )
        last_alone = rest == 0 and (
            targets == 1 or (targets == sources == _BEFORE_SECOND_PAIR and size & (size - 1) == 0)
        )
        if 0 < targets + sources <= _BEFORE_SECOND_PAIR or last_alone:
            self.saved_registers = max(self.saved_registers, 1)

    def returns_struct(self, node: Any, value: Val) -> None:
        """Note that a struct of two words that is returned must first be brought into the two registers of results.

        One that is not treated like a number of its size is copied to a place of its own first, or to where the caller
        wants it.
        """
        ctype = value.type
        if not isinstance(ctype, Record):
            return
        if returns_in_memory(ctype) and not isinstance(node, c_ast.FuncCall | c_ast.CompoundLiteral):
            self.copies(ctype.size, (0,), value.registers)
        if not has_mode(ctype):
            if not (self._copies_result or returns_in_memory(ctype) or self._is_ignored):
                self._copies_result = True
                self.new_local("", ctype)
            return
        is_vector = VECTOR in (classes(ctype) or ())
        if isinstance(node, c_ast.CompoundLiteral):
            moved = ctype.size > LONG.size and (is_vector or self.pressure == _NO_CALL)
            self.holds_literal(node, ctype, pair=int(moved))
        elif is_vector and ctype.size > LONG.size:
            self.saved_registers = max(self.saved_registers, 1)
