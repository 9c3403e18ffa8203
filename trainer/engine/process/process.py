"""One simulated process: it ties memory, kernel, C library, threads and the compiled program together."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from trainer.engine.errors import Goto, LimitReached, LongJump, ProcessExit, ProcessKilled
from trainer.engine.language import operations
from trainer.engine.language.signatures import integers_to
from trainer.engine.language.symbols import host_name
from trainer.engine.libc import library
from trainer.engine.libc.heap.malloc import Malloc
from trainer.engine.libc.objects import initial_bytes
from trainer.engine.libc.stdio.standard import Stdio
from trainer.engine.libc.stdlib.ending import ExitHandlers
from trainer.engine.process import startup_frames, variable_arguments
from trainer.engine.process.address_space import AddressSpace
from trainer.engine.process.code_addresses import code_at, hijacked
from trainer.engine.process.contexts import save_context
from trainer.engine.process.happenings import Happenings, Told, as_told
from trainer.engine.process.host_frames import MACHINE_CODE, PROGRAM, innermost
from trainer.engine.process.jumps import Jumps, save_jump
from trainer.engine.process.kernel import Kernel
from trainer.engine.process.lazy_binding import PUSHES, bound_lazily, entered
from trainer.engine.process.loader import load
from trainer.engine.process.memory_calls import Denied
from trainer.engine.process.scheduler import Scheduler
from trainer.engine.process.signal_frame import Registers
from trainer.engine.process.signals import Signals
from trainer.engine.process.thread_stacks import ThreadStacks
from trainer.engine.process.turns import may_fork
from trainer.engine.process.wide import wide_accesses
from trainer.engine.process.write_log import INTERRUPTED, REGIONS, THREAD, WriteLog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trainer.engine.events import Rule
    from trainer.engine.language.linking import LinkedProgram
    from trainer.engine.limits import Limits
    from trainer.engine.platforms.base import Platform
    from trainer.engine.process.threads import Thread

T = TypeVar("T")

_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/", "LANG": "C", "LC_ALL": "C"}
_OUTERMOST = 1  # the frame pointer of the C library when it calls main (measured)
PROLOGUE = 4  # bytes of the instructions that set up a frame
_CHECK_INTERVAL = 20_000  # statements between looks at the clock
_MAX_NESTED_CALLS = 10_000  # they take up the host's stack: half of the usual 8 MiB


class Process:
    """A process that runs ``program``; its parts are attributes named after what they are."""

    thread: Thread

    def __init__(
        self,
        program: LinkedProgram,
        platform: Platform,
        limits: Limits,
        *,
        stdin: bytes = b"",
        arguments: Sequence[str] = (),
        seed: int | None = None,
        tty: bool = False,
        record: bool = True,
        name: str | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.program = program
        self.platform = platform
        self.limits = limits
        self.stdin = stdin
        self.tty = tty
        self.recording = record
        self.filename = program.filename
        self.program_name = "./" + program.filename.rsplit("/", 1)[-1].removesuffix(".c")
        self.arguments = (self.program_name if name is None else name, *arguments)
        self.environment = _ENVIRONMENT if environment is None else environment
        self.predecessors = 0  # how often the program was executed anew
        self.successor: Process | None = None
        self._seed = seed
        self.random = random.Random(0 if seed is None else seed)
        self.stdout_bytes = bytearray()
        self.stderr_bytes = bytearray()
        self._thread_pointers: dict[int, int] = {}
        self.happenings = Happenings(program.line_table)
        self.counter = [0, 0]
        self.result_register = 0  # as a function without a result left it, where somebody looks at it
        self.calls: list[Any] = [None]  # the innermost call, when recording; see write_log
        self._switch_at = 1 << 62
        self._deadline = time.thread_time() + limits.seconds
        self.log = WriteLog() if record else None
        self._logged_version = -1
        self._logged_thread = 1
        # of the threads that do not run: the innermost call, and the line
        self._calls_of: dict[int, Any] = {}
        self._lines_of: dict[int, int] = {}

        self._parts: dict[Callable[[Process], Any], Any] = {}
        self._libc_objects: dict[str, int] = {}
        self._libc_constants: dict[bytes, int] = {}
        self._code: dict[int, Callable[..., Any]] = {}
        self._signatures: dict[int, str] = {}  # what the functions expect, where that is known
        self._library_addresses: dict[str, int] = {}

        self.space = AddressSpace(self, self.log.append if self.log else None)
        self.memory = self.space.memory
        self.checked = self.space.paging.windows.checked
        self.kernel = Kernel(self)
        self.signals = Signals(self)
        self.threads = Scheduler(self)
        self.tls = program.tls
        self.loaded = load(self, program.image)
        if platform.startup:
            startup_frames.leave(self.space, self.loaded, program.functions["main"])
        self.thread.descriptor = self.loaded.thread_pointer
        self.thread.write_descriptor()
        self.thread_stacks = ThreadStacks(self)
        self.heap = Malloc(self)
        self.stdio = Stdio(self)
        for name, address in program.library_objects.items():
            self.memory.store(address, initial_bytes(self, name))
        if may_fork(program.code):
            self.threads.record_turns()
        self.namespace = self._link()
        self.heap.interpose(program.functions)

    # running

    def run(self) -> int:
        """Run the program from ``main`` on; returns the exit code, or raises a ProcessEnd."""
        if self.log:
            self.log.begin(self.space)
        self._check_size()
        self._tick()
        return self.threads.run_main(self._main)

    def _check_size(self) -> None:
        """End the process where exec finds too late that there is not enough memory for its BSS."""
        try:
            self.kernel.check_memory(self.program.image.addresses.sizes.bss)
        except Denied as refusal:
            self.emit("exec", refusal.rule, signal="SIGSEGV")
            raise ProcessKilled("SIGSEGV") from None

    def twin(self) -> Process:
        """Return a process that will do the same from its start on, unrecorded (what ``fork`` starts with)."""
        other = Process(
            self.program,
            self.platform,
            self.limits,
            stdin=self.stdin,
            arguments=self.arguments[1:],
            seed=self._seed,
            tty=self.tty,
            record=False,
        )
        other._deadline = self._deadline
        return other

    def again(self, arguments: Sequence[str], environment: Mapping[str, str]) -> Process:
        """Return a process of the same program with other arguments, their name included, and another environment."""
        other = Process(
            self.program,
            self.platform,
            self.limits,
            arguments=arguments[1:],
            seed=self._seed,
            tty=self.tty,
            record=False,
            name=arguments[0],
            environment=environment,
        )
        other._deadline = self._deadline
        return other

    def run_in_place(self) -> int:
        """Run the program from main on where another process was (exec); returns or raises what ``run`` does."""
        self._check_size()
        self._tick()
        return self.threads.run_in_place(self._main)

    def _main(self) -> int:
        functions, loaded = self.program.functions, self.loaded
        arguments = [len(self.arguments), loaded.argv, loaded.envp]
        for name in self.program.constructors:
            self.call_on(functions[name], arguments, loaded.stack_pointer)
        result = self.call_on(functions["main"], arguments, loaded.stack_pointer, _OUTERMOST)
        self.exit(int(result or 0))

    def _link(self) -> dict[str, Any]:
        memory = self.memory
        namespace: dict[str, Any] = {
            "process": self,
            "load": memory.load,
            "store": memory.store,
            "T": self.counter,
            "tick": self._tick,
            "calls": self.calls,
            "enter": self.space.paging.windows.enter,
            "code_at": code_at,
            "hijacked": hijacked,
            "save_jump": save_jump,
            "save_context": save_context,
            "begin_jumps": self.part(Jumps).begin,
            "LongJump": LongJump,
            "Goto": Goto,
            **{name: getattr(operations, name) for name in operations.__all__},
            **{name: getattr(variable_arguments, name) for name in variable_arguments.__all__},
            **{name: function for name, function in vars(memory).items() if name.startswith(("load_", "store_"))},
            **wide_accesses(memory),
            **{f"library_{name}": library.callee(name, self) for name in self.program.library_calls},
        }
        if self.loaded.addresses.startup:
            for name in self.program.bound_lazily.difference(PUSHES):
                function = namespace[f"library_{name}"]
                namespace[f"library_{name}"] = bound_lazily(self, name, function, namespace)
        for name in self.program.library_calls.intersection(PUSHES):
            namespace[f"entered_{name}"] = entered(self, name, namespace)
        namespace["log"] = self.log.append if self.log else _ignore
        namespace.update(self.program.addresses)
        for name in self.program.library_names:
            self.library_address(name)
        exec(self.program.code, namespace)
        for name, address in self.program.functions.items():
            self._code[address] = namespace[host_name("f", name)]
        self._signatures.update(self.program.signatures)
        return namespace

    def library_address(self, name: str) -> int:
        """Return the address of a function or object of the C library."""
        if name in self._library_addresses:
            return self._library_addresses[name]
        address = self.program.image.addresses.library_function(self.platform, name, len(self._library_addresses))
        self._library_addresses[name] = address
        implementation = library.implementation(name)

        def enter(sp: int, caller: int, back: int, windows: Any, index: int, *arguments: Any) -> Any:
            return implementation(self, *arguments)

        self._code[address] = enter
        if name in self.program.library_signatures:
            self._signatures[address] = self.program.library_signatures[name]
        return address

    def libc_data(self, name: str, size: int, align: int = 16) -> int:
        """Return the address of a zeroed object of the C library's own data."""
        if name not in self._libc_objects:
            place = self.program.image.addresses.library_symbol(self.platform, name)
            self._libc_objects[name] = place or self.space.libc_data(size, align)
        return self._libc_objects[name]

    def libc_constant(self, data: bytes, align: int = 1) -> int:
        """Return the address of ``data`` in the C library's read-only memory; equal data are one object."""
        if data not in self._libc_constants:
            self._libc_constants[data] = self.space.libc_constant(data, align)
        return self._libc_constants[data]

    def call(self, address: int, *arguments: Any) -> Any:
        """Run the C function at ``address`` below the running code."""
        return self.call_on(address, arguments, (self.stack_pointer() - 128) & -16)

    def call_on(self, address: int, arguments: Sequence[Any], stack_pointer: int, frame_pointer: int = 0) -> Any:
        """Run the C function at ``address`` with ``stack_pointer`` (16-byte aligned) and ``rbp`` as at its call."""
        around = self.calls[0]
        if self.log and around is not None:
            self.calls[0] = (INTERRUPTED, self.current_line(), 0, around, 0)
        function = code_at(self, address, integers_to(self._signatures.get(address), len(arguments)))
        thread = self.thread
        thread.nested_calls += 1
        if thread.nested_calls > _MAX_NESTED_CALLS:
            raise LimitReached(f"The program was stopped at {_MAX_NESTED_CALLS:,} nested calls from the C library.")
        try:
            result = function(stack_pointer, frame_pointer, self.loaded.return_address, self.checked, 0, *arguments)
        finally:
            thread.nested_calls -= 1
        self.calls[0] = around
        return result

    def code(self, address: int) -> Callable[..., Any] | None:
        """Return the function that begins at ``address``."""
        return self._code.get(address)

    def signature(self, address: int) -> str | None:
        """Return what the function at ``address`` expects, None where that is not known."""
        return self._signatures.get(address)

    def exit(self, code: int) -> NoReturn:
        """End as ``exit`` does: handlers in reverse order, streams flushed."""
        if ExitHandlers in self._parts:
            self.part(ExitHandlers).run(code)
        for name in self.program.destructors:
            self.call(self.program.functions[name])
        self.stdio.finish()
        raise ProcessExit(code)

    def retire(self) -> WriteLog:
        """Give up the bytes of the memory when a recorded run is over; return its log, from which they follow.

        A process refers to itself: it would hold both until the next collection of garbage.
        """
        assert self.log is not None
        self.space.paging.retire()
        return self.log.taken()

    def limit_processor_time(self) -> None:
        """Watch RLIMIT_CPU, which has changed."""
        from trainer.engine.process.work_timers import ProcessorLimit

        self.part(ProcessorLimit).watch()

    def part(self, kind: Callable[[Process], T]) -> T:
        """Return what a part of the C library keeps for this process: made by ``kind`` when first asked for."""
        if kind not in self._parts:
            self._parts[kind] = kind(self)
        found: T = self._parts[kind]
        return found

    # steps

    @property
    def steps(self) -> int:
        """How many statements have begun."""
        return self.counter[0] - self._running_line()[1]

    def set_tick_limit(self, step: int) -> None:
        """Ask for ``threads.tick()`` at a step."""
        self._switch_at = step
        self.counter[1] = min(self.counter[1], step)

    def _tick(self) -> None:
        count = self.counter[0]
        if count >= self.limits.steps:
            raise LimitReached(f"The program was stopped after {count:,} statements.")
        if time.thread_time() > self._deadline:
            raise LimitReached(
                f"The program was stopped after {self.limits.seconds:g} seconds and {count:,} statements."
            )
        if self.log and count >= self.log.next_checkpoint:
            self._calls_of[self.thread.number] = self.calls[0]
            self._lines_of[self.thread.number] = self.current_line()
            self.log.checkpoint(self.space, count, self._calls_of, self._lines_of)
        if count >= self._switch_at:
            self.threads.tick()
        checkpoint = self.log.next_checkpoint if self.log else self.limits.steps
        self.counter[1] = min(self.limits.steps, self._switch_at, count + _CHECK_INTERVAL, checkpoint)

    # where the program is

    def stack_pointer(self) -> int:
        """Return ``rsp`` of the running C code, or of machine code of the program's own making."""
        frame = innermost((PROGRAM, MACHINE_CODE))
        if frame is None:
            return self.loaded.stack_pointer
        values = frame.f_locals
        found: int = values["sp"] if frame.f_code.co_filename == PROGRAM else values["state"].stack_pointer
        return found

    def registers(self) -> Registers:
        """Return where the running C code stands; its instruction is the first of its function's body."""
        frame = innermost((PROGRAM, MACHINE_CODE))
        if frame is None:
            return Registers(self.loaded.stack_pointer, 0, self.loaded.return_address)
        if frame.f_code.co_filename == MACHINE_CODE:
            state = frame.f_locals["state"]
            return Registers(state.stack_pointer, state.frame_pointer, state.start)
        start = self.program.functions.get(frame.f_code.co_name.removeprefix("f_"), 0)
        return Registers(frame.f_locals["sp"], frame.f_locals["fp"], start + PROLOGUE)

    def current_line(self) -> int:
        """Return the line of C that runs, 0 before main."""
        return self._running_line()[0]

    def _running_line(self) -> tuple[int, int]:
        """Return the line of C that runs, and how many statements its basic block has counted ahead of it."""
        frame = innermost()
        return self.program.line_table[frame.f_lineno - 1][1:] if frame is not None else (0, 0)

    # what it tells

    def emit(self, kind: str, rule: Rule | None = None, **data: int | str | None) -> None:
        """Add an event; notes changes of the address space in the log."""
        if self.log and self.space.version != self._logged_version:
            self._logged_version = self.space.version
            self.log.append(REGIONS)
            self.log.append(self.log.add_regions(self.space.snapshot()))
        self._thread_pointers[self.thread.number] = self.thread.descriptor
        self.report(kind, as_told, rule, data)

    def report(self, kind: str, tell: Callable[..., Told], *facts: Any) -> None:
        """Add an event whose rule and data ``tell(*facts)`` gives when somebody asks for the events."""
        self.happenings.note(self.counter[0], self.thread.number, kind, tell, facts)

    def thread_pointer(self, number: int) -> int:
        """Return the thread pointer of a thread, also of one that has ended."""
        return self._thread_pointers.get(number, self.loaded.thread_pointer)

    def leave_thread(self) -> None:
        """Remember where the running thread stands, before another one runs."""
        if self.log:
            self._lines_of[self.thread.number] = self.current_line()

    def note_thread(self) -> None:
        """Tell the log which thread runs from here on."""
        if self.log and self.thread.number != self._logged_thread:
            self._calls_of[self._logged_thread] = self.calls[0]
            self._logged_thread = self.thread.number
            self.calls[0] = self._calls_of.get(self._logged_thread)
            self.log.append(THREAD)
            self.log.append(self.thread.number)

    def write_stderr(self, text: bytes) -> None:
        """Write to standard error without a buffer, as the C library's own messages are."""
        self.kernel.write_bytes(2, text)

    @property
    def errno(self) -> int:
        """The running thread's ``errno``."""
        return self.memory.load_i32(self.errno_address)

    @errno.setter
    def errno(self, number: int) -> None:
        self.memory.store_i32(self.errno_address, number)

    @property
    def errno_address(self) -> int:
        """Where the running thread's ``errno`` lies."""
        return self.thread.descriptor - self.tls.errno_offset


def _ignore(record: Any) -> None:
    """Take the place of the log where nothing is recorded."""
