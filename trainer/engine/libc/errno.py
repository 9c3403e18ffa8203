"""``errno`` and the messages of its values (errno(3), strerror(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.errors import ERRORS, SIGNALS, error_name, error_text, is_signal, signal_text
from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.block import new_text
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_numbers import SIGNALS as NUMBERS

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function("__errno_location")
def errno_location(process: Process) -> int:
    """Return the address of the calling thread's ``errno``."""
    return process.errno_address


def _constant(process: Process, text: str) -> int:
    """Return the address of a message in the library's read-only memory."""
    return process.libc_constant(text.encode() + b"\0")


@function()
def strerror(process: Process, number: int) -> int:
    """Return the message of an error number; that of an unknown one is valid until the next."""
    if number in ERRORS:
        return _constant(process, error_text(number))
    return _allocated(process, "strerror_l_buf", error_text(number))


def _allocated(process: Process, name: str, text: str) -> int:
    """Return a message in memory of malloc, in the place of the last one of this kind."""
    last = process.libc_data(name, 8)
    process.heap.free(process.memory.load_u64(last))
    address = new_text(process, text.encode())
    process.memory.store_u64(last, address)
    return address


@function()
def strerror_r(process: Process, number: int, target: int, size: int) -> int:
    """Return the message of an error number, that of an unknown one in ``target`` (the GNU variant)."""
    if number in ERRORS:
        return _constant(process, error_text(number))
    if size:
        process.memory.store(target, error_text(number).encode()[: size - 1] + b"\0")
    return target


@function("__xpg_strerror_r")
def xpg_strerror_r(process: Process, number: int, target: int, size: int) -> int:
    """Store the message of an error number, cut to ``size`` bytes (the POSIX variant); returns an error number."""
    text = error_text(number).encode()
    if size:
        process.memory.store(target, text[: size - 1] + b"\0")
    if number not in ERRORS:
        return Errno.EINVAL
    return Errno.ERANGE if len(text) >= size else 0


@function()
def strerrordesc_np(process: Process, number: int) -> int:
    """Return the message of an error number, null for an unknown one."""
    return _constant(process, error_text(number)) if number in ERRORS else 0


@function()
def strerrorname_np(process: Process, number: int) -> int:
    """Return the name of an error number, null for an unknown one."""
    name = error_name(number)
    return _constant(process, name) if name else 0


@function()
def strsignal(process: Process, number: int) -> int:
    """Return the message of a signal number; that of an unknown one is valid until the next."""
    if is_signal(number):
        return _constant(process, signal_text(number))
    return _allocated(process, "strsignal_buf", signal_text(number))


@function()
def sigdescr_np(process: Process, number: int) -> int:
    """Return the message of a signal number, null for an unknown one."""
    return _constant(process, SIGNALS[number]) if number in SIGNALS else 0


@function()
def sigabbrev_np(process: Process, number: int) -> int:
    """Return the name of a signal without SIG, null for an unknown one."""
    names = {value: name for name, value in NUMBERS.items()} | {NUMBERS["SIGIO"]: "SIGPOLL"}
    return _constant(process, names[number].removeprefix("SIG")) if number in SIGNALS else 0
