"""``<ucontext.h>``: several flows of control in one thread, each on a stack of its own.

Each has a host stack of its own, too. The compiler turns ``getcontext`` into code that notes its place (see
``process.contexts``); what ``swapcontext`` left goes on where it waits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from greenlet import getcurrent, greenlet

from trainer.engine.errors import LimitReached, LongJump
from trainer.engine.language.signatures import parameter_count
from trainer.engine.libc.registry import function
from trainer.engine.process.contexts import ARGUMENT_REGISTERS, LINK, STACK, STACK_SIZE, Context
from trainer.engine.process.jumps import Jumps
from trainer.engine.process.write_log import UNWIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_FIRST_IDENTITY = 1 << 63
_WORD = (1 << 64) - 1
_TRAMPOLINE, _IN_TRAMPOLINE = 0x124B0, 0x11  # __start_context behind makecontext; a place in it
_RUN_AGAIN = (
    "a context whose function has returned was begun again without makecontext: then glibc ends the process with what "
    "the function left in a register, which is not simulated"
)
_NOT_SIMULATED = "setcontext to a place that the program has left meanwhile is not simulated"


class Flows:
    """The flows of control that wait in ``swapcontext``, by the identities in their contexts."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._waiting: dict[int, greenlet] = {}
        self._identities = _FIRST_IDENTITY
        self._arrival: LongJump | None = None  # for the host stack that goes on

    def leave_for(self, target: greenlet) -> None:
        """Go on on another host stack; returns or raises what is to happen when this one goes on."""
        process, thread = self._process, self._process.thread
        calls, nested = process.calls[0], thread.nested_calls
        process.threads.go_on_in_context(target)
        thread.nested_calls = nested
        if process.log:
            process.calls[0] = calls
            process.log.append(UNWIND)
            process.log.append(calls)
        arrival, self._arrival = self._arrival, None
        if arrival is not None:
            raise arrival

    def swap(self, left: Context, following: Context) -> None:
        """Note where the running flow stands, and let another one go on."""
        registers = self._process.registers()
        self._identities += 1
        left.save(self._identities, registers.stack_pointer, registers.frame_pointer, registers.instruction_pointer)
        identity = self._identities
        self._waiting[identity] = getcurrent()
        try:
            self.go_on(following)
        finally:  # a jump to a place further out may leave it, too
            self._waiting.pop(identity, None)

    def go_on(self, context: Context) -> None:
        """Let what a context describes go on; returns when something goes on here."""
        target = self._target(context)
        if target is not getcurrent():
            self.leave_for(target)
        elif self._arrival is not None:
            arrival, self._arrival = self._arrival, None
            raise arrival

    def _target(self, context: Context) -> greenlet:
        """Return the host stack on which a context goes on, and note how."""
        identity = context.identity
        context.load_float_state()
        context.use_mask()
        if context.is_fresh:
            return self._process.threads.new_context(self._beginning(context))
        waiting = self._waiting.pop(identity, None)
        if waiting is not None:
            return waiting
        return self.arrive(LongJump(identity, 0))

    def arrive(self, jump: LongJump) -> greenlet:
        """Return the host stack on which a jump ends; it is raised there."""
        target = self._process.part(Jumps).host_stack(jump.target)
        if target is None or target.dead:
            raise LimitReached(_NOT_SIMULATED)
        self._arrival = jump
        return target

    def _beginning(self, context: Context) -> Callable[[], greenlet]:
        """Return what runs the function of a context as its registers say, and tells which host stack follows."""
        process, sp = self._process, context.stack_pointer
        address, link = context.function, context.link_place
        arguments = [context.register(number) for number in ARGUMENT_REGISTERS]
        on_stack = parameter_count(process.linked.signature(address)) - len(arguments)
        arguments += [process.memory.load_u64(sp + 8 * index) for index in range(on_stack)]

        def run() -> greenlet:
            behind = process.memory.load_u64(sp - 8)
            process.call_on(address, arguments, sp)
            if behind != _trampoline(process):
                raise LimitReached(_RUN_AGAIN)
            following = process.memory.load_u64(link)
            if not following:
                process.exit(0)
            # the library's call of setcontext leaves its return address where the function's was
            process.memory.store_u64(sp - 8, behind + _IN_TRAMPOLINE)
            return self._target(Context(process, following))

        return run


def _trampoline(process: Process) -> int:
    """Return the address of the code to which the function of a context returns."""
    return process.linked.library_address("makecontext") + _TRAMPOLINE


@function()
def makecontext(process: Process, address: int, start: int, count: int, *arguments: Any) -> None:
    """Let a context that ``getcontext`` has filled in begin a function on the stack that ``uc_stack`` names."""
    context, store = Context(process, address), process.memory.store_u64
    beyond = max(0, count - len(ARGUMENT_REGISTERS))
    sp = (context.word(STACK) + context.word(STACK_SIZE) - 8 * (beyond + 1)) & -16
    store(sp - 8, _trampoline(process))
    store(sp + 8 * beyond, context.word(LINK))
    words = [int(argument) & _WORD for argument in arguments[:count]]
    for number, word in zip(ARGUMENT_REGISTERS, words, strict=False):
        context.set_register(number, word)
    for index, word in enumerate(words[len(ARGUMENT_REGISTERS) :]):
        store(sp + 8 * index, word)
    context.begin(start, sp, sp + 8 * beyond)


@function()
def swapcontext(process: Process, left: int, following: int) -> int:
    """Save the running context and let another one go on; returns 0 when something goes on here."""
    process.part(Flows).swap(Context(process, left), Context(process, following))
    return 0


@function()
def setcontext(process: Process, address: int) -> int:
    """Let a context go on; the running one ends."""
    process.part(Flows).go_on(Context(process, address))
    return 0
