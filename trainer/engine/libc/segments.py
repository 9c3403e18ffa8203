"""System V shared memory as C functions (sys/shm.h)."""

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.process.clock import SECOND, START
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import USER

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.segment_calls import Segment

_REMOVE, _SET, _STATUS = 0, 1, 2  # IPC_RMID, IPC_SET, IPC_STAT
_LOCK, _UNLOCK = 11, 12
_MODE = 20  # in struct ipc_perm, with which struct shmid_ds begins
_MODE_BITS = 0o1777
# struct shmid_ds: struct ipc_perm (key, owner, group, creator, his group, mode, number), size, times of attaching,
# detaching and change, process of creation and of the last call, number of mappings
_DESCRIPTION = struct.Struct("<i4IIH2x4x16xQ3q2iQ16x")


@function()
def ftok(process: "Process", path: int, project: int) -> int:
    """Make a key of a file and a number: bits of its inode and device, and the number in the highest byte."""
    node = process.kernel.status_of(process.space.peek_string(path))
    if isinstance(node, Errno):
        return failed(process, node)
    key = node.number & 0xFFFF | (node.device & 0xFF) << 16 | (project & 0xFF) << 24
    return key - (1 << 32) if key >> 31 else key


@function()
def shmget(process: "Process", key: int, size: int, flags: int) -> int:
    """Find or make a segment of shared memory."""
    return checked(process, process.kernel.shmget(key, size, flags))


@function()
def shmat(process: "Process", identifier: int, address: int, flags: int) -> int:
    """Map a segment; (void *)-1 on failure."""
    return checked(process, process.kernel.shmat(identifier, address, flags)) & (1 << 64) - 1


@function()
def shmdt(process: "Process", address: int) -> int:
    """Unmap a segment."""
    return checked(process, process.kernel.shmdt(address))


@function()
def shmctl(process: "Process", identifier: int, command: int, description: int) -> int:
    """Describe a segment, change its rights or remove it."""
    kernel, segment = process.kernel, process.kernel.segment(identifier)
    if segment is None or command not in (_REMOVE, _SET, _STATUS, _LOCK, _UNLOCK):
        return failed(process, Errno.EINVAL)
    if command == _STATUS and not process.space.poke(description, _describe(process, segment)):
        return failed(process, Errno.EFAULT)
    if command == _SET:
        mode = process.space.peek(description + _MODE, 4)
        if mode is None:
            return failed(process, Errno.EFAULT)
        kernel.set_segment_rights(segment, int.from_bytes(mode, "little"))
    if command == _REMOVE:
        kernel.remove_segment(segment)
    return 0


def _describe(process: "Process", segment: "Segment") -> bytes:
    node = segment.node
    times = [(START + time) // SECOND if time else 0 for time in (node.accessed, node.modified, node.changed)]
    owners = (USER,) * 4
    mode, number, last_caller = node.mode & _MODE_BITS, 0, process.threads.pid
    mappings = process.kernel.attached(segment)
    return _DESCRIPTION.pack(
        segment.key, *owners, mode, number, node.size, *times, segment.creator, last_caller, mappings
    )
