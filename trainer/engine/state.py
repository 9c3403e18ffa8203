"""One state of a run: what a debugger would show when the process stands still."""

from __future__ import annotations

import struct
from functools import cached_property
from typing import TYPE_CHECKING

from trainer.engine.errors import NoSuchVariable
from trainer.engine.extended import Extended
from trainer.engine.language.records import Member, Record
from trainer.engine.language.symbols import FunctionSymbol, Global
from trainer.engine.language.types import LDOUBLE, Array, CType, Floating, Integer, Pointer
from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process.memory import PAGE_SIZE
from trainer.engine.process.region_view import with_resident
from trainer.engine.process.write_log import INTERRUPTED, caller
from trainer.engine.regions import RegionKind
from trainer.engine.watch import Value, WatchEvaluator, region_of

if TYPE_CHECKING:
    from trainer.engine.libc.heap.walk import Chunk
    from trainer.engine.process.process import Process
    from trainer.engine.process.write_log import WriteLog
    from trainer.engine.regions import Region
    from trainer.engine.replay import Replay


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable: its type as C writes it, where it lies, how large it is (bytes) and its value as text."""

    name: str
    type: str
    address: int
    size: int
    value: str
    region: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A call: ``base`` is the frame pointer; ``line`` is where it stands."""

    function: str
    line: int
    base: int
    variables: tuple[Variable, ...]


class State:
    """The process just before a statement is executed."""

    def __init__(self, process: Process, log: WriteLog, replay: Replay, line: int, step: int) -> None:
        self._process = process
        self._log = log
        self._base = replay.base
        self._pages = {number: bytes(page) for number, page in replay.pages.items()}
        self._calls = dict(replay.calls)
        self._lines = dict(replay.lines)
        self._resident = frozenset(replay.resident)
        self._mapped = log.regions[replay.regions]
        self.step = step
        self.line = line
        self.thread = replay.thread

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The regions, lowest address first, with how much of each is in memory."""
        return with_resident(self._mapped, self._resident)

    @property
    def function(self) -> str:
        """The name of the running function."""
        call = self._calls.get(self.thread)
        return self._process.program.infos[call[0]].name if call else ""

    @property
    def depth(self) -> int:
        """How many calls are on the stack of the running thread."""
        depth, call = 0, self._calls.get(self.thread)
        while call is not None:
            depth, call = depth + 1, caller(call)
        return depth

    @property
    def threads(self) -> tuple[int, ...]:
        """The numbers of the threads that have begun, main first."""
        return tuple(sorted(self._calls))

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The calls of the running thread, innermost first."""
        return self.frames_of(self.thread)

    def frames_of(self, thread: int, most: int | None = None) -> tuple[Frame, ...]:
        """Return the calls of a thread, innermost first; at most ``most`` of them."""
        frames: list[Frame] = []
        call = self._calls.get(thread)
        line = self.line if thread == self.thread else self._lines.get(thread, 0)
        while call is not None and (most is None or len(frames) < most):
            number, base, back, around, _ = call
            frames.append(Frame(self._process.program.infos[number].name, line, base, self._locals(number, base, line)))
            interrupted = around is not None and around[0] == INTERRUPTED
            line = around[1] if interrupted else self._process.program.call_lines.get(back, 0)
            call = caller(call)
        return tuple(frames)

    def frame_at(self, address: int) -> tuple[int, int] | None:
        """Return thread and frame pointer of the call whose frame holds an address; None outside of the stacks."""
        region = self.region_at(address)
        if region is None or region.kind not in (RegionKind.MAIN_STACK, RegionKind.THREAD_STACK):
            return None
        thread = 1 if region.kind is RegionKind.MAIN_STACK else region.thread
        call = self._calls.get(thread or 0)
        while call is not None and call[1] < address:
            call = caller(call)
        return (thread or 0, call[1]) if call is not None else None

    def _locals(self, number: int, base: int, line: int) -> tuple[Variable, ...]:
        found: dict[str, Variable] = {}
        for local in self._process.program.infos[number].variables:
            if local.pointer_code is None and local.first_line <= line and line <= (local.last_line or line):
                found[local.name] = self._variable(local.name, local.type, base - local.offset)
        return tuple(found.values())

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What the running function can name: its variables, then those of file scope and statics."""
        frames = self.frames_of(self.thread, 1)
        return (frames[0].variables if frames else ()) + self.globals

    @property
    def globals(self) -> tuple[Variable, ...]:
        """The objects with static or thread storage, in the order of their definition."""
        return tuple(
            self._variable(symbol.name, symbol.type, self._global_address(symbol))
            for symbol in self._process.program.objects
            if symbol.name
        )

    def _global_address(self, symbol: Global) -> int:
        thread = self._process.recorder.thread_pointer(self.thread) if symbol.thread_local else 0
        return thread + self._process.program.addresses[symbol.host_name]

    def _variable(self, name: str, ctype: CType, address: int) -> Variable:
        return Variable(
            name,
            str(ctype),
            address,
            ctype.size,
            self.render(ctype, address),
            region_of(self.regions, address),
        )

    def read(self, address: int, size: int) -> bytes | None:
        """Return bytes; None where nothing is mapped."""
        parts = []
        while size > 0:
            offset = address % PAGE_SIZE
            count = min(size, PAGE_SIZE - offset)
            if self.region_at(address) is None:
                return None
            number = address // PAGE_SIZE
            page = self._pages.get(number) or self._log.page(number, self._base)
            if page is None:
                page = self._process.space.paging.untouched(number)
            parts.append(page[offset : offset + count])
            address += count
            size -= count
        return b"".join(parts)

    def region_at(self, address: int) -> Region | None:
        """Return the region that holds an address."""
        return next((region for region in self._mapped if address in region), None)

    def evaluate(self, expression: str) -> Value:
        """Evaluate a C path such as ``x``, ``&x``, ``*p``, ``s.a``, ``p->next``, ``a[3]``.

        Raises:
            LookupError: with a sentence, when it names nothing here or is not such a path.

        """
        return WatchEvaluator(self).evaluate(expression)

    def locate(self, expression: str) -> tuple[CType, int]:
        """Return type and address of the object that a C path names.

        Raises:
            LookupError: with a sentence, when it names nothing here or is no object.

        """
        return WatchEvaluator(self).locate(expression)

    def lookup(self, name: str) -> tuple[CType, int]:
        """Return type and address of a variable in scope.

        Raises:
            LookupError: when there is none of that name.

        """
        call = self._calls.get(self.thread)
        if call is not None:
            for local in reversed(self._process.program.infos[call[0]].variables):
                if local.name == name and local.first_line <= self.line <= (local.last_line or self.line):
                    return local.type, call[1] - local.offset
        for object_ in self._process.program.objects:
            if object_.name == name and object_.function in (None, self.function):
                return object_.type, self._global_address(object_)
        symbol = self._process.program.scopes.file_symbols().get(name)
        if isinstance(symbol, FunctionSymbol) and name in self._process.program.functions:
            return symbol.type, self._process.program.functions[name]
        raise NoSuchVariable(name, self.line, self.names())

    def names(self) -> list[str]:
        """Return the names of the variables in scope, those of the function first, then those of the file."""
        call = self._calls.get(self.thread)
        locals_ = self._process.program.infos[call[0]].variables if call is not None else ()
        inner = [local.name for local in locals_ if local.first_line <= self.line <= (local.last_line or self.line)]
        outer = [one.name for one in self._process.program.objects if one.function in (None, self.function)]
        return list(dict.fromkeys(name for name in (*inner, *outer) if name))

    def scalar(self, ctype: CType, address: int) -> int | float | None:
        """Read a scalar object; None when it is not mapped."""
        data = self.read(address, ctype.size)
        if data is None:
            return None
        if ctype is LDOUBLE:
            return float(Extended.decode(data))
        if isinstance(ctype, Floating):
            return float(struct.unpack("<f" if ctype.size == 4 else "<d", data)[0])
        return int.from_bytes(data, "little", signed=isinstance(ctype, Integer) and ctype.signed)

    def render(self, ctype: CType, address: int, depth: int = 0) -> str:
        """Return the value of an object as text, as a debugger prints it."""
        if isinstance(ctype, Array):
            return self._render_array(ctype, address, depth)
        if isinstance(ctype, Record):
            if depth > 2 or ctype.members is None:
                return "{…}"
            parts = [f"{member.name or ''} = {self._render_member(member, address, depth)}" for member in ctype.members]
            return "{" + ", ".join(parts) + "}"
        value = self.scalar(ctype, address) if ctype.is_scalar else None
        if value is None:
            return "?"
        if isinstance(ctype, Pointer):
            return f"0x{value:x}" if value else "NULL"
        if isinstance(ctype, Integer) and ctype.size == 1 and 32 <= value < 127:
            return f"{value} '{chr(int(value))}'"
        return f"{value:g}" if isinstance(value, float) else str(value)

    def _render_member(self, member: Member, address: int, depth: int) -> str:
        if member.bits is None:
            return self.render(member.type, address + member.offset, depth + 1)
        unit = self.read(address + member.offset, member.unit)
        if unit is None:
            return "?"
        value = int.from_bytes(unit, "little") >> member.shift & (1 << member.bits) - 1
        negative = isinstance(member.type, Integer) and member.type.signed and value >> member.bits - 1
        return str(value - (1 << member.bits) if negative else value)

    def _render_array(self, ctype: Array, address: int, depth: int) -> str:
        if isinstance(ctype.element, Integer) and ctype.element.name == "char":
            data = self.read(address, min(ctype.size, 64)) or b""
            text = data.split(b"\0")[0].decode("utf-8", "replace")
            return f'"{text}"' + ("…" if len(text) >= 64 else "")
        if depth > 2:
            return "{…}"
        count = min(ctype.count or 0, 8)
        parts = [self.render(ctype.element, address + i * ctype.element.size, depth + 1) for i in range(count)]
        return "{" + ", ".join(parts) + (", …" if count < (ctype.count or 0) else "") + "}"

    def heap(self) -> tuple[Chunk, ...]:
        """Return the chunks of the heaps."""
        from trainer.engine.libc.heap.walk import walk

        return walk(self._process, self.read)
