"""Linux x86-64 as Debian 12 has it: kernel 6.18, glibc 2.36, gcc 12 (measured, without ASLR)."""

from trainer.engine.platforms.base import (
    KIB,
    MIB,
    MainStack,
    Piece,
    Platform,
    Segments,
    StartupMapping,
    ThreadStacks,
)
from trainer.engine.platforms.glibc_symbols import FUNCTIONS, OBJECTS
from trainer.engine.regions import RegionKind

LD_SO = "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"
LIBC = "/usr/lib/x86_64-linux-gnu/libc.so.6"

STARTUP = (
    StartupMapping(
        "dynamic linker",
        LD_SO,
        0x35000,
        (
            Piece(0x1000, "r--", RegionKind.LD_SO),
            Piece(0x26000, "r-x", RegionKind.LD_SO),
            Piece(0xA000, "r--", RegionKind.LD_SO),
            Piece(0x2000, "r--", RegionKind.LD_SO, relocated=True),
            Piece(0x2000, "rw-", RegionKind.LD_SO),
        ),
    ),
    StartupMapping(
        "vdso",
        "",
        0x8000,
        (
            Piece(0x4000, "r--", RegionKind.VVAR, path="[vvar]"),
            Piece(0x2000, "r--", RegionKind.VVAR, path="[vvar_vclock]"),
            Piece(0x2000, "r-x", RegionKind.VDSO, path="[vdso]"),
        ),
    ),
    StartupMapping(
        "early memory of the dynamic linker",
        "",
        0x2000,
        (Piece(0x2000, "rw-", RegionKind.LD_SO, anonymous=True),),
    ),
    # mapped while libraries are searched, then unmapped: small mappings land in the hole it leaves
    StartupMapping("/etc/ld.so.cache", "", 0xA000, (Piece(0xA000, "", RegionKind.UNMAPPED),)),
    StartupMapping(
        "C library",
        LIBC,
        0x1E2000,
        (
            Piece(0x26000, "r--", RegionKind.LIBC),
            Piece(0x156000, "r-x", RegionKind.LIBC),
            Piece(0x53000, "r--", RegionKind.LIBC),
            Piece(0x4000, "r--", RegionKind.LIBC, relocated=True),
            Piece(0x2000, "rw-", RegionKind.LIBC),
            Piece(0xD000, "rw-", RegionKind.LIBC, anonymous=True),
        ),
    ),
)

LINUX_X86_64 = Platform(
    name="linux-x86_64",
    title="Linux x86-64",
    description="Debian 12 on x86-64: kernel 6.18, glibc 2.36, gcc 12 without optimisation.",
    segments=Segments(base=0x555555554000, elf=True),
    stack=MainStack(top=0x7FFFFFFFF000, grows=True, size=132 * KIB),
    threads=ThreadStacks(size=8 * MIB, guard=4 * KIB),
    user_end=0x7FFFFFFFF000,
    mapping_top=0x7FFFF7FFF000,
    startup=STARTUP,
    stack_guard_gap=1 * MIB,
    huge_page=2 * MIB,
    randomises=True,
    library_symbols=OBJECTS | FUNCTIONS,
)
