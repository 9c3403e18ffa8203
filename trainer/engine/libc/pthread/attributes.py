"""``pthread_attr_t`` (56 bytes, glibc's ``struct pthread_attr``): what a new thread is to be like."""

from typing import TYPE_CHECKING

from trainer.engine.libc.policies import fits, refusal
from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.file import ALLOCATION
from trainer.engine.process.errno import Errno
from trainer.engine.process.thread_stacks import PTHREAD_STACK_MIN

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.threads import Thread

SIZE = 56
_PRIORITY, _POLICY, _FLAGS, _GUARD, _STACK_END, _STACK_SIZE, EXTENSION = 0, 4, 8, 16, 24, 32, 40
EXTENSION_SIZE, _PROCESSOR_SET = 152, 32  # struct pthread_attr_extension, and the set that it points to
_LINE, _PROC_BLOCK = 120, 1024  # first buffer of getline, buffer of a stream over /proc

DETACHED, NOT_INHERITED, PROCESS_SCOPE, STACK_ADDRESS = 1, 2, 4, 8
_PRIORITY_SET, _POLICY_SET = 0x20, 0x40


def flags(process: "Process", attributes: int) -> int:
    """Return the flag word; 0 for a null pointer, which stands for the defaults."""
    return process.memory.load_u32(attributes + _FLAGS) if attributes else 0


def guard_size(process: "Process", attributes: int) -> int:
    """Return the size of the guard asked for, in bytes."""
    return process.memory.load_u64(attributes + _GUARD) if attributes else process.thread_stacks.default_guard


def stack_size(process: "Process", attributes: int) -> int:
    """Return the stack size asked for, in bytes; 0 in the attribute stands for the default."""
    size = process.memory.load_u64(attributes + _STACK_SIZE) if attributes else 0
    return size or process.thread_stacks.default_size


def stack_end(process: "Process", attributes: int) -> int:
    """Return the end of the memory given with ``pthread_attr_setstack``; meaningful with STACK_ADDRESS."""
    return process.memory.load_u64(attributes + _STACK_END)


def _set_flag(process: "Process", attributes: int, flag: int, on: bool) -> int:
    memory = process.memory
    old = memory.load_u32(attributes + _FLAGS)
    memory.store_u32(attributes + _FLAGS, old | flag if on else old & ~flag)
    return 0


@function()
def pthread_attr_init(process: "Process", attributes: int) -> int:
    """Fill ``*attributes`` with the defaults."""
    process.memory.fill(attributes, 0, SIZE)
    process.memory.store_u64(attributes + _GUARD, process.platform.threads.guard)
    return 0


@function()
def pthread_attr_destroy(process: "Process", attributes: int) -> int:
    """Free what ``pthread_getattr_np`` allocated for them."""
    extension = process.memory.load_u64(attributes + EXTENSION)
    if extension:
        process.heap.free(process.memory.load_u64(extension))
        process.heap.free(extension)
    return 0


@function()
def pthread_attr_setdetachstate(process: "Process", attributes: int, state: int) -> int:
    """Choose PTHREAD_CREATE_JOINABLE (0) or PTHREAD_CREATE_DETACHED (1)."""
    return _set_flag(process, attributes, DETACHED, state == 1) if state in (0, 1) else Errno.EINVAL


@function()
def pthread_attr_getdetachstate(process: "Process", attributes: int, state: int) -> int:
    """Store the detach state in ``*state``."""
    process.memory.store_i32(state, flags(process, attributes) & DETACHED)
    return 0


@function()
def pthread_attr_setstacksize(process: "Process", attributes: int, size: int) -> int:
    """Ask for a stack of ``size`` bytes; EINVAL below PTHREAD_STACK_MIN."""
    if size < PTHREAD_STACK_MIN:
        return Errno.EINVAL
    process.memory.store_u64(attributes + _STACK_SIZE, size)
    return 0


@function()
def pthread_attr_getstacksize(process: "Process", attributes: int, size: int) -> int:
    """Store the stack size in ``*size``."""
    process.memory.store_u64(size, stack_size(process, attributes))
    return 0


@function()
def pthread_attr_setguardsize(process: "Process", attributes: int, size: int) -> int:
    """Ask for a guard of ``size`` bytes, which creation rounds up to pages."""
    process.memory.store_u64(attributes + _GUARD, size)
    return 0


@function()
def pthread_attr_getguardsize(process: "Process", attributes: int, size: int) -> int:
    """Store the guard size, as it was set, in ``*size``."""
    process.memory.store_u64(size, guard_size(process, attributes))
    return 0


@function()
def pthread_attr_setstack(process: "Process", attributes: int, address: int, size: int) -> int:
    """Supply the memory of the stack, lowest address first; EINVAL below PTHREAD_STACK_MIN."""
    if size < PTHREAD_STACK_MIN:
        return Errno.EINVAL
    process.memory.store_u64(attributes + _STACK_SIZE, size)
    process.memory.store_u64(attributes + _STACK_END, address + size)
    return _set_flag(process, attributes, STACK_ADDRESS, True)


@function()
def pthread_attr_getstack(process: "Process", attributes: int, address: int, size: int) -> int:
    """Store lowest address and size of the stack."""
    memory = process.memory
    length = memory.load_u64(attributes + _STACK_SIZE)
    memory.store_u64(address, (stack_end(process, attributes) - length) & (1 << 64) - 1)
    memory.store_u64(size, length)
    return 0


@function()
def pthread_attr_setstackaddr(process: "Process", attributes: int, address: int) -> int:
    """Supply the end of the stack's memory (obsolete)."""
    process.memory.store_u64(attributes + _STACK_END, address)
    return _set_flag(process, attributes, STACK_ADDRESS, True)


@function()
def pthread_attr_getstackaddr(process: "Process", attributes: int, address: int) -> int:
    """Store the end of the stack's memory in ``*address`` (obsolete)."""
    process.memory.store_u64(address, stack_end(process, attributes))
    return 0


@function()
def pthread_attr_setinheritsched(process: "Process", attributes: int, inherit: int) -> int:
    """Choose PTHREAD_INHERIT_SCHED (0) or PTHREAD_EXPLICIT_SCHED (1)."""
    return _set_flag(process, attributes, NOT_INHERITED, inherit == 1) if inherit in (0, 1) else Errno.EINVAL


@function()
def pthread_attr_getinheritsched(process: "Process", attributes: int, inherit: int) -> int:
    """Store the choice in ``*inherit``."""
    process.memory.store_i32(inherit, int(bool(flags(process, attributes) & NOT_INHERITED)))
    return 0


@function()
def pthread_attr_setscope(process: "Process", attributes: int, scope: int) -> int:
    """Accept PTHREAD_SCOPE_SYSTEM (0) only, as Linux does."""
    return {0: 0, 1: Errno.EOPNOTSUPP}.get(scope, Errno.EINVAL)


@function()
def pthread_attr_getscope(process: "Process", attributes: int, scope: int) -> int:
    """Store PTHREAD_SCOPE_SYSTEM in ``*scope``."""
    process.memory.store_i32(scope, 0)
    return 0


@function()
def pthread_attr_setschedpolicy(process: "Process", attributes: int, policy: int) -> int:
    """Store SCHED_OTHER, SCHED_FIFO or SCHED_RR (0 to 2)."""
    if policy not in (0, 1, 2):
        return Errno.EINVAL
    process.memory.store_i32(attributes + _POLICY, policy)
    return _set_flag(process, attributes, _POLICY_SET, True)


@function()
def pthread_attr_getschedpolicy(process: "Process", attributes: int, policy: int) -> int:
    """Store the policy in ``*policy``."""
    process.memory.store_i32(policy, process.memory.load_i32(attributes + _POLICY))
    return 0


@function()
def pthread_attr_setschedparam(process: "Process", attributes: int, parameters: int) -> int:
    """Store a priority that the policy has."""
    policy, priority = process.memory.load_i32(attributes + _POLICY), process.memory.load_i32(parameters)
    if not fits(policy, priority):
        return Errno.EINVAL
    process.memory.store_i32(attributes + _PRIORITY, priority)
    return _set_flag(process, attributes, _PRIORITY_SET, True)


def chosen_policy(process: "Process", attributes: int) -> int | Errno:
    """Return the policy of a thread to be made, or why it cannot have what the attributes ask for."""
    memory, policy, priority = process.memory, process.thread.policy, 0
    asked = flags(process, attributes)
    if asked & NOT_INHERITED and asked & _POLICY_SET:
        policy = memory.load_i32(attributes + _POLICY)
    if asked & NOT_INHERITED and asked & _PRIORITY_SET:
        priority = memory.load_i32(attributes + _PRIORITY)
    return refusal(policy, priority) or policy


@function()
def pthread_attr_getschedparam(process: "Process", attributes: int, parameters: int) -> int:
    """Store the priority in ``*parameters``."""
    process.memory.store_i32(parameters, process.memory.load_i32(attributes + _PRIORITY))
    return 0


def describe_thread(process: "Process", thread: "Thread", attributes: int) -> int:
    """Fill ``*attributes`` with those of a live thread (pthread_getattr_np)."""
    memory = process.memory
    pthread_attr_init(process, attributes)
    if thread.stack is not None:
        stack = thread.stack
        memory.store_u64(attributes + _STACK_END, stack.end)
        memory.store_u64(attributes + _STACK_SIZE, stack.size - stack.guard)
        memory.store_u64(attributes + _GUARD, stack.guard if stack.reported is None else stack.reported)
    else:
        _read_maps(process)
        end, size = process.space.main_stack_extent()
        memory.store_u64(attributes + _STACK_END, end)
        memory.store_u64(attributes + _STACK_SIZE, size)
        memory.store_u64(attributes + _GUARD, 0)
    memory.store_u32(attributes + _FLAGS, STACK_ADDRESS | (DETACHED if thread.detached else 0))
    _add_processors(process, attributes, thread)
    return 0


def _read_maps(process: "Process") -> None:
    """Do what reading /proc/self/maps, in search of the main stack, does to the heap."""
    heap = process.heap
    stream = heap.malloc(ALLOCATION)
    line = heap.malloc(_LINE)
    buffer = heap.malloc(_PROC_BLOCK)
    # the line of the dynamic linker is too long for the first buffer
    for block in (heap.realloc(line, 2 * _LINE), buffer, stream):
        heap.free(block)


def _add_processors(process: "Process", attributes: int, thread: "Thread") -> None:
    """Note on which processors the thread may run, in blocks of the caller's arena."""
    heap, memory = process.heap, process.memory
    asked = heap.malloc(_PROCESSOR_SET)
    extension = heap.malloc(EXTENSION_SIZE)
    kept = heap.malloc(_PROCESSOR_SET)
    if asked and extension and kept:
        memory.fill(extension, 0, EXTENSION_SIZE)
        memory.store_u64(extension, kept)
        memory.store_u64(extension + 8, _PROCESSOR_SET)
        memory.fill(kept, 0, _PROCESSOR_SET)
        memory.store_u64(kept, thread.processors or (1 << process.platform.processors) - 1)
        memory.store_u64(attributes + EXTENSION, extension)
    heap.free(asked)


@function()
def pthread_getattr_np(process: "Process", identity: int, attributes: int) -> int:
    """Store the attributes of a running thread, with the stack that it really has."""
    thread = process.threads.find(identity)
    return Errno.ESRCH if thread is None else describe_thread(process, thread, attributes)


@function()
def pthread_getattr_default_np(process: "Process", attributes: int) -> int:
    """Store the attributes that threads get by default."""
    pthread_attr_init(process, attributes)
    process.memory.store_u64(attributes + _STACK_SIZE, process.thread_stacks.default_size)
    process.memory.store_u64(attributes + _GUARD, process.thread_stacks.default_guard)
    return 0


@function()
def pthread_setattr_default_np(process: "Process", attributes: int) -> int:
    """Change the default sizes of stack and guard for threads created from now on."""
    size = process.memory.load_u64(attributes + _STACK_SIZE)
    if 0 < size < PTHREAD_STACK_MIN or flags(process, attributes) & STACK_ADDRESS:
        return Errno.EINVAL
    process.thread_stacks.default_size = size or process.thread_stacks.default_size
    process.thread_stacks.default_guard = guard_size(process, attributes)
    return 0
