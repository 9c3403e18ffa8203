"""What the start-up code has left on the main stack when it calls main: its own frames above, old ones below.

Measured with gdb on Debian 12 (glibc 2.36), the same in all programs. Further below there is more, but what depends on
where the kernel has put the stack, and so is different in each run.
"""

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.engine.process.address_space import AddressSpace
    from trainer.engine.process.loader import LoadedProgram

# in ld.so: its data, a place in them, its main function; in libc.so: where __libc_start_main goes on
_LINKER_DATA, _LINKER_STATE, _LINKER_MAIN = 0x33020, 0x33AD0, 0x1BFC0
_IN_START_MAIN = 0x27305
_IN_START = 0x21  # where _start goes on
_ARGC = 0x108  # from the return address of main
_FINI_ARRAY = -8  # from the constants that need relocation


def leave(space: "AddressSpace", loaded: "LoadedProgram", main: int) -> None:
    """Write it; ``main`` is the address of main. Pointers that the library has mangled are any numbers."""
    at, stack_pointer = loaded.addresses, loaded.stack_pointer
    random = Random(stack_pointer)
    here = stack_pointer - 8  # where the return address of main will lie
    argc = loaded.argc
    argv, linker = here + _ARGC + 8, at.startup[0]
    envp = loaded.envp
    fini_array, headers = at.relro + _FINI_ARRAY, at.placement.base + 0x40
    mangled = [random.getrandbits(64) | 1 for _ in range(3)]
    words = {
        -0xF0: 0x130AD205,
        -0x20: linker + _LINKER_MAIN,
        -0x10: linker + _LINKER_STATE,
        -0x08: argv,
        0x08: here + _ARGC - 0x10,
        0x10: main,
        0x18: argc << 32 | headers & 0xFFFFFFFF,
        0x20: argv,
        0x28: argv,
        0x30: mangled[0],
        0x40: envp,
        0x48: fini_array,
        0x50: linker + _LINKER_DATA,
        0x58: mangled[1],
        0x60: mangled[2],
        0x80: argv,
        0x88: argv,
        0x90: random.getrandbits(56) << 8,
        0x98: 13,
        0xA0: at.library + _IN_START_MAIN,
        0xA8: main,
        0xB0: fini_array,
        0xD0: at.entry_point,
        0xD8: here + _ARGC,
        0xF0: at.entry_point + _IN_START,
        0xF8: here + _ARGC - 8,
        0x100: 0x38,
    }
    for place, word in words.items():
        space.memory.store_u64(here + place, word)
