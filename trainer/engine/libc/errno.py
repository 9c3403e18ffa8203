"""``errno`` and the messages of its values (errno(3), strerror(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.errors import ERRORS, error_name, error_text, signal_text
from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.block import new_text
from trainer.engine.process.errno import Errno

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
    last = process.libc_data("last_value", 8)
    process.heap.free(process.memory.load_u64(last))
    text = new_text(process, error_text(number).encode())
    process.memory.store_u64(last, text)
    return text


@function("strerror_r", "__xpg_strerror_r")
def strerror_r(process: Process, number: int, target: int, size: int) -> int:
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


@function("strsignal", "sigdescr_np")
def strsignal(process: Process, number: int) -> int:
    """Return the message of a signal number."""
    return _constant(process, signal_text(number))
