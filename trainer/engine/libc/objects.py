"""What the objects of the C library hold that a program names itself, when it starts."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_STREAMS = ("stdin", "stdout", "stderr")
_INTEGERS = {"optind": 1, "opterr": 1, "optopt": ord("?")}


def initial_bytes(process: Process, name: str) -> bytes:
    """Return the value of the object ``name``; what begins with zeros may be left out."""
    if name in _STREAMS:
        return _pointer(process.stdio.stream_address(name))
    if name in _INTEGERS:
        return _INTEGERS[name].to_bytes(4, "little")
    if name == "environ":
        return _pointer(process.loaded.envp)
    if name == "tzname":
        return _pointer(process.libc_constant(b"GMT\0")) * 2
    program = process.memory.load_u64(process.loaded.argv)
    if name in ("program_invocation_name", "__progname_full"):
        return _pointer(program)
    if name in ("program_invocation_short_name", "__progname"):
        return _pointer(program + process.memory.string(program).rfind(b"/") + 1)
    return b""


def _pointer(address: int) -> bytes:
    return struct.pack("<Q", address)
