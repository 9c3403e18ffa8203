"""The signal functions of System V and BSD (sigset(3), sigvec(3)), by those of POSIX."""

from typing import TYPE_CHECKING

from trainer.engine.libc.pthread import cancellation
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.libc.signal import SIG_ERR
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_actions import SIG_IGN, Action, mask_to_set, set_to_mask
from trainer.engine.process.signal_frame import SignalInfo
from trainer.engine.process.signal_numbers import CODES, LAST, NOT_CATCHABLE
from trainer.engine.process.threads import State

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_SIG_HOLD = 2
_BSD_MASK = (1 << 32) - 1


def _valid(number: int) -> bool:
    return 1 <= number <= LAST


@function()
def sighold(process: "Process", number: int) -> int:
    """Block a signal."""
    if not _valid(number):
        return failed(process, Errno.EINVAL)
    process.signals.set_mask(process.thread.mask | {number})
    return 0


@function()
def sigrelse(process: "Process", number: int) -> int:
    """Unblock a signal."""
    if not _valid(number):
        return failed(process, Errno.EINVAL)
    process.signals.set_mask(process.thread.mask - {number})
    return 0


@function()
def sigignore(process: "Process", number: int) -> int:
    """Ignore a signal."""
    if not _valid(number) or number in NOT_CATCHABLE:
        return failed(process, Errno.EINVAL)
    process.signals.set_action(number, Action(SIG_IGN))
    return 0


@function()
def sigset(process: "Process", number: int, disposition: int) -> int:
    """Install a disposition and unblock the signal, or block it (SIG_HOLD); returns what was before."""
    if not _valid(number) or number in NOT_CATCHABLE:
        return failed(process, Errno.EINVAL) & SIG_ERR
    blocked, before = number in process.thread.mask, process.signals.action(number).handler
    if disposition == _SIG_HOLD:
        process.signals.set_mask(process.thread.mask | {number})
    else:
        process.signals.set_action(number, Action(disposition))
        process.signals.set_mask(process.thread.mask - {number})
    return _SIG_HOLD if blocked else before


@function()
def sigpause(process: "Process", number: int) -> int:
    """Unblock a signal until a handler has run; always -1 with EINTR, or EINVAL where there is no such signal."""
    if not _valid(number):
        return failed(process, Errno.EINVAL)
    before, handled = process.thread.mask, process.signals.handled
    process.signals.set_mask(before - {number})
    while process.signals.handled == handled:
        cancellation.wait(process, "a signal")
    process.signals.set_mask(before)
    return failed(process, Errno.EINTR)


@function()
def sigblock(process: "Process", mask: int) -> int:
    """Block the signals of a mask too; returns the mask before."""
    before = process.thread.mask
    process.signals.set_mask(before | mask_to_set(mask & _BSD_MASK))
    return set_to_mask(before) & _BSD_MASK


@function()
def sigsetmask(process: "Process", mask: int) -> int:
    """Replace the mask; returns the mask before."""
    before = process.thread.mask
    process.signals.set_mask(mask_to_set(mask & _BSD_MASK))
    return set_to_mask(before) & _BSD_MASK


@function()
def siggetmask(process: "Process") -> int:
    """Return the mask."""
    return set_to_mask(process.thread.mask) & _BSD_MASK


@function()
def pthread_sigqueue(process: "Process", identity: int, number: int, value: bytes) -> int:
    """Send a signal with a value to a thread; returns an error number."""
    thread = process.threads.find(identity)
    if thread is None or thread.state is State.ENDED:
        return Errno.ESRCH
    if not 0 <= number <= LAST:
        return Errno.EINVAL
    if number:
        word = int.from_bytes(value[:8], "little")
        info = SignalInfo(number, CODES["SI_QUEUE"], sender=process.threads.pid, value=word)
        process.signals.send_here(info, thread)
    return 0
