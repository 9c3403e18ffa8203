"""Messages of failure on stderr: perror(3), assert(3), psignal(3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from trainer.engine.libc.abort_message import AbortMessage
from trainer.engine.libc.errors import error_text, signal_text
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


def program_name(process: Process) -> bytes:
    """Return ``program_invocation_short_name``."""
    return process.program_name.rsplit("/", 1)[-1].encode()


def write_message(process: Process, text: bytes) -> None:
    """Print to stderr."""
    stderr = process.stdio.standard("stderr")
    stderr.orient()
    stderr.put(text)


@function()
def perror(process: Process, prefix: int) -> None:
    """Print the message of ``errno``.

    As long as stderr has not been used, glibc opens a second stream for reading and writing the same file, prints
    through it and closes it. So on a terminal the first perror leaves its traces in the heap; a pipe, which is there
    for writing alone, leaves EINVAL in ``errno``.
    """
    number = process.errno
    before = process.memory.string(prefix) if prefix else b""
    text = (before + b": " if before else b"") + error_text(number).encode() + b"\n"
    stderr = process.stdio.standard("stderr")
    if stderr.mode:
        stderr.put(text)
        return
    file = process.kernel.files.get(stderr.fileno)
    if file is None:
        process.errno = Errno.EBADF
    elif not (file.readable and file.writable):
        process.errno = Errno.EINVAL
    elif (stream := process.stdio.open(process.kernel.dup(stderr.fileno), 0)) is not None:
        stream.orient()
        stream.put(text)
        process.stdio.unlink(stream)
        stream.close()
        process.heap.free(stream.address)
        return
    stderr.orient()
    stderr.put(text)


@function()
def psignal(process: Process, number: int, prefix: int) -> None:
    """Print the message of a signal number."""
    before = process.memory.string(prefix) if prefix else b""
    write_message(process, (before + b": " if before else b"") + signal_text(number).encode() + b"\n")


@function("__assert_fail")
def assert_fail(process: Process, expression: int, file: int, line: int, name: int) -> NoReturn:
    """Print the failed condition and abort; stdout is not flushed."""
    text = process.memory.string
    assertion_fails(process, text(expression), text(file), line, text(name) if name else b"")


def assertion_fails(process: Process, expression: bytes, file: bytes, line: int, name: bytes) -> NoReturn:
    """Print the failed condition and abort."""
    where = name + b": " if name else b""
    message = b"%s: %s:%d: %sAssertion `%s' failed.\n" % (program_name(process), file, line, where, expression)
    write_message(process, message)
    process.part(AbortMessage).keep(message)
    process.signals.abort()
