"""What lies above the first frame: argc, argv, envp, the auxiliary vector and the strings (fs/binfmt_elf.c)."""

import struct
from collections.abc import Sequence
from random import Random

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process.elf_header import ENTRY_SIZE, HEADER_SIZE, entry_count
from trainer.engine.process.image_layout import SegmentAddresses

# __libc_start_call_main, __libc_start_main and _start put this many bytes between argc and main's caller (measured)
START_FRAMES = 0x100
# and the dynamic linker's frames have reached this far below argc (measured)
LINKER_FRAMES = 0x15E8
AT_NULL, AT_PHDR, AT_PHENT, AT_PHNUM, AT_PAGESZ, AT_BASE, AT_FLAGS, AT_ENTRY = 0, 3, 4, 5, 6, 7, 8, 9
AT_UID, AT_EUID, AT_GID, AT_EGID, AT_PLATFORM, AT_HWCAP, AT_CLKTCK = 11, 12, 13, 14, 15, 16, 17
AT_SECURE, AT_RANDOM, AT_HWCAP2, AT_RSEQ_SIZE, AT_RSEQ_ALIGN, AT_EXECFN = 23, 25, 26, 27, 28, 31
AT_SYSINFO_EHDR, AT_MINSIGSTKSZ = 33, 51
USER = 65534


@dataclass(frozen=True, slots=True)
class InitialStack:
    """``content`` ends at the end of the stack; ``argc`` is the address of its first word, 16-aligned.

    ``strings`` are the places where the arguments begin, where the environment does, and where it ends.
    """

    argc: int
    argv: int
    envp: int
    auxiliary: int
    strings: tuple[int, int, int]
    content: bytes

    @property
    def stack_pointer(self) -> int:
        """Where main's caller stands when it calls main."""
        return self.argc - START_FRAMES


def build(
    addresses: SegmentAddresses,
    top: int,
    arguments: Sequence[bytes],
    environment: Sequence[bytes],
    random: Random,
) -> InitialStack:
    """Lay out the block that ends at ``top``; ``arguments`` begin with the program's name.

    ``environment`` holds ``NAME=value`` strings.
    """
    strings = [argument + b"\0" for argument in arguments]
    variables = [variable + b"\0" for variable in environment]
    tail = b"".join(strings) + b"".join(variables) + arguments[0] + b"\0" + bytes(8)
    strings_at = top - len(tail)
    execfn = top - 8 - len(arguments[0]) - 1
    platform_at = ((strings_at - addresses.placement.stack_shift) & -16) - 7
    random_at = platform_at - 16
    auxiliary = _auxiliary(addresses, random_at, platform_at, execfn)
    words = 1 + len(strings) + 1 + len(variables) + 1 + 2 * len(auxiliary)
    argc = (random_at - 8 * words) & -16

    block = bytearray(top - argc)
    block[strings_at - argc :] = tail
    block[platform_at - argc : platform_at - argc + 7] = b"x86_64\0"
    block[random_at - argc : random_at - argc + 16] = random.randbytes(16)
    pointers = [len(strings)]
    at = strings_at
    for group in (strings, variables):
        for text in group:
            pointers.append(at)
            at += len(text)
        pointers.append(0)
    pointers += [word for pair in auxiliary for word in pair]
    struct.pack_into(f"<{words}Q", block, 0, *pointers)
    envp = argc + 8 * (len(strings) + 2)
    variables_at = strings_at + sum(map(len, strings))
    places = strings_at, variables_at, variables_at + sum(map(len, variables))
    return InitialStack(argc, argc + 8, envp, envp + 8 * (len(variables) + 1), places, bytes(block))


def _auxiliary(addresses: SegmentAddresses, random_at: int, name_at: int, execfn: int) -> list[tuple[int, int]]:
    """Return the auxiliary vector in the kernel's order (getauxval(3)), for an ordinary user."""
    base = addresses.placement.base
    shared = addresses.startup
    return [
        (AT_SYSINFO_EHDR, shared[1] + 0x6000 if shared else 0),
        (AT_MINSIGSTKSZ, 0xDB0),
        (AT_HWCAP, 0x1F8BFBFF),
        (AT_PAGESZ, 4096),
        (AT_CLKTCK, 100),
        (AT_PHDR, base + HEADER_SIZE),
        (AT_PHENT, ENTRY_SIZE),
        (AT_PHNUM, entry_count(addresses)),
        (AT_BASE, shared[0] if shared else 0),
        (AT_FLAGS, 0),
        (AT_ENTRY, addresses.entry_point),
        (AT_UID, USER),
        (AT_EUID, USER),
        (AT_GID, USER),
        (AT_EGID, USER),
        (AT_SECURE, 0),
        (AT_RANDOM, random_at),
        (AT_HWCAP2, 2),
        (AT_EXECFN, execfn),
        (AT_PLATFORM, name_at),
        (AT_RSEQ_SIZE, 28),
        (AT_RSEQ_ALIGN, 32),
        (AT_NULL, 0),
    ]
