"""``<signal.h>``: dispositions, masks and signal sets (sigaction(2), sigprocmask(2), sigsetops(3))."""

from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import replace
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import system_call
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_actions import SA_NODEFER, SA_RESETHAND, SA_RESTART, Action, mask_to_set, set_to_mask
from trainer.engine.process.signal_numbers import LAST, NOT_CATCHABLE
from trainer.engine.process.threads import AlternateStack

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

SIG_ERR = (1 << 64) - 1
SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 2

# struct sigaction
_HANDLER, _MASK, _FLAGS = 0, 8, 136
_SA_RESTORER = 0x04000000  # the C library gives the kernel a return address for handlers, and says so
_SIGSET_SIZE = 128
# stack_t
_SS_SP, _SS_FLAGS, _SS_SIZE = 0, 8, 16
_SS_ONSTACK, _SS_DISABLE, _SS_MODE = 1, 2, 0x7FFFFFFF
_MINSIGSTKSZ = 2048


def _fail(process: "Process", error: int) -> int:
    process.errno = error
    return -1


def _valid(number: int) -> bool:
    return 1 <= number <= LAST and number not in (32, 33)


# dispositions


@function("signal", "bsd_signal", "ssignal")
def signal_(process: "Process", number: int, handler: int) -> int:
    """Install a handler that stays installed, with restarted system calls (BSD semantics)."""
    if not _valid(number) or number in NOT_CATCHABLE:
        process.errno = Errno.EINVAL
        return SIG_ERR
    old = process.signals.action(number).handler
    process.signals.set_action(number, Action(handler, frozenset({number}), SA_RESTART | _SA_RESTORER))
    return old


@function()
def sysv_signal(process: "Process", number: int, handler: int) -> int:
    """Install a handler for one signal only (System V semantics)."""
    if not _valid(number) or number in NOT_CATCHABLE:
        process.errno = Errno.EINVAL
        return SIG_ERR
    old = process.signals.action(number).handler
    process.signals.set_action(number, Action(handler, frozenset(), SA_RESETHAND | SA_NODEFER))
    return old


@function()
def sigaction(process: "Process", number: int, new: int, old: int) -> int:
    """Examine and change a disposition."""
    if not _valid(number) or (new and number in NOT_CATCHABLE):
        return _fail(process, Errno.EINVAL)
    memory, before = process.memory, process.signals.action(number)
    after = None
    if new:
        mask = mask_to_set(memory.load_u64(new + _MASK))
        after = Action(memory.load_u64(new + _HANDLER), frozenset(mask), memory.load_u32(new + _FLAGS) | _SA_RESTORER)
    if old:
        memory.store_u64(old + _HANDLER, before.handler)
        memory.store(old + _MASK, set_to_mask(before.mask).to_bytes(_SIGSET_SIZE, "little"))
        memory.store_u32(old + _FLAGS, before.flags)
    if after is not None:
        process.signals.set_action(number, after)
    return 0


@function()
def siginterrupt(process: "Process", number: int, interrupt: int) -> int:
    """Choose whether the signal's handler makes system calls fail with EINTR."""
    action = process.signals.action(number)
    flags = action.flags & ~SA_RESTART if interrupt else action.flags | SA_RESTART
    process.signals.set_action(number, replace(action, flags=flags))
    return 0


@function()
@system_call
def sigaltstack(process: "Process", new: int, old: int) -> int:
    """Define the stack on which handlers with SA_ONSTACK run; EPERM while it is in use."""
    memory, thread = process.memory, process.thread
    current = thread.alternate_stack
    inside = current is not None and current.base < process.stack_pointer() <= current.base + current.size
    wanted = (
        (memory.load_u64(new + _SS_SP), memory.load_i32(new + _SS_FLAGS), memory.load_u64(new + _SS_SIZE))
        if new
        else None
    )
    if old:
        memory.store_u64(old + _SS_SP, current.base if current else 0)
        memory.store_i32(old + _SS_FLAGS, _SS_ONSTACK if inside else 0 if current else _SS_DISABLE)
        memory.store_u64(old + _SS_SIZE, current.size if current else 0)
    if wanted is None:
        return 0
    base, flags, size = wanted
    if inside:
        return _fail(process, Errno.EPERM)
    if flags & _SS_MODE not in (0, _SS_ONSTACK, _SS_DISABLE):
        return _fail(process, Errno.EINVAL)
    if flags & _SS_DISABLE:
        thread.alternate_stack = None
    elif size < _MINSIGSTKSZ:
        return _fail(process, Errno.ENOMEM)
    else:
        thread.alternate_stack = AlternateStack(base, size)
    return 0


# masks


def change_mask(process: "Process", how: int, new: int, old: int) -> int:
    """Examine and change the running thread's mask; returns an error number."""
    memory, mask = process.memory, process.thread.mask
    wanted = mask_to_set(memory.load_u64(new)) if new else None
    if old and not process.space.poke(old, set_to_mask(mask).to_bytes(_SIGSET_SIZE, "little")):
        return Errno.EFAULT
    if wanted is None:
        return 0
    if how not in (SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK):
        return Errno.EINVAL
    process.signals.set_mask({SIG_BLOCK: mask | wanted, SIG_UNBLOCK: mask - wanted}.get(how, wanted))
    return 0


@function()
def sigprocmask(process: "Process", how: int, new: int, old: int) -> int:
    """Examine and change the mask."""
    error = change_mask(process, how, new, old)
    return _fail(process, error) if error else 0


@function()
@system_call
def sigpending(process: "Process", pending: int) -> int:
    """Store the set of blocked signals that have arrived."""
    queued = [*process.thread.pending, *process.signals.pending]
    mask = set_to_mask({info.number for info in queued})
    process.memory.store(pending, mask.to_bytes(_SIGSET_SIZE, "little"))
    return 0


def _store_set(process: "Process", address: int, mask: int) -> int:
    process.memory.store(address, mask.to_bytes(_SIGSET_SIZE, "little"))
    return 0


@function()
def sigemptyset(process: "Process", address: int) -> int:
    """Make the set empty."""
    return _store_set(process, address, 0)


@function()
def sigfillset(process: "Process", address: int) -> int:
    """Put all signals into the set, except the two of the C library."""
    return _store_set(process, address, (1 << 1024) - 1 & ~(3 << 31))


def _change_member(process: "Process", address: int, number: int, member: bool) -> int:
    if not 1 <= number <= LAST:
        return _fail(process, Errno.EINVAL)
    word = process.memory.load_u64(address)
    bit = 1 << (number - 1)
    process.memory.store_u64(address, word | bit if member else word & ~bit)
    return 0


@function()
def sigaddset(process: "Process", address: int, number: int) -> int:
    """Add a signal to the set."""
    return _change_member(process, address, number, True)


@function()
def sigdelset(process: "Process", address: int, number: int) -> int:
    """Remove a signal from the set."""
    return _change_member(process, address, number, False)


@function()
def sigisemptyset(process: "Process", address: int) -> int:
    """Tell whether the set is empty."""
    return int(not process.memory.load_u64(address))


@function()
def sigandset(process: "Process", target: int, left: int, right: int) -> int:
    """Store the signals that are in both sets."""
    return _store_set(process, target, process.memory.load_u64(left) & process.memory.load_u64(right))


@function()
def sigorset(process: "Process", target: int, left: int, right: int) -> int:
    """Store the signals that are in one of the sets."""
    return _store_set(process, target, process.memory.load_u64(left) | process.memory.load_u64(right))


@function()
def sigismember(process: "Process", address: int, number: int) -> int:
    """Tell whether a signal is in the set."""
    if not 1 <= number <= LAST:
        return _fail(process, Errno.EINVAL)
    return process.memory.load_u64(address) >> (number - 1) & 1
