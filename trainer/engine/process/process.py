"""One simulated process: it ties memory, kernel, C library, threads and the compiled program together."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from trainer.engine.errors import LimitReached, ProcessExit, ProcessKilled
from trainer.engine.language.signatures import integers_to
from trainer.engine.libc.heap.malloc import Malloc
from trainer.engine.libc.objects import initial_bytes
from trainer.engine.libc.stdio.standard import Stdio
from trainer.engine.libc.stdlib.ending import ExitHandlers
from trainer.engine.process import position, startup_frames
from trainer.engine.process.address_space import AddressSpace
from trainer.engine.process.code_addresses import code_at
from trainer.engine.process.happenings import Happenings
from trainer.engine.process.kernel import Kernel
from trainer.engine.process.linked_code import LinkedCode
from trainer.engine.process.loader import load
from trainer.engine.process.memory_limits import Denied
from trainer.engine.process.progress import Progress
from trainer.engine.process.recorder import Recorder
from trainer.engine.process.scheduler import Scheduler
from trainer.engine.process.signals import Signals
from trainer.engine.process.thread_stacks import ThreadStacks
from trainer.engine.process.turns import may_fork
from trainer.engine.process.write_log import INTERRUPTED, WriteLog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trainer.engine.events import Rule
    from trainer.engine.language.linking import LinkedProgram
    from trainer.engine.limits import Limits
    from trainer.engine.platforms.base import Platform
    from trainer.engine.process.happenings import Told
    from trainer.engine.process.signal_frame import Registers
    from trainer.engine.process.threads import Thread

T = TypeVar("T")

_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/", "LANG": "C", "LC_ALL": "C"}
_OUTERMOST = 1  # the frame pointer of the C library when it calls main (measured)
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
        self.happenings = Happenings(program.line_table)
        self.progress = Progress(self)
        self.counter = self.progress.counter
        self.result_register = 0  # as a function without a result left it, where somebody looks at it
        self.calls: list[Any] = [None]  # the innermost call, when recording; see write_log
        self.log = WriteLog() if record else None
        self.recorder = Recorder(self)

        self._parts: dict[Callable[[Process], Any], Any] = {}
        self._libc_objects: dict[str, int] = {}
        self._libc_constants: dict[bytes, int] = {}

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
        self.linked = LinkedCode(self)
        self.heap.interpose(program.functions)

    # running

    def run(self) -> int:
        """Run the program from ``main`` on; returns the exit code, or raises a ProcessEnd."""
        if self.log:
            self.log.begin(self.space)
        self._check_size()
        self.progress.tick()
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
        return self._another(self.arguments[1:], stdin=self.stdin)

    def again(self, arguments: Sequence[str], environment: Mapping[str, str]) -> Process:
        """Return a process of the same program with other arguments, their name included, and another environment."""
        return self._another(arguments[1:], name=arguments[0], environment=environment)

    def _another(self, arguments: Sequence[str], **settings: Any) -> Process:
        """Return an unrecorded process of the same program, which has as much time as is left of this one's."""
        other = Process(
            self.program,
            self.platform,
            self.limits,
            arguments=arguments,
            seed=self._seed,
            tty=self.tty,
            record=False,
            **settings,
        )
        other.progress.deadline = self.progress.deadline
        return other

    def run_in_place(self) -> int:
        """Run the program from main on where another process was (exec); returns or raises what ``run`` does."""
        self._check_size()
        self.progress.tick()
        return self.threads.run_in_place(self._main)

    def _main(self) -> int:
        functions, loaded = self.program.functions, self.loaded
        arguments = [len(self.arguments), loaded.argv, loaded.envp]
        for name in self.program.constructors:
            self.call_on(functions[name], arguments, loaded.stack_pointer)
        self.result_register = functions["main"]  # by which it is called
        self.exit(int(self.call_on(functions["main"], arguments, loaded.stack_pointer, _OUTERMOST) or 0))

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
        return self.call_on(address, arguments, self.below())

    def below(self) -> int:
        """Return a stack pointer below the running code and its red zone."""
        return (self.stack_pointer() - 128) & -16

    def call_on(self, address: int, arguments: Sequence[Any], stack_pointer: int, frame_pointer: int = 0) -> Any:
        """Run the C function at ``address`` with ``stack_pointer`` (16-byte aligned) and ``rbp`` as at its call."""
        around = self.calls[0]
        if self.log and around is not None:
            self.calls[0] = (INTERRUPTED, self.current_line(), 0, around, 0)
        function = code_at(self, address, integers_to(self.linked.signature(address), len(arguments)))
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
        return self.counter[0] - position.running_line(self)[1]

    def set_tick_limit(self, step: int) -> None:
        """Ask for ``threads.tick()`` at a step."""
        self.progress.set_tick_limit(step)

    # where the program is

    def stack_pointer(self) -> int:
        """Return ``rsp`` of the running C code, or of machine code of the program's own making."""
        return position.stack_pointer(self)

    def registers(self) -> Registers:
        """Return where the running C code stands."""
        return position.registers(self)

    def current_line(self) -> int:
        """Return the line of C that runs, 0 before main."""
        return position.running_line(self)[0]

    # what it tells

    def emit(self, kind: str, rule: Rule, **data: int | str | None) -> None:
        """Add an event; notes changes of the address space in the log."""
        self.recorder.emit(kind, rule, data)

    def report(self, kind: str, tell: Callable[..., Told], *facts: Any) -> None:
        """Add an event whose rule and data ``tell(*facts)`` gives when somebody asks for the events."""
        self.recorder.report(kind, tell, *facts)

    def leave_thread(self) -> None:
        """Remember where the running thread stands, before another one runs."""
        self.recorder.leave_thread()

    def note_thread(self) -> None:
        """Tell the log which thread runs from here on."""
        self.recorder.note_thread()

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
