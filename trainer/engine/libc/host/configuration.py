"""Constants of the system (sysconf(3), pathconf(3), confstr(3)), as Debian 12 answers (measured)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.platforms.base import INFINITY
from trainer.engine.process.errno import Errno
from trainer.engine.process.limits import Resource

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_PAGE = 4096
# by number (bits/confname.h): what is there in its version of 2008, what has no limit or is not there, the others
_POSIX_2008 = (
    9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 29, 46, 47, 48, 51, 52, 67, 68, 77, 78, 79, 80, 81,
    82, 95, 96, 132, 133, 137, 138, 139, 149, 153, 154, 159, 164, 235, 236,
)  # fmt: skip
_NONE = (
    6, 23, 24, 27, 32, 35, 41, 49, 50, 53, 54, 55, 56, 57, 58, 59, 61, 62, 63, 64, 65, 66, 76, 92, 97, 117, 125,
    126, 128, 134, 135, 136, 140, 141, 142, 143, 144, 145, 146, 147, 148, 150, 151, 152, 156, 158, 160, 161,
    162, 163, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 179, 181, 182, 183, 184, 186,
    197, 198, 199, 237, 238, 240, 241, 242, 243, 244, 245, 246, 247, 248,
)  # fmt: skip
_OTHERS = {
    2: 100, 3: 65536, 5: 16, 7: 1, 8: 1, 25: 20, 26: 2147483647, 28: 32768, 31: 32, 33: 2147483647, 36: 99, 37:
    2048, 38: 99, 39: 1000, 40: 255, 42: 32, 43: 2048, 44: 32767, 45: 2048, 60: 1024, 69: 1024, 70: 1024, 71:
    256, 72: 32, 73: 4, 74: 1024, 75: 16384, 87: 2147483647, 88: 8192, 89: 700, 90: 4, 91: 1, 93: 1, 94: 1, 98:
    1, 99: 1, 100: 1, 101: 8, 102: 127, 103: -128, 104: 2147483647, 105: -2147483648, 106: 64, 107: 32, 108: 16,
    109: 20, 110: 32767, 111: 127, 112: -128, 113: 32767, 114: -32768, 115: 255, 116: 4294967295, 118: 65535,
    119: 4096, 120: 2048, 121: 2147483647, 122: 2147483647, 123: 2147483647, 124: 2147483647, 127: 1, 129: 1,
    130: 1, 131: 1, 155: 1, 157: 1, 178: 1, 180: 64, 185: 32768, 187: 64, 188: 32768, 189: 8, 190: 64, 191:
    524288, 192: 8, 193: 64, 194: 268435456, 195: 0, 196: 64, 239: 1, 249: 3504, 250: 14016,
}  # fmt: skip
_SYSCONF = {**dict.fromkeys(_POSIX_2008, 200809), **dict.fromkeys(_NONE, -1), **_OTHERS, 30: _PAGE, 34: 96364}
_ARG_MAX, _CHILD_MAX, _OPEN_MAX = 0, 1, 4
_PROCESSORS_CONFIGURED, _PROCESSORS_ONLINE, _PAGES, _FREE_PAGES = 83, 84, 85, 86
_LARGEST_ARGUMENTS = 24 << 20

# of files, and where those of pipes differ
_PATHCONF = (65000, 255, 255, 255, 4096, 4096, 1, 1, 0, -1, -1, -1, -1, 64, -1, -1, 4096, 4096, 4096, -1, 1)
_OF_PIPES = {0: 127, 13: 32}
_CONFSTR = {
    0: "/bin:/usr/bin",
    1: "POSIX_V6_LP64_OFF64",
    2: "glibc 2.36",
    3: "NPTL 2.36",
    4: "XBS5_LP64_OFF64",
    5: "POSIX_V7_LP64_OFF64",
}


@function()
def sysconf(process: Process, name: int) -> int:
    """Return a constant of the system; -1 for one without a limit, with EINVAL for an unknown one."""
    limits = process.kernel.limits
    if name in (_CHILD_MAX, _OPEN_MAX):
        soft = limits.soft(Resource.NPROC if name == _CHILD_MAX else Resource.NOFILE)
        return -1 if soft == INFINITY else soft
    if name == _ARG_MAX:
        return max(131072, min(limits.soft(Resource.STACK), _LARGEST_ARGUMENTS) // 4)
    if name in (_PROCESSORS_CONFIGURED, _PROCESSORS_ONLINE):
        return process.platform.processors
    if name in (_PAGES, _FREE_PAGES):
        return process.platform.memory // _PAGE
    return _SYSCONF[name] if name in _SYSCONF else failed(process, Errno.EINVAL)


def _path_constant(process: Process, name: int, *, pipe: bool) -> int:
    if not 0 <= name < len(_PATHCONF):
        return failed(process, Errno.EINVAL)
    return _OF_PIPES.get(name, _PATHCONF[name]) if pipe else _PATHCONF[name]


@function()
def pathconf(process: Process, path: int, name: int) -> int:
    """Return a constant of the file system; -1 for one without a limit."""
    node = process.kernel.status_of(process.space.peek_string(path))
    return failed(process, node) if isinstance(node, Errno) else _path_constant(process, name, pipe=False)


@function()
def fpathconf(process: Process, fd: int, name: int) -> int:
    """Return a constant of an open file."""
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        return failed(process, opened)
    return _path_constant(process, name, pipe=opened.node is None)


@function()
def confstr(process: Process, name: int, target: int, size: int) -> int:
    """Store a string of the system, cut to ``size`` bytes; returns its size with the NUL, 0 for an unknown one."""
    text = _CONFSTR.get(name)
    if text is None:
        process.errno = Errno.EINVAL
        return 0
    data = text.encode() + b"\0"
    if size and target:
        process.memory.store(target, data if len(data) <= size else data[: size - 1] + b"\0")
    return len(data)


@function()
def getpagesize(process: Process) -> int:
    """Return 4096."""
    return _PAGE


@function()
def getdtablesize(process: Process) -> int:
    """Return how many descriptors there may be."""
    return process.kernel.limits.soft(Resource.NOFILE)


@function("get_nprocs", "get_nprocs_conf")
def get_nprocs(process: Process) -> int:
    """Return how many processors there are."""
    return process.platform.processors


@function("get_phys_pages", "get_avphys_pages")
def get_phys_pages(process: Process) -> int:
    """Return how many pages of memory there are."""
    return process.platform.memory // _PAGE


@function()
def gnu_get_libc_version(process: Process) -> int:
    """Return the version of the C library."""
    return process.libc_constant(b"2.36\0")


@function()
def gnu_get_libc_release(process: Process) -> int:
    """Return the state of that version."""
    return process.libc_constant(b"stable\0")
