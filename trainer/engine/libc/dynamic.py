"""``<dlfcn.h>``: finding functions of the C library by name."""

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc import library
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_DEFAULT, _NEXT = 0, (1 << 64) - 1
_SEEN_WHILE_COMPILING = ("fork", "vfork", "clone")  # a process that may fork is prepared for it from its start
_LOADED = ("libc.so.6", "/lib/x86_64-linux-gnu/libc.so.6")
_ON_THE_MACHINE = ("libm.", "libpthread.", "librt.", "libdl.", "libgcc_s.", "libutil.", "libstdc++.", "libresolv.")
_MAP_SIZE = 0x480  # of the dynamic linker's record of an object
_NODELETE_ACTIVE = 0x337  # in it: the byte that dlclose reads first


class _Linker:
    """What the functions keep for one process."""

    def __init__(self, process: "Process") -> None:
        self.error = b""
        self.handles = [process.libc_data(f"link map of {name}", _MAP_SIZE) for name in ("the program", "libc")]


@function()
def dlopen(process: "Process", path: int, mode: int) -> int:
    """Return the handle of the program (null), or of the C library; NULL for what the simulation does not have."""
    linker = process.part(_Linker)
    if not path:
        return linker.handles[0]
    name = process.memory.string(path)
    text = name.decode("utf-8", "replace")
    if text in _LOADED:
        return linker.handles[1]
    if text.startswith(_ON_THE_MACHINE):
        raise LimitReached(f"The program loads '{text}', which is not in the simulation.")
    linker.error = name + b": cannot open shared object file: No such file or directory"
    return 0


@function()
def dlclose(process: "Process", handle: int) -> int:
    """Accept that a handle is not used any more: program and C library stay."""
    linker = process.part(_Linker)
    if handle in linker.handles:
        return 0
    process.memory.load_u8(handle + _NODELETE_ACTIVE)
    linker.error = b"shared object not open"
    return -1


@function()
def dlsym(process: "Process", handle: int, name: int) -> int:
    """Return the address of a function of the C library.

    RTLD_DEFAULT finds the program's own of that name first, as the program has taken the library's place; RTLD_NEXT
    passes it over.
    """
    wanted = process.memory.string(name).decode("utf-8", "replace")
    known = handle in (_DEFAULT, _NEXT, *process.part(_Linker).handles)
    if not known or not library.provides(wanted) or wanted in _SEEN_WHILE_COMPILING:
        raise LimitReached(f"The program looks for '{wanted}' with dlsym, which is not in the simulation.")
    if handle == _DEFAULT and wanted in process.program.functions:
        return process.program.functions[wanted]
    return process.linked.library_address(wanted)


@function()
def dlerror(process: "Process") -> int:
    """Return what failed since the last call, NULL for nothing."""
    linker = process.part(_Linker)
    text, linker.error = linker.error, b""
    return process.libc_constant(text + b"\0") if text else 0
