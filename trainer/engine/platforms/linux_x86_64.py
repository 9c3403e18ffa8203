"""Linux x86-64 as Debian 12 has it: kernel 6.18, glibc 2.36, gcc 12 (measured, without ASLR)."""

from trainer.engine.platforms.base import (
    KIB,
    MIB,
    MainStack,
    Piece,
    Platform,
    Segments,
    SharedObject,
    StartupMapping,
    ThreadStacks,
)
from trainer.engine.platforms.glibc_symbols import FUNCTIONS, OBJECTS
from trainer.engine.regions import RegionKind

LD_SO = "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2"
LIBC = "/usr/lib/x86_64-linux-gnu/libc.so.6"

# what runs between the kernel's start and main (measured by single steps), the same in each run and program
LIBC_CODE = (
    *((0x00, 0x02), (0x0F, 0x10), (0x15, 0x16), (0x17, 0x18), (0x5F, 0x60), (0x65, 0x66), (0x75, 0x7A)),
    *((0x8A, 0x8D), (0xD7, 0xD8), (0xE2, 0xE3), (0x129, 0x12A), (0x132, 0x133)),
)

LIBC_FILE, VDSO = SharedObject(3, 0x27410, 1922136, 14, 64), SharedObject(0, 0, 5632, 4, 17)

STARTUP = (
    StartupMapping(
        "dynamic linker",
        LD_SO,
        0x35000,
        (
            Piece(0x1000, "r--", RegionKind.LD_SO, touched=((0, 1),), header=SharedObject(3, 0x1AB70, 213528, 9, 23)),
            Piece(0x26000, "r-x", RegionKind.LD_SO, touched=((0, 0x25),)),
            Piece(0xA000, "r--", RegionKind.LD_SO, touched=((0, 0xA),)),
            Piece(0x2000, "r--", RegionKind.LD_SO, relocated=True, touched=((0, 2),)),
            Piece(0x2000, "rw-", RegionKind.LD_SO, touched=((0, 2),)),
        ),
    ),
    StartupMapping(
        "vdso",
        "",
        0x8000,
        (
            Piece(0x4000, "r--", RegionKind.VVAR, path="[vvar]"),
            Piece(0x2000, "r--", RegionKind.VVAR, path="[vvar_vclock]"),
            Piece(0x2000, "r-x", RegionKind.VDSO, path="[vdso]", touched=((0, 1),), header=VDSO),
        ),
    ),
    StartupMapping(
        "early memory of the dynamic linker",
        "",
        0x2000,
        (Piece(0x2000, "rw-", RegionKind.LD_SO, anonymous=True, touched=((0, 1),)),),
    ),
    # mapped while libraries are searched, then unmapped: small mappings land in the hole it leaves
    StartupMapping("/etc/ld.so.cache", "", 0xA000, (Piece(0xA000, "", RegionKind.UNMAPPED),)),
    StartupMapping(
        "C library",
        LIBC,
        0x1E2000,
        (
            Piece(0x26000, "r--", RegionKind.LIBC, touched=((0, 0x26),), header=LIBC_FILE),
            Piece(0x156000, "r-x", RegionKind.LIBC, touched=LIBC_CODE),
            Piece(0x53000, "r--", RegionKind.LIBC),
            Piece(0x4000, "r--", RegionKind.LIBC, relocated=True, touched=((0, 4),)),
            Piece(0x2000, "rw-", RegionKind.LIBC, touched=((0, 2),)),
            Piece(0xD000, "rw-", RegionKind.LIBC, anonymous=True, touched=((0, 1), (4, 7), (0xC, 0xD))),
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
    startup_faults=37,
    stack_guard_gap=1 * MIB,
    huge_page=2 * MIB,
    randomises=True,
    library_symbols=OBJECTS | FUNCTIONS,
)
