"""``<dlfcn.h>``: finding functions of the C library by name."""

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc import library
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_DEFAULT, _NEXT = 0, (1 << 64) - 1
_SEEN_WHILE_COMPILING = ("fork", "vfork")  # a process that may fork is prepared for it from its start


@function()
def dlsym(process: "Process", handle: int, name: int) -> int:
    """Return the address of a function of the C library.

    RTLD_DEFAULT finds the program's own of that name first, as the program has taken the library's place; RTLD_NEXT
    passes it over.
    """
    wanted = process.memory.string(name).decode("utf-8", "replace")
    if handle not in (_DEFAULT, _NEXT) or not library.provides(wanted) or wanted in _SEEN_WHILE_COMPILING:
        raise LimitReached(f"The program looks for '{wanted}' with dlsym, which is not in the simulation.")
    if handle == _DEFAULT and wanted in process.program.functions:
        return process.program.functions[wanted]
    return process.library_address(wanted)


@function()
def dlerror(process: "Process") -> int:
    """Return NULL: nothing that is simulated fails."""
    return 0
