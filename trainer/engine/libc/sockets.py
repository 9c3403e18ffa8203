"""``<sys/socket.h>``: pairs of connected sockets."""

from __future__ import annotations

import struct
from functools import partial
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc.cancellation_points import cancellation_point
from trainer.engine.libc.descriptors import keep_flag
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.channels.sockets import DATAGRAM, SEQUENCED, STREAM, Socket, pair
from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import O_CLOEXEC, O_NONBLOCK

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_LOCAL, _INTERNET = 1, (2, 10)
_LAST_KIND = 10
_SHUT_READING, _SHUT_WRITING, _SHUT_BOTH = 0, 1, 2


@function()
def socketpair(process: Process, domain: int, kind: int, protocol: int, ends: int) -> int:
    """Store the descriptors of two connected sockets."""
    flags = kind & (O_CLOEXEC | O_NONBLOCK)
    kind &= ~flags
    if domain in _INTERNET:
        return failed(process, Errno.EOPNOTSUPP)
    if domain != _LOCAL:
        return failed(process, Errno.EAFNOSUPPORT)
    if kind not in (STREAM, DATAGRAM, SEQUENCED):
        return failed(process, Errno.ESOCKTNOSUPPORT if 0 <= kind <= _LAST_KIND else Errno.EINVAL)
    if protocol not in (0, _LOCAL):
        return failed(process, Errno.EPROTONOSUPPORT)
    made = [process.kernel.open_channel("socketpair", end, flags) for end in pair(kind)]
    error = min(made)
    if error >= 0 and process.space.poke(ends, struct.pack("<2i", *made)):
        for fd in made:
            keep_flag(process, fd, flags & O_CLOEXEC)
        return 0
    for fd in made:
        if fd >= 0:
            process.kernel.close(fd)
    return failed(process, -error if error < 0 else Errno.EFAULT)


def _socket(process: Process, fd: int) -> Socket | Errno:
    return process.kernel.channel(fd, Socket, Errno.ENOTSOCK)


@function()
@cancellation_point
def send(process: Process, fd: int, buffer: int, count: int, flags: int) -> int:
    """Send to the other end."""
    socket = _socket(process, fd)
    if isinstance(socket, Errno):
        return failed(process, socket)
    data = process.space.peek(buffer, count) if count else b""
    if data is None:
        return failed(process, Errno.EFAULT)
    sent = socket.send(process, process.kernel.files[fd], data, flags)
    return failed(process, sent) if isinstance(sent, Errno) else sent


@function()
@cancellation_point
def recv(process: Process, fd: int, buffer: int, count: int, flags: int) -> int:
    """Receive from the other end; 0 when it is closed."""
    socket = _socket(process, fd)
    if isinstance(socket, Errno):
        return failed(process, socket)
    data = socket.receive(process, process.kernel.files[fd], count, flags, partial(_fits, process, buffer))
    if isinstance(data, Errno):
        return failed(process, data)
    if data:
        process.space.poke(buffer, data)
    return len(data)


def _fits(process: Process, buffer: int, size: int) -> bool:
    return not size or process.space.usable_size(buffer, size, "write") == size


@function()
def sendto(process: Process, fd: int, buffer: int, count: int, flags: int, address: int, length: int) -> int:
    """Send to the other end, which alone can be reached."""
    if address:
        raise LimitReached("addresses of sockets are not simulated")
    return send(process, fd, buffer, count, flags)


@function()
def recvfrom(process: Process, fd: int, buffer: int, count: int, flags: int, address: int, length: int) -> int:
    """Receive; the other end of a pair has no address."""
    result = recv(process, fd, buffer, count, flags)
    if result >= 0 and address:
        process.memory.store_u32(length, 0)
    return result


@function()
def shutdown(process: Process, fd: int, how: int) -> int:
    """End reading, writing or both for everybody who has this end."""
    socket = _socket(process, fd)
    if isinstance(socket, Errno):
        return failed(process, socket)
    if how not in (_SHUT_READING, _SHUT_WRITING, _SHUT_BOTH):
        return failed(process, Errno.EINVAL)
    socket.shut_down(process, reading=how != _SHUT_WRITING, writing=how != _SHUT_READING)
    return 0
