"""Creating threads, waiting for them and ending them."""

from functools import partial
from typing import TYPE_CHECKING

from trainer.engine.events import Rule
from trainer.engine.libc.pthread import attributes as attr
from trainer.engine.libc.pthread import cancellation
from trainer.engine.libc.pthread.attribute_extension import mask_of, processors_of
from trainer.engine.libc.pthread.timed import CLOCKS, INVALID, deadline
from trainer.engine.libc.registry import function
from trainer.engine.process.clock import CLOCK_REALTIME
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_actions import mask_to_set
from trainer.engine.process.signal_numbers import NOT_CATCHABLE
from trainer.engine.process.thread_stacks import CACHE_LIMIT
from trainer.engine.process.threads import State, Thread, Wake

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


def create(process: "Process", attributes: int, start: int, argument: int) -> Thread | int:
    """Make a thread that will call ``start(argument)``; returns it, or an error number."""
    policy = attr.chosen_policy(process, attributes)
    if isinstance(policy, Errno):
        return policy
    processors = processors_of(process, attributes)
    if processors == 0:
        return Errno.EINVAL
    stacks = process.thread_stacks
    thread = process.threads.new_thread()
    if attr.flags(process, attributes) & attr.STACK_ADDRESS:
        end, size = attr.stack_end(process, attributes), attr.stack_size(process, attributes)
        error = stacks.adopt(thread, end, size)
    else:
        error = stacks.allocate(thread, attr.stack_size(process, attributes), attr.guard_size(process, attributes))
    if error:
        return error
    thread.detached = bool(attr.flags(process, attributes) & attr.DETACHED)
    chosen = mask_of(process, attributes)
    thread.mask = set(process.thread.mask) if chosen is None else mask_to_set(chosen) - NOT_CATCHABLE
    thread.processors = process.thread.processors if processors is None else processors
    thread.name, thread.policy = process.thread.name, policy
    thread.at_exit += [partial(_report_end, process), process.heap.thread_exit, stacks.retire]
    process.threads.spawn(thread, partial(_run, process, thread, start, argument))
    return thread


def _run(process: "Process", thread: Thread, start: int, argument: int) -> int:
    result = process.call_on(start, [argument], process.thread_stacks.start_pointer(thread))
    process.thread_stacks.leave_residue(thread)
    return int(result or 0)


def _report_end(process: "Process", thread: Thread) -> None:
    kept = thread.stack is not None and not thread.stack.supplied
    rule = Rule("thread-stack-kept", {"limit": CACHE_LIMIT}) if kept else Rule("thread-stack-left")
    process.emit("thread-exit", rule, number=thread.number, detached=int(thread.detached))


@function()
def pthread_create(process: "Process", identity: int, attributes: int, start: int, argument: int) -> int:
    """Create a thread that calls ``start(argument)``; the creating thread goes on."""
    thread = create(process, attributes, start, argument)
    if isinstance(thread, Thread):
        process.memory.store_u64(identity, thread.descriptor)
        return 0
    return thread


def join(process: "Process", identity: int, value: int, until: int | None = None) -> int:
    """Wait until a thread has ended, store what it returned in ``*value`` and take its stack back."""
    thread, me = process.threads.find(identity), process.thread
    if thread is None:
        return Errno.ESRCH
    if thread.detached or thread.joiner is not None:
        return Errno.EINVAL
    if thread is me or (me.joiner is thread and not thread.cancel_requested):
        return Errno.EDEADLK
    thread.joiner = me
    try:
        while thread.state is not State.ENDED:
            if cancellation.wait(process, f"{thread.title()} to end", until) is Wake.TIMEOUT:
                return Errno.ETIMEDOUT
    finally:
        thread.joiner = None
    if value:
        process.memory.store_u64(value, thread.value & (1 << 64) - 1)
    process.threads.dispose(thread)
    return 0


@function()
def pthread_join(process: "Process", identity: int, value: int) -> int:
    """Wait for a thread; EINVAL when it is detached or awaited already, EDEADLK for a circle of two."""
    return join(process, identity, value)


@function()
def pthread_tryjoin_np(process: "Process", identity: int, value: int) -> int:
    """Join a thread that has ended; EBUSY while it runs."""
    thread = process.threads.find(identity)
    if thread is not None and thread.state is not State.ENDED:
        return Errno.EBUSY
    return join(process, identity, value)


@function()
def pthread_timedjoin_np(process: "Process", identity: int, value: int, until: int) -> int:
    """Join a thread, waiting until the absolute real time ``*until`` at most; a null pointer sets no limit."""
    return pthread_clockjoin_np(process, identity, value, CLOCK_REALTIME, until)


@function()
def pthread_clockjoin_np(process: "Process", identity: int, value: int, clock: int, until: int) -> int:
    """Join a thread, waiting until the time ``*until`` of ``clock`` at most; a null pointer sets no limit."""
    if until and clock not in CLOCKS:
        return Errno.EINVAL
    end = deadline(process, until, clock) if until else INVALID
    # glibc asks the kernel again and again where that refuses the time
    return join(process, identity, value, None if end == INVALID else end)


@function()
def pthread_detach(process: "Process", identity: int) -> int:
    """Let a thread clean up after itself when it ends."""
    thread = process.threads.find(identity)
    if thread is None:
        return Errno.ESRCH
    if thread.detached:
        return Errno.EINVAL
    thread.detached = True
    if thread.state is State.ENDED:
        process.threads.dispose(thread)
    return 0


@function()
def pthread_exit(process: "Process", value: int) -> None:
    """End the calling thread: cleanup handlers, destructors of its keys, then the next thread runs."""
    cancellation.exit_thread(process, value)


@function()
def pthread_self(process: "Process") -> int:
    """Return the address of the calling thread's descriptor."""
    return process.thread.descriptor


@function()
def pthread_equal(process: "Process", one: int, other: int) -> int:
    """Tell whether two identities are the same."""
    return int(one == other)


@function("pthread_yield", "sched_yield")
def sched_yield(process: "Process") -> int:
    """Let the other ready threads run first."""
    process.threads.give_way()
    return 0


@function()
def pthread_setname_np(process: "Process", identity: int, name: int) -> int:
    """Name a thread (at most 15 characters)."""
    thread, text = process.threads.find(identity), process.memory.string(name)
    if len(text) > 15:
        return Errno.ERANGE
    if thread is None:
        return Errno.ENOENT
    thread.name = text.decode("latin-1")
    return 0


@function()
def pthread_getname_np(process: "Process", identity: int, buffer: int, size: int) -> int:
    """Store a thread's name."""
    thread = process.threads.find(identity)
    if thread is None:
        return Errno.ENOENT
    data = thread.name.encode("latin-1") + b"\0"
    if size < 16:
        return Errno.ERANGE
    process.memory.store(buffer, data)
    return 0


@function()
def gettid(process: "Process") -> int:
    """Return the kernel's number of the calling thread."""
    return process.thread.tid
